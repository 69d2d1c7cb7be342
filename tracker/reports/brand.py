"""Whose documents they are, read from the settings; and a setting as somebody gives it, a logo by its file."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from tracker import settings
from tracker.errors import UnreadableFile
from tracker.names import show
from tracker.reports.document import Brand, Paper
from tracker.settings import Logo, NoLogo

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def brand(db: Session) -> Brand:
    """Give the agency, whom to ask, the footer, the colour and the logo, as the records have them."""
    kept, logo = settings.read(db), settings.picture(db)
    return Brand(
        agency=show(kept.agency),
        contact=show(kept.contact),
        footer=show(kept.footer),
        accent=kept.accent,
        logo=logo.content if logo else None,
    )


def paper(db: Session) -> Paper:
    """Give the paper that documents are laid out for."""
    return "a4" if settings.read(db).paper == "a4" else "letter"


def given(key: str, said: str) -> tuple[str, str]:
    """Give a setting's value as it is kept, and as it is said: of a logo's file its picture."""
    if key != "logo" or not said.strip():
        return said, said.strip() or "nothing"
    logo = logo_in(Path(said.strip()).expanduser())
    return logo.text, logo.words


def logo_in(file: Path) -> Logo:
    """Read a logo from a file, look through it, and draw it once on trial, so that no report fails over it."""
    try:
        with file.open("rb") as opened:
            content = opened.read(settings.LARGEST_LOGO + 1)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise UnreadableFile(f"{show(str(file))} cannot be read. Check the name, and that it is a file.") from None
    logo = settings.logo_of(content)
    _draw(logo)
    return logo


def _draw(logo: Logo) -> None:
    import typst

    page = b"#image(bytes(json(bytes(sys.inputs.logo))))"
    compiler = typst.Compiler(page, ignore_system_fonts=True, sys_inputs={"logo": str(list(logo.content))})
    try:
        compiler.compile(format="pdf", timestamp=_EPOCH)
    except typst.TypstError:
        raise NoLogo from None

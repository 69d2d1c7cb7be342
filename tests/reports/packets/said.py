"""Everything that a file says, in whatever part of it."""

import io
import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage

from pypdf import PdfReader


def said_in(name: str, content: bytes) -> str:
    """Give the text of a packet's file; a mail's attachments are opened as well."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(parts.read(each).decode("utf-8", "replace") for each in parts.namelist())
    if name.endswith(".pdf"):
        pdf = PdfReader(io.BytesIO(content))
        pages = " ".join(page.extract_text() for page in pdf.pages)
        return f"{' '.join(pages.split())} {pdf.metadata}"
    mail = opened(content)
    inside = [said_in(str(each.get_filename()), each.get_content()) for each in mail.iter_attachments()]
    return "\n".join([str(mail.items()), text_of(mail), *inside])


def opened(content: bytes) -> EmailMessage:
    """Open a mail as a mail program does."""
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


def text_of(mail: EmailMessage) -> str:
    """Give a mail's own text."""
    body = mail.get_body()
    assert body is not None
    return str(body.get_content())

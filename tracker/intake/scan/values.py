"""What the look at a file gives: its bytes, its kind, and what each sheet's format shows."""

from dataclasses import dataclass, field


@dataclass
class Looks:
    """What one sheet's format shows that its values do not; rows and columns count from 1."""

    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    filled: int = 0  # cells that hold a value, failed ones aside


@dataclass(frozen=True)
class Scanned:
    """A file that may be read: its bytes as they were looked at, and the looks of its sheets by name."""

    content: bytes
    digest: str
    kind: str  # "xlsx", "xlsb", "xls", "ods", "encrypted", "text"
    sheets: dict[str, Looks]
    epoch_1904: bool = False
    notes: tuple[str, ...] = ()

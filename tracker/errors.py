"""The errors that a coordinator may read: each class's docstring is its message, and says what to do next.

A mistake inside a file is no exception but a `Problem` with an address, collected with the others.
"""

from typing import ClassVar


class TrackerError(Exception):
    """Something did not work. Nothing was changed."""

    exit_code: ClassVar[int] = 4

    def __init__(self, message: str = "", **facts: object) -> None:
        """Take the sentence to show (the docstring, if none) and facts that a door may print as JSON."""
        self.message = message or (type(self).__doc__ or "").strip()
        self.facts = facts
        super().__init__(self.message)


class WrongUsage(TrackerError):
    """That command cannot be understood. Add --help to see how it is used."""

    exit_code = 2


class UnreadableFile(TrackerError):
    """This file cannot be read. Open it in Excel, save it again as .xlsx, and import that copy."""

    exit_code = 3


class NothingToImport(TrackerError):
    """There is nothing in this file to import. Check that it is the file you meant."""

    exit_code = 3


class NotFound(TrackerError):
    """No such thing is recorded. Check the spelling."""


class Ambiguous(TrackerError):
    """More than one fits. Give the employee number or the email instead."""


class NothingToDo(TrackerError):
    """There is nothing to do."""


class Refused(TrackerError):
    """The records do not allow that. Nothing was changed."""


class StaleProposal(TrackerError):
    """The records changed since this preview was made. Look at it again before applying it."""


class CannotOpen(TrackerError):
    """The records cannot be opened. Nothing was written."""


class NotSaved(TrackerError):
    """The change was not saved; the records are as they were. Try again."""

    exit_code = 1


class Busy(NotSaved):
    """Somebody else is writing to the records just now. Nothing was changed; try again in a moment."""


class PerhapsSaved(TrackerError):
    """The change may or may not have been saved. Look at `tracker history` before you make it again."""

    exit_code = 1

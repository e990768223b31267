"""What is logged of a fault: where it is, and nobody's words."""

from types import TracebackType

from circlekeeper_server.logs import WithoutWords

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def without_words(fault: Exception) -> ExceptionInfo:
    """For `exc_info`: the whole way to the fault. Its message is left out, since that may repeat
    what somebody said."""
    kind = type(fault).__name__
    return WithoutWords, WithoutWords(kind), fault.__traceback__

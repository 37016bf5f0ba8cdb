"""Where the command begins: runs it, and turns what went wrong into a sentence and an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError

__all__ = ["main"]

_FAILED = 2
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 conflicts found, 2 could not do it, 130 interrupted.

    ``arguments`` are the process's own where they are left out.
    """
    from click.exceptions import Abort, ClickException, UsageError

    from claimcheck.cli import ReaderGoneError, command

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = command.main(arguments, prog_name="claimcheck", standalone_mode=False)
        sys.stdout.flush()
    except ClaimcheckError as error:
        code = _tell(error.message, error.hint)
    except UsageError as error:
        path = error.ctx.command_path if error.ctx else "claimcheck"
        code = _tell(error.format_message(), f"See: {path} --help")
    except ClickException as error:
        code = _tell(error.format_message(), "")
    except (KeyboardInterrupt, Abort):
        code = _INTERRUPTED
    except (BrokenPipeError, ReaderGoneError):
        # The reader went away; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        code = _tell(f"The system would not do it: {error}.", "Check space, rights and paths.")
    # Python would look through all that is loaded for garbage as it ends: a twelfth of a warm check.
    gc.freeze()
    sys.exit(code if isinstance(code, int) else 0)


def _tell(message: str, hint: str) -> int:
    from claimcheck.text import harmless

    full_stop = "" if message.endswith((".", "!", "?")) else "."
    sys.stderr.write(f"{harmless(message)}{full_stop}\n")
    if hint:
        sys.stderr.write(harmless(hint) + "\n")
    return _FAILED


if __name__ == "__main__":
    main()

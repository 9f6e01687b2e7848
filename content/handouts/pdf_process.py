"""Makes a PDF from HTML on standard input, in a process of its own: `python -m content.handouts.pdf_process`.

It takes a second of one processor and a hundred megabytes, which the site's own processes are to have for
readers. It fetches nothing: all that a sheet shows stands in its HTML. It exits with 3 where the libraries
that it needs are not on this machine, and says which on standard error.
"""

import os
import sys

MISSING = 3


def main() -> int:
    """Read HTML, write a tagged PDF (PDF/UA-1, ISO 14289-1) with its fonts embedded."""
    try:
        from weasyprint import HTML, URLFetcher  # noqa: PLC0415 it may be missing, which is to be said
    except (ImportError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return MISSING
    if "--check" in sys.argv:
        return 0
    html = sys.stdin.buffer.read().decode()
    document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"}))
    document.write_pdf(sys.stdout.buffer, pdf_variant="pdf/ua-1", custom_metadata=False)
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Pango looks for fonts in a thread of its own. One that still runs while Python takes its libraries down
    # ends the process by a fault, now and then, with the PDF already written.
    os._exit(status)

"""Uploads that end where they are too much, before they fill memory or disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class LimitHandler(FileUploadHandler):
    """Takes the files of a form up to so many bytes in all; `exceeded` tells that there were more.

    The rest is read and thrown away: a browser that is cut off while it sends shows no answer. What the form
    sends behind the file is lost then.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.left = most
        self.exceeded = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Let a piece pass to the handlers behind, unless it is one too many."""
        self.left -= len(raw_data)
        if self.left < 0:
            self.exceeded = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Leave the file to the handlers behind."""

"""Days and times as the pages of the guide write them: 24 hours, with the time zone of the clinic."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i T"

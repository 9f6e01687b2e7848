"""Handouts: the pages that clinic staff put together for a patient, by link, QR code and on paper."""

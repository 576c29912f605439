"""MIMEAudio."""

from email.mime.kinds import MIMEAudio

__all__ = ["MIMEAudio"]

"""MIMEMessage."""

from email.mime.kinds import MIMEMessage

__all__ = ["MIMEMessage"]

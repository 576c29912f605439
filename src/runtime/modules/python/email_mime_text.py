"""MIMEText."""

from email.mime.kinds import MIMEText

__all__ = ["MIMEText"]

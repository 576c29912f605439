"""MIMEApplication."""

from email.mime.kinds import MIMEApplication

__all__ = ["MIMEApplication"]

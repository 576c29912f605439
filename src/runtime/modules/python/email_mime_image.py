"""MIMEImage."""

from email.mime.kinds import MIMEImage

__all__ = ["MIMEImage"]

"""MIMEMultipart."""

from email.mime.kinds import MIMEMultipart

__all__ = ["MIMEMultipart"]

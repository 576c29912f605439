"""MIMEBase."""

from email.mime.kinds import MIMEBase

__all__ = ["MIMEBase"]

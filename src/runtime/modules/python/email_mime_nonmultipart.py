"""MIMENonMultipart."""

from email.mime.kinds import MIMENonMultipart

__all__ = ["MIMENonMultipart"]

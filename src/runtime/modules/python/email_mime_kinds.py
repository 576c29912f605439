"""MIMEText and the others, each of which can be imported from a module of its own."""

import email.policy
from email import message
from email.encoders import encode_base64
from email.errors import MultipartConversionError


class MIMEBase(message.Message):
    """A message of a type."""

    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        message.Message.__init__(self, policy=email.policy.compat32 if policy is None else policy)
        self.add_header("Content-Type", "%s/%s" % (_maintype, _subtype), **_params)
        self["MIME-Version"] = "1.0"


class MIMENonMultipart(MIMEBase):
    def attach(self, payload):
        raise MultipartConversionError("Cannot attach additional subparts to non-multipart/*")


class MIMEText(MIMENonMultipart):
    """Text of some kind."""

    def __init__(self, _text, _subtype="plain", _charset=None, *, policy=None):
        if _charset is None:
            _charset = "us-ascii" if _text.isascii() else "utf-8"
        MIMENonMultipart.__init__(self, "text", _subtype, policy=policy, charset=str(_charset))
        self.set_payload(_text, _charset)


class MIMEMultipart(MIMEBase):
    """Parts."""

    def __init__(self, _subtype="mixed", boundary=None, _subparts=None, *, policy=None, **_params):
        MIMEBase.__init__(self, "multipart", _subtype, policy=policy, **_params)
        self._payload = []
        for part in _subparts or ():
            self.attach(part)
        if boundary:
            self.set_boundary(boundary)


class MIMEApplication(MIMENonMultipart):
    """Data of a program."""

    def __init__(self, _data, _subtype="octet-stream", _encoder=encode_base64, *, policy=None, **_params):
        if _subtype is None:
            raise TypeError("Invalid application MIME subtype")
        MIMENonMultipart.__init__(self, "application", _subtype, policy=policy, **_params)
        self.set_payload(_data)
        _encoder(self)


_PICTURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"), (b"\xff\xd8", "jpeg"), (b"BM", "bmp"), (b"MM", "tiff"), (b"II", "tiff"))
_SOUNDS = ((b"RIFF", "x-wav"), (b".snd", "basic"), (b"FORM", "x-aiff"))


def _kind(data, subtype, known, what):
    if subtype is None:
        subtype = next((name for start, name in known if data.startswith(start)), None)
    if subtype is None:
        raise TypeError("Could not guess %s MIME subtype" % what)
    return subtype


class MIMEImage(MIMENonMultipart):
    def __init__(self, _imagedata, _subtype=None, _encoder=encode_base64, *, policy=None, **_params):
        MIMENonMultipart.__init__(self, "image", _kind(_imagedata, _subtype, _PICTURES, "image"), policy=policy, **_params)
        self.set_payload(_imagedata)
        _encoder(self)


class MIMEAudio(MIMENonMultipart):
    def __init__(self, _audiodata, _subtype=None, _encoder=encode_base64, *, policy=None, **_params):
        MIMENonMultipart.__init__(self, "audio", _kind(_audiodata, _subtype, _SOUNDS, "audio"), policy=policy, **_params)
        self.set_payload(_audiodata)
        _encoder(self)


class MIMEMessage(MIMENonMultipart):
    """A message within a message."""

    def __init__(self, _msg, _subtype="rfc822", *, policy=None):
        MIMENonMultipart.__init__(self, "message", _subtype, policy=policy)
        if not isinstance(_msg, message.Message):
            raise TypeError("Argument is not an instance of Message")
        message.Message.attach(self, _msg)
        self.set_default_type("message/rfc822")

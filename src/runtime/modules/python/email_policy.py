"""How messages are read and written: in the old manner (compat32) or with headers that know their kind."""

__all__ = ["Compat32", "compat32", "Policy", "EmailPolicy", "default", "strict", "SMTP", "HTTP", "SMTPUTF8"]


class Policy:
    """Settings that never change; clone () gives others."""

    max_line_length, linesep, cte_type, raise_on_defect, mangle_from_, utf8, message_factory = 78, "\n", "8bit", False, False, False, None

    def __init__(self, **given):
        for name, value in given.items():
            if not hasattr(type(self), name):
                raise TypeError("%r is an invalid keyword argument for %s" % (name, type(self).__name__))
            self.__dict__[name] = value

    def __setattr__(self, name, value):
        raise AttributeError(("%s object attribute %r is read-only" if hasattr(self, name) else "%s object has no attribute %r")
                             % (type(self).__name__, name))

    def clone(self, **given):
        return type(self)(**{**self.__dict__, **given})

    def __add__(self, other):
        return type(self)(**{**self.__dict__, **other.__dict__})

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % pair for pair in self.__dict__.items()))


class Compat32(Policy):
    mangle_from_ = True
    new = False


class EmailPolicy(Policy):
    refold_source = "long"
    new = True


compat32 = Compat32()
default = EmailPolicy()
strict = default.clone(raise_on_defect=True)
SMTP = default.clone(linesep="\r\n")
HTTP = default.clone(linesep="\r\n", max_line_length=None)
SMTPUTF8 = SMTP.clone(utf8=True)

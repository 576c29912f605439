"""Other programs. None can be started from here: whoever asks for one is told so."""

import signal as _signal

__all__ = ["CalledProcessError", "CompletedProcess", "DEVNULL", "PIPE", "Popen", "STDOUT", "SubprocessError", "TimeoutExpired", "call",
           "check_call", "check_output", "getoutput", "getstatusoutput", "list2cmdline", "run"]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class _WithOutput(SubprocessError):
    """What a program printed, by two names."""

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CalledProcessError(_WithOutput):
    """A program ended with a status that tells of a failure."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return "Command '%s' died with %r." % (self.cmd, _signal.Signals(-self.returncode))
            except ValueError:
                return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)
        return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)


class TimeoutExpired(_WithOutput):
    """A program took longer than it was given."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)


class CompletedProcess:
    """What a program that has ended left behind."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = ["args={!r}".format(self.args), "returncode={!r}".format(self.returncode)]
        parts += ["%s=%r" % (name, value) for name in ("stdout", "stderr") if (value := getattr(self, name)) is not None]
        return "%s(%s)" % (type(self).__name__, ", ".join(parts))

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class Popen:
    """A program that runs. There can be none."""

    def __init__(self, args, bufsize=-1, executable=None, **options):
        program = args if isinstance(args, (str, bytes)) else executable or next(iter(args), "")
        raise PermissionError(1, "Heapscope starts no other programs", program)


def list2cmdline(seq):
    """SEQ as one line that the Windows shell would take apart again."""
    parts = []
    for arg in map(str, seq):
        quoted, slashes = "", 0
        for char in arg:
            if char == "\\":
                slashes += 1
                continue
            quoted += "\\" * (2 * slashes + 1 if char == '"' else slashes) + char
            slashes = 0
        if not arg or " " in arg or "\t" in arg:
            parts.append('"%s%s"' % (quoted, "\\" * (2 * slashes)))
        else:
            parts.append(quoted + "\\" * slashes)
    return " ".join(parts)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    Popen(*popenargs, **kwargs)


def call(*popenargs, timeout=None, **kwargs):
    Popen(*popenargs, **kwargs)


def check_call(*popenargs, **kwargs):
    Popen(*popenargs, **kwargs)


def check_output(*popenargs, timeout=None, **kwargs):
    Popen(*popenargs, **kwargs)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    Popen(cmd)


def getoutput(cmd, *, encoding=None, errors=None):
    Popen(cmd)

"""Tells source that is whole from source whose rest is still to come, as the prompt does."""

import __future__
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

_stands_for_native = True

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _is_empty(source):
    return all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n"))


def _compile_or_wait(compiler, source, filename, symbol):
    """The code of SOURCE, or None if more lines might make it whole. SyntaxError and the like if none could."""
    if _is_empty(source) and symbol != "eval":
        source = "pass"
    with warnings.catch_warnings():
        # The first attempt is only to see; what there is to warn of is said by the last one.
        warnings.simplefilter("ignore", (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol)
        except SyntaxError:
            try:
                compiler(source + "\n", filename, symbol)
                return None
            except SyntaxError as error:
                if "incomplete input" in str(error):
                    return None
    return compiler(source, filename, symbol, incomplete_input=False)


def _compile_once(source, filename, symbol, incomplete_input=True):
    flags = PyCF_ALLOW_INCOMPLETE_INPUT | PyCF_DONT_IMPLY_DEDENT if incomplete_input else 0
    return compile(source, filename, symbol, flags)


def compile_command(source, filename="<input>", symbol="single"):
    return _compile_or_wait(_compile_once, source, filename, symbol)


class Compile:
    """compile() that remembers the __future__ statements of what it compiled."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, **kwargs):
        flags = self.flags
        if not kwargs.get("incomplete_input", True):
            flags &= ~(PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT)
        code = compile(source, filename, symbol, flags, True)
        for name in __future__.all_feature_names:
            self.flags |= code.co_flags & getattr(__future__, name).compiler_flag
        return code


class CommandCompiler:
    """compile_command() that remembers the __future__ statements of what it compiled."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _compile_or_wait(self.compiler, source, filename, symbol)

"""Options of command lines, as C's getopt has them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def long_has_args(name, longopts):
    """Whether the option that NAME begins takes an argument, and its whole name."""
    found = [option for option in longopts if option.startswith(name)]
    if not found:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in found:
        return False, name
    if name + "=" in found:
        return True, name
    if len(found) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    return found[0].endswith("="), found[0].removesuffix("=")


def short_has_arg(opt, shortopts):
    at = shortopts.find(opt) if opt != ":" else -1
    if at < 0:
        raise GetoptError("option -%s not recognized" % opt, opt)
    return shortopts[at + 1:at + 2] == ":"


def do_longs(opts, opt, longopts, args):
    option, args = _long(opt, longopts, args)
    opts.append(option)
    return opts, args


def do_shorts(opts, optstring, shortopts, args):
    more, args = _short(optstring, shortopts, args)
    return opts + more, args


def _long(text, longopts, args):
    name, equals, value = text.partition("=")
    takes, exact = long_has_args(name, longopts)
    if takes and not equals:
        if not args:
            raise GetoptError("option --%s requires argument" % exact, exact)
        value, args = args[0], args[1:]
    elif equals and not takes:
        raise GetoptError("option --%s must not have an argument" % exact, exact)
    return ("--" + exact, value), args


def _short(text, shortopts, args):
    options = []
    while text:
        letter, text = text[0], text[1:]
        value = ""
        if short_has_arg(letter, shortopts):
            if not text:
                if not args:
                    raise GetoptError("option -%s requires argument" % letter, letter)
                text, args = args[0], args[1:]
            value, text = text, ""
        options.append(("-" + letter, value))
    return options, args


def getopt(args, shortopts, longopts=[]):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    options = []
    while args and args[0].startswith("-") and args[0] != "-":
        arg, args = args[0], args[1:]
        if arg == "--":
            break
        if arg.startswith("--"):
            option, args = _long(arg[2:], longopts, args)
            options.append(option)
        else:
            more, args = _short(arg[1:], shortopts, args)
            options += more
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    options, rest = [], []
    import os
    options_first = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    shortopts = shortopts.removeprefix("+")
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0].startswith("--"):
            option, args = _long(args[0][2:], [longopts] if isinstance(longopts, str) else list(longopts), args[1:])
            options.append(option)
        elif args[0].startswith("-") and args[0] != "-":
            more, args = _short(args[0][1:], shortopts, args[1:])
            options += more
        elif options_first:
            rest = list(args)
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return options, rest

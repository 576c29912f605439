"""Options of command lines, as C's getopt has them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def _long(text, longopts, args):
    name, equals, value = text.partition("=")
    found = [option for option in longopts if option.startswith(name)]
    if not found:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in found:
        exact, takes = name, False
    elif name + "=" in found:
        exact, takes = name, True
    elif len(found) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    else:
        takes = found[0].endswith("=")
        exact = found[0].rstrip("=")
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
        at = shortopts.find(letter) if letter != ":" else -1
        if at < 0:
            raise GetoptError("option -%s not recognized" % letter, letter)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
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
    shortopts = shortopts.lstrip("+")
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
        else:
            rest.append(args[0])
            args = args[1:]
    return options, rest

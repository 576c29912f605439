"""From a command line to a namespace."""

import re
import sys

from argparse import OPTIONAL, ONE_OR_MORE, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE
_UNRECOGNIZED_ARGS_ATTR = "_unrecognized_args"
_negative_number = re.compile(r"^-\d+$|^-\d*\.\d+$").match


class _Run:
    """The parsing of one command line: A stands for an argument, O for an option, - for --."""

    def __init__(self, parser, args, namespace):
        self.parser, self.args, self.namespace = parser, args, namespace
        self.options, pattern, plain = {}, [], False
        for i, arg in enumerate(args):
            if plain:
                pattern.append("A")
            elif arg == "--":
                pattern.append("-")
                plain = True
            else:
                option = parser._parse_optional(arg)
                if option is not None:
                    self.options[i] = option
                pattern.append("A" if option is None else "O")
        self.pattern = "".join(pattern)
        self.positionals = parser._get_positional_actions()
        self.seen, self.seen_not_default, self.extras = set(), set(), []
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                self.conflicts.setdefault(action, []).extend(other for other in group._group_actions if other is not action)

    def error(self, action, message):
        from argparse import ArgumentError
        raise ArgumentError(action, message)

    def take(self, action, args, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, args)
        if values is not action.default:
            self.seen_not_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_not_default:
                    from argparse import _name_of
                    self.error(action, "not allowed with argument %s" % _name_of(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def option(self, at):
        """Takes the option at AT; where what it takes ends."""
        action, option_string, sep, explicit = self.options[at]
        taken = []
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if explicit is None:
                start = at + 1
                count = self.parser._match_argument(action, self.pattern[start:])
                stop = start + count
                taken.append((action, self.args[start:stop], option_string))
                break
            count = self.parser._match_argument(action, "A")
            chars = self.parser.prefix_chars
            if count == 0 and option_string[1] not in chars and explicit != "":
                if sep or explicit[0] in chars:
                    self.error(action, "ignored explicit argument %r" % explicit)
                taken.append((action, [], option_string))
                option_string = option_string[0] + explicit[0]
                explicit = explicit[1:] or None
                if explicit is not None and explicit[0] == "=":
                    sep, explicit = "=", explicit[1:]
                else:
                    sep = ""
                known = self.parser._option_string_actions
                if option_string not in known:
                    self.error(action, "ignored explicit argument %r" % (option_string[1:] + (explicit or "")))
                action = known[option_string]
                stop = at + 1
                if explicit is None:
                    continue
            elif count == 1:
                stop = at + 1
                taken.append((action, [explicit], option_string))
                break
            else:
                self.error(action, "ignored explicit argument %r" % explicit)
        for action, args, option_string in taken:
            self.take(action, args, option_string)
        return stop

    def positional(self, at):
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[at:])
        for action, count in zip(self.positionals, counts):
            args = self.args[at:at + count]
            if action.nargs not in (PARSER, REMAINDER) and "-" in self.pattern[at:at + count]:
                args.remove("--")
            at += count
            self.take(action, args)
        self.positionals = self.positionals[len(counts):]
        return at

    def run(self):
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            next_option = min(i for i in self.options if i >= at)
            if at != next_option:
                end = self.positional(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.args[at:next_option])
                at = next_option
            at = self.option(at)
        at = self.positional(at)
        self.extras.extend(self.args[at:])
        self.finish()
        return self.namespace, self.extras

    def finish(self):
        from argparse import _name_of
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif (action.default is not None and isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                  and action.default is getattr(self.namespace, action.dest)):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            self.parser.error("the following arguments are required: %s" % ", ".join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_not_default for action in group._group_actions):
                names = [_name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                self.parser.error("one of the arguments %s is required" % " ".join(names))


class _Parsing:
    """The half of ArgumentParser that parses."""

    def parse_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: %s" % " ".join(extras))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        from argparse import ArgumentError, Namespace
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        if self.exit_on_error:
            try:
                namespace, extras = self._parse_known_args(args, namespace)
            except ArgumentError as e:
                self.error(str(e))
        else:
            namespace, extras = self._parse_known_args(args, namespace)
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            extras.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, extras

    def _parse_known_args(self, args, namespace):
        if self.fromfile_prefix_chars is not None:
            args = self._read_args_from_files(args)
        return _Run(self, args, namespace).run()

    def parse_intermixed_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_intermixed_args(args, namespace)
        if extras:
            self.error("unrecognized arguments: %s" % " ".join(extras))
        return namespace

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """First the options, with the positional arguments put aside; then what is left for these, whatever stood between it."""
        positionals = [action for action in self._actions if not action.option_strings]
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError("parse_intermixed_args: positional arg with nargs=%s" % action.nargs)
        if [action.dest for group in self._mutually_exclusive_groups for action in group._group_actions if action in positionals]:
            raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        kept = [(action, action.nargs, action.default) for action in positionals]
        groups = [(group, group.required) for group in self._mutually_exclusive_groups]
        required = [(action, action.required) for action in self._actions if action.option_strings]
        usage = self.usage
        try:
            if usage is None:
                self.usage = self.format_usage()[len("usage: "):]
            for action in positionals:
                action.nargs = action.default = SUPPRESS
            namespace, rest = self.parse_known_args(args, namespace)
            for action, nargs, default in kept:
                action.nargs, action.default = nargs, default
                if getattr(namespace, action.dest, None) == []:
                    delattr(namespace, action.dest)
            for action, _ in required:
                action.required = False
            for group, _ in groups:
                group.required = False
            return self.parse_known_args(rest, namespace)
        finally:
            self.usage = usage
            for action, nargs, default in kept:
                action.nargs, action.default = nargs, default
            for action, was in required:
                action.required = was
            for group, was in groups:
                group.required = was

    def _read_args_from_files(self, args):
        out = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                out.append(arg)
                continue
            try:
                with open(arg[1:]) as file:
                    for line in file.read().splitlines():
                        out.extend(self._read_args_from_files(self.convert_arg_line_to_args(line)))
            except OSError as e:
                self.error(str(e))
        return out

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    # --- options ---

    def _parse_optional(self, arg):
        """(action or None, option string, separator, explicit argument), or None if ARG is no option."""
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._option_string_actions:
            return self._option_string_actions[arg], arg, None, None
        if len(arg) == 1:
            return None
        option, sep, explicit = arg.partition("=")
        if sep and option in self._option_string_actions:
            return self._option_string_actions[option], option, sep, explicit
        found = self._get_option_tuples(arg)
        if len(found) > 1:
            self.error("ambiguous option: %s could match %s" % (arg, ", ".join(match[1] for match in found)))
        if found:
            return found[0]
        if _negative_number(arg) and not any(_negative_number(option) for option in self._option_string_actions):
            return None
        if " " in arg:
            return None
        return None, arg, None, None

    def _get_option_tuples(self, arg):
        chars, known, found = self.prefix_chars, self._option_string_actions, []
        if arg[1] in chars:
            if self.allow_abbrev:
                prefix, sep, explicit = arg.partition("=")
                found = [(known[option], option, sep or None, explicit if sep else None) for option in known if option.startswith(prefix)]
            return found
        short, rest = arg[:2], arg[2:]
        for option in known:
            if option == short:
                sep = "=" if rest[:1] == "=" else ""
                found.append((known[option], option, sep, rest[1:] if sep else rest))
            elif self.allow_abbrev and option.startswith(arg.partition("=")[0]):
                _, sep, explicit = arg.partition("=")
                found.append((known[option], option, sep or None, explicit if sep else None))
        return found

    # --- how many ---

    def _get_nargs_pattern(self, action):
        nargs = action.nargs
        patterns = {None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([-AO]*)",
                    PARSER: "(-*A[-AO]*)", SUPPRESS: "(-*-*)"}
        pattern = patterns[nargs] if nargs in patterns else "(-*%s-*)" % "-*".join("A" * nargs)
        return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern

    def _match_argument(self, action, pattern):
        match = re.match(self._get_nargs_pattern(action), pattern)
        if match is None:
            messages = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                        ONE_OR_MORE: "expected at least one argument"}
            from argparse import ArgumentError
            n = action.nargs
            raise ArgumentError(action, messages.get(n) or "expected %s argument%s" % (n, "" if n == 1 else "s"))
        return len(match.group(1))

    def _match_arguments_partial(self, actions, pattern):
        for n in range(len(actions), 0, -1):
            match = re.match("".join(map(self._get_nargs_pattern, actions[:n])), pattern)
            if match is not None:
                return [len(group) for group in match.groups()]
        return []

    # --- values ---

    def _get_values(self, action, args):
        if action.nargs not in (PARSER, REMAINDER) and action.option_strings:
            args = [arg for arg in args if arg != "--"] if "--" in args else args
        if not args and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not args and action.nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(args) == 1 and action.nargs in (None, OPTIONAL):
            value = self._get_value(action, args[0])
            self._check_value(action, value)
            return value
        values = [self._get_value(action, arg) for arg in args]
        if action.nargs == PARSER:
            self._check_value(action, values[0])
        elif action.nargs == SUPPRESS:
            return SUPPRESS
        elif action.nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, arg):
        from argparse import ArgumentError, ArgumentTypeError
        function = self._registry_get("type", action.type, action.type)
        if not callable(function):
            raise ArgumentError(action, "%r is not callable" % (function,))
        try:
            return function(arg)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, "invalid %s value: %r" % (name, arg)) from None

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            from argparse import ArgumentError
            raise ArgumentError(action, "invalid choice: %r (choose from %s)" % (value, ", ".join(map(repr, action.choices))))

"""How arguments are told: usage and help."""

import re
import textwrap

from argparse import OPTIONAL, ONE_OR_MORE, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE


class _Section:
    def __init__(self, formatter, parent, heading=None):
        self.formatter, self.parent, self.heading, self.items = formatter, parent, heading, []

    def format_help(self):
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        text = "".join(part for part in (function(*args) for function, args in self.items) if part)
        if self.parent is not None:
            formatter._dedent()
        if not text:
            return ""
        heading = ""
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = "%*s%s:\n" % (formatter._current_indent, "", self.heading)
        return "\n" + heading + text + "\n"


class HelpFormatter:
    """Lays out usage and help."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._indent_increment, self._width = prog, indent_increment, width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._level = self._action_max_length = 0
        self._root_section = self._current_section = _Section(self, None)

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    def _add_item(self, function, args):
        self._current_section.items.append((function, args))

    def start_section(self, heading):
        self._indent()
        section = _Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        invocations = [self._format_action_invocation(action)]
        invocations += [self._format_action_invocation(sub) for sub in self._iter_indented_subactions(action)]
        longest = max(map(len, invocations)) + self._current_indent
        self._action_max_length = max(self._action_max_length, longest)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        return re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else text

    # --- usage ---

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            usage = usage % {"prog": self._prog}
        elif not actions:
            usage = self._prog
        else:
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            parts = self._usage_parts(optionals + positionals, groups)
            usage = " ".join([self._prog] + [part for part in parts if part])
            width = self._width - self._current_indent
            if len(prefix) + len(usage) > width:
                option_parts, position_parts = self._usage_parts(optionals, groups), self._usage_parts(positionals, groups)
                usage = self._wrapped_usage(prefix, option_parts, position_parts, width)
        return "%s%s\n\n" % (prefix, usage)

    def _wrapped_usage(self, prefix, option_parts, position_parts, width):
        def lines_of(parts, indent, first=None):
            lines, line = [], []
            length = (len(first) if first is not None else len(indent)) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        option_parts, position_parts = [[part for part in parts if part] for parts in (option_parts, position_parts)]
        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if option_parts:
                lines = lines_of([self._prog] + option_parts, indent, prefix)
                lines += lines_of(position_parts, indent)
            elif position_parts:
                lines = lines_of([self._prog] + position_parts, indent, prefix)
            else:
                lines = [self._prog]
        else:
            indent = " " * len(prefix)
            lines = lines_of(option_parts + position_parts, indent)
            if len(lines) > 1:
                lines = lines_of(option_parts, indent) + lines_of(position_parts, indent)
            lines = [self._prog] + lines
        return "\n".join(lines)

    def _usage_part(self, action, alone):
        if action.help is SUPPRESS:
            return ""
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            return part[1:-1] if not alone and part[:1] == "[" and part[-1:] == "]" else part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = "%s %s" % (action.option_strings[0], self._format_args(action, self._get_default_metavar_for_optional(action)))
        return "[%s]" % part if alone and not action.required else part

    def _usage_parts(self, actions, groups):
        parts, i = [], 0
        while i < len(actions):
            group = self._group_at(actions, i, groups)
            if group is None:
                parts.append(self._usage_part(actions[i], True))
                i += 1
                continue
            inner = [self._usage_part(action, False) for action in group._group_actions]
            inner = [part for part in inner if part]
            i += len(group._group_actions)
            if not inner:
                continue
            text = " | ".join(inner)
            if group.required:
                text = "(%s)" % text if len(inner) > 1 else text
            else:
                text = "[%s]" % text
            parts.append(text)
        return parts

    def _group_at(self, actions, i, groups):
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError("empty group %s" % group)
            if actions[i:i + len(members)] == members:
                return group
        return None

    # --- help ---

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        width = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        first_indent = 0
        if not action.help:
            text = "%*s%s\n" % (self._current_indent, "", header)
        elif len(header) <= width:
            text = "%*s%-*s  " % (self._current_indent, "", width, header)
        else:
            text = "%*s%s\n" % (self._current_indent, "", header)
            first_indent = position
        if action.help and action.help.strip():
            expanded = self._expand_help(action)
            lines = self._split_lines(expanded, help_width) if expanded else ()
            for line in lines:
                text += "%*s%s\n" % (first_indent, "", line)
                first_indent = position
        elif not text.endswith("\n"):
            text += "\n"
        return text + "".join(self._format_action(sub) for sub in self._iter_indented_subactions(action))

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join("%s %s" % (option, args) for option in action.option_strings)

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{%s}" % ",".join(map(str, action.choices))
        else:
            result = default_metavar
        return lambda size: result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default_metavar):
        get, nargs = self._metavar_formatter(action, default_metavar), action.nargs
        if nargs is None:
            return "%s" % get(1)
        if nargs == OPTIONAL:
            return "[%s]" % get(1)
        if nargs == ZERO_OR_MORE:
            metavar = get(1)
            return "[%s [%s ...]]" % metavar if len(metavar) == 2 else "[%s ...]" % metavar
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % get(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % get(1)
        if nargs == SUPPRESS:
            return ""
        if not isinstance(nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * nargs) % get(nargs)

    def _expand_help(self, action):
        params = {**vars(action), "prog": self._prog}
        for name, value in list(params.items()):
            if value is SUPPRESS:
                del params[name]
            elif hasattr(value, "__name__"):
                params[name] = value.__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        subactions = getattr(action, "_get_subactions", None)
        if subactions is not None:
            self._indent()
            yield from subactions()
            self._dedent()

    def _split_lines(self, text, width):
        return textwrap.wrap(re.sub(r"(?a)\s+", " ", text).strip(), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(re.sub(r"(?a)\s+", " ", text).strip(), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Tells defaults."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names values after their types."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__

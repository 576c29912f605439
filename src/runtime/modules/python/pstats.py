"""What a profile counted, as tables."""

import marshal
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import cmp_to_key

__all__ = ["Stats", "SortKey", "FunctionProfile", "StatsProfile"]


class SortKey(StrEnum):
    """What a table can be ordered by; each may have other names."""

    CALLS = "calls", "ncalls"
    CUMULATIVE = "cumulative", "cumtime"
    FILENAME = "filename", "module"
    LINE = "line"
    NAME = "name"
    NFL = "nfl"
    PCALLS = "pcalls"
    STDNAME = "stdname"
    TIME = "time", "tottime"

    def __new__(cls, *values):
        made = str.__new__(cls, values[0])
        made._value_ = values[0]
        for other in values[1:]:
            cls._value2member_map_[other] = made
        made._all_values = values
        return made


@dataclass(unsafe_hash=True)
class FunctionProfile:
    ncalls: str
    tottime: float
    percall_tottime: float
    cumtime: float
    percall_cumtime: float
    file_name: str
    line_number: int


@dataclass(unsafe_hash=True)
class StatsProfile:
    """Class for keeping track of an item in inventory."""
    total_tt: float
    func_profiles: dict


# Fields of a row, (sign, what it gets): primitive calls, calls, own time, time with what was called, file, line, name, all of these.
_PCALLS, _CALLS, _OWN, _CUMULATIVE, _FILE, _LINE, _NAME, _STANDARD = range(8)
_ORDERS = {
    "calls": (((_CALLS, -1),), "call count"), "ncalls": (((_CALLS, -1),), "call count"),
    "cumtime": (((_CUMULATIVE, -1),), "cumulative time"), "cumulative": (((_CUMULATIVE, -1),), "cumulative time"),
    "filename": (((_FILE, 1),), "file name"), "line": (((_LINE, 1),), "line number"), "module": (((_FILE, 1),), "file name"),
    "name": (((_NAME, 1),), "function name"), "nfl": (((_NAME, 1), (_FILE, 1), (_LINE, 1)), "name/file/line"),
    "pcalls": (((_PCALLS, -1),), "primitive call count"), "stdname": (((_STANDARD, 1),), "standard name"),
    "time": (((_OWN, -1),), "internal time"), "tottime": (((_OWN, -1),), "internal time"),
}
_OLD_ORDERS = {-1: "stdname", 0: "calls", 1: "time", 2: "cumulative"}


def func_std_string(func_name):
    """A function as text: file:line(name), or {what is built in}."""
    if func_name[:2] == ("~", 0):
        name = func_name[2]
        return "{%s}" % name[1:-1] if name.startswith("<") and name.endswith(">") else name
    return "%s:%d(%s)" % func_name


def _seconds(value):
    return "%8.3f" % value


def _without_folder(func):
    return func[0].rpartition("/")[2], func[1], func[2]


def _sum_of(one, other):
    return tuple(a + b for a, b in zip(one, other))


class Stats:
    """Counts of calls and times; its methods give itself, so that they can be strung together."""

    def __init__(self, *args, stream=None):
        self.stream = stream or sys.stdout
        self.stats, self.files, self.top_level, self.fcn_list = {}, [], set(), None
        self.total_calls = self.prim_calls = self.max_name_len = 0
        self.total_tt, self.sort_arg_dict, self.all_callees = 0, {}, None
        if not args:
            return
        self._load(args[0])
        self.add(*args[1:])

    def _load(self, source):
        if isinstance(source, str):
            with open(source, "rb") as file:
                self.stats = marshal.load(file)
            self.files = [source]
        elif hasattr(source, "create_stats"):
            source.create_stats()
            self.stats, source.stats = source.stats, {}
        if not self.stats:
            raise TypeError("Cannot create or construct a %r object from %r" % (self.__class__, source))
        self._sum_up()

    def _sum_up(self):
        self.total_calls = self.prim_calls = self.total_tt = 0
        for func, (primitive, calls, own, cumulative, callers) in self.stats.items():
            self.total_calls += calls
            self.prim_calls += primitive
            self.total_tt += own
            if ("jprofile", 0, "profiler") in callers:
                self.top_level.add(func)

    def add(self, *arg_list):
        for item in reversed(arg_list):
            other = item if isinstance(item, Stats) else type(self)(item)
            self.files += other.files
            for func, row in other.stats.items():
                self.stats[func] = self._joined(self.stats[func], row) if func in self.stats else row
            self._sum_up()
            self.fcn_list = None
        return self

    @staticmethod
    def _joined(one, other):
        callers = dict(one[4])
        for func, calls in other[4].items():
            callers[func] = _sum_of(callers[func], calls) if func in callers else calls
        return (*_sum_of(one[:4], other[:4]), callers)

    def dump_stats(self, filename):
        with open(filename, "wb") as file:
            marshal.dump(self.stats, file)

    def sort_stats(self, *field):
        if not field:
            self.fcn_list = 0
            return self
        if len(field) == 1 and isinstance(field[0], int):
            field = [_OLD_ORDERS[field[0]]]
        elif len(field) >= 2 and any(type(one) is not type(field[0]) for one in field[1:]):
            raise TypeError("Can't have mixed argument type")
        names = list(_ORDERS)
        order, words = [], []
        for one in field:
            one = one.value if isinstance(one, SortKey) else one
            fitting = [one] if one in _ORDERS else [name for name in names if name.startswith(one)]
            if len({_ORDERS[name] for name in fitting}) != 1:
                raise KeyError(one)
            order += _ORDERS[fitting[0]][0]
            words.append(_ORDERS[fitting[0]][1])
        self.sort_type = ", ".join(words)

        def compare(one, other):
            for index, sign in order:
                if one[index] != other[index]:
                    return -sign if one[index] < other[index] else sign
            return 0

        rows = [(*row[:4], *func, func_std_string(func), func) for func, row in self.stats.items()]
        self.fcn_list = [row[-1] for row in sorted(rows, key=cmp_to_key(compare))]
        return self

    def reverse_order(self):
        if self.fcn_list:
            self.fcn_list.reverse()
        return self

    def strip_dirs(self):
        stripped = {}
        for func, row in self.stats.items():
            callers = {}
            for caller, calls in row[4].items():
                name = _without_folder(caller)
                callers[name] = _sum_of(callers[name], calls) if name in callers else calls
            name, row = _without_folder(func), (*row[:4], callers)
            stripped[name] = self._joined(stripped[name], row) if name in stripped else row
        self.stats = stripped
        self.top_level = set(map(_without_folder, self.top_level))
        self.fcn_list = self.all_callees = None
        return self

    def calc_callees(self):
        if self.all_callees:
            return
        self.all_callees = {func: {} for func in self.stats}
        for func, row in self.stats.items():
            for caller, calls in row[4].items():
                self.all_callees.setdefault(caller, {})[func] = calls

    # --- tables ---

    def eval_print_amount(self, sel, list, msg):
        kept = list
        if isinstance(sel, str):
            try:
                wanted = re.compile(sel)
            except re.error:
                return list, msg + "   <Invalid regular expression %r>\n" % sel
            kept = [func for func in list if wanted.search(func_std_string(func))]
        elif isinstance(sel, float) and 0.0 <= sel < 1.0:
            kept = list[:int(len(list) * sel + .5)]
        elif isinstance(sel, int) and 0 <= sel < len(list):
            kept = list[:sel]
        if len(list) != len(kept):
            msg += "   List reduced from %r to %r due to restriction <%r>\n" % (len(list), len(kept), sel)
        return kept, msg

    def get_print_list(self, sel_list):
        width = self.max_name_len
        if self.fcn_list:
            found, msg = self.fcn_list[:], "   Ordered by: " + self.sort_type + "\n"
        else:
            found, msg = list(self.stats), "   Random listing order was used\n"
        for selection in sel_list:
            found, msg = self.eval_print_amount(selection, found, msg)
        if not found:
            return 0, found
        print(msg, file=self.stream)
        if len(found) < len(self.stats):
            width = max(len(func_std_string(func)) for func in found)
        else:
            width = max(map(len, map(func_std_string, self.stats)))
        return width + 2, found

    def get_stats_profile(self):
        found = self.fcn_list[:] if self.fcn_list else list(self.stats)
        profiles = {}
        for func in found:
            primitive, calls, own, cumulative, _ = self.stats[func]
            profiles[func[2]] = FunctionProfile(
                str(calls) if calls == primitive else "%d/%d" % (calls, primitive), float(_seconds(own)),
                -1 if calls == 0 else float(_seconds(own / calls)), float(_seconds(cumulative)),
                -1 if primitive == 0 else float(_seconds(cumulative / primitive)), func[0], func[1])
        return StatsProfile(float(_seconds(self.total_tt)), profiles)

    def print_stats(self, *amount):
        for filename in self.files:
            print(filename, file=self.stream)
        if self.files:
            print(file=self.stream)
        for func in self.top_level:
            print(" " * 8, func[2], file=self.stream)
        print(" " * 8, self.total_calls, "function calls", end=" ", file=self.stream)
        if self.total_calls != self.prim_calls:
            print("(%d primitive calls)" % self.prim_calls, end=" ", file=self.stream)
        print("in %.3f seconds" % self.total_tt, file=self.stream)
        print(file=self.stream)
        _, found = self.get_print_list(amount)
        if found:
            self.print_title()
            for func in found:
                self.print_line(func)
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_title(self):
        print("   ncalls  tottime  percall  cumtime  percall filename:lineno(function)", file=self.stream)

    def print_line(self, func):
        primitive, calls, own, cumulative, _ = self.stats[func]
        count = str(calls) if calls == primitive else "%d/%d" % (calls, primitive)
        print(count.rjust(9), _seconds(own), " " * 8 if calls == 0 else _seconds(own / calls), _seconds(cumulative),
              " " * 8 if primitive == 0 else _seconds(cumulative / primitive), func_std_string(func), file=self.stream)

    def print_callees(self, *amount):
        width, found = self.get_print_list(amount)
        if found:
            self.calc_callees()
            self.print_call_heading(width, "called...")
            for func in found:
                self.print_call_line(width, func, self.all_callees.get(func, {}))
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_callers(self, *amount):
        width, found = self.get_print_list(amount)
        if found:
            self.print_call_heading(width, "was called by...")
            for func in found:
                self.print_call_line(width, func, self.stats[func][4], "<-")
            print(file=self.stream)
            print(file=self.stream)
        return self

    def print_call_heading(self, name_size, column_title):
        print("Function ".ljust(name_size) + column_title, file=self.stream)
        if any(isinstance(calls, tuple) for row in self.stats.values() for calls in row[4].values()):
            print(" " * name_size + "    ncalls  tottime  cumtime", file=self.stream)

    def print_call_line(self, name_size, source, call_dict, arrow="->"):
        print(func_std_string(source).ljust(name_size) + arrow, end=" ", file=self.stream)
        if not call_dict:
            print(file=self.stream)
            return
        indent = ""
        for func in sorted(call_dict):
            calls, primitive, own, cumulative = call_dict[func]
            count = "%d" % calls if calls == primitive else "%d/%d" % (calls, primitive)
            print(indent + "%7s %s %s  %s" % (count, _seconds(own), _seconds(cumulative), func_std_string(func)), file=self.stream)
            indent = " " * (name_size + 3)

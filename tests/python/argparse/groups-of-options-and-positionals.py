# Exclusive groups with positional arguments, blank helps, hard spaces, and what is refused or deprecated.
import argparse
import warnings

warnings.simplefilter("always")
for required in False, True:
    parser = argparse.ArgumentParser(prog="P", add_help=False)
    group = parser.add_mutually_exclusive_group(required=required)
    group.add_argument("--fast", action="store_true")
    group.add_argument("--by", type=int, help="a number\xa0of\xa0steps that is much longer than what a line of this text has room for, really")
    group.add_argument("place", nargs="*", default=".")
    print(parser.format_help())
parser = argparse.ArgumentParser(prog="P", add_help=False)
parser.add_argument("one", help="   ")
parser.add_argument("two", choices=[], help="%(choices)s")
parser.add_argument("three", help="3")
print(parser.format_help().replace(" ", "."))
for action in "store", "append", "extend":
    try:
        parser.add_argument("-x", nargs=2, const=1, action=action)
    except ValueError as error:
        print(error)
parser.add_mutually_exclusive_group()
try:
    parser.format_usage()
except ValueError as error:
    print(str(error)[:30])
with warnings.catch_warnings(record=True) as seen:
    parser = argparse.ArgumentParser(prog="P")
    parser.add_argument("--on", action=argparse.BooleanOptionalAction, type=int, metavar="M")
    parser.add_argument_group("a").add_argument_group("b")
    parser.add_mutually_exclusive_group().add_mutually_exclusive_group()
for each in seen:
    print(each.category.__name__, each.message)

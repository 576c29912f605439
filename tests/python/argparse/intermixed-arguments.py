import argparse

parser = argparse.ArgumentParser(prog="x")
parser.add_argument("--foo")
parser.add_argument("cmd")
parser.add_argument("rest", nargs="*", type=int)
try:
    parser.parse_args("doit 1 --foo bar 2 3".split())
except SystemExit as e:
    print("exit", e)
print(parser.parse_intermixed_args("doit 1 --foo bar 2 3".split()))
print(parser.parse_intermixed_args("doit --foo bar".split()))
print(parser.parse_known_intermixed_args("doit 1 --other --foo bar 2".split()))
print(parser.parse_args("go 1 2".split()))
for line in "--foo bar", "doit 1 --foo bar x", "doit --bar":
    try:
        print(parser.parse_intermixed_args(line.split()))
    except SystemExit as e:
        print("exit", e)
rest = argparse.ArgumentParser(prog="y")
rest.add_argument("all", nargs=argparse.REMAINDER)
try:
    rest.parse_intermixed_args([])
except TypeError as e:
    print(e)

# A backslash at the end is complained of before what stands in front of it.
import re

for pattern in "+\\", "{2}\\", "a**\\", "a{2}{3}\\", "^*\\", "(*\\", "+\\d", "+a\\", "a)\\", "[\\", "\\1\\", "(?P=n)\\", "(a)(?P<1>\\", "(?\\", "(?\\n":
    for kind in pattern, pattern.encode():
        try:
            re.compile(kind)
        except re.error as error:
            print(repr(kind), error)

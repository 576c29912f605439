# Look-behinds of more than 32 bits of width.
import re

for pattern in "(?<=a{4294967294})", "(?<=(?:a{65536}){65536})b", "(?<!(?:ab{2147483648}){2})", "(?<=(?:a{65535}){65537}a)", "(?<=a*)":
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(error, error.pos)

# Which numbers end where, and which are refused.
import io
import tokenize

NUMBERS = """1__0 0xZ 1_ 0x 0b 0o 0b2 0o8 0b12 0o18 0xg 0x_ 1_a 1.5_ 1._5 1e 1e+ 1e5_ 1ea 12abc 1if 1in 1or 1x 0777 00 0_0 09 09.5 09j 1.a
1.5a 1jx 1j5 0x1g 0b1_ 0b1x 0o1x 0x1_ 1and 1else 1is 1.if 1e5if 0xfor 0o7if 0b1or 1_000_ 1e1_0 1e1__0 0_7 1.e 1.e5"""
for text in NUMBERS.split():
    try:
        print(text, [t.string for t in tokenize.generate_tokens(io.StringIO(text + "\n").readline)])
    except tokenize.TokenError as error:
        print(text, error)

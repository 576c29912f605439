# A separator that cannot be in the text leaves room for one item.
import sys
for text, separator in ('ab', '\u65e5'), ('\xe9\xe9\xe9', '\u65e5'), ('\u65e5', '\U0001f600\U0001f600'), ('a\u65e5', 'x'), ('abc', 'abcd'):
    for most in -1, 0, 1, 5, 20:
        print(ascii(text), most, sys.getsizeof(text.split(separator, most)), sys.getsizeof(text.rsplit(separator, most)))

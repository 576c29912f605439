# Strings that look like names are interned: there is one object for each.
# Switch on "Values as Objects" in the main menu to see them.
import sys

s1 = 'hello'
s2 = 'hello'
print(s1 is s2)            # True

s3 = ''.join(['hel', 'lo'])
print(s1 == s3, s1 is s3)  # True False: made at run time

s3 = sys.intern(s3)        # asks for the one that is shared
print(s1 is s3)            # True

# exits with 1
# What cannot be encoded is shown by escapes.
import sys

print("\ud800 and \udfff, 한 힣", file=sys.stderr)
raise ValueError("한\udc80힣\ud800")

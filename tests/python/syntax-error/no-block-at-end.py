# exits with 1
# A block is missing where the file ends: CPython has no column then.
print("never run")
for x in "abc":

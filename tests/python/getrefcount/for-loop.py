import sys
x = [[], []]
for item in x:
    print(sys.getrefcount(item), sys.getrefcount(x))
print(sys.getrefcount(item), sys.getrefcount(x))

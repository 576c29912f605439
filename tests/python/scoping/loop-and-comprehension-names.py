for i in range(3):
    pass
print(i)
[j for j in range(3)]
try:
    j
except NameError as e:
    print(e)
for k in []:
    pass
try:
    k
except NameError as e:
    print(e)
l = [0]
for l[0] in range(5): pass
print(l)

for i in range(3):
    if i == 5: break
else:
    print('no break')
while i:
    i -= 1
    if i == 1: continue
    print('i', i)
else:
    print('done')
for x in [1]:
    break
else:
    print('never')
n = 0
while True:
    n += 1
    if n > 3: break
print(n)
for a, b in {'k': 'v'}.items(): print(a, b)

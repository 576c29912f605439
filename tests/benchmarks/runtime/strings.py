# Formatting, splitting, joining and adding up text.
out = []
for i in range(120000):
    s = f'{i:06d}-{i * 3}'
    out.append(s.upper().replace('0', 'o'))
text = ' '.join(out)
parts = text.split(' ')
print(len(text), len(set(parts)))
acc = ''
for c in text[:300000]:
    if c.isdigit():
        acc += c
print(len(acc))

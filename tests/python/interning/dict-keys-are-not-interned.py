name = ''.join(['ke', 'y'])
d = {name: 1}
print(list(d)[0] is name, list(d)[0] is 'key', d['key'])

# uses files: objects that stay in them, by names
import os
import runpy
import shelve
import tempfile

folder = tempfile.mkdtemp(dir='.')
name = os.path.join(folder, 'shelf')
with shelve.open(name) as shelf:
    shelf['numbers'] = [1, 2, 3]
    shelf['text'] = 'é' * 1000
    shelf['numbers'].append(4)
    print(sorted(shelf), len(shelf), shelf['numbers'], shelf.get('nothing', 0), 'text' in shelf)
with shelve.open(name, writeback=True) as shelf:
    shelf['numbers'].append(4)
    del shelf['text']
    shelf.setdefault('more', {})['a'] = 1
with shelve.open(name, 'r') as shelf:
    print(dict(shelf))
try:
    shelf['numbers']
except ValueError as e:
    print(e)
memory = {}
shelf = shelve.Shelf(memory)
shelf['x'] = (1, 2)
print(type(memory[b'x']).__name__, shelf['x'], list(shelf.items()))
try:
    shelf['y']
except KeyError as e:
    print('KeyError', e)
path = os.path.join(folder, 'program.py')
with open(path, 'w') as file:
    file.write('print(__name__, start + 1)\nresult = [__name__]\n')
print(runpy.run_path(path, {'start': 1})['result'], runpy.run_path(path, {'start': 2}, '__main__')['result'])
for name in sorted(os.listdir(folder)):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)

# Values of optparse take over a dict, a module or a file: carefully, only what they know, or loosely, all of it.
import optparse

values = optparse.Values({'a': 1, 'b': None})
values._update_loose({'c': 2})
print(values)
values._update_careful({'a': 3, 'b': 4, 'd': 5, 'c': None})
print(values)
values._update({'e': 1}, 'loose')
print(values, values.ensure_value('f', 5), values.f)
try:
    values._update({}, 'odd')
except ValueError as error:
    print(error)
numbers = optparse.Values({'pi': 0, 'tau': None, 'other': 1})
numbers.read_module('math')
print(numbers.pi, numbers.tau, numbers.other)
print([name for name in dir(optparse.Values) if not name.startswith('__')])

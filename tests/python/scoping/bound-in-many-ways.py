# Variables that come to be bound, and unbound, in every way there is, on lines of their own and amid longer ones.
def new(text='x'):
    return [text]


def many():
    text = 'a' * 3
    text += (
        'b' *
        4
    )
    first, *rest = (new('p'),
                    new('q'), new('r'))
    if (found := new('w')) and (
            other := new('v')):
        pass
    with Manager() as entered, \
            Manager() as inner:
        pass
    for item in new('i'), new('j'): last = new('k')
    squares = [
        [part] for part in rest
        if (kept := part)
    ]
    try:
        raise ValueError(new('e'))
    except ValueError as error:
        args = error.args
    match {'a': new('m'), 'b': new('n')}:
        case {'a': [captured], **others}:
            pass
    import sys as module
    def inside(): return held
    held = new('h')
    class Local: pass
    del found, \
        other
    held = new('g'); again = inside(); held = again
    return (text, first, rest, entered, inner, item, last, squares, kept, args, captured, others, module.__name__, inside(), Local.__name__,
            sorted(locals()))


class Manager:
    def __enter__(self):
        return new('entered')

    def __exit__(self, *args):
        return None


print(many())

# More of them than a machine word has bits, and more than a byte counts.
names = [f'v{i}' for i in range(300)]
source = 'def wide():\n' + ''.join(f'    {name} = new({name!r})\n' for name in names)
source += '    v299 = v298; v64 = v63\n    del v0, v62, v63, v100, v256\n    return v299, v64, len(locals())\n'
exec(source)
print(wide())


def count():
    for i in range(2):
        held = new(i)
        try:
            got = yield held
        except KeyError as error:
            got = error.args
        total = [held, got]
        del held
    yield total


for value in count():
    print(value)
running = count()
print(next(running), running.throw(KeyError('thrown')), running.send(new('sent')))
running.close()


def both(one, two):
    for a, b in zip(one, two): pair = [a, b]
    return pair


print(both(count(), count()))

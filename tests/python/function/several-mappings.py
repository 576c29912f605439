# Keywords from several mappings are looked at for doubles before they are looked at for being strings.
def call(*args, **kwargs):
    return args, kwargs
for f in (lambda: call(a=1, **{1: 2}, **{1: 3}), lambda: call(**{1: 2}, **{'a': 3}), lambda: call(**{'a': 1}, **{'a': 2}), lambda: call(**{}, **{}),
          lambda: call(a=1, **5), lambda: call(**{'x': 1}, **[1])):
    try:
        print(f())
    except TypeError as error:
        print(error)

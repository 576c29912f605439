# exits with 1
class AppError(Exception):
    def __str__(self):
        return 'custom text'
class Inner:
    class Deep(Exception): pass
try:
    raise Inner.Deep('x')
except Inner.Deep as e:
    print(type(e).__qualname__)
raise AppError

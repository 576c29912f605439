# throw and athrow with a class, a value and a traceback are on their way out.
async def numbers():
    yield 1


def generator():
    yield 1


for arguments in ((ValueError, "x"), (ValueError, ValueError("y"), None)):
    try:
        numbers().athrow(*arguments).send(None)
    except ValueError as error:
        print(error)
    try:
        generator().throw(*arguments)
    except ValueError as error:
        print(error)

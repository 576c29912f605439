# When a text stream asks the stream below what it can do, what it knows of line ends, and streams that say yes by other things than True.
import io


class Asked(io.BytesIO):
    log = []

    def readable(self):
        self.log.append('readable')
        return super().readable()

    def writable(self):
        self.log.append('writable')
        return super().writable()

    def seekable(self):
        self.log.append('seekable')
        return super().seekable()


stream = io.TextIOWrapper(Asked(b'a\nb\r\nc\rd'), newline=None)
print(Asked.log)
Asked.log.clear()
print(stream.readline(), next(stream), stream.newlines, list(stream), stream.newlines)
print(Asked.log)


def tried(function, *args):
    try:
        return function(*args)
    except (AttributeError, LookupError, ValueError, OSError) as error:
        return f'{type(error).__name__}: {error}'


for args in ((5,), (object(), 'bogus'), (Asked(), 'bogus'), (io.BytesIO(), None, None, 'x')):
    print(tried(io.TextIOWrapper, *args))

print('line ends')
for newline in (None, '', '\n', '\r', '\r\n'):
    stream = io.TextIOWrapper(io.BytesIO(b'a\nbb\r\nc\rd\n\ne'), newline=newline)
    print(repr(newline), list(stream), stream.newlines)
    stream = io.TextIOWrapper(io.BytesIO(b'a\nbb\nc'), newline=newline)
    print([stream.readline(), stream.newlines, stream.readline(1), stream.readline(), stream.readline(), stream.readline()])

print('closed and taken away')
stream = io.TextIOWrapper(io.BytesIO(b'a\nb\nc\n'))
next(stream)
stream.buffer.close()
print(tried(next, stream))
stream = io.TextIOWrapper(io.BytesIO(b'a\nb\nc\n'))
next(stream)
stream.detach()
print(tried(next, stream))


class Loud(io.TextIOWrapper):
    def readline(self, *args):
        return super().readline(*args).upper()


print(list(Loud(io.BytesIO(b'a\nb\n'))))
stream = io.TextIOWrapper(io.BytesIO(b'a\nb\nc\n'))
next(stream)
print(tried(stream.tell), repr(stream.read()), tried(stream.tell), list(stream), stream.tell())


class Raw(io.RawIOBase):
    def __init__(self, *answers):
        self.answers = answers

    def readable(self):
        return self.answers[0]

    def writable(self):
        return self.answers[1]

    def seekable(self):
        return self.answers[2]

    def readinto(self, room):
        return 0

    def write(self, data):
        return len(data)

    def seek(self, *place):
        return 0

    def tell(self):
        return 0


def text_over(kind):
    return lambda raw: io.TextIOWrapper(kind(raw))


print('answers')
KINDS = (io.BufferedReader, io.BufferedWriter, io.BufferedRandom, lambda raw: io.BufferedRWPair(raw, raw),
         text_over(io.BufferedReader), text_over(io.BufferedWriter))
for answers in ((1, 1, 1), (True, 0, 0), (True, True, True), (False, True, False), (True, True, 1), (True, True, False), (True, 5, True)):
    for kind in KINDS:
        stream = tried(kind, Raw(*answers))
        print(answers, stream if isinstance(stream, str) else type(stream).__name__)
        if not isinstance(stream, str):
            letter = 'x' if isinstance(stream, io.TextIOWrapper) else b'x'
            print('   ', tried(stream.write, letter), tried(stream.tell), tried(stream.seek, 0), tried(stream.read), tried(stream.flush))

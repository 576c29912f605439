import typing
from typing.re import Match
from typing.io import IO, TextIO

print(typing.re, typing.io, typing.re.__name__, typing.io.__module__)
print(Match, IO, TextIO)
print(Match is typing.Match, typing.io.BinaryIO is typing.BinaryIO)

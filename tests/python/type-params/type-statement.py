import typing

type Number = int
print(Number, type(Number), Number.__name__, Number.__value__, Number.__type_params__)
type Pair[A, B] = tuple[A, B]
print(Pair, Pair.__type_params__, Pair.__value__, Pair[int, str])
type Tree = list[Tree]
print(Tree.__value__)
type Later = not_yet
try:
    Later.__value__
except NameError as error:
    print(error)
not_yet = 5
print(Later.__value__)
type = 3
print(type)
type = type + 1
print(type)


def f():
    type Local = str
    return Local


print(f(), f().__value__, isinstance(f(), typing.TypeAliasType))
try:
    Number[int]
except TypeError as error:
    print(error)

# The names in hints of a TypedDict are looked up where it stands; what hints there are for what has none.
from typing import Protocol, TypedDict, get_type_hints


class Movie(TypedDict):
    title: "Title"
    year: "int | None"


Title = str
print(Movie.__annotations__)
print(get_type_hints(Movie), get_type_hints(Movie, {}))
print(get_type_hints(object.__str__), get_type_hints("".join), get_type_hints(str.join), get_type_hints(len))
print(issubclass(object, Protocol), isinstance(3, Protocol), issubclass(Protocol, Protocol))

"""How JSON is written."""

from json import JSONEncoder, encode_basestring, encode_basestring_ascii

INFINITY = float("inf")

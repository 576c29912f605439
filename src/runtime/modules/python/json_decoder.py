"""How JSON is read."""

from json import JSONDecodeError, JSONDecoder, _blank, scanstring

__all__ = ["JSONDecoder", "JSONDecodeError"]

# enum.auto before anybody has chosen its value, and with one.
import enum

print(repr(enum.auto()), enum.auto(), bool(enum.auto()), repr(enum.auto(3)), repr(enum.auto("a")))

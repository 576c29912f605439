# exits with 1
# How deep special methods get that call themselves: getters and __getitem__ are calls like any other, others nest.
calls = 0


class Deep:
    @property
    def getter(self):
        global calls
        calls += 1
        return self.getter

    def __setattr__(self, name, value):
        global calls
        calls += 1
        self.name = value


def count(text, call):
    global calls
    calls = 0
    try:
        call()
    except RecursionError as e:
        print(text, calls, e)


class Own:
    def __getitem__(self, i):
        global calls
        calls += 1
        return self[i]

    def __add__(self, other):
        global calls
        calls += 1
        return self + other

    def __len__(self):
        global calls
        calls += 1
        return len(self)

    def __format__(self, spec):
        global calls
        calls += 1
        return format(self, spec)


def assign():
    Deep().x = 1


count("property", lambda: Deep().getter)
count("__setattr__", assign)
count("__getitem__", lambda: Own()[1])
count("__add__", lambda: Own() + 1)
for function in (len, format):
    calls = 0
    try:
        function(Own())
    except RecursionError as e:
        print(function.__name__, calls, e)


class Account:
    def __init__(self, balance):
        self.balance = balance

    @property
    def balance(self):
        return self.balance

    @balance.setter
    def balance(self, value):
        self.balance = value


try:
    Account(1)
except RecursionError as e:
    print(e)
Account.__init__ = lambda self: None
Account().balance

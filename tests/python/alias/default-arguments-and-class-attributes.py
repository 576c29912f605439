class Stack:
    def __init__(self, items=[]):
        self.items = items
a, b = Stack(), Stack()
a.items.append(1)
print(b.items, a.items is b.items, a is b)
c = Stack([])
c.items.append(2)
print(c.items, Stack.__init__.__defaults__)

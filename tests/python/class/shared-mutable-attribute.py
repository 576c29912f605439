class Dog:
    tricks = []
    def add(self, t):
        self.tricks.append(t)
a, b = Dog(), Dog()
a.add('roll')
b.add('sit')
print(a.tricks, a.tricks is b.tricks is Dog.tricks, a.__dict__)
a.tricks = ['own']
print(a.tricks, b.tricks, a.__dict__)

# What the compiler and the start have left makes the first collection come before the first line; then every 700 cycles count.
import gc


class Node:
    def __init__(self, number):
        self.number = number
        self.me = self

    def __del__(self):
        freed.append(self.number)


class Other:
    def one(self):
        return 1

    def two(self):
        return 2


def three():
    return 3


def four():
    return 4


freed = []
seen = 0
for i in range(5000):
    Node(i)
    if len(freed) != seen:
        print(len(freed) // 700, (len(freed) + 40) // 700, gc.get_count()[1:])
        seen = len(freed)

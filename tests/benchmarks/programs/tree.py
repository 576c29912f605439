# A search tree that is grown of nodes.
class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None


def insert(root, key):
    while True:
        if key < root.key:
            if root.left is None:
                root.left = Node(key)
                return
            root = root.left
        else:
            if root.right is None:
                root.right = Node(key)
                return
            root = root.right


root = Node(50000)
key = 50000
for _ in range(N // 80):
    key = (key * 1103515245 + 12345) % 1000003
    insert(root, key)

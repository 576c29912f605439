# Items of a list that are appended, replaced and popped.
def run(rounds):
    items = []
    for i in range(rounds):
        items.append(i)
        items[i // 2] = items
        items.append(None)
        items.pop()


run(N // 5)

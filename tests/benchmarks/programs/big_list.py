# One item after the other of a list of a million.
def run(rounds):
    items = [None] * 1000000
    for i in range(rounds):
        items[i] = i
        items[-1 - i] = items[i]


run(min(N // 3, 400000))

# A loop over numbers in a function: three steps a round.
def run(rounds):
    total = 0
    for i in range(rounds):
        square = i * i
        total = total + square % 7
    return total


run(N // 3)

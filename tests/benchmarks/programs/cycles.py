# Cycles that the collector has to find.
def run(rounds):
    for i in range(rounds):
        a = []
        b = [a, i]
        a.append(b)


run(N // 4)

# Entries of a dict that are made, changed and deleted.
def run(rounds):
    ages = {}
    for i in range(rounds):
        ages[i] = i + 1
        ages[i // 2] = ages[i]
        if i % 3 == 0:
            del ages[i]


run(N * 3 // 13)

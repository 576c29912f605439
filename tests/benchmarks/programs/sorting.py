# Bubble sort of a list, over and over.
def sort(items):
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]


# About 500 steps each.
for seed in range(N // 500):
    numbers = [(seed + i * 7919) % 101 for i in range(20)]
    sort(numbers)

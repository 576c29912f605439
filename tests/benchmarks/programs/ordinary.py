# What a lesson's programs do, one after the other: primes, words counted, sorting by hand, accounts that refuse.
import random


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, amount):
        self.balance += amount
        self.history.append(('in', amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f'{self.owner} has only {self.balance}')
        self.balance -= amount
        self.history.append(('out', amount))


def primes_below(n):
    is_prime = [True] * n
    primes = []
    for i in range(2, n):
        if is_prime[i]:
            primes.append(i)
            for multiple in range(i * i, n, i):
                is_prime[multiple] = False
    return primes


def count_words(text):
    counts = {}
    for word in text.split():
        word = word.strip('.,').lower()
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[0]
    smaller = [item for item in items[1:] if item < pivot]
    larger = [item for item in items[1:] if item >= pivot]
    return quicksort(smaller) + [pivot] + quicksort(larger)


def move_money(accounts, rounds):
    refused = 0
    for i in range(rounds):
        account = random.choice(accounts)
        try:
            if i % 3 == 0:
                account.withdraw(random.randrange(120))
            else:
                account.deposit(random.randrange(50))
        except ValueError as error:
            refused += 1
    return refused


random.seed(7)
text = 'A quick fox jumps over a lazy dog. The dog sleeps, the fox runs on. ' * 12
for _ in range(N // 7300):
    primes_below(600)
    count_words(text)
    quicksort([random.randrange(1000) for _ in range(60)])
    move_money([Account('ann', 100), Account('bob', 50)], 250)

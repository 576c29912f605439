# Instances whose attributes are set by methods.
class Account:
    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def deposit(self, amount):
        self.balance = self.balance + amount
        return self


def run(rounds):
    accounts = []
    for i in range(rounds):
        account = Account(i)
        account.deposit(i).deposit(10)
        accounts.append(account)


run(N // 16)

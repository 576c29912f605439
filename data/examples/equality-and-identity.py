# "==" asks whether two objects are equal, "is" whether they are one.
n = [1, 2, 3]
m = n
print(m == n, m is n)  # True True

n = [1, 2, 3]
print(m == n, m is n)  # True False

nothing = None
print(nothing is None) # there is only one None

# exits with 1
print(math.pi)

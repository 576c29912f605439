a = 5
print(1 < a < 10, 1 < a > 3, 1 > a < 3, a == 5 == 5.0, 1 < 2 < 3 > 2 != 7)
print(1 == True, 0 == False, 2 == True, hash(1) == hash(1.0) == hash(True))
print(True + True, True * 5, -True, ~True & 3)

# exits with 1
a = [1, 2, 3]
result = (a[0]
          + a[1]
          + a[10])

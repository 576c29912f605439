# A zero has signs, which whole powers multiply.
for x in complex(-0.0, 0.0), complex(0.0, -0.0), complex(-0.0, -0.0), 0j:
    for n in 0, 1, 2, 3, 4, 0j, 1 + 0j, 2.0, -0.0, True, 1.5, 100, 101:
        print(x ** n, end=" ")
    print()
for n in -1, -2.0, -1.5, 1j, -1 + 1j, 0.5 + 1j:
    try:
        print(0j ** n)
    except ZeroDivisionError as error:
        print(error)

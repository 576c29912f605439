print(range(True), range(True).start, type(range(True).stop), range(False, 5, True))

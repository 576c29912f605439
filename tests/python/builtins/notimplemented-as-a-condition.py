print(bool(NotImplemented))
if NotImplemented: print(1)
print(not NotImplemented)

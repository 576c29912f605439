# exits with 1
try:
    print("never run")

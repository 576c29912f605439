import os

print(os.getenv("NEW_VARIABLE"))
os.putenv("NEW_VARIABLE", "VALUE")
print(os.getenv("NEW_VARIABLE"))
os.environ["NEW_VARIABLE"] = "other"
print(os.getenv("NEW_VARIABLE"))
os.unsetenv("NEW_VARIABLE")
print(os.getenv("NEW_VARIABLE"))
del os.environ["NEW_VARIABLE"]
print(os.getenv("NEW_VARIABLE", "none"))

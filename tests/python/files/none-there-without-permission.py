# A program that may not use its files hears of what is not there as any other.
import os

for call in (lambda: open("nowhere.txt"), lambda: open("no/such/folder/file.txt", "rb"), lambda: os.remove("nowhere.txt"),
             lambda: os.listdir("nowhere"), lambda: os.rename("nowhere.txt", "elsewhere.txt"), lambda: os.stat("nowhere"),
             lambda: os.rmdir("nowhere")):
    try:
        call()
    except FileNotFoundError as error:
        print(error)
print(os.path.exists("nowhere.txt"), os.path.isfile("nowhere.txt"))
try:
    with open("data.csv") as file:
        print(file.read())
except IOError as error:
    print("cannot open:", error.filename, error.errno, error.strerror)

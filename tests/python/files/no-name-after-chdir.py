# uses files
# A name without characters is no file, wherever the program has gone.
import os

os.mkdir("folder")
os.chdir("folder")
for call in open, os.stat, os.listdir, os.remove:
    try:
        call("")
    except OSError as error:
        print(error)

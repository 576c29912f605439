# uses files
import filecmp
import fileinput
import os
import sys

for folder in "left", "right":
    os.mkdir(folder)
for name, text in (("left/same", "1\n"), ("right/same", "1\n"), ("left/other", "a\n"), ("right/other", "b\n"), ("left/only", "x"), ("right/new", "")):
    with open(name, "w") as file:
        file.write(text)
print(filecmp.cmp("left/same", "right/same"), filecmp.cmp("left/other", "right/other", shallow=False), filecmp.cmp("left/same", "left"))
print(filecmp.cmpfiles("left", "right", ["same", "other", "lacking"]))
both = filecmp.dircmp("left", "right")
print(both.common, both.left_only, both.right_only, both.same_files, both.diff_files)
both.report()
with fileinput.input(["left/same", "left/other"]) as lines:
    for line in lines:
        print(lines.filename(), lines.lineno(), lines.filelineno(), lines.isfirstline(), line.rstrip())
for line in fileinput.input("left/other", inplace=True, backup=".bak"):
    print(line.upper(), end="")
with open("left/other") as file, open("left/other.bak") as old:
    print(file.read(), old.read())
try:
    fileinput.lineno()
except RuntimeError as error:
    print(error)
fileinput.close()
try:
    fileinput.lineno()
except RuntimeError as error:
    print(error)

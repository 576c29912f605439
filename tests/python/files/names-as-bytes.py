# uses files
import os
open("name", "w").close()
os.mkdir("folder")
for path in b".", ".", None:
    print(sorted(os.listdir(path))[0].__class__.__name__, len(os.listdir(path)))
print(sorted((e.name, e.path, e.is_dir()) for e in os.scandir(b".") if b".py" not in e.name))
print(sorted((e.name, e.path, e.is_dir()) for e in os.scandir(".") if ".py" not in e.name))
print(sorted((a, sorted(b), [x for x in c if b'.py' not in x]) for a, b, c in os.walk(b".")))

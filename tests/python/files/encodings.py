# uses files
text = "naïve café €\n"
for encoding in "utf-8", "latin-1", "utf-16", "utf-8-sig", "ascii":
    for errors in "strict", "replace", "ignore", "xmlcharrefreplace", "backslashreplace":
        try:
            with open("t.txt", "w", encoding=encoding, errors=errors) as f:
                f.write(text)
            print(encoding, errors, open("t.txt", "rb").read())
        except UnicodeEncodeError as e:
            print(encoding, errors, e)
with open("t.txt", "wb") as f:
    f.write(b"good\nbad \xff\xe9\n")
for encoding, errors in ("utf-8", "strict"), ("utf-8", "replace"), ("utf-8", "ignore"), ("latin-1", None), ("utf-8", "surrogateescape"):
    try:
        print(encoding, errors, ascii(open("t.txt", encoding=encoding, errors=errors).read()))
    except UnicodeDecodeError as e:
        print(encoding, errors, e)
with open("t.txt", "w", encoding="utf-16") as f:
    f.write("one\n")
    f.write("two\n")
with open("t.txt", encoding="utf-16") as f:
    print(f.readlines(), f.encoding)
with open("big.txt", "w", encoding="utf-8") as f:
    for i in range(3000):
        f.write("zeile %d äöü€😀\n" % i)
with open("big.txt", encoding="utf-8") as f:
    lines = f.readlines()
print(len(lines), lines[2999], end="")
with open("big.txt", encoding="utf-8") as f:
    text = f.read()
    print(len(text), text.count("😀"))

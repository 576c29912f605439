# uses files
with open("n.txt", "wb") as f:
    f.write(b"one\r\ntwo\rthree\nfour")
for newline in None, "", "\n", "\r", "\r\n":
    with open("n.txt", newline=newline) as f:
        print(repr(newline), f.readlines(), repr(f.newlines))
    with open("n.txt", newline=newline) as f:
        print("   ", repr(f.read(5)), repr(f.read(4)), repr(f.read()))
for newline in None, "", "\n", "\r", "\r\n":
    with open("m.txt", "w", newline=newline) as f:
        f.write("a\nb\r\nc")
    print(repr(newline), open("m.txt", "rb").read())

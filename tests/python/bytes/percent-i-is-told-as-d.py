# In the format of bytes, a complaint about %i names %d.
for form in "%i", b"%i", "%5.2i", b"%5.2i", "%u", b"%u", "%d", b"%d", b"%x":
    for value in "text", None, 1j:
        try:
            form % (value,)
        except TypeError as error:
            print(form, error)
print(b"%i|%i" % (3, 4.5))

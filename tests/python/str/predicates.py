for s in ('', 'abc', 'ABC', 'a1', '12', '½', '²', ' \t', 'Title Case', 'x_1', '1x', 'é', '\x00', 'class'):
    print(ascii(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii())

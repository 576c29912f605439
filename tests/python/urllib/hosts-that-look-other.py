# A host with a character that stands for a separator is refused; what urlencode() wants; addresses in brackets.
from urllib.parse import unwrap, urlencode, urlsplit

for address in "http://a\u2100b/", "http://a\uff03b", "http://ä.b/\u2100", "http://a@\uff03", "http://fi\ufb01", "http://a\uff1a80":
    try:
        print(ascii(urlsplit(address).netloc))
    except ValueError as error:
        print(ascii(str(error)))
for query in [1, 2], "foo", b"ab", [("a", 1)], [["a", 1]], 5, "", (("a", 1),), iter([("a", 1)]), {}:
    try:
        print(repr(urlencode(query)))
    except TypeError as error:
        print(error)
print([unwrap(each) for each in ("<URL:http://a>", " < URL:http://a > ", "url:a", "<a", "URL:")])

from urllib.parse import *

parts = urlparse(b"http://u:p@Host:80/p;a?q=1#f")
print(parts, parts.hostname, parts.port, parts.username, parts.password, parts.geturl(), parts.decode())
print(urlsplit("http://a/b").encode(), urlsplit(b"http://a/b?c").geturl(), urldefrag(b"a#b"), urldefrag(b"a#b").geturl(), urlparse(b""))
print(urljoin(b"http://a/b/c", b"../d"), urlunparse((b"http", b"h", b"/p", b"", b"q", b"")), urlunsplit((b"", b"h", b"p", b"", b"")))
print(parse_qs(b"a=1&b=%20&a=2"), parse_qsl(b"a=1;b=2", separator=b";"), parse_qsl("a=1;b=2", separator=b";"))
print(urlsplit("http://[fe80::1%Eth0]/x").hostname, urlunsplit(("file", "", "/x", "", "")), urljoin("http:///", ".."))
for wrong in (lambda: urljoin("a", b"b"), lambda: urlunsplit(("http", b"h", "", "", "")), lambda: urlsplit("a", b"http"), lambda: urlsplit("http://[1.2.3.4]/"),
              lambda: urlsplit("http://[x"), lambda: urlsplit("http://[v1]"), lambda: parse_qs("a", separator=""),
              lambda: parse_qsl("a=1&b=2", max_num_fields=1), lambda: urlsplit("http://[zz]/"), lambda: urlparse("//a:x").port):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

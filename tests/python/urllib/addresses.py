from urllib.parse import *
for u in ("https://user:pw@example.com:8080/a/b;p?q=1&r=2#frag", "http://x", "mailto:a@b.c", "/just/path?x", "file:///etc/x", "//host/p", "HTTP://Ex.COM/%7Eu", "http://[::1]:80/", "", "a;b?c#d"):
    p = urlparse(u); print(p, urlsplit(u), p.hostname, p.port, p.username, p.password, p.geturl(), urldefrag(u))
for b, r in (("http://a/b/c/d;p?q", "g"), ("http://a/b/c/d", "../x"), ("http://a/b/c/d", "../../../x"), ("http://a/b/c/", "./y/"), ("http://a", "z"), ("http://a/b", "/z"), ("http://a/b", "//h/z"), ("http://a/b", "?q"), ("http://a/b", "#f"), ("http://a/b", "https://q"), ("http://a/b/c", "."), ("http://a/b/c", ".."), ("", "x"), ("http://a/b", "")):
    print(b, r, urljoin(b, r))
print(quote("a b/ü?&=~"), quote("a/b", safe=""), quote_plus("a b&c"), unquote("a%20b%C3%BC%zz"), unquote_plus("a+b%2B"), urlencode({"a": 1, "b": "x y", "c": [1, 2]}), urlencode({"c": [1, 2]}, doseq=True), urlencode([("k", "v&")]), parse_qs("a=1&a=2&b=&c"), parse_qs("a=1&b=", keep_blank_values=True), parse_qsl("x=1&y=%20+2"), quote(b"\xff"), unquote_to_bytes("%ff"))

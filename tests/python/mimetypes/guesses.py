import mimetypes

for name in ("a.html", "b.tar.gz", "c.tgz", "http://host/a.css", "data:image/png;base64,xx", "data:,x", "x.PNG", "x", "a.json", ".txt", "p.py"):
    print(name, mimetypes.guess_type(name))
print(mimetypes.guess_extension("image/png"), mimetypes.guess_extension("no/such"), mimetypes.guess_type("x.rtf2", strict=False))
mimetypes.add_type("x-own/kind", ".own")
print(mimetypes.guess_type("a.own.gz"), mimetypes.guess_all_extensions("X-own/kind"), mimetypes.types_map[".pdf"], mimetypes.suffix_map[".tgz"])

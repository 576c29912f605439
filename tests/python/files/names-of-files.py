import os.path as o, os
for s in ['', '/', 'a', '/a/b', 'a/b/', '//a', 'a/../b', './a', '/..', 'a.tar.gz', '.x', 'a/.x', 'a//b///c']:
    print(repr(s), o.split(s), o.splitext(s), o.basename(s), o.dirname(s), o.normpath(s), o.isabs(s), o.splitdrive(s), o.splitroot(s))
print(o.join('a', 'b', '/c', 'd'), o.join('a', ''), o.join('', 'a'), o.join('/', 'a'), o.commonpath(['/a/b/c', '/a/b/d']), o.commonprefix(['abc', 'abd']), o.relpath('/a/b', '/a/c/d'), o.expandvars('x$NOPE/${NOPE}'), o.sep, o.pardir, o.extsep, os.sep, os.linesep, os.pathsep, os.curdir, os.devnull)
for f in (lambda: o.join('a', 3), lambda: o.join(b'a', 'b'), lambda: o.commonpath([]), lambda: o.commonpath(['/a', 'b']), lambda: o.relpath(''), lambda: o.basename(None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

# ntpath, which is os.path on Windows, as far as it is about text.
import ntpath

for path in ("c:\\a\\b.txt", "c:/a/b", "c:b", "\\\\server\\share\\x\\y", "\\\\server", "\\a", "a", "", "c:", "c:\\", "//?/UNC/srv/sh/x", "a.b.c",
             ".hidden", "a\\.b", "..\\x", "\\\\?\\c:\\x"):
    print(repr(path), ntpath.split(path), ntpath.splitdrive(path), ntpath.splitroot(path), ntpath.splitext(path), ntpath.basename(path),
          ntpath.dirname(path), ntpath.isabs(path), ntpath.normpath(path), ntpath.normcase(path))
for parts in (("a", "b"), ("a\\", "b"), ("c:\\x", "d:y"), ("c:\\x", "C:y"), ("c:x", "\\y"), ("c:", "y"), ("a", "\\\\s\\h\\z"), ("\\\\s\\h", "z"),
              ("", "a"), ("a", ""), (b"a", b"b"), ("a", "/b", "c")):
    print(parts, ntpath.join(*parts))
for path in ("c:/a/../b/./c", "a/../..", "\\..\\a", "c:..\\a", "a//b", ".", "", "c:\\..", b"a/../b"):
    print(path, ntpath.normpath(path))
print(ntpath.relpath("c:\\a\\b", "c:\\a\\c"), ntpath.relpath("c:\\A\\b", "C:\\a"), ntpath.relpath("c:\\x", "c:\\x"))
print(ntpath.commonpath(["C:\\a\\b", "c:\\a\\c"]), ntpath.commonpath(["a\\b", "a/b/c"]), ntpath.commonprefix(["abc", "abd"]))
print(ntpath.expandvars("no variables"), ntpath.expanduser("no tilde"), ntpath.sep, ntpath.altsep, ntpath.pathsep, ntpath.devnull)
for function, arguments in ((ntpath.join, ("a", 1)), (ntpath.join, ("a", b"b")), (ntpath.commonpath, ([],)), (ntpath.commonpath, (["a", "\\b"],)),
                            (ntpath.commonpath, (["c:\\a", "d:\\a"],)), (ntpath.relpath, ("c:\\a", "d:\\b")), (ntpath.relpath, ("",)),
                            (ntpath.split, (1,))):
    try:
        print(function(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

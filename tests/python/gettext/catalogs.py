# Catalogs as msgfmt makes them: messages, plurals, contexts, and expressions for plural forms.
import gettext
import io
import struct


def catalog(messages):
    keys = sorted(messages)
    ids, texts, table = b"", b"", []
    for key in keys:
        said, meant = key.encode(), messages[key].encode()
        table.append((len(said), len(ids), len(meant), len(texts)))
        ids, texts = ids + said + b"\0", texts + meant + b"\0"
    start = 28 + 16 * len(keys)
    numbers = [0x950412de, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0]
    numbers += [number for length, at, _, _ in table for number in (length, at + start)]
    numbers += [number for _, _, length, at in table for number in (length, at + start + len(ids))]
    return io.BytesIO(struct.pack("<%dI" % len(numbers), *numbers) + ids + texts)


HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"
t = gettext.GNUTranslations(catalog({"": HEADER, "hi": "grüß dich", "one\0many": "eins\0viele", "menu\4open": "öffnen"}))
print(t.gettext("hi"), t.gettext("unknown"), t.ngettext("one", "many", 1), t.ngettext("one", "many", 5))
print(t.ngettext("a", "b", 1), t.ngettext("a", "b", 2), t.pgettext("menu", "open"), t.pgettext("other", "open"))
print(t.info(), t.charset())
t.add_fallback(gettext.GNUTranslations(catalog({"": HEADER, "unknown": "bekannt"})))
print(t.gettext("unknown"))
for data in b"not a catalog at all", struct.pack("<7I", 0x950412de, 5 << 16, 0, 28, 28, 0, 0):
    try:
        gettext.GNUTranslations(io.BytesIO(data))
    except OSError as error:
        print(type(error).__name__, error)

forms = gettext.c2py("n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2")
print([forms(n) for n in (0, 1, 2, 5, 11, 12, 21, 22, 111)])
for text in ("0", "!n", "n&&1||0", "n?1:2?3:4", "n*2+n/2-n%3", "1<2<3", "1==1==1", "n == n < 2", "0123", "x", "n n", "(n", "n)", "n?", "1+",
             "", "n = 1", "((" * 30 + "n" + "))" * 30, "n" * 2000, "-n", "foo(n)", "n[0]"):
    try:
        function = gettext.c2py(text)
        print(text, [function(n) for n in (0, 1, 5)])
    except ValueError as error:
        print(text[:20], "->", error)
try:
    forms("a")
except TypeError as error:
    print(error)
try:
    gettext.translation("none")
except FileNotFoundError as error:
    print(error)
print(gettext.find("none"), gettext.find("none", all=True), gettext.textdomain(), gettext.dgettext("none", "as it is"))

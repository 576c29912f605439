import hashlib
import unicodedata as u
for c in "aA1 é€½²٣漢가😀\n\u0301Ⅷ①ﬁÅ\u2126☺\u00a0½\uff21ｱ\ud800\U0001f600ß":
    print(ascii(c), u.name(c, None), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
print(u.lookup("LATIN SMALL LETTER E WITH ACUTE"), u.lookup("grinning face"), "\N{GREEK SMALL LETTER ALPHA}", "\N{Bullet}\N{LINE FEED}\N{HANGUL SYLLABLE GA}\N{CJK UNIFIED IDEOGRAPH-4E00}", f"\N{SNOWMAN}{1}\N{EM DASH}")
for form in "NFC", "NFD", "NFKC", "NFKD":
    for t in ("é", "e\u0301", "ﬁ", "Å", "\u212b", "가", "\u1112\u1161\u11ab", "a\u0315\u0300\u05ae", "①", "ｱﾞ", "\u0958", "", "abc", "\u1e9b\u0323"):
        print(form, ascii(t), ascii(u.normalize(form, t)), u.is_normalized(form, t))
for f in (lambda: u.name("\n"), lambda: u.name("ab"), lambda: u.name(1), lambda: u.lookup("NOPE"), lambda: u.normalize("X", "a"), lambda: u.decimal("a"), lambda: u.digit("a"), lambda: u.numeric("a"), lambda: u.category(5), lambda: u.category("")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(u.unidata_version)
bad = 0
for c in range(0x20, 0x3001):
    n = u.name(chr(c), None)
    if n and u.lookup(n) != chr(c): bad += 1

print(bad)
def digest(f):
    h = hashlib.sha256()
    for c in range(0, 0x32000, 97):
        try: h.update(str(f(chr(c))).encode())
        except ValueError: pass
    return h.hexdigest()[:16]
for f in (u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.numeric, u.digit, u.decimal, u.name, u.decomposition, lambda c: u.normalize("NFKC", c).encode("utf8", "replace"), lambda c: u.normalize("NFD", c).encode("utf8", "replace")):
    print(digest(f))

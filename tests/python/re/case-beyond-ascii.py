# Letters that are several in one case: a character, a set and a range take them all, a group is compared in lower case only.
import re

LETTERS = "Ii\u0130\u0131", "Ss\u017f", "Kk\u212a", "\u00b5\u03bc\u039c", "\u03b8\u03d1\u0398\u03f4", "\u01c4\u01c5\u01c6", "\ufb05\ufb06", "\u00df\u1e9e"
for letters in LETTERS:
    for flags in re.IGNORECASE, re.IGNORECASE | re.ASCII:
        rows = []
        for a in letters:
            for b in letters:
                patterns = a, f"[{a}x]", f"[{a}-{chr(ord(a) + 1)}]", f"[^{a}]"
                found = [bool(re.fullmatch(pattern, b, flags)) for pattern in patterns]
                found.append(bool(re.fullmatch(r"(.)\1", a + b, flags)))
                rows.append("".join(".x"[one] for one in found))
        print(ascii(letters), int(flags), *rows)

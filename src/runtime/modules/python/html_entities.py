"""The characters that HTML has names for."""

from _html_names import NAMES as _names
from html import _bare

__all__ = ["html5", "name2codepoint", "codepoint2name", "entitydefs"]
_html4 = """quot amp lt gt OElig oelig Scaron scaron Yuml circ tilde ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo
    rdquo bdquo dagger Dagger permil lsaquo rsaquo euro fnof Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi
    Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi
    rho sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv bull hellip prime Prime oline frasl weierp image real trade alefsym
    larr uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall part exist empty nabla isin notin ni prod sum minus lowast radic prop
    infin ang and or cap cup int there4 sim cong asymp ne equiv le ge sub sup nsub sube supe oplus otimes perp sdot lceil rceil lfloor
    rfloor lang rang loz spades clubs hearts diams"""
# HTML 4 had other brackets in mind than HTML 5.
_other = {"lang": 0x2329, "rang": 0x232a}
_latin = [name for name, c in _bare.items() if 0xa0 <= ord(c) <= 0xff and name not in ("COPY", "REG")]
name2codepoint = {name: _other.get(name) or ord(_names[name]) for name in _latin + _html4.split()}
codepoint2name = {code: name for name, code in name2codepoint.items()}
entitydefs = {name: chr(code) for name, code in name2codepoint.items()}
_all = {name + ";": c for name, c in _names.items()} | _bare
html5 = {name: _all[name] for name in sorted(_all, key=lambda name: (name.lower(), name))}

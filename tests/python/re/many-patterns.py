import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
pats=[(r'(\w+)\s(\w+)','Hello World foo bar'),(r'a*','baac'),(r'a*?','baac'),(r'(a|b)*c','ababc abx'),(r'(?P<y>\d{4})-(?P<m>\d\d)','on 2024-05 and 1999-12'),
(r'\b\w','hi there you'),(r'^\w+','a b\nc d'),(r'(?m)^\w+','a b\nc d'),(r'(?i)HELLO','hello HeLLo'),(r'(?s)a.b','a\nb'),(r'a.b','a\nb acb'),
(r'(a)|(b)','ab'),(r'x(?=y)','xy xz'),(r'x(?!y)','xy xz'),(r'(?<=\$)\d+','$100 200'),(r'(?<!\$)\b\d+','$100 200'),(r'(\w)\1','aabbcd'),(r'(?P<q>[\'"]).*?(?P=q)','"a" \'b\''),
(r'[^aeiou\s]+','hello world'),(r'[a-c\d_]+','abc123_xyz'),(r'\d+(?:\.\d+)?','3.14 and 42'),(r'(?:ab){2,3}','abababab'),(r'a{2}','aaaaa'),(r'a{,2}','aaa'),(r'a{2,}','aaaa a aa'),
(r'(?>a+)ab','aaab'),(r'a++b','aaab'),(r'(a)?(?(1)b|c)','ab c'),(r'(?x) a \s b # c','a b'),(r'\.','a.b'),(r'[]a]+','a]b'),(r'[a\]]+','a]b'),(r'[-a]+','a-b'),(r'[a-]+','a-b'),(r'\x41\u0042\t','AB\t'),
(r'((a)(b))','ab'),(r'(a*)*','aab'),(r'(a*)+','b'),(r'(?:a|ab)(?:c|bcd)(d*)','abcd'),(r'','abc'),(r'\w+?\b','hello world'),(r'(?i:a)b','Ab AB'),(r'(?-i:a)b','ab'),(r'é+','éé'),(r'(?a)\w+','éa'),(r'\w+','naïve café'),
(r'\d','٣4'),(r'(?i)ß','ẞß'),(r'(?i)[k]','K k K'),(r'$','a\n'),(r'\Z','a\n'),(r'a$','a\na\n'),(r'(?m)a$','a\na\n'),(r'\Aa','aa'),(r'\B.','hello'),(r'.*?(\d+)','abc 123 45'),(r'(.+)-(.+)','a-b-c'),(r'(\d+)-(?:(\d+))?','12- 3-4'),(r'a|b|','xab'),(r'[\w.]+@[\w.]+','me@x.org, you@y.com'),(r'(x+x+)+y','xxxxxxxxxxy'),(r'(?:(?:a)|b)*?c','abac'),(r'a{0}b','ab'),(r'(a){0}b','ab'),(r'(?=(\w+))','abc de'),(r'(?<=(a))b','ab'),(r'\s+',' a  b\t\n'),(r'\\','a\\b'),(r'[\d-x]+','1-x')]
for p,s in pats:
    print(repr(p), t(lambda: re.findall(p,s)), t(lambda: re.search(p,s)), t(lambda: re.match(p,s)), t(lambda: re.fullmatch(p,s)), t(lambda: re.split(p,s)), t(lambda: re.sub(p,'-',s)), t(lambda: re.subn(p,r'<\g<0>>',s,count=2)), t(lambda:[m.span() for m in re.finditer(p,s)]), t(lambda: [(m.lastindex,m.lastgroup,m.regs) for m in re.finditer(p,s)]))

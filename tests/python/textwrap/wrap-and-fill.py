def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import textwrap
s = "The quick brown fox jumped over the lazy dog. Well-known hyphen-ated words, and a veryveryverylongwordthatdoesnotfit here -- okay?"
for w in (10, 20, 33, 70): print(textwrap.wrap(s, w))
print(textwrap.fill(s, 30)); print(textwrap.fill(s, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten(s, 40), '|', textwrap.shorten(s, 20, placeholder='...'), '|', textwrap.shorten('short', 10), t(lambda: textwrap.shorten('abc def', 3)), t(lambda: textwrap.wrap('a', 0)))
print(textwrap.wrap('a\tb\n\nc   d', 5), textwrap.wrap('', 5), textwrap.wrap('aaa bbb ccc', 7, max_lines=1), textwrap.wrap('one two three four five', 9, max_lines=2, placeholder='~'), textwrap.wrap('looooong', 3, break_long_words=False), textwrap.wrap('a-b-c-d foo-bar', 5, break_on_hyphens=False), textwrap.wrap('Hello.  World! Yes', 40, fix_sentence_endings=True), textwrap.wrap('keep   spaces', 8, drop_whitespace=False))
print(textwrap.wrap("can't don't e-mail well-to-do 2-3 x--y a---b", 6), textwrap.wrap('useful-stuff--and-more "quoted-text" (par-en)', 8))

def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import textwrap
text = '''Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation.'''
for w in range(12, 60, 7):
    print(w, textwrap.wrap(text, width=w))
print(textwrap.fill(text, width=40, max_lines=2))
print(textwrap.fill(text, 50, initial_indent='    '))
print(max(map(len, textwrap.wrap(text, 33))))

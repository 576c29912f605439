import tokenize, io, token
src = 'def f(x):  # c\n    return x + 1.5\n\nprint(f"a{x!r:>{w}}b", \'s\')\n'
for t in tokenize.generate_tokens(io.StringIO(src).readline): print(t)
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(src).readline)) == src)
for t in tokenize.tokenize(io.BytesIO(b'x = 1').readline): print(token.tok_name[t.type], t.exact_type, repr(t.string))
print(token.NAME, token.tok_name[token.OP], token.ISTERMINAL(1))
try: list(tokenize.generate_tokens(io.StringIO('(1').readline))
except tokenize.TokenError as e: print(e)

import io
import shlex

print(list(shlex.shlex("a = 'b c' + \"d\" # rest\nlast-one")))
print(list(shlex.shlex("a = 'b c' + \"d\\\" e\" f\\ g", posix=True)))
print(list(shlex.shlex("a && b || c; d >'x' (e)", punctuation_chars=True)))
print(list(shlex.shlex("~/a && b-c --color=auto || d *.py?", punctuation_chars=True)))
print(list(shlex.shlex("a;b|c", posix=True, punctuation_chars=";")))
lexer = shlex.shlex(io.StringIO("one two\nthree"))
print(lexer.get_token(), lexer.lineno)
lexer.push_token("pushed")
print(lexer.get_token(), lexer.get_token(), lexer.get_token(), repr(lexer.get_token()), lexer.lineno)
lexer = shlex.shlex("x+y z", posix=True)
lexer.whitespace_split = True
print(list(lexer), lexer.punctuation_chars == "")
lexer = shlex.shlex("a:b:c")
lexer.whitespace, lexer.whitespace_split = ":", True
print(list(lexer))
for text in ("foo 'bar", "foo\\", '"a\\"'):
    try:
        print(shlex.split(text))
    except ValueError as error:
        print(error)
print(shlex.split("a 'b c' \"d 'e'\" f\\ g '' # h"), shlex.split("a # b", comments=True), shlex.split("'a' b\"c\"", posix=False))
print(shlex.join(["a", "b c", "d'e", ""]), shlex.quote("$x"))
print(shlex.shlex("x", infile="script.sh").error_leader())

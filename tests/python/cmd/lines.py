import cmd, io
class C(cmd.Cmd):
    intro='Welcome'; prompt='> '
    def do_greet(self, line):
        'greet NAME\nSays hello'
        print('Hello', line, file=self.stdout)
    def do_add(self, line): print(sum(map(int,line.split())), file=self.stdout)
    def help_add(self): print('help add', file=self.stdout)
    def do_quit(self, line): return True
    def do_EOF(self, line): return True
    def complete_greet(self, text, line, b, e): return [n for n in ('bob','bill') if n.startswith(text)]
    def precmd(self, line): return line.strip()
    def emptyline(self): print('(empty)', file=self.stdout)
o=io.StringIO()
c=C(stdin=io.StringIO('greet Bob\nhelp\nhelp greet\n? add\nadd 1 2\n\nnope x\nhelp nope\nquit\n'), stdout=o); c.use_rawinput=False
c.cmdloop(); print(o.getvalue())
c.onecmd('greet x'); print(c.parseline('!ls -l'), c.parseline('help me'), c.completenames('gr'), c.get_names()[:0])
c.columnize([str(i)*3 for i in range(30)], 40); print(o.getvalue()[-300:])

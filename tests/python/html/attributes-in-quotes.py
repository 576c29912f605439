from html.parser import HTMLParser


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        print("both", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))


for text in ("<a b='>'>x</a>", '<a href="x>y" title=\'"\' checked>', "<img src=a/b.png alt='1 > 0'/>", "<br/><hr />", "<c \\=/>", "<b $=%>",
             "<td width=100% ><a href=/path/>go</a>", "<script>if (a < b && '</p>') c();</ script>after", "<style>a > b {}</STYLE>", "<a b=\"1\"c='2'd=3>",
             "1 < 2 <", "<p\nclass = 'x'\n>"):
    print(text)
    parser = Events()
    parser.feed(text)
    parser.close()
parser = Events()
for piece in ("<a hr", "ef='x", ">y'>te", "xt</", "a>"):
    parser.feed(piece)
parser.close()

# What a parser tells its target, and what events there are.
import io
import xml.etree.ElementTree as ET


class OnlyData:
    def data(self, text):
        print("data", repr(text))


class OnlyClose:
    def close(self):
        return 42


class All:
    def start(self, tag, attributes):
        print("start", tag, attributes)

    def end(self, tag):
        print("end", tag)

    def comment(self, text):
        print("comment", text)

    def pi(self, target, text):
        print("pi", target, text)

    def start_ns(self, prefix, uri):
        print("start_ns", repr(prefix), uri)

    def end_ns(self, prefix):
        print("end_ns", repr(prefix))

    def doctype(self, name, public, system):
        print("doctype", name, public, system)


class OnlyEnds:
    def end_ns(self, prefix):
        print("end_ns", repr(prefix))


for target in OnlyData(), OnlyClose(), All(), OnlyEnds(), object():
    for doctype in '<!DOCTYPE d PUBLIC "p" "s">', "<!DOCTYPE d>", "<!DOCTYPE d SYSTEM 's'>":
        parser = ET.XMLParser(target=target)
        parser.feed(doctype + '<d xmlns="u" xmlns:q="v">x<!--c--><?p  q r?><q:e/>y</d>')
        print(parser.close())
text = '<!--c--><a xmlns="u" xmlns:y="v"><?p q?><b xmlns:z="w"/><!--d--></a>'
for events in ["start-ns", "end-ns"], ["start", "end", "start-ns", "end-ns"], ["comment", "pi", "end"], ["other"], None, ("start",), ["start", 5]:
    try:
        print([(event, getattr(what, "tag", what)) if event not in ("comment", "pi") else (event, what.text)
               for event, what in ET.iterparse(io.StringIO(text), events)])
    except ValueError as error:
        print(error)
for options in {}, {"insert_comments": True}, {"insert_pis": True}, {"insert_comments": True, "insert_pis": True}, \
        {"comment_factory": lambda text: ET.Element("C", {"c": text}), "insert_comments": True}:
    parser = ET.XMLParser(target=ET.TreeBuilder(**options))
    parser.feed("<!--z--><a>t<!--c-->u<?p q?>v<b/><!--d-->w</a><!--e-->")
    print(ET.tostring(parser.close()))
builder = ET.TreeBuilder()
print(builder.comment("x").text, builder.pi("a", "b").text, builder.pi("a").text)

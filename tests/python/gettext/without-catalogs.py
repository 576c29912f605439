import gettext

_ = gettext.gettext
print(_("Hello"), gettext.ngettext("%d file", "%d files", 1) % 1, gettext.ngettext("%d file", "%d files", 3) % 3)
print(gettext.pgettext("menu", "Open"), gettext.npgettext("menu", "a", "b", 2), gettext.dgettext("other", "x"), gettext.textdomain())
print(gettext.textdomain("mine"), gettext.find("mine"), gettext.find("mine", all=True))
plain = gettext.translation("mine", fallback=True)
print(type(plain).__name__, plain.gettext("a"), plain.ngettext("a", "b", 0), plain.info(), plain.charset())
try:
    gettext.translation("mine")
except FileNotFoundError as error:
    print(error)


class Loud(gettext.NullTranslations):
    def gettext(self, message):
        return message.upper()


plain.add_fallback(Loud())
print(plain.gettext("loud"))
plain.install(["ngettext"])
print(__builtins__._("builtin"), ngettext("one", "many", 5))

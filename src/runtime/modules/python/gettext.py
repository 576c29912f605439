"""Translations of messages, by the catalogs of GNU gettext."""

import builtins
import itertools
import os
import struct
import sys
from _gettext_plural import c2py

__all__ = ["NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install", "textdomain", "dgettext",
           "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext"]

_default_localedir = os.path.join(sys.base_prefix or "/usr", "share", "locale")
_localedirs = {}
_current_domain = "messages"
_translations = {}


class NullTranslations:
    """Gives messages back as they are, or asks its fallback."""

    def __init__(self, fp=None):
        self._info, self._charset, self._fallback = {}, None, None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        builtins.__dict__["_"] = self.gettext
        for name in set(names or ()) & {"gettext", "ngettext", "pgettext", "npgettext"}:
            builtins.__dict__[name] = getattr(self, name)


class GNUTranslations(NullTranslations):
    """A catalog (.mo): two tables of strings, what is said and what it means."""
    LE_MAGIC, BE_MAGIC = 0x950412de, 0xde120495
    CONTEXT = "%s\x04%s"
    VERSIONS = 0, 1

    def _parse(self, fp):
        name, data = getattr(fp, "name", ""), fp.read()
        self._catalog, self.plural = {}, lambda n: int(n != 1)
        order = "<" if struct.unpack("<I", data[:4])[0] == self.LE_MAGIC else ">"
        if order == ">" and struct.unpack("<I", data[:4])[0] != self.BE_MAGIC:
            raise OSError(0, "Bad magic number", name)
        version, count, of_ids, of_texts = struct.unpack(order + "4I", data[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, "Bad version number " + str(version >> 16), name)
        for i in range(count):
            msgid, text = (self._string(data, order, table + 8 * i, name) for table in (of_ids, of_texts))
            if not msgid:
                self._read_header(text)
            self._enter(msgid, text)

    @staticmethod
    def _string(data, order, at, name):
        length, start = struct.unpack(order + "II", data[at:at + 8])
        if start + length >= len(data):
            raise OSError(0, "File is corrupt", name)
        return data[start:start + length]

    def _read_header(self, text):
        key = None
        for line in text.decode().split("\n"):
            line = line.strip()
            if not line or line.startswith("#-#-#-#-#") and line.endswith("#-#-#-#-#"):
                continue
            if ":" in line:
                key, value = (part.strip() for part in line.split(":", 1))
                key = key.lower()
                self._info[key] = value
            elif key:
                self._info[key] += "\n" + line
                continue
            if key == "content-type":
                self._charset = value.split("charset=")[1]
            elif key == "plural-forms":
                self.plural = c2py(value.split(";")[1].split("plural=")[1])

    def _enter(self, msgid, text):
        charset = self._charset or "ascii"
        if b"\0" not in msgid:
            self._catalog[str(msgid, charset)] = str(text, charset)
            return
        one = str(msgid.split(b"\0")[0], charset)
        for i, form in enumerate(text.split(b"\0")):
            self._catalog[one, i] = str(form, charset)

    def _found(self, msgid):
        text = self._catalog.get(msgid)
        return self._catalog.get((msgid, self.plural(1))) if text is None else text

    def gettext(self, message):
        text = self._found(message)
        return super().gettext(message) if text is None else text

    def ngettext(self, msgid1, msgid2, n):
        text = self._catalog.get((msgid1, self.plural(n)))
        return super().ngettext(msgid1, msgid2, n) if text is None else text

    def pgettext(self, context, message):
        text = self._found(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if text is None else text

    def npgettext(self, context, msgid1, msgid2, n):
        text = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        return super().npgettext(context, msgid1, msgid2, n) if text is None else text


def _with_less(language):
    """LANGUAGE and what is the same with less said: de_AT.UTF-8@euro, de_AT.UTF-8, ..., de."""
    import locale
    language = locale.normalize(language)
    rest, at, modifier = language.partition("@")
    rest, dot, codeset = rest.partition(".")
    name, line, territory = rest.partition("_")
    parts = line + territory, dot + codeset, at + modifier
    # The first parts weigh most: what lacks only a modifier comes before what lacks a codeset.
    choices = itertools.product(*(((part, "") if part else ("",)) for part in parts))
    return [name + "".join(choice) for choice in choices]


def find(domain, localedir=None, languages=None, all=False):
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        said = next(filter(None, map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))), "C")
        languages = said.split(":")
        if "C" not in languages:
            languages.append("C")
    wanted = []
    for language in languages:
        wanted += [name for name in _with_less(language) if name not in wanted]
    found = []
    for language in wanted:
        if language == "C":
            break
        path = os.path.join(localedir, language, "LC_MESSAGES", "%s.mo" % domain)
        if os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    if class_ is None:
        class_ = GNUTranslations
    paths = find(domain, localedir, languages, all=True)
    if not paths:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    import copy
    result = None
    for path in paths:
        key = class_, os.path.abspath(path)
        if key not in _translations:
            with open(path, "rb") as file:
                _translations[key] = class_(file)
        catalog = copy.copy(_translations[key])
        if result is None:
            result = catalog
        else:
            result.add_fallback(catalog)
    return result


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain):
    return translation(domain, _localedirs.get(domain), fallback=True)


def dgettext(domain, message):
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation

"""What may stand for the beginning of a name: the names that a program, the language and an object have."""

import builtins
import inspect
import keyword
import re
import __main__

__all__ = ["Completer"]

_opens_a_block = {"finally", "try"}
_stands_alone = {"True", "False", "None", "break", "continue", "pass", "else", "_"}


class Completer:
    """Finds completions, in a namespace or, without one, in that of the program."""

    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError("namespace must be a dictionary")
        self.use_main_ns = namespace is None
        if namespace is not None:
            self.namespace = namespace

    def complete(self, text, state):
        """The completion of TEXT that has the number STATE, None if there are not as many."""
        if self.use_main_ns:
            self.namespace = __main__.__dict__
        if not text.strip():
            return "" if state == 0 else None
        if state == 0:
            self.matches = self.attr_matches(text) if "." in text else self.global_matches(text)
        try:
            return self.matches[state]
        except IndexError:
            return None

    def _callable_postfix(self, val, word):
        """WORD with what follows a name of VAL that can be called."""
        if not callable(val):
            return word
        word += "("
        try:
            if not inspect.signature(val).parameters:
                word += ")"
        except ValueError:
            pass
        return word

    def global_matches(self, text):
        """Keywords, names of the namespace and of builtins."""
        matches, seen = [], {"__builtins__"}
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                matches.append(word + (":" if word in _opens_a_block else "" if word in _stands_alone else " "))
        for names in self.namespace, builtins.__dict__:
            for word, value in names.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    matches.append(self._callable_postfix(value, word))
        return matches

    def attr_matches(self, text):
        """Attributes of the object before the last dot, which is looked at but not called."""
        parts = re.match(r"(\w+(\.\w+)*)\.(\w*)", text)
        if not parts:
            return []
        expr, attr = parts.group(1, 3)
        try:
            thisobject = eval(expr, self.namespace)
        except Exception:
            return []
        words = set(dir(thisobject))
        words.discard("__builtins__")
        if hasattr(thisobject, "__class__"):
            words.add("__class__")
            words.update(get_class_members(thisobject.__class__))
        # Names with underscores come only when they are asked for, or when there is nothing else.
        for unwanted in ("_", "__", None) if attr == "" else ("__", None) if attr == "_" else (None,):
            matches = [self._attribute(thisobject, expr, word) for word in sorted(words)
                       if word.startswith(attr) and not (unwanted and word.startswith(attr + "_" if attr else unwanted))]
            if matches:
                break
        return matches

    def _attribute(self, thisobject, expr, word):
        match = f"{expr}.{word}"
        if isinstance(getattr(type(thisobject), word, None), property):
            return match  # which would run code
        value = getattr(thisobject, word, None)
        return self._callable_postfix(value, match) if value is not None else match


def get_class_members(klass):
    names = dir(klass)
    for base in getattr(klass, "__bases__", ()):
        names += get_class_members(base)
    return names

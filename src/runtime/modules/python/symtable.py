"""Which names the blocks of a text have, and where each of them lives."""

import _symtable
import os

__all__ = ["symtable", "SymbolTable", "Class", "Function", "Symbol"]

_GLOBAL, _LOCAL, _PARAMETER, _NONLOCAL, _USED, _IMPORTED, _ANNOTATED, _TYPE_PARAMETER = 1, 2, 4, 8, 16, 128, 256, 1024
_BOUND = _LOCAL | _PARAMETER | _IMPORTED | _TYPE_PARAMETER
_IS_LOCAL, _IS_DECLARED_GLOBAL, _IS_GLOBAL, _IS_FREE, _IS_CELL = range(1, 6)
_KINDS = "module", "function", "class", "TypeVar bound", "type alias", "type parameter"


def symtable(code, filename, compile_type):
    """The symbols of CODE, text or its bytes."""
    if isinstance(code, (bytes, bytearray)):
        from io import BytesIO
        from tokenize import detect_encoding
        encoding, _ = detect_encoding(BytesIO(code).readline)
        code = bytes(code).decode(encoding)
    filename = os.fsdecode(filename)
    return _made(_symtable.symtable(code, filename, compile_type), filename)


def _made(block, filename):
    kind = {"function": Function, "class": Class}.get(_KINDS[block[0]], SymbolTable)
    return kind(block, filename)


def _scope(flags):
    return flags >> 12 & 15


class SymbolTable:
    def __init__(self, raw_table, filename):
        kind, self._name, self._line, self._nested, symbols, children = raw_table
        self._kind, self._filename = _KINDS[kind], filename
        self._flags = dict(symbols)
        self._children = [_made(child, filename) for child in children]
        self._symbols = {}

    def __repr__(self):
        kind = "" if self.__class__ == SymbolTable else self.__class__.__name__ + " "
        if self._kind == "module":
            return "<%sSymbolTable for module %s>" % (kind, self._filename)
        return "<%sSymbolTable for %s in %s>" % (kind, self._name, self._filename)

    def get_type(self):
        return self._kind

    def get_id(self):
        return id(self)

    def get_name(self):
        return self._name

    def get_lineno(self):
        return self._line

    def is_optimized(self):
        return self._kind == "function"

    def is_nested(self):
        return self._nested

    def has_children(self):
        return bool(self._children)

    def get_identifiers(self):
        return self._flags.keys()

    def lookup(self, name):
        found = self._symbols.get(name)
        if found is None:
            flags = self._flags[name]
            inside = [child for child in self._children if child._name == name]
            found = self._symbols[name] = Symbol(name, flags, inside, module_scope=self._kind == "module")
        return found

    def get_symbols(self):
        return [self.lookup(name) for name in self.get_identifiers()]

    def get_children(self):
        return list(self._children)


class Function(SymbolTable):
    def _those(self, wanted):
        return tuple(name for name, flags in self._flags.items() if wanted(flags))

    def get_parameters(self):
        return self._those(lambda flags: flags & _PARAMETER)

    def get_locals(self):
        return self._those(lambda flags: _scope(flags) in (_IS_LOCAL, _IS_CELL))

    def get_globals(self):
        return self._those(lambda flags: _scope(flags) in (_IS_GLOBAL, _IS_DECLARED_GLOBAL))

    def get_nonlocals(self):
        return self._those(lambda flags: flags & _NONLOCAL)

    def get_frees(self):
        return self._those(lambda flags: _scope(flags) == _IS_FREE)


class Class(SymbolTable):
    def get_methods(self):
        return tuple(dict.fromkeys(child._name for child in self._children))


class Symbol:
    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self._name, self._flags, self._inside, self._of_module = name, flags, namespaces or (), module_scope

    def __repr__(self):
        return "<symbol %r>" % self._name

    def _has(self, flag):
        return bool(self._flags & flag)

    def _is(self, *scopes):
        return _scope(self._flags) in scopes

    def get_name(self):
        return self._name

    def is_referenced(self):
        return self._has(_USED)

    def is_parameter(self):
        return self._has(_PARAMETER)

    def is_global(self):
        return self._is(_IS_GLOBAL, _IS_DECLARED_GLOBAL) or self._of_module and self._has(_BOUND)

    def is_nonlocal(self):
        return self._has(_NONLOCAL)

    def is_declared_global(self):
        return self._is(_IS_DECLARED_GLOBAL)

    def is_local(self):
        return self._is(_IS_LOCAL, _IS_CELL) or self._of_module and self._has(_BOUND)

    def is_annotated(self):
        return self._has(_ANNOTATED)

    def is_free(self):
        return self._is(_IS_FREE)

    def is_imported(self):
        return self._has(_IMPORTED)

    def is_assigned(self):
        return self._has(_LOCAL)

    def is_namespace(self):
        return bool(self._inside)

    def get_namespaces(self):
        return self._inside

    def get_namespace(self):
        if len(self._inside) == 1:
            return self._inside[0]
        raise ValueError("name is bound to multiple namespaces" if self._inside else "name is not bound to any namespaces")

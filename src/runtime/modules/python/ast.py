"""Trees of syntax: their classes, ways through them, and the way back to text."""

import sys
import warnings

from _ast import compile as _compile, parse as _parse

PyCF_ONLY_AST, PyCF_TYPE_COMMENTS, PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x400, 0x1000, 0x2000


class AST:
    """A node: fields are other nodes, lists of them, or plain values."""
    _fields = _attributes = __match_args__ = ()

    def __init__(self, *args, **kwargs):
        cls = type(self)
        if len(args) > len(cls._fields):
            raise TypeError("%s constructor takes at most %d positional argument%s"
                            % (cls.__name__, len(cls._fields), "s" if len(cls._fields) != 1 else ""))
        for name, value in zip(cls._fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in cls._fields[:len(args)]:
                raise TypeError("%s got multiple values for argument '%s'" % (cls.__name__, name))
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__

    def _compile(self, filename, mode, flags, optimize):
        """What compile () gives for a tree, which must tell where it stands."""
        wanted = (Module, Expression, Interactive)[mode]
        if not isinstance(self, wanted):
            raise TypeError(f"expected {wanted.__name__} node, got {type(self).__name__}")
        from _ast_check import check
        checked = check(self)
        try:
            return _compile(unparse(self), filename, mode, _parts, self, _places, flags, optimize)
        finally:
            checked.undo()


# A line a family: its classes with their fields; "?" marks what may be None. PLACED: nodes that tell where they stand.
_FAMILIES = """
mod:Module(body,type_ignores) Interactive(body) Expression(body) FunctionType(argtypes,returns)
stmt:FunctionDef(name,args,body,decorator_list,returns?,type_comment?,type_params) \
AsyncFunctionDef(name,args,body,decorator_list,returns?,type_comment?,type_params) ClassDef(name,bases,keywords,body,decorator_list,type_params) \
Return(value?) Delete(targets) Assign(targets,value,type_comment?) TypeAlias(name,type_params,value) AugAssign(target,op,value) \
AnnAssign(target,annotation,value?,simple) For(target,iter,body,orelse,type_comment?) AsyncFor(target,iter,body,orelse,type_comment?) \
While(test,body,orelse) If(test,body,orelse) With(items,body,type_comment?) AsyncWith(items,body,type_comment?) Match(subject,cases) \
Raise(exc?,cause?) Try(body,handlers,orelse,finalbody) TryStar(body,handlers,orelse,finalbody) Assert(test,msg?) Import(names) \
ImportFrom(module?,names,level?) Global(names) Nonlocal(names) Expr(value) Pass() Break() Continue()
expr:BoolOp(op,values) NamedExpr(target,value) BinOp(left,op,right) UnaryOp(op,operand) Lambda(args,body) IfExp(test,body,orelse) \
Dict(keys,values) Set(elts) ListComp(elt,generators) SetComp(elt,generators) DictComp(key,value,generators) GeneratorExp(elt,generators) \
Await(value) Yield(value?) YieldFrom(value) Compare(left,ops,comparators) Call(func,args,keywords) \
FormattedValue(value,conversion,format_spec?) JoinedStr(values) Constant(value,kind?) Attribute(value,attr,ctx) Subscript(value,slice,ctx) \
Starred(value,ctx) Name(id,ctx) List(elts,ctx) Tuple(elts,ctx) Slice(lower?,upper?,step?)
expr_context:Load() Store() Del()
boolop:And() Or()
operator:Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()
unaryop:Invert() Not() UAdd() USub()
cmpop:Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()
excepthandler:ExceptHandler(type?,name?,body)
pattern:MatchValue(value) MatchSingleton(value) MatchSequence(patterns) MatchMapping(keys,patterns,rest?) \
MatchClass(cls,patterns,kwd_attrs,kwd_patterns) MatchStar(name?) MatchAs(pattern?,name?) MatchOr(patterns)
type_ignore:TypeIgnore(lineno,tag)
type_param:TypeVar(name,bound?) ParamSpec(name) TypeVarTuple(name)
AST:comprehension(target,iter,ifs,is_async) arguments(posonlyargs,args,vararg?,kwonlyargs,kw_defaults,kwarg?,defaults) \
arg(arg,annotation?,type_comment?) keyword(arg?,value) alias(name,asname?) withitem(context_expr,optional_vars?) match_case(pattern,guard?,body)
"""
_PLACED = {"stmt", "expr", "excepthandler", "pattern", "type_param", "arg", "keyword", "alias"}
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def _make_classes():
    made = {}

    def add(name, base, fields, placed):
        optional = [field[:-1] for field in fields if field.endswith("?")]
        names = tuple(field.rstrip("?") for field in fields)
        space = {"__module__": "ast", "_fields": names, "__match_args__": names, **dict.fromkeys(optional)}
        if placed:
            space.update(_attributes=_PLACE, end_lineno=None, end_col_offset=None)
        made[name] = type(name, (base,), space)
        return made[name]

    for line in _FAMILIES.strip().split("\n"):
        family, _, members = line.partition(":")
        base = AST if family == "AST" else add(family, AST, (), family in _PLACED)
        for member in members.split():
            name, _, fields = member[:-1].partition("(")
            add(name, base, fields.split(",") if fields else (), name in _PLACED)
    return made


_classes = _make_classes()
globals().update(_classes)
vars(sys.modules["_ast"]).update(_classes, AST=AST, PyCF_ONLY_AST=PyCF_ONLY_AST, PyCF_TYPE_COMMENTS=PyCF_TYPE_COMMENTS,
                                 PyCF_ALLOW_TOP_LEVEL_AWAIT=PyCF_ALLOW_TOP_LEVEL_AWAIT)
_parts = {name: cls() if issubclass(cls, (expr_context, boolop, operator, unaryop, cmpop)) else cls for name, cls in _classes.items()}


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    """The tree of a text."""
    if isinstance(source, AST):
        return source
    if not isinstance(source, str):
        compile(source, filename, mode)
        source = bytes(source).decode("utf-8-sig")
    if "\0" in source:
        raise SyntaxError("source code string cannot contain null bytes")
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    return _parse(source.lstrip(" \t") if mode == "eval" else source, filename, mode, _parts)


def _place_of(node):
    line, column = node.lineno, node.col_offset
    end_line, end_column = getattr(node, "end_lineno", None), getattr(node, "end_col_offset", None)
    return line, column, line if end_line is None else end_line, column if end_column is None else end_column


def _places(made, given):
    """Where nodes of a text's tree stand, by the tree that the text was made of: number, line, column, end line, end column."""
    numbers = []

    def pair(made, given, place):
        same = isinstance(given, type(made))
        if isinstance(given, AST) and hasattr(given, "lineno"):
            place = _place_of(given)
        if place and "_node" in made.__dict__:
            numbers.append(made._node)
            numbers.extend(place)
        for field in made._fields:
            part, other = getattr(made, field, None), getattr(given, field, None) if same else None
            if isinstance(part, AST):
                pair(part, other, place)
            elif isinstance(part, list):
                others = other if isinstance(other, list) and len(other) == len(part) else [None] * len(part)
                for one, its in zip(part, others):
                    if isinstance(one, AST):
                        pair(one, its, place)

    pair(made, given, None)
    return numbers


def literal_eval(node_or_string):
    """The value of a text or tree that is a literal: numbers, strings, containers of them, None, True, False."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body

    def fail(node):
        line = getattr(node, "lineno", None)
        raise ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")

    def number(node):
        if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
            fail(node)
        return node.value

    def signed(node):
        if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
            operand = number(node.operand)
            return +operand if isinstance(node.op, UAdd) else -operand
        return number(node)

    def value_of(node):
        match node:
            case Constant():
                return node.value
            case Tuple():
                return tuple(map(value_of, node.elts))
            case List():
                return list(map(value_of, node.elts))
            case Set():
                return set(map(value_of, node.elts))
            case Call(func=Name(id="set"), args=[], keywords=[]):
                return set()
            case Dict():
                if len(node.keys) != len(node.values):
                    fail(node)
                return dict(zip(map(value_of, node.keys), map(value_of, node.values)))
            case BinOp(op=Add() | Sub()):
                left, right = signed(node.left), number(node.right)
                if isinstance(left, (int, float)) and isinstance(right, complex):
                    return left + right if isinstance(node.op, Add) else left - right
        return signed(node)

    return value_of(node_or_string)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """A node as text, as calls of its classes."""
    def of(node, level):
        level += indent is not None
        start, separator = ("\n" + indent * level, ",\n" + indent * level) if indent is not None else ("", ", ")
        if isinstance(node, list):
            return ("[" + start + separator.join(of(item, level)[0] for item in node) + "]", False) if node else ("[]", True)
        if not isinstance(node, AST):
            return repr(node), True
        texts, simple, named = [], True, annotate_fields
        for name in node._fields:
            value = getattr(node, name, node)
            if value is node or value is None and getattr(type(node), name, node) is None:
                named = True
                continue
            text, plain = of(value, level)
            simple = simple and plain
            texts.append(f"{name}={text}" if named else text)
        for name in node._attributes if include_attributes else ():
            value = getattr(node, name, node)
            if value is not node and not (value is None and getattr(type(node), name, node) is None):
                text, plain = of(value, level)
                simple = simple and plain
                texts.append(f"{name}={text}")
        if simple and len(texts) <= 3:
            return f"{type(node).__name__}({', '.join(texts)})", not texts
        return f"{type(node).__name__}({start}{separator.join(texts)})", False

    if not isinstance(node, AST):
        raise TypeError("expected AST, got %r" % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return of(node, 0)[0]


def iter_fields(node):
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, field in iter_fields(node):
        yield from (item for item in (field if isinstance(field, list) else (field,)) if isinstance(item, AST))


def walk(node):
    """A node and all below it, those that are nearer first."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def copy_location(new_node, old_node):
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    def fix(node, place):
        if "lineno" in node._attributes:
            for name, inherited in place.items():
                if not hasattr(node, name) or name.startswith("end_") and getattr(node, name) is None:
                    setattr(node, name, inherited)
            place = {name: getattr(node, name) for name in _PLACE}
        for child in iter_child_nodes(node):
            fix(child, place)
    fix(node, {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0})
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if isinstance(child, TypeIgnore) or "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    match node.body:
        case [Expr(value=Constant(value=str() as text)), *_]:
            if clean:
                import inspect
                text = inspect.cleandoc(text)
            return text


def get_source_segment(source, node, *, padded=False):
    """The part of the text that a node stands for; None if the node does not tell."""
    line, end = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
    column, end_column = getattr(node, "col_offset", None), getattr(node, "end_col_offset", None)
    if None in (line, end, column, end_column):
        return None
    lines = [text.encode() for text in source.replace("\r\n", "\n").replace("\r", "\n").split("\n")][line - 1:end]
    if len(lines) == 1:
        return lines[0][column:end_column].decode()
    padding = "".join(c if c in "\f\t" else " " for c in lines[0][:column].decode()) if padded else ""
    return "\n".join([padding + lines[0][column:].decode()] + [text.decode() for text in lines[1:-1]] + [lines[-1][:end_column].decode()])


class NodeVisitor:
    """Goes through a tree: visit_NAME sees the nodes of that class, generic_visit all others."""

    def visit(self, node):
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for name, value in iter_fields(node):
            for item in value if isinstance(value, list) else (value,):
                if isinstance(item, AST):
                    self.visit(item)

    def visit_Constant(self, node):
        # The classes that constants had before give their names to visitors still.
        name = next((name for name, kinds in _kinds_of_constants.items() if type(node.value) in kinds), None)
        older = getattr(self, f"visit_{name}", None)
        if older is None:
            return self.generic_visit(node)
        warnings.warn(f"visit_{name} is deprecated; add visit_Constant", DeprecationWarning, stacklevel=2)
        return older(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods give what takes the node's place: None removes it, in a list there may be several."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


def unparse(ast_obj):
    """Text that would be parsed into an equal tree."""
    from _ast_unparse import Writer
    return Writer().text_of(ast_obj)


# --- what constants were called before ---

_kinds_of_constants = {"Num": (int, float, complex), "Str": (str,), "Bytes": (bytes,), "NameConstant": (type(None), bool),
                       "Ellipsis": (type(...),)}
_older = {}


def _tell_older(name, stacklevel):
    warnings.warn(f"ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead", DeprecationWarning,
                  stacklevel=stacklevel)


class _OlderMeta(type):
    def __instancecheck__(cls, node):
        _tell_older(cls.__name__, 3)
        return isinstance(node, Constant) and type(node.value) in _kinds_of_constants[cls.__name__]


def _make_older(name):
    def new(cls, *args, **kwargs):
        _tell_older(name, 3)
        if name == "Ellipsis":
            return Constant(..., *args, **kwargs)
        return Constant(*args, **kwargs)
    _older[name] = _OlderMeta(name, (Constant,), {"__new__": new, "__module__": "ast"})


def _older_attribute(name):
    def tell():
        warnings.warn(f"Attribute {name} is deprecated and will be removed in Python 3.14; use value instead", DeprecationWarning,
                      stacklevel=3)

    def get(node):
        tell()
        return node.value

    def put(node, value):
        tell()
        node.value = value
    return property(get, put)


for _name in _kinds_of_constants:
    _make_older(_name)
Constant.n, Constant.s = _older_attribute("n"), _older_attribute("s")
del _name


def __getattr__(name):
    if name not in _older:
        raise AttributeError(f"module 'ast' has no attribute '{name}'")
    _tell_older(name, 3)
    globals()[name] = _older[name]
    return _older[name]

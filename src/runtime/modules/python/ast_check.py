"""Whether a tree that somebody made or changed is one that can be compiled: first the types of all fields, then what else must hold."""

import ast
from ast import AST

# Kinds of fields by name; "*" a list of them. Where a name means something else in a class, that class is told with it.
_KINDS = {}
for _kind, _names in {
    "expr": "returns target value annotation iter test subject exc cause msg left right operand elt key func slice lower upper step "
            "format_spec context_expr optional_vars guard type bound cls Lambda.body Expression.body IfExp.body IfExp.orelse TypeAlias.name",
    "expr*": "decorator_list bases targets values keys elts comparators ifs kw_defaults defaults Call.args",
    "stmt*": "body orelse finalbody", "identifier": "name module attr id arg asname rest", "identifier*": "names kwd_attrs",
    "string": "type_comment kind tag", "int": "simple level conversion is_async lineno", "constant": "Constant.value MatchSingleton.value",
    "arguments": "args", "arg": "vararg kwarg", "arg*": "arguments.args posonlyargs kwonlyargs", "alias*": "Import.names ImportFrom.names",
    "keyword*": "keywords", "withitem*": "items", "match_case*": "cases", "excepthandler*": "handlers", "pattern": "pattern",
    "pattern*": "patterns kwd_patterns", "type_param*": "type_params", "type_ignore*": "type_ignores", "comprehension*": "generators",
    "expr_context": "ctx", "cmpop*": "ops", "unaryop": "UnaryOp.op", "boolop": "BoolOp.op", "operator": "op",
}.items():
    for _name in _names.split():
        _KINDS[_name] = _kind

_OPTIONAL = frozenset(f"{cls.__name__}.{field}" for cls in ast._classes.values() for field in cls._fields if field in cls.__dict__)
_IS_SUM = frozenset({"expr", "stmt", "pattern", "excepthandler", "type_param", "expr_context", "operator", "unaryop", "boolop", "cmpop",
                     "type_ignore"})


def _kind_name(node):
    return type(node).__name__


def _class_of(node):
    """The class of syntax that a node is an instance of, maybe by a class of the program's own."""
    return next(cls for cls in type(node).__mro__ if ast._classes.get(cls.__name__) is cls)


class _Types:
    """Looks at the types of all fields. Lists that are missing are made, since that is what they count as; undo () takes them away again."""

    def __init__(self):
        self.made = []

    def undo(self):
        for node, field in self.made:
            delattr(node, field)

    def plain(self, kind, value):
        if kind == "int":
            if not isinstance(value, int):
                raise ValueError(f"invalid integer value: {value!r}")
        elif kind == "identifier":
            if type(value) is not str:
                raise TypeError("AST identifier must be of type str")
        elif kind == "string":
            if not isinstance(value, (str, bytes)):
                raise TypeError("AST string must be of type str")

    def place(self, node, name):
        for field in ("lineno", "col_offset"):
            value = getattr(node, field, self)
            if value is self:
                raise TypeError(f'required field "{field}" missing from {name}')
            self.plain("int", value)
        if name in ("keyword", "alias"):
            return
        line, column = node.lineno, node.col_offset
        last_line, end = getattr(node, "end_lineno", None), getattr(node, "end_col_offset", None)
        last_line, end = line if last_line is None else last_line, column if end is None else end
        if line > last_line:
            raise ValueError(f"AST node line range ({line}, {last_line}) is not valid")
        if line < 0 and line != last_line or column < 0 and column != end:
            raise ValueError(f"AST node column range ({column}, {end}) for line range ({line}, {last_line}) is not valid")
        if line == last_line and column > end:
            raise ValueError(f"line {line}, column {column}-{end} is not a valid range")

    def value(self, kind, value):
        """A value that is to be a node or a plain value of KIND."""
        if kind == "constant":
            return
        if kind not in ast._classes:
            return self.plain(kind, value)
        family = ast._classes[kind]
        summed = kind in _IS_SUM
        if summed and family._attributes:
            self.place(value, kind)
        if not summed and not isinstance(value, family):
            field = next(field for field in family._fields if not hasattr(value, field) and not _KINDS.get(field, "").endswith("*"))
            raise TypeError(f'required field "{field}" missing from {kind}')
        if not isinstance(value, family) or type(value) is family and summed:
            raise TypeError(f"expected some sort of {kind}, but got {value!r}")
        self.fields(value)
        if not summed and family._attributes:
            self.place(value, kind)

    def fields(self, node):
        cls = _class_of(node)
        name = cls.__name__
        for field in cls._fields:
            self.field(node, name, field, _KINDS.get(f"{name}.{field}") or _KINDS[field])

    def field(self, node, name, field, kind):
        value = getattr(node, field, self)
        if kind[-1] == "*":
            if value is self:
                self.made.append((node, field))
                setattr(node, field, [])
                return
            if not isinstance(value, list):
                raise TypeError(f'{name} field "{field}" must be a list, not a {type(value).__name__}')
            for item in value:
                if item is not None or kind in ("identifier*",):
                    self.value(kind[:-1], item)
        elif value is self:
            if f"{name}.{field}" not in _OPTIONAL:
                raise TypeError(f'required field "{field}" missing from {name}')
        elif value is None and kind != "constant":
            if f"{name}.{field}" not in _OPTIONAL:
                if kind == "int":
                    raise ValueError("invalid integer value: None")
                raise ValueError(f"field '{field}' is required for {name}")
        else:
            self.value(kind, value)


def _fail(text):
    raise ValueError(text)


def _filled(items, field, owner):
    if not items:
        _fail(f"empty {field} on {owner}")


def _name(text):
    if text in ("None", "True", "False"):
        _fail(f"identifier field can't represent '{text}' constant")


def _constant(value):
    if value is None or value is ... or type(value) in (int, float, complex, bool, str, bytes):
        return
    if type(value) not in (tuple, frozenset):
        raise TypeError(f"got an invalid type in Constant: {type(value).__name__}")
    for item in value:
        _constant(item)


class _Rules:
    def exprs(self, items, context="Load", may_lack=False):
        for item in items:
            if item is not None:
                self.expr(item, context)
            elif not may_lack:
                _fail("None disallowed in expression list")

    def maybe(self, node, context="Load"):
        if node is not None:
            self.expr(node, context)

    def expr(self, node, context="Load"):
        kind = _class_of(node).__name__
        if kind == "Name":
            _name(node.id)
        if kind in ("Attribute", "Subscript", "Starred", "Name", "List", "Tuple"):
            if _kind_name(node.ctx) != context:
                _fail(f"expression must have {context} context but has {_kind_name(node.ctx)} instead")
        elif context != "Load":
            _fail(f"expression which can't be assigned to in {context} context")
        rule = getattr(self, "of_" + kind, None)
        if rule:
            return rule(node, context)
        for field in node._fields:
            value = getattr(node, field)
            if isinstance(value, ast.expr):
                self.expr(value)
            elif isinstance(value, list) and _KINDS.get(field) == "expr*":
                self.exprs(value)

    def of_BoolOp(self, node, context):
        if len(node.values) < 2:
            _fail("BoolOp with less than 2 values")
        self.exprs(node.values)

    def of_NamedExpr(self, node, context):
        self.expr(node.target, "Store")
        self.expr(node.value)

    def of_Lambda(self, node, context):
        self.arguments(node.args)
        self.expr(node.body)

    def of_Dict(self, node, context):
        if len(node.keys) != len(node.values):
            _fail("Dict doesn't have the same number of keys as values")
        self.exprs(node.keys, may_lack=True)
        self.exprs(node.values)

    def of_Compare(self, node, context):
        if not node.comparators:
            _fail("Compare with no comparators")
        if len(node.comparators) != len(node.ops):
            _fail("Compare has a different number of comparators and operands")
        self.exprs(node.comparators)
        self.expr(node.left)

    def of_Call(self, node, context):
        self.expr(node.func)
        self.exprs(node.args)
        self.keywords(node.keywords)

    def of_Constant(self, node, context):
        _constant(node.value)

    def of_Starred(self, node, context):
        self.expr(node.value, context)

    def of_List(self, node, context):
        self.exprs(node.elts, context)

    of_Tuple = of_List

    def of_ListComp(self, node, context):
        if not node.generators:
            _fail("comprehension with no generators")
        for each in node.generators:
            self.expr(each.target, "Store")
            self.expr(each.iter)
            self.exprs(each.ifs)
        for field in ("elt", "key", "value"):
            self.maybe(getattr(node, field, None))

    of_SetComp = of_DictComp = of_GeneratorExp = of_ListComp

    def keywords(self, items):
        for item in items:
            self.expr(item.value)

    def arguments(self, node):
        for parameter in (*node.posonlyargs, *node.args, node.vararg, *node.kwonlyargs, node.kwarg):
            if parameter is not None:
                self.maybe(parameter.annotation)
        if len(node.defaults) > len(node.posonlyargs) + len(node.args):
            _fail("more positional defaults than args on arguments")
        if len(node.kw_defaults) != len(node.kwonlyargs):
            _fail("length of kwonlyargs is not the same as kw_defaults on arguments")
        self.exprs(node.defaults)
        self.exprs(node.kw_defaults, may_lack=True)

    def body(self, items, owner):
        _filled(items, "body", owner)
        self.stmts(items)

    def stmts(self, items):
        for item in items:
            if item is None:
                _fail("None disallowed in statement list")
            self.stmt(item)

    def stmt(self, node):
        kind = _class_of(node).__name__
        rule = getattr(self, "do_" + kind, None)
        if rule:
            return rule(node, kind)
        for field in node._fields:
            value = getattr(node, field)
            if isinstance(value, ast.expr):
                self.expr(value)

    def type_params(self, items):
        for item in items:
            _name(item.name)
            self.maybe(getattr(item, "bound", None))

    def do_FunctionDef(self, node, kind):
        self.body(node.body, kind)
        self.type_params(node.type_params)
        self.arguments(node.args)
        self.exprs(node.decorator_list)
        self.maybe(node.returns)

    do_AsyncFunctionDef = do_FunctionDef

    def do_ClassDef(self, node, kind):
        self.body(node.body, kind)
        self.type_params(node.type_params)
        self.exprs(node.bases)
        self.keywords(node.keywords)
        self.exprs(node.decorator_list)

    def do_Delete(self, node, kind):
        _filled(node.targets, "targets", kind)
        self.exprs(node.targets, "Del")

    def do_Assign(self, node, kind):
        _filled(node.targets, "targets", kind)
        self.exprs(node.targets, "Store")
        self.expr(node.value)

    def do_AugAssign(self, node, kind):
        self.expr(node.target, "Store")
        self.expr(node.value)

    def do_AnnAssign(self, node, kind):
        if node.simple and not isinstance(node.target, ast.Name):
            raise TypeError("AnnAssign with simple non-Name target")
        self.expr(node.target, "Store")
        self.maybe(node.value)
        self.expr(node.annotation)

    def do_TypeAlias(self, node, kind):
        if not isinstance(node.name, ast.Name):
            raise TypeError("TypeAlias with non-Name name")
        self.expr(node.name, "Store")
        self.type_params(node.type_params)
        self.expr(node.value)

    def do_For(self, node, kind):
        self.expr(node.target, "Store")
        self.expr(node.iter)
        self.body(node.body, kind)
        self.stmts(node.orelse)

    do_AsyncFor = do_For

    def do_While(self, node, kind):
        self.expr(node.test)
        self.body(node.body, kind)
        self.stmts(node.orelse)

    do_If = do_While

    def do_With(self, node, kind):
        _filled(node.items, "items", kind)
        for item in node.items:
            self.expr(item.context_expr)
            self.maybe(item.optional_vars, "Store")
        self.body(node.body, kind)

    do_AsyncWith = do_With

    def do_Match(self, node, kind):
        self.expr(node.subject)
        _filled(node.cases, "cases", kind)
        for case in node.cases:
            self.pattern(case.pattern)
            self.maybe(case.guard)
            self.body(case.body, "match_case")

    def do_Raise(self, node, kind):
        if node.exc is None and node.cause is not None:
            _fail("Raise with cause but no exception")
        self.maybe(node.exc)
        self.maybe(node.cause)

    def do_Try(self, node, kind):
        self.body(node.body, kind)
        if not node.handlers and not node.finalbody:
            _fail(f"{kind} has neither except handlers nor finalbody")
        if not node.handlers and node.orelse:
            _fail(f"{kind} has orelse but no except handlers")
        for handler in node.handlers:
            self.maybe(handler.type)
            self.body(handler.body, "ExceptHandler")
        self.stmts(node.finalbody)
        self.stmts(node.orelse)

    do_TryStar = do_Try

    def do_Import(self, node, kind):
        if getattr(node, "level", None) is not None and node.level < 0:
            _fail("Negative ImportFrom level")
        _filled(node.names, "names", kind)

    do_ImportFrom = do_Global = do_Nonlocal = do_Import

    def capture(self, name):
        if name == "_":
            _fail("can't capture name '_' in patterns")
        _name(name)

    def literal(self, node):
        self.expr(node)
        number = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
        if isinstance(number, ast.BinOp) and isinstance(number.op, (ast.Add, ast.Sub)):
            number = number.right
        fits = isinstance(number, (ast.Attribute, ast.JoinedStr)) or isinstance(number, ast.Constant) and number.value not in (None, ...)
        if not fits or isinstance(number, ast.Constant) and isinstance(number.value, bool):
            _fail("patterns may only match literals and attribute lookups")

    def patterns(self, items, star_ok=False):
        for item in items:
            self.pattern(item, star_ok)

    def pattern(self, node, star_ok=False):
        match _class_of(node).__name__:
            case "MatchValue":
                self.literal(node.value)
            case "MatchSingleton":
                if node.value is not None and node.value is not True and node.value is not False:
                    _fail("MatchSingleton can only contain True, False and None")
            case "MatchSequence":
                self.patterns(node.patterns, True)
            case "MatchMapping":
                if len(node.keys) != len(node.patterns):
                    _fail("MatchMapping doesn't have the same number of keys as patterns")
                if node.rest is not None:
                    self.capture(node.rest)
                for key in node.keys:
                    if not (isinstance(key, ast.Constant) and key.value in (None, True, False)):
                        self.literal(key)
                self.patterns(node.patterns)
            case "MatchClass":
                if len(node.kwd_attrs) != len(node.kwd_patterns):
                    _fail("MatchClass doesn't have the same number of keyword attributes as patterns")
                self.expr(node.cls)
                part = node.cls
                while isinstance(part, ast.Attribute):
                    part = part.value
                if not isinstance(part, ast.Name):
                    _fail("MatchClass cls field can only contain Name or Attribute nodes.")
                for name in node.kwd_attrs:
                    _name(name)
                self.patterns(node.patterns)
                self.patterns(node.kwd_patterns)
            case "MatchStar":
                if not star_ok:
                    _fail("can't use MatchStar here")
                if node.name is not None:
                    self.capture(node.name)
            case "MatchAs":
                if node.name is not None:
                    self.capture(node.name)
                if node.pattern is not None:
                    if node.name is None:
                        _fail("MatchAs must specify a target name if a pattern is given")
                    self.pattern(node.pattern)
            case "MatchOr":
                if len(node.patterns) < 2:
                    _fail("MatchOr requires at least 2 patterns")
                self.patterns(node.patterns)


def check(tree):
    """Raises TypeError or ValueError as compile () does. The result's undo () is to be called when the tree has been used."""
    types = _Types()
    try:
        types.fields(tree)
        if isinstance(tree, ast.Expression):
            _Rules().expr(tree.body)
        else:
            _Rules().stmts(tree.body)
    except BaseException:
        types.undo()
        raise
    return types

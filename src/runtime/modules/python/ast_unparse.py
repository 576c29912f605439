"""From a tree of syntax back to text, in the words of CPython's ast.unparse."""

import sys
from ast import Constant, Expr, If, JoinedStr, Module, Name, Pow, Tuple

# How tightly things bind; what binds less tightly than its place demands gets parentheses.
(NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, COMPARE, EXPR, XOR, BITAND, SHIFT, ARITHMETIC, TERM, FACTOR, POWER, AWAIT, ATOM) = range(18)
_BINARY = {"Add": ("+", ARITHMETIC), "Sub": ("-", ARITHMETIC), "Mult": ("*", TERM), "MatMult": ("@", TERM), "Div": ("/", TERM),
           "Mod": ("%", TERM), "FloorDiv": ("//", TERM), "LShift": ("<<", SHIFT), "RShift": (">>", SHIFT), "BitOr": ("|", EXPR),
           "BitXor": ("^", XOR), "BitAnd": ("&", BITAND), "Pow": ("**", POWER)}
_UNARY = {"Invert": ("~", FACTOR), "Not": ("not ", NOT), "UAdd": ("+", FACTOR), "USub": ("-", FACTOR)}
_COMPARE = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in"}
_INFINITY = "1e" + repr(sys.float_info.max_10_exp + 1)
_QUOTES = ["'", '"', '"""', "'''"]


def _kind(node):
    return type(node).__name__


def _escaped(text, quotes, keep_breaks):
    """The inside of a string literal, and those of the QUOTES that can stand around it."""
    text = "".join(c if keep_breaks and c in "\n\t" or c != "\\" and c.isprintable() else ascii(c)[1:-1] for c in text)
    fitting = [quote for quote in quotes if (len(quote) == 3 or "\n" not in text) and quote not in text]
    if not fitting:
        shown = repr(text)
        return shown[1:-1], [next((quote for quote in quotes if shown[0] in quote), shown[0])]
    if text:
        fitting.sort(key=lambda quote: quote[0] == text[-1])
        if fitting[0][0] == text[-1]:
            text = text[:-1] + "\\" + text[-1]
    return text, fitting


class Writer:
    """Each method named as a class of nodes gives the text of one: expressions as a str, statements as lines through line()."""

    def __init__(self):
        self.lines, self.depth = [], 0

    def text_of(self, node):
        if isinstance(node, list):
            for item in node:
                self.statement(item)
        elif isinstance(node, Module):
            self.body(node)
        elif _kind(node) == "Interactive":
            for item in node.body:
                self.statement(item)
        elif _kind(node) == "Expression":
            return self.expr(node.body)
        elif hasattr(self, "do_" + _kind(node)):
            self.statement(node)
        else:
            return self.expr(node)
        return "\n".join(self.lines)

    # --- statements ---

    def line(self, text):
        self.lines.append("    " * self.depth + text)

    def gap(self):
        if self.lines:
            self.lines.append("")

    def statement(self, node):
        getattr(self, "do_" + _kind(node))(node)

    def block(self, head, statements):
        self.line(head + ":")
        self.depth += 1
        for statement in statements:
            self.statement(statement)
        self.depth -= 1

    def body(self, node):
        """The statements of what can have a docstring."""
        statements = node.body
        if statements and isinstance(statements[0], Expr) and isinstance(statements[0].value, Constant) and isinstance(statements[0].value.value, str):
            constant = statements[0].value
            text, quotes = _escaped(constant.value, ['"""', "'''"], True)
            self.line(("u" if getattr(constant, "kind", None) == "u" else "") + quotes[0] + text + quotes[0])
            statements = statements[1:]
        for statement in statements:
            self.statement(statement)

    def definition(self, node, head):
        self.gap()
        for decorator in node.decorator_list:
            self.line("@" + self.expr(decorator))
        self.line(head + ":")
        self.depth += 1
        self.body(node)
        self.depth -= 1

    def type_params(self, node):
        return "[" + ", ".join(map(self.expr, node.type_params)) + "]" if getattr(node, "type_params", None) else ""

    def do_FunctionDef(self, node, word="def"):
        returns = f" -> {self.expr(node.returns)}" if node.returns else ""
        self.definition(node, f"{word} {node.name}{self.type_params(node)}({self.arguments(node.args)}){returns}")

    def do_AsyncFunctionDef(self, node):
        self.do_FunctionDef(node, "async def")

    def do_ClassDef(self, node):
        given = ", ".join(map(self.expr, node.bases + node.keywords))
        self.definition(node, f"class {node.name}{self.type_params(node)}" + (f"({given})" if given else ""))

    def do_Return(self, node):
        self.line("return" + (" " + self.expr(node.value) if node.value else ""))

    def do_Delete(self, node):
        self.line("del " + ", ".join(map(self.expr, node.targets)))

    def do_Assign(self, node):
        self.line("".join(self.expr(target, TUPLE) + " = " for target in node.targets) + self.expr(node.value))

    def do_TypeAlias(self, node):
        self.line(f"type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}")

    def do_AugAssign(self, node):
        self.line(f"{self.expr(node.target)} {_BINARY[_kind(node.op)][0]}= {self.expr(node.value)}")

    def do_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, Name):
            target = f"({target})"
        self.line(f"{target}: {self.expr(node.annotation)}" + (f" = {self.expr(node.value)}" if node.value else ""))

    def otherwise(self, statements):
        if statements:
            self.block("else", statements)

    def do_For(self, node, word="for"):
        self.block(f"{word} {self.expr(node.target, TUPLE)} in {self.expr(node.iter)}", node.body)
        self.otherwise(node.orelse)

    def do_AsyncFor(self, node):
        self.do_For(node, "async for")

    def do_While(self, node):
        self.block("while " + self.expr(node.test), node.body)
        self.otherwise(node.orelse)

    def do_If(self, node, word="if"):
        self.block(f"{word} {self.expr(node.test)}", node.body)
        if len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            self.do_If(node.orelse[0], "elif")
        else:
            self.otherwise(node.orelse)

    def do_With(self, node, word="with"):
        self.block(f"{word} " + ", ".join(map(self.expr, node.items)), node.body)

    def do_AsyncWith(self, node):
        self.do_With(node, "async with")

    def do_Match(self, node):
        self.line(f"match {self.expr(node.subject)}:")
        self.depth += 1
        for case in node.cases:
            self.block(f"case {self.expr(case.pattern)}" + (f" if {self.expr(case.guard)}" if case.guard else ""), case.body)
        self.depth -= 1

    def do_Raise(self, node):
        self.line("raise" + (" " + self.expr(node.exc) if node.exc else "") + (" from " + self.expr(node.cause) if node.cause else ""))

    def do_Try(self, node, star=""):
        self.block("try", node.body)
        for handler in node.handlers:
            self.do_ExceptHandler(handler, star)
        self.otherwise(node.orelse)
        if node.finalbody:
            self.block("finally", node.finalbody)

    def do_TryStar(self, node):
        self.do_Try(node, "*")

    def do_ExceptHandler(self, node, star=""):
        self.block(f"except{star}" + (" " + self.expr(node.type) if node.type else "") + (f" as {node.name}" if node.name else ""), node.body)

    def do_Assert(self, node):
        self.line("assert " + self.expr(node.test) + (", " + self.expr(node.msg) if node.msg else ""))

    def do_Import(self, node):
        self.line("import " + ", ".join(map(self.expr, node.names)))

    def do_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import " + ", ".join(map(self.expr, node.names)))

    def do_Global(self, node):
        self.line("global " + ", ".join(node.names))

    def do_Nonlocal(self, node):
        self.line("nonlocal " + ", ".join(node.names))

    def do_Expr(self, node):
        self.line(self.expr(node.value, YIELD))

    def do_Pass(self, node):
        self.line("pass")

    def do_Break(self, node):
        self.line("break")

    def do_Continue(self, node):
        self.line("continue")

    # --- expressions; PLACE: how tightly it must bind where it stands ---

    def expr(self, node, place=TEST):
        return getattr(self, "of_" + _kind(node))(node, place)

    def bound(self, text, level, place):
        return f"({text})" if place > level else text

    def items(self, nodes):
        return ", ".join(map(self.expr, nodes)) + ("," if len(nodes) == 1 else "")

    def of_Name(self, node, place):
        return node.id

    def constant(self, value):
        if value is ...:
            return "..."
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})")
        if isinstance(value, tuple):
            return "(" + ", ".join(map(self.constant, value)) + ("," if len(value) == 1 else "") + ")"
        return repr(value)

    def of_Constant(self, node, place):
        return ("u" if getattr(node, "kind", None) == "u" else "") + self.constant(node.value)

    def of_NamedExpr(self, node, place):
        return self.bound(f"{self.expr(node.target, ATOM)} := {self.expr(node.value, ATOM)}", NAMED, place)

    def of_BoolOp(self, node, place):
        word, level = (" or ", OR) if _kind(node.op) == "Or" else (" and ", AND)
        texts = [self.expr(value, min(level + i, ATOM)) for i, value in enumerate(node.values, 1)]
        return self.bound(word.join(texts), level, place)

    def of_BinOp(self, node, place):
        sign, level = _BINARY[_kind(node.op)]
        right_first = isinstance(node.op, Pow)
        left, right = self.expr(node.left, level + right_first), self.expr(node.right, level + (not right_first))
        return self.bound(f"{left} {sign} {right}", level, place)

    def of_UnaryOp(self, node, place):
        sign, level = _UNARY[_kind(node.op)]
        return self.bound(sign + self.expr(node.operand, level), level, place)

    def of_Compare(self, node, place):
        text = self.expr(node.left, COMPARE + 1)
        for op, right in zip(node.ops, node.comparators):
            text += f" {_COMPARE[_kind(op)]} {self.expr(right, COMPARE + 1)}"
        return self.bound(text, COMPARE, place)

    def of_Lambda(self, node, place):
        parameters = self.arguments(node.args)
        return self.bound(f"lambda{' ' + parameters if parameters else ''}: {self.expr(node.body)}", TEST, place)

    def of_IfExp(self, node, place):
        text = f"{self.expr(node.body, TEST + 1)} if {self.expr(node.test, TEST + 1)} else {self.expr(node.orelse)}"
        return self.bound(text, TEST, place)

    def of_Dict(self, node, place):
        return "{" + ", ".join("**" + self.expr(value, EXPR) if key is None else f"{self.expr(key)}: {self.expr(value)}"
                               for key, value in zip(node.keys, node.values)) + "}"

    def of_Set(self, node, place):
        return "{" + ", ".join(map(self.expr, node.elts)) + "}" if node.elts else "{*()}"

    def of_List(self, node, place):
        return "[" + ", ".join(map(self.expr, node.elts)) + "]"

    def of_Tuple(self, node, place):
        text = self.items(node.elts)
        return f"({text})" if not node.elts or place > TUPLE else text

    def generators(self, node):
        return "".join(map(self.expr, node.generators))

    def of_comprehension(self, node, place):
        return (f"{' async' if node.is_async else ''} for {self.expr(node.target, TUPLE)} in {self.expr(node.iter, TEST + 1)}"
                + "".join(f" if {self.expr(test, TEST + 1)}" for test in node.ifs))

    def of_ListComp(self, node, place):
        return f"[{self.expr(node.elt)}{self.generators(node)}]"

    def of_SetComp(self, node, place):
        return f"{{{self.expr(node.elt)}{self.generators(node)}}}"

    def of_GeneratorExp(self, node, place):
        return f"({self.expr(node.elt)}{self.generators(node)})"

    def of_DictComp(self, node, place):
        return f"{{{self.expr(node.key)}: {self.expr(node.value)}{self.generators(node)}}}"

    def of_Await(self, node, place):
        return self.bound("await" + (" " + self.expr(node.value, ATOM) if node.value else ""), AWAIT, place)

    def of_Yield(self, node, place):
        return self.bound("yield" + (" " + self.expr(node.value, ATOM) if node.value else ""), YIELD, place)

    def of_YieldFrom(self, node, place):
        return self.bound("yield from " + self.expr(node.value, ATOM), YIELD, place)

    def of_Call(self, node, place):
        return self.expr(node.func, ATOM) + "(" + ", ".join(map(self.expr, node.args + node.keywords)) + ")"

    def of_keyword(self, node, place):
        return ("**" if node.arg is None else node.arg + "=") + self.expr(node.value)

    def of_Starred(self, node, place):
        return "*" + self.expr(node.value, EXPR)

    def of_Attribute(self, node, place):
        whole = isinstance(node.value, Constant) and isinstance(node.value.value, int)
        return self.expr(node.value, ATOM) + (" ." if whole else ".") + node.attr

    def of_Subscript(self, node, place):
        inside = self.items(node.slice.elts) if isinstance(node.slice, Tuple) and node.slice.elts else self.expr(node.slice)
        return f"{self.expr(node.value, ATOM)}[{inside}]"

    def of_Slice(self, node, place):
        return ":".join((self.expr(node.lower) if node.lower else "", self.expr(node.upper) if node.upper else "")) + (
            ":" + self.expr(node.step) if node.step else "")

    # --- strings with expressions in them ---

    def of_JoinedStr(self, node, place):
        parts = [(self.inside(value), isinstance(value, Constant)) for value in node.values]
        quotes, texts = list(_QUOTES), []
        for text, plain in parts:
            if plain:
                text, fitting = _escaped(text, quotes, False)
                if set(fitting).isdisjoint(quotes):
                    return self.by_repr(parts)
                quotes = fitting
            elif "\n" in text:
                quotes = [quote for quote in quotes if len(quote) == 3]
            texts.append(text)
        return "f" + quotes[0] + "".join(texts) + quotes[0]

    def by_repr(self, parts):
        texts = []
        for text, plain in parts:
            if plain:
                shown = repr('"' + text)
                text = shown[2:-1].replace('"', '\\"') if shown[0] != "'" else shown[2:-1]
            texts.append(text)
        return "f'''" + "".join(texts) + "'''"

    def inside(self, node):
        if isinstance(node, JoinedStr):
            return "".join(map(self.inside, node.values))
        if isinstance(node, Constant):
            return node.value.replace("{", "{{").replace("}", "}}")
        value = self.expr(node.value, TEST + 1)
        text = "{" + (" " if value.startswith("{") else "") + value
        if node.conversion != -1:
            text += "!" + chr(node.conversion)
        return text + (":" + self.inside(node.format_spec) if node.format_spec else "") + "}"

    def of_FormattedValue(self, node, place):
        return self.inside(node)

    # --- parts ---

    def arguments(self, node):
        texts, plain = [], node.posonlyargs + node.args
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        for i, (parameter, default) in enumerate(zip(plain, defaults), 1):
            texts.append(self.expr(parameter) + (f"={self.expr(default)}" if default else ""))
            if i == len(node.posonlyargs):
                texts.append("/")
        if node.vararg or node.kwonlyargs:
            texts.append("*" + (self.expr(node.vararg) if node.vararg else ""))
        texts += [self.expr(parameter) + (f"={self.expr(default)}" if default else "")
                  for parameter, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            texts.append("**" + self.expr(node.kwarg))
        return ", ".join(texts)

    def of_arguments(self, node, place):
        return self.arguments(node)

    def of_arg(self, node, place):
        return node.arg + (": " + self.expr(node.annotation) if node.annotation else "")

    def of_alias(self, node, place):
        return node.name + (" as " + node.asname if node.asname else "")

    def of_withitem(self, node, place):
        return self.expr(node.context_expr) + (" as " + self.expr(node.optional_vars) if node.optional_vars else "")

    def of_TypeVar(self, node, place):
        return node.name + (": " + self.expr(node.bound) if node.bound else "")

    def of_TypeVarTuple(self, node, place):
        return "*" + node.name

    def of_ParamSpec(self, node, place):
        return "**" + node.name

    # --- patterns ---

    def of_MatchValue(self, node, place):
        return self.expr(node.value)

    def of_MatchSingleton(self, node, place):
        return self.constant(node.value)

    def of_MatchSequence(self, node, place):
        return "[" + ", ".join(map(self.expr, node.patterns)) + "]"

    def of_MatchStar(self, node, place):
        return "*" + (node.name or "_")

    def of_MatchMapping(self, node, place):
        texts = [f"{self.expr(key)}: {self.expr(pattern)}" for key, pattern in zip(node.keys, node.patterns)]
        return "{" + ", ".join(texts + (["**" + node.rest] if node.rest else [])) + "}"

    def of_MatchClass(self, node, place):
        texts = list(map(self.expr, node.patterns)) + [f"{name}={self.expr(pattern)}" for name, pattern in zip(node.kwd_attrs, node.kwd_patterns)]
        return f"{self.expr(node.cls, ATOM)}({', '.join(texts)})"

    def of_MatchAs(self, node, place):
        if node.pattern is None:
            return node.name or "_"
        return self.bound(f"{self.expr(node.pattern, EXPR)} as {node.name}", TEST, place)

    def of_MatchOr(self, node, place):
        return self.bound(" | ".join(self.expr(pattern, EXPR + 1) for pattern in node.patterns), EXPR, place)

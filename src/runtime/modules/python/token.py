"""The kinds of tokens, by number and by name."""

EXACT_TOKEN_TYPES = {}
tok_name = {}
_kinds = """ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT LPAR( RPAR) LSQB[ RSQB] COLON: COMMA, SEMI; PLUS+ MINUS- STAR* SLASH/ VBAR|
    AMPER& LESS< GREATER> EQUAL= DOT. PERCENT% LBRACE{ RBRACE} EQEQUAL== NOTEQUAL!= LESSEQUAL<= GREATEREQUAL>= TILDE~ CIRCUMFLEX^
    LEFTSHIFT<< RIGHTSHIFT>> DOUBLESTAR** PLUSEQUAL+= MINEQUAL-= STAREQUAL*= SLASHEQUAL/= PERCENTEQUAL%= AMPEREQUAL&= VBAREQUAL|=
    CIRCUMFLEXEQUAL^= LEFTSHIFTEQUAL<<= RIGHTSHIFTEQUAL>>= DOUBLESTAREQUAL**= DOUBLESLASH// DOUBLESLASHEQUAL//= AT@ ATEQUAL@= RARROW->
    ELLIPSIS... COLONEQUAL:= EXCLAMATION! OP AWAIT ASYNC TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END
    COMMENT NL ERRORTOKEN ENCODING N_TOKENS"""
for _number, _kind in enumerate(_kinds.split()):
    _name = _kind.rstrip("()[]:,;+-*/|&<>=.%{}!~^@")
    globals()[_name] = _number
    tok_name[_number] = _name
    if _name != _kind:
        EXACT_TOKEN_TYPES[_kind[len(_name):]] = _number
NT_OFFSET = 256
tok_name[NT_OFFSET] = "NT_OFFSET"
__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF", *tok_name.values()]
EXACT_TOKEN_TYPES = dict(sorted(EXACT_TOKEN_TYPES.items()))
del _kinds, _number, _kind, _name


def ISTERMINAL(x):
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    return x >= NT_OFFSET


def ISEOF(x):
    return x == 0

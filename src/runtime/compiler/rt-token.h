/* The kinds of tokens, with the text of those that have only one. */
#pragma once

#define RT_OPERATORS(X)                                                                                      \
  X (LPAR, "(")                                                                                              \
  X (RPAR, ")")                                                                                              \
  X (LSQB, "[")                                                                                              \
  X (RSQB, "]")                                                                                              \
  X (LBRACE, "{")                                                                                            \
  X (RBRACE, "}")                                                                                            \
  X (COLON, ":")                                                                                             \
  X (COMMA, ",")                                                                                             \
  X (SEMI, ";")                                                                                              \
  X (PLUS, "+")                                                                                              \
  X (MINUS, "-")                                                                                             \
  X (STAR, "*")                                                                                              \
  X (SLASH, "/")                                                                                             \
  X (VBAR, "|")                                                                                              \
  X (AMPER, "&")                                                                                             \
  X (LESS, "<")                                                                                              \
  X (GREATER, ">")                                                                                           \
  X (EQUAL, "=")                                                                                             \
  X (DOT, ".")                                                                                               \
  X (PERCENT, "%")                                                                                           \
  X (TILDE, "~")                                                                                             \
  X (CIRCUMFLEX, "^")                                                                                        \
  X (AT, "@")                                                                                                \
  X (EXCLAMATION, "!")                                                                                       \
  X (EQEQUAL, "==")                                                                                          \
  X (NOTEQUAL, "!=")                                                                                         \
  X (LESSGREATER, "<>")                                                                                      \
  X (LESSEQUAL, "<=")                                                                                        \
  X (GREATEREQUAL, ">=")                                                                                     \
  X (LEFTSHIFT, "<<")                                                                                        \
  X (RIGHTSHIFT, ">>")                                                                                       \
  X (DOUBLESTAR, "**")                                                                                       \
  X (PLUSEQUAL, "+=")                                                                                        \
  X (MINEQUAL, "-=")                                                                                         \
  X (STAREQUAL, "*=")                                                                                        \
  X (SLASHEQUAL, "/=")                                                                                       \
  X (PERCENTEQUAL, "%=")                                                                                     \
  X (AMPEREQUAL, "&=")                                                                                       \
  X (VBAREQUAL, "|=")                                                                                        \
  X (CIRCUMFLEXEQUAL, "^=")                                                                                  \
  X (LEFTSHIFTEQUAL, "<<=")                                                                                  \
  X (RIGHTSHIFTEQUAL, ">>=")                                                                                 \
  X (DOUBLESTAREQUAL, "**=")                                                                                 \
  X (DOUBLESLASH, "//")                                                                                      \
  X (DOUBLESLASHEQUAL, "//=")                                                                                \
  X (ATEQUAL, "@=")                                                                                          \
  X (RARROW, "->")                                                                                           \
  X (ELLIPSIS, "...")                                                                                        \
  X (COLONEQUAL, ":=")

#define RT_KEYWORDS(X)                                                                                       \
  X (FALSE, "False")                                                                                         \
  X (NONE, "None")                                                                                           \
  X (TRUE, "True")                                                                                           \
  X (AND, "and")                                                                                             \
  X (AS, "as")                                                                                               \
  X (ASSERT, "assert")                                                                                       \
  X (ASYNC, "async")                                                                                         \
  X (AWAIT, "await")                                                                                         \
  X (BREAK, "break")                                                                                         \
  X (CLASS, "class")                                                                                         \
  X (CONTINUE, "continue")                                                                                   \
  X (DEF, "def")                                                                                             \
  X (DEL, "del")                                                                                             \
  X (ELIF, "elif")                                                                                           \
  X (ELSE, "else")                                                                                           \
  X (EXCEPT, "except")                                                                                       \
  X (FINALLY, "finally")                                                                                     \
  X (FOR, "for")                                                                                             \
  X (FROM, "from")                                                                                           \
  X (GLOBAL, "global")                                                                                       \
  X (IF, "if")                                                                                               \
  X (IMPORT, "import")                                                                                       \
  X (IN, "in")                                                                                               \
  X (IS, "is")                                                                                               \
  X (LAMBDA, "lambda")                                                                                       \
  X (NONLOCAL, "nonlocal")                                                                                   \
  X (NOT, "not")                                                                                             \
  X (OR, "or")                                                                                               \
  X (PASS, "pass")                                                                                           \
  X (RAISE, "raise")                                                                                         \
  X (RETURN, "return")                                                                                       \
  X (TRY, "try")                                                                                             \
  X (WHILE, "while")                                                                                         \
  X (WITH, "with")                                                                                           \
  X (YIELD, "yield")

typedef enum RtTokenType {
  RT_TOKEN_ENDMARKER,
  RT_TOKEN_NAME,
  RT_TOKEN_NUMBER,
  RT_TOKEN_STRING,
  RT_TOKEN_FSTRING_START,  /* the prefix and the opening quotes */
  RT_TOKEN_FSTRING_MIDDLE, /* text between the expressions */
  RT_TOKEN_FSTRING_END,    /* the closing quotes */
  RT_TOKEN_NEWLINE,        /* end of a logical line */
  RT_TOKEN_INDENT,
  RT_TOKEN_DEDENT,
  RT_TOKEN_ERROR, /* the lexer's `status` tells */
#define X(name, text) RT_TOKEN_##name,
  RT_OPERATORS (X)
#undef X
#define X(name, text) RT_KEYWORD_##name,
      RT_KEYWORDS (X)
#undef X
} RtTokenType;

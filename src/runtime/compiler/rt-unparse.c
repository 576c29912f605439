/* Expressions back to source, as CPython writes annotations under `from __future__ import annotations`. */
#include <string.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-compile-private.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* How tightly an expression binds; what binds less than its place demands gets parentheses. */
typedef enum Level {
  LEVEL_TUPLE,
  LEVEL_TEST,
  LEVEL_OR,
  LEVEL_AND,
  LEVEL_NOT,
  LEVEL_CMP,
  LEVEL_EXPR,
  LEVEL_BOR = LEVEL_EXPR,
  LEVEL_BXOR,
  LEVEL_BAND,
  LEVEL_SHIFT,
  LEVEL_ARITH,
  LEVEL_TERM,
  LEVEL_FACTOR,
  LEVEL_POWER,
  LEVEL_AWAIT,
  LEVEL_ATOM,
} Level;

typedef struct Unparser {
  RtInterp *rt;
  HbBuffer out;
  bool failed;
  int depth;
} Unparser;

static void expr (Unparser *u, const RtNode *node, Level level);

static void text (Unparser *u, const char *s) {
  hb_buffer_append (&u->out, s);
}

static void name (Unparser *u, const RtObject *s) {
  rt_str_append_utf8 ((RtObject *)s, &u->out);
}

static void repr (Unparser *u, RtObject *o) {
  RtObject *s = rt_repr (u->rt, o);
  if (!s) {
    u->failed = true;
    return;
  }
  name (u, s);
  rt_decref (u->rt, s);
}

static void list (Unparser *u, const RtNodeList *items) {
  for (int i = 0; i < rt_node_count (items); i++) {
    if (i > 0)
      text (u, ", ");
    expr (u, items->items[i], LEVEL_TEST);
  }
}

static void open (Unparser *u, Level level, Level own) {
  if (level > own)
    text (u, "(");
}

static void close (Unparser *u, Level level, Level own) {
  if (level > own)
    text (u, ")");
}

static void bool_op (Unparser *u, const RtNode *node, Level level) {
  Level own = node->bool_op.is_or ? LEVEL_OR : LEVEL_AND;
  open (u, level, own);
  for (int i = 0; i < node->bool_op.values->count; i++) {
    if (i > 0)
      text (u, own == LEVEL_OR ? " or " : " and ");
    expr (u, node->bool_op.values->items[i], (Level)(own + 1));
  }
  close (u, level, own);
}

static void binary (Unparser *u, const RtNode *node, Level level) {
  static const struct {
    const char *symbol;
    Level level;
  } operators[] = {
      [RT_NB_ADD] = {" + ", LEVEL_ARITH},
      [RT_NB_AND] = {" & ", LEVEL_BAND},
      [RT_NB_FLOOR_DIVIDE] = {" // ", LEVEL_TERM},
      [RT_NB_LSHIFT] = {" << ", LEVEL_SHIFT},
      [RT_NB_MATRIX_MULTIPLY] = {" @ ", LEVEL_TERM},
      [RT_NB_MULTIPLY] = {" * ", LEVEL_TERM},
      [RT_NB_REMAINDER] = {" % ", LEVEL_TERM},
      [RT_NB_OR] = {" | ", LEVEL_BOR},
      [RT_NB_POWER] = {" ** ", LEVEL_POWER},
      [RT_NB_RSHIFT] = {" >> ", LEVEL_SHIFT},
      [RT_NB_SUBTRACT] = {" - ", LEVEL_ARITH},
      [RT_NB_TRUE_DIVIDE] = {" / ", LEVEL_TERM},
      [RT_NB_XOR] = {" ^ ", LEVEL_BXOR},
  };
  Level own = operators[node->binary.op].level;
  bool right = own == LEVEL_POWER;
  open (u, level, own);
  expr (u, node->binary.left, (Level)(own + right));
  text (u, operators[node->binary.op].symbol);
  expr (u, node->binary.right, (Level)(own + !right));
  close (u, level, own);
}

static void unary (Unparser *u, const RtNode *node, Level level) {
  static const char *const symbols[] = {"~", "not ", "+", "-"};
  Level own = node->unary.op == RT_UNARY_NOT ? LEVEL_NOT : LEVEL_FACTOR;
  open (u, level, own);
  text (u, symbols[node->unary.op]);
  expr (u, node->unary.operand, own);
  close (u, level, own);
}

static void compare (Unparser *u, const RtNode *node, Level level) {
  static const char *const symbols[] = {" < ",  " <= ", " == ",     " != ", " > ",
                                        " >= ", " is ", " is not ", " in ", " not in "};
  open (u, level, LEVEL_CMP);
  expr (u, node->compare.left, (Level)(LEVEL_CMP + 1));
  for (int i = 0; i < node->compare.comparators->count; i++) {
    text (u, symbols[node->compare.ops[i]]);
    expr (u, node->compare.comparators->items[i], (Level)(LEVEL_CMP + 1));
  }
  close (u, level, LEVEL_CMP);
}

static void param (Unparser *u, const RtNode *node, const RtNode *value, bool *first) {
  if (!*first)
    text (u, ", ");
  *first = false;
  name (u, node->named.name);
  if (node->named.value) {
    text (u, ": ");
    expr (u, node->named.value, LEVEL_TEST);
  }
  if (value) {
    text (u, "=");
    expr (u, value, LEVEL_TEST);
  }
}

static void separator (Unparser *u, bool *first, const char *s) {
  if (!*first)
    text (u, ", ");
  *first = false;
  text (u, s);
}

static void params (Unparser *u, const RtNode *node) {
  const RtNodeList *lists[] = {node->arguments.posonly, node->arguments.args};
  int positional = rt_node_count (lists[0]) + rt_node_count (lists[1]), index = 0;
  int plain = positional - rt_node_count (node->arguments.defaults);
  bool first = true;
  for (int l = 0; l < 2; l++) {
    for (int i = 0; i < rt_node_count (lists[l]); i++, index++)
      param (u, lists[l]->items[i], index >= plain ? node->arguments.defaults->items[index - plain] : NULL,
             &first);
    if (l == 0 && rt_node_count (lists[0]) > 0)
      text (u, ", /");
  }
  if (node->arguments.vararg || rt_node_count (node->arguments.kwonly) > 0) {
    separator (u, &first, "*");
    bool none = true;
    if (node->arguments.vararg)
      param (u, node->arguments.vararg, NULL, &none);
  }
  for (int i = 0; i < rt_node_count (node->arguments.kwonly); i++)
    param (u, node->arguments.kwonly->items[i], node->arguments.kw_defaults->items[i], &first);
  if (node->arguments.kwarg) {
    separator (u, &first, "**");
    bool none = true;
    param (u, node->arguments.kwarg, NULL, &none);
  }
}

static void lambda (Unparser *u, const RtNode *node, Level level) {
  const RtNode *a = node->lambda.arguments;
  bool any = rt_node_count (a->arguments.posonly) || rt_node_count (a->arguments.args) ||
             rt_node_count (a->arguments.kwonly) || a->arguments.vararg || a->arguments.kwarg;
  open (u, level, LEVEL_TEST);
  text (u, any ? "lambda " : "lambda");
  params (u, a);
  text (u, ": ");
  expr (u, node->lambda.body, LEVEL_TEST);
  close (u, level, LEVEL_TEST);
}

static void dict (Unparser *u, const RtNode *node) {
  text (u, "{");
  for (int i = 0; i < rt_node_count (node->dict.values); i++) {
    if (i > 0)
      text (u, ", ");
    if (node->dict.keys->items[i]) {
      expr (u, node->dict.keys->items[i], LEVEL_TEST);
      text (u, ": ");
      expr (u, node->dict.values->items[i], LEVEL_TEST);
    } else {
      text (u, "**");
      expr (u, node->dict.values->items[i], LEVEL_EXPR);
    }
  }
  text (u, "}");
}

static void comprehension (Unparser *u, const RtNode *node) {
  static const char *const brackets[] = {"[]", "{}", "{}", "()"};
  const char *b = brackets[node->kind - RT_NODE_LIST_COMP];
  hb_buffer_append_char (&u->out, b[0]);
  expr (u, node->comp.element, LEVEL_TEST);
  if (node->comp.value) {
    text (u, ": ");
    expr (u, node->comp.value, LEVEL_TEST);
  }
  for (int i = 0; i < node->comp.generators->count; i++) {
    const RtNode *g = node->comp.generators->items[i];
    text (u, g->comprehension.is_async ? " async for " : " for ");
    expr (u, g->comprehension.target, LEVEL_TUPLE);
    text (u, " in ");
    expr (u, g->comprehension.iter, (Level)(LEVEL_TEST + 1));
    for (int k = 0; k < rt_node_count (g->comprehension.conditions); k++) {
      text (u, " if ");
      expr (u, g->comprehension.conditions->items[k], (Level)(LEVEL_TEST + 1));
    }
  }
  hb_buffer_append_char (&u->out, b[1]);
}

static void call (Unparser *u, const RtNode *node) {
  const RtNodeList *args = node->call.args, *keywords = node->call.keywords;
  expr (u, node->call.callee, LEVEL_ATOM);
  if (rt_node_count (args) == 1 && rt_node_count (keywords) == 0 &&
      args->items[0]->kind == RT_NODE_GENERATOR_EXP) {
    expr (u, args->items[0], LEVEL_TEST);
    return;
  }
  text (u, "(");
  list (u, args);
  for (int i = 0; i < rt_node_count (keywords); i++) {
    if (i > 0 || rt_node_count (args) > 0)
      text (u, ", ");
    if (keywords->items[i]->named.name) {
      name (u, keywords->items[i]->named.name);
      text (u, "=");
    } else {
      text (u, "**");
    }
    expr (u, keywords->items[i]->named.value, LEVEL_TEST);
  }
  text (u, ")");
}

/* f-strings: the parts are written to a text of their own, whose repr decides about the quotes. */

static void fstring_part (Unparser *u, const RtNode *node, bool in_spec);

static void fstring_text (Unparser *u, const RtObject *s) {
  for (ptrdiff_t i = 0; i < rt_str_length (s); i++) {
    uint32_t c = rt_str_char_at (s, i);
    if (c == '{' || c == '}')
      hb_buffer_append_code_point (&u->out, c);
    hb_buffer_append_code_point (&u->out, c);
  }
}

static void formatted (Unparser *u, const RtNode *node) {
  size_t start = u->out.length_bytes;
  text (u, "{");
  expr (u, node->formatted.value, (Level)(LEVEL_TEST + 1));
  if (!u->out.broken && u->out.bytes[start + 1] == '{') {
    /* A brace of the expression must not double that of the field. */
    u->out.length_bytes = start + 1;
    text (u, " ");
    expr (u, node->formatted.value, (Level)(LEVEL_TEST + 1));
  }
  if (node->formatted.conversion >= 0) {
    text (u, "!");
    hb_buffer_append_char (&u->out, (char)node->formatted.conversion);
  }
  if (node->formatted.spec) {
    text (u, ":");
    fstring_part (u, node->formatted.spec, true);
  }
  text (u, "}");
}

static void fstring_part (Unparser *u, const RtNode *node, bool in_spec) {
  if (node->kind == RT_NODE_CONSTANT)
    fstring_text (u, node->constant.value);
  else if (node->kind == RT_NODE_FORMATTED_VALUE)
    formatted (u, node);
  else
    for (int i = 0; i < rt_node_count (node->list); i++)
      fstring_part (u, node->list->items[i], in_spec);
}

static void fstring (Unparser *u, const RtNode *node) {
  Unparser inner = {.rt = u->rt, .depth = u->depth};
  hb_buffer_init (&inner.out, &u->rt->allocator);
  fstring_part (&inner, node, false);
  RtObject *s = inner.failed ? NULL : rt_str_from_buffer (u->rt, &inner.out);
  hb_buffer_clear (&inner.out);
  if (!s) {
    u->failed = true;
    return;
  }
  text (u, "f");
  repr (u, s);
  rt_decref (u->rt, s);
}

static void slice (Unparser *u, const RtNode *node) {
  if (node->slice.lower)
    expr (u, node->slice.lower, LEVEL_TEST);
  text (u, ":");
  if (node->slice.upper)
    expr (u, node->slice.upper, LEVEL_TEST);
  if (node->slice.step) {
    text (u, ":");
    expr (u, node->slice.step, LEVEL_TEST);
  }
}

static void tuple (Unparser *u, const RtNode *node, Level level) {
  int count = rt_node_count (node->list);
  if (count == 0) {
    text (u, "()");
    return;
  }
  open (u, level, LEVEL_TUPLE);
  list (u, node->list);
  if (count == 1)
    text (u, ",");
  close (u, level, LEVEL_TUPLE);
}

static void attribute (Unparser *u, const RtNode *node) {
  const RtNode *object = node->attribute.object;
  expr (u, object, LEVEL_ATOM);
  bool number = object->kind == RT_NODE_CONSTANT && object->constant.value->type == u->rt->types.int_;
  text (u, number ? " ." : ".");
  name (u, node->attribute.name);
}

static void yield (Unparser *u, const RtNode *node) {
  text (u, node->kind == RT_NODE_YIELD_FROM ? "(yield from " : node->value ? "(yield " : "(yield");
  if (node->value)
    expr (u, node->value, LEVEL_TEST);
  text (u, ")");
}

static void expr_kind (Unparser *u, const RtNode *node, Level level) {
  switch (node->kind) {
  case RT_NODE_BOOL_OP:
    bool_op (u, node, level);
    return;
  case RT_NODE_BIN_OP:
    binary (u, node, level);
    return;
  case RT_NODE_UNARY_OP:
    unary (u, node, level);
    return;
  case RT_NODE_LAMBDA:
    lambda (u, node, level);
    return;
  case RT_NODE_IF_EXP:
    open (u, level, LEVEL_TEST);
    expr (u, node->branch_expr.then, (Level)(LEVEL_TEST + 1));
    text (u, " if ");
    expr (u, node->branch_expr.test, (Level)(LEVEL_TEST + 1));
    text (u, " else ");
    expr (u, node->branch_expr.otherwise, LEVEL_TEST);
    close (u, level, LEVEL_TEST);
    return;
  case RT_NODE_DICT:
    dict (u, node);
    return;
  case RT_NODE_SET:
    text (u, "{");
    list (u, node->list);
    text (u, "}");
    return;
  case RT_NODE_LIST_COMP:
  case RT_NODE_SET_COMP:
  case RT_NODE_DICT_COMP:
  case RT_NODE_GENERATOR_EXP:
    comprehension (u, node);
    return;
  case RT_NODE_YIELD:
  case RT_NODE_YIELD_FROM:
    yield (u, node);
    return;
  case RT_NODE_AWAIT:
    open (u, level, LEVEL_AWAIT);
    text (u, "await ");
    expr (u, node->value, LEVEL_ATOM);
    close (u, level, LEVEL_AWAIT);
    return;
  case RT_NODE_COMPARE:
    compare (u, node, level);
    return;
  case RT_NODE_CALL:
    call (u, node);
    return;
  case RT_NODE_CONSTANT:
    if (node->constant.value == u->rt->ellipsis)
      text (u, "...");
    else if (node->constant.is_unicode_prefixed)
      text (u, "u"), repr (u, node->constant.value);
    else
      repr (u, node->constant.value);
    return;
  case RT_NODE_JOINED_STR:
  case RT_NODE_FORMATTED_VALUE:
    fstring (u, node);
    return;
  case RT_NODE_ATTRIBUTE:
    attribute (u, node);
    return;
  case RT_NODE_SUBSCRIPT:
    expr (u, node->subscript.object, LEVEL_ATOM);
    text (u, "[");
    expr (u, node->subscript.index, LEVEL_TUPLE);
    text (u, "]");
    return;
  case RT_NODE_STARRED:
    text (u, "*");
    expr (u, node->value, LEVEL_EXPR);
    return;
  case RT_NODE_NAME:
    name (u, node->name);
    return;
  case RT_NODE_LIST:
    text (u, "[");
    list (u, node->list);
    text (u, "]");
    return;
  case RT_NODE_TUPLE:
    tuple (u, node, level);
    return;
  case RT_NODE_SLICE:
    slice (u, node);
    return;
  case RT_NODE_NAMED_EXPR:
    open (u, level, LEVEL_TUPLE);
    expr (u, node->binary.left, LEVEL_ATOM);
    text (u, " := ");
    expr (u, node->binary.right, LEVEL_ATOM);
    close (u, level, LEVEL_TUPLE);
    return;
  default:
    return;
  }
}

static void expr (Unparser *u, const RtNode *node, Level level) {
  if (u->failed)
    return;
  if (u->depth >= RT_COMPILE_MAX_DEPTH) {
    rt_raise (u->rt, u->rt->types.RecursionError, "maximum recursion depth exceeded during compilation");
    u->failed = true;
    return;
  }
  u->depth++;
  expr_kind (u, node, level);
  u->depth--;
}

RtObject *rt_unparse (RtInterp *rt, RtNode *expression) {
  Unparser u = {.rt = rt};
  hb_buffer_init (&u.out, &rt->allocator);
  expr (&u, expression, LEVEL_TEST);
  RtObject *s = u.failed ? NULL : rt_str_from_buffer (rt, &u.out);
  hb_buffer_clear (&u.out);
  return s;
}

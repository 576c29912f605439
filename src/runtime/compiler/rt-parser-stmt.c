/* Simple statements, and lines of them. */
#include "rt-parser-private.h"

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-str.h"

static RtNode *value_node (P *p, RtNodeKind kind, int m, RtNode *value) {
  RtNode *node = rt_p_node (p, kind, m);
  if (node)
    node->value = value;
  return node;
}

/* Assignments */

bool rt_p_augassign (P *p, int *op) {
  static const struct {
    RtTokenType token;
    int op;
  } table[] = {
      {RT_TOKEN_PLUSEQUAL, RT_NB_ADD},
      {RT_TOKEN_MINEQUAL, RT_NB_SUBTRACT},
      {RT_TOKEN_STAREQUAL, RT_NB_MULTIPLY},
      {RT_TOKEN_ATEQUAL, RT_NB_MATRIX_MULTIPLY},
      {RT_TOKEN_SLASHEQUAL, RT_NB_TRUE_DIVIDE},
      {RT_TOKEN_PERCENTEQUAL, RT_NB_REMAINDER},
      {RT_TOKEN_AMPEREQUAL, RT_NB_AND},
      {RT_TOKEN_VBAREQUAL, RT_NB_OR},
      {RT_TOKEN_CIRCUMFLEXEQUAL, RT_NB_XOR},
      {RT_TOKEN_LEFTSHIFTEQUAL, RT_NB_LSHIFT},
      {RT_TOKEN_RIGHTSHIFTEQUAL, RT_NB_RSHIFT},
      {RT_TOKEN_DOUBLESTAREQUAL, RT_NB_POWER},
      {RT_TOKEN_DOUBLESLASHEQUAL, RT_NB_FLOOR_DIVIDE},
  };
  RtToken *token = rt_p_peek (p);
  for (size_t i = 0; token && i < sizeof table / sizeof *table; i++)
    if (table[i].token == token->type) {
      *op = table[i].op;
      p->mark++;
      return true;
    }
  return false;
}

/* target ':' expression ['=' value], behind the target. */
static RtNode *annotated (P *p, int m, RtNode *target, bool simple) {
  RtNode *annotation = TAKE (COLON) ? rt_p_expression (p) : NULL;
  if (!annotation)
    return NULL;
  int before = p->mark;
  RtNode *value = TAKE (EQUAL) ? rt_p_yield_or_star_expressions (p) : NULL;
  if (!value)
    p->mark = before;
  RtNode *node = rt_p_node (p, RT_NODE_ANN_ASSIGN, m);
  if (node) {
    node->ann_assign.target = target;
    node->ann_assign.annotation = annotation;
    node->ann_assign.value = value;
    node->ann_assign.simple = simple;
  }
  return node;
}

static RtNode *annotated_target (P *p) {
  int m = p->mark;
  RtNode *node;
  if (TAKE (LPAR) && (node = rt_p_single_target (p)) && TAKE (RPAR))
    return node;
  p->mark = m;
  return p->failed ? NULL : rt_p_single_subscript_attribute_target (p);
}

static RtNode *star_target_equals (P *p) {
  int m = p->mark;
  RtNode *node = rt_p_star_targets (p);
  if (node && TAKE (EQUAL))
    return node;
  p->mark = m;
  return NULL;
}

static RtNode *plain_assignment (P *p, int m) {
  int base = p->scratch_count;
  RtNode *value;
  if (rt_p_repeat (p, star_target_equals) > 0 && (value = rt_p_yield_or_star_expressions (p)) &&
      !PEEK (EQUAL) && !p->failed) {
    RtNodeList *targets = rt_p_list (p, base);
    RtNode *node = targets ? rt_p_node (p, RT_NODE_ASSIGN, m) : NULL;
    if (node) {
      node->assign.targets = targets;
      node->assign.value = value;
    }
    return node;
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

static RtNode *assignment (P *p, bool *cut) {
  int m = p->mark, op;
  RtNode *target = rt_p_name (p, RT_STORE), *node;
  if (target && (node = annotated (p, m, target, true)))
    return node;
  p->mark = m;
  if ((target = annotated_target (p)) && (node = annotated (p, m, target, false)))
    return node;
  p->mark = m;
  if ((node = plain_assignment (p, m)) || p->failed)
    return node;
  if ((target = rt_p_single_target (p)) && rt_p_augassign (p, &op)) {
    *cut = true; /* behind the operator there is no other alternative */
    RtNode *value = rt_p_yield_or_star_expressions (p);
    node = value ? rt_p_node (p, RT_NODE_AUG_ASSIGN, m) : NULL;
    if (node) {
      node->aug_assign.target = target;
      node->aug_assign.value = value;
      node->aug_assign.op = op;
    } else {
      p->mark = m;
    }
    return node;
  }
  p->mark = m;
  INVALID (rt_p_invalid_assignment);
  return NULL;
}

/* import */

static bool dotted_text (P *p, HbBuffer *text) {
  RtToken *token = TAKE (NAME);
  if (!token)
    return false;
  RtObject *name = rt_p_identifier (p, token);
  if (!name)
    return false;
  rt_str_append_utf8 (name, text);
  for (;;) {
    int m = p->mark;
    token = TAKE (DOT) ? TAKE (NAME) : NULL;
    if (!token) {
      p->mark = m;
      return !p->failed;
    }
    if (!(name = rt_p_identifier (p, token)))
      return false;
    hb_buffer_append_char (text, '.');
    rt_str_append_utf8 (name, text);
  }
}

/* a.b.c as one interned str */
RtObject *rt_p_dotted_name (P *p) {
  HbBuffer text;
  hb_buffer_init (&text, &p->rt->allocator);
  RtObject *name = NULL;
  if (dotted_text (p, &text)) {
    name = text.broken ? rt_no_memory (p->rt)
                       : rt_str_from_utf8 (p->rt, hb_buffer_text (&text), text.length_bytes);
    if (name)
      name = rt_str_intern (p->rt, name);
    name = rt_arena_own (p->arena, name);
    if (!name)
      p->failed = true;
  }
  hb_buffer_clear (&text);
  return name;
}

/* ['as' NAME] */
static RtObject *as_name (P *p) {
  int m = p->mark;
  RtToken *token = WORD (AS) ? TAKE (NAME) : NULL;
  if (!token)
    p->mark = m;
  return token ? rt_p_identifier (p, token) : NULL;
}

static RtNode *alias (P *p, int m, RtObject *name) {
  RtObject *asname = as_name (p);
  RtNode *node = rt_p_node (p, RT_NODE_ALIAS, m);
  if (node) {
    node->alias.name = name;
    node->alias.asname = asname;
  }
  return node;
}

static RtNode *dotted_as_name (P *p) {
  int m = p->mark;
  RtObject *name = rt_p_dotted_name (p);
  return name ? alias (p, m, name) : NULL;
}

static RtNode *import_from_as_name (P *p) {
  int m = p->mark;
  RtToken *token = TAKE (NAME);
  RtObject *name = token ? rt_p_identifier (p, token) : NULL;
  return name ? alias (p, m, name) : NULL;
}

int rt_p_import_from_as_names (P *p) {
  return rt_p_gather (p, import_from_as_name);
}

static RtNodeList *import_star (P *p, int m) {
  RtObject *name = rt_arena_own (p->arena, rt_str_interned (p->rt, "*"));
  RtNode *node = name ? rt_p_node (p, RT_NODE_ALIAS, m) : NULL;
  if (!node) {
    p->failed = true;
    return NULL;
  }
  node->alias.name = name;
  return rt_p_one (p, node);
}

static RtNodeList *import_from_targets (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LPAR) && rt_p_import_from_as_names (p) > 0) {
    TAKE (COMMA);
    if (TAKE (RPAR))
      return rt_p_list (p, base);
  }
  rt_p_drop (p, base);
  p->mark = m;
  if (rt_p_import_from_as_names (p) > 0 && !PEEK (COMMA) && !p->failed)
    return rt_p_list (p, base);
  rt_p_drop (p, base);
  p->mark = m;
  if (TAKE (STAR))
    return import_star (p, m);
  INVALID (rt_p_invalid_import_from_targets);
  return NULL;
}

static int dots (P *p) {
  int count = 0;
  for (;;) {
    if (TAKE (DOT))
      count++;
    else if (TAKE (ELLIPSIS))
      count += 3;
    else
      return count;
  }
}

static RtNode *import_from (P *p) {
  int m = p->mark;
  if (!WORD (FROM))
    return NULL;
  int level = dots (p);
  RtObject *module = rt_p_dotted_name (p);
  RtNodeList *names;
  if ((module || level > 0) && !p->failed && WORD (IMPORT) && (names = import_from_targets (p)) != NULL) {
    RtNode *node = rt_p_node (p, RT_NODE_IMPORT_FROM, m);
    if (node) {
      node->import_from.module = module;
      node->import_from.names = names;
      node->import_from.level = level;
    }
    return node;
  }
  p->mark = m;
  return NULL;
}

static RtNode *import_name (P *p) {
  int m = p->mark, base = p->scratch_count;
  INVALID (rt_p_invalid_import);
  if (WORD (IMPORT) && rt_p_gather (p, dotted_as_name) > 0) {
    RtNodeList *names = rt_p_list (p, base);
    RtNode *node = names ? rt_p_node (p, RT_NODE_IMPORT, m) : NULL;
    if (node)
      node->list = names;
    return node;
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

/* Statements of one word and what follows it */

static RtNode *return_stmt (P *p) {
  int m = p->mark;
  if (!WORD (RETURN))
    return NULL;
  RtNode *value = rt_p_star_expressions (p);
  return value_node (p, RT_NODE_RETURN, m, value);
}

static RtNode *raise_stmt (P *p) {
  int m = p->mark;
  if (!WORD (RAISE))
    return NULL;
  RtNode *exception = rt_p_expression (p), *cause = NULL;
  if (exception) {
    int before = p->mark;
    if (!WORD (FROM) || !(cause = rt_p_expression (p)))
      p->mark = before;
  }
  RtNode *node = rt_p_node (p, RT_NODE_RAISE, m);
  if (node) {
    node->raise.exception = exception;
    node->raise.cause = cause;
  }
  return node;
}

static RtNode *load_name (P *p) {
  return rt_p_name (p, RT_LOAD);
}

static RtNode *names_stmt (P *p, RtTokenType word, RtNodeKind kind) {
  int m = p->mark, base = p->scratch_count;
  if (!rt_p_token (p, word))
    return NULL;
  if (rt_p_gather (p, load_name) == 0) {
    rt_p_drop (p, base);
    p->mark = m;
    return NULL;
  }
  RtNodeList *list = rt_p_list (p, base);
  RtNode *node = list ? rt_p_node (p, kind, m) : NULL;
  RtIdentifiers *names = node ? rt_identifiers_new (p->arena, list->count) : NULL;
  if (!names) {
    p->failed = true;
    return NULL;
  }
  for (int i = 0; i < list->count; i++)
    names->items[i] = list->items[i]->name;
  node->identifiers = names;
  return node;
}

static RtNode *del_stmt (P *p) {
  int m = p->mark;
  RtNodeList *targets;
  if (WORD (DEL) && (targets = rt_p_del_targets (p)) && (PEEK (SEMI) || PEEK (NEWLINE))) {
    RtNode *node = rt_p_node (p, RT_NODE_DELETE, m);
    if (node)
      node->list = targets;
    return node;
  }
  p->mark = m;
  INVALID (rt_p_invalid_del_stmt);
  return NULL;
}

static RtNode *assert_stmt (P *p) {
  int m = p->mark;
  RtNode *test = WORD (ASSERT) ? rt_p_expression (p) : NULL, *message = NULL;
  if (!test) {
    p->mark = m;
    return NULL;
  }
  int before = p->mark;
  if (!TAKE (COMMA) || !(message = rt_p_expression (p)))
    p->mark = before;
  RtNode *node = rt_p_node (p, RT_NODE_ASSERT, m);
  if (node) {
    node->assert_.test = test;
    node->assert_.message = message;
  }
  return node;
}

static RtNode *type_alias (P *p) {
  int m = p->mark;
  RtNode *name = rt_p_soft (p, "type") ? rt_p_name (p, RT_STORE) : NULL, *value;
  if (name) {
    RtNodeList *params = rt_p_type_params (p);
    if (!p->failed && TAKE (EQUAL) && (value = rt_p_expression (p)) != NULL) {
      RtNode *node = rt_p_node (p, RT_NODE_TYPE_ALIAS, m);
      if (node) {
        node->type_alias.name = name;
        node->type_alias.type_params = params;
        node->type_alias.value = value;
      }
      return node;
    }
  }
  p->mark = m;
  return NULL;
}

static RtNode *word_stmt (P *p, RtNodeKind kind) {
  int m = p->mark++;
  return rt_p_node (p, kind, m);
}

/* The statements that a keyword at TYPE begins. */
static RtNode *keyword_stmt (P *p, RtTokenType type) {
  switch ((int)type) {
  case RT_KEYWORD_RETURN:
    return return_stmt (p);
  case RT_KEYWORD_IMPORT:
    return import_name (p);
  case RT_KEYWORD_FROM:
    return import_from (p);
  case RT_KEYWORD_RAISE:
    return raise_stmt (p);
  case RT_KEYWORD_PASS:
    return word_stmt (p, RT_NODE_PASS);
  case RT_KEYWORD_DEL:
    return del_stmt (p);
  case RT_KEYWORD_YIELD: {
    int m = p->mark;
    RtNode *value = rt_p_yield_expr (p);
    return value ? value_node (p, RT_NODE_EXPR, m, value) : NULL;
  }
  case RT_KEYWORD_ASSERT:
    return assert_stmt (p);
  case RT_KEYWORD_BREAK:
    return word_stmt (p, RT_NODE_BREAK);
  case RT_KEYWORD_CONTINUE:
    return word_stmt (p, RT_NODE_CONTINUE);
  case RT_KEYWORD_GLOBAL:
    return names_stmt (p, RT_KEYWORD_GLOBAL, RT_NODE_GLOBAL);
  case RT_KEYWORD_NONLOCAL:
    return names_stmt (p, RT_KEYWORD_NONLOCAL, RT_NODE_NONLOCAL);
  default:
    return NULL;
  }
}

static RtNode *simple_stmt_alternatives (P *p) {
  int m = p->mark;
  bool cut = false;
  RtNode *node = assignment (p, &cut);
  if (node || p->failed || cut)
    return node;
  p->mark = m;
  RtToken *token = rt_p_peek (p);
  if (token && token->type == RT_TOKEN_NAME && (node = type_alias (p)))
    return node;
  if (!token || p->failed)
    return NULL;
  RtNode *value = rt_p_star_expressions (p);
  if (value)
    return value_node (p, RT_NODE_EXPR, m, value);
  p->mark = m;
  return keyword_stmt (p, token->type);
}

static RtNode *simple_stmt (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_SIMPLE_STMT, &known))
    return known;
  int m = p->mark;
  return rt_p_remember (p, RT_MEMO_SIMPLE_STMT, m, simple_stmt_alternatives (p));
}

RtNodeList *rt_p_simple_stmts (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *node = simple_stmt (p);
  if (node && !PEEK (SEMI) && TAKE (NEWLINE))
    return rt_p_one (p, node);
  p->mark = m;
  for (;;) {
    int before = p->mark;
    node = p->failed ? NULL : simple_stmt (p);
    if (!node) {
      p->mark = before;
      break;
    }
    rt_p_push (p, node);
    if (!TAKE (SEMI))
      break;
  }
  if (p->scratch_count > base && !p->failed && TAKE (NEWLINE))
    return rt_p_list (p, base);
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

/* One or more statements, pushed. */
bool rt_p_statements (P *p) {
  bool any = false;
  for (;;) {
    int m = p->mark;
    RtNode *node = rt_p_compound_stmt (p);
    if (node) {
      rt_p_push (p, node);
      any = true;
      continue;
    }
    p->mark = m;
    RtNodeList *list = p->failed ? NULL : rt_p_simple_stmts (p);
    if (!list) {
      p->mark = m;
      return any && !p->failed;
    }
    for (int i = 0; i < list->count; i++)
      rt_p_push (p, list->items[i]);
    any = true;
  }
}

static RtNodeList *block_alternatives (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (NEWLINE) && TAKE (INDENT) && rt_p_statements (p) && TAKE (DEDENT))
    return rt_p_list (p, base);
  rt_p_drop (p, base);
  p->mark = m;
  if (p->failed)
    return NULL;
  RtNodeList *list = rt_p_simple_stmts (p);
  if (list)
    return list;
  p->mark = m;
  INVALID (rt_p_invalid_block);
  return NULL;
}

RtNodeList *rt_p_block (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_BLOCK, &known))
    return known;
  if (!rt_p_enter (p))
    return NULL;
  int m = p->mark;
  RtNodeList *list = block_alternatives (p);
  rt_p_leave (p);
  return rt_p_remember (p, RT_MEMO_BLOCK, m, list);
}

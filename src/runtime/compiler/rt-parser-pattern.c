/* match statements and patterns. */
#include "rt-parser-private.h"

#include "rt-abstract.h"
#include "rt-str.h"

static RtNode *closed_pattern (P *p);
static RtNode *star_pattern (P *p);

static RtNode *value_node (P *p, RtNodeKind kind, int m, RtNode *value) {
  RtNode *node = value ? rt_p_node (p, kind, m) : NULL;
  if (node)
    node->value = value;
  else
    p->mark = m;
  return node;
}

static RtNode *named_node (P *p, RtNodeKind kind, int m, RtObject *name, RtNode *value) {
  RtNode *node = rt_p_node (p, kind, m);
  if (node) {
    node->named.name = name;
    node->named.value = value;
  }
  return node;
}

static RtNode *list_node (P *p, RtNodeKind kind, int m, int base) {
  RtNodeList *list = rt_p_list (p, base);
  RtNode *node = list ? rt_p_node (p, kind, m) : NULL;
  if (node)
    node->list = list;
  return node;
}

/* Statements */

RtNode *rt_p_subject_expr (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *first = rt_p_star_named_expression (p);
  if (first && TAKE (COMMA)) {
    rt_p_push (p, first);
    rt_p_star_named_expressions (p);
    return list_node (p, RT_NODE_TUPLE, m, base);
  }
  p->mark = m;
  return p->failed ? NULL : rt_p_named_expression (p);
}

RtNode *rt_p_guard (P *p) {
  int m = p->mark;
  RtNode *guard = WORD (IF) ? rt_p_named_expression (p) : NULL;
  if (!guard)
    p->mark = m;
  return guard;
}

static RtNode *case_block (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_case_block);
  RtNode *pattern = rt_p_soft (p, "case") ? rt_p_patterns (p) : NULL;
  if (pattern) {
    RtNode *guard = rt_p_guard (p);
    RtNodeList *body = TAKE (COLON) ? rt_p_block (p) : NULL;
    RtNode *node = body ? rt_p_node (p, RT_NODE_MATCH_CASE, m) : NULL;
    if (node) {
      node->match_case.pattern = pattern;
      node->match_case.guard = guard;
      node->match_case.body = body;
      return node;
    }
  }
  p->mark = m;
  return NULL;
}

RtNode *rt_p_match_stmt (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *subject = rt_p_soft (p, "match") ? rt_p_subject_expr (p) : NULL;
  if (subject && TAKE (COLON) && TAKE (NEWLINE) && TAKE (INDENT) && rt_p_repeat (p, case_block) > 0 &&
      TAKE (DEDENT)) {
    RtNodeList *cases = rt_p_list (p, base);
    RtNode *node = cases ? rt_p_node (p, RT_NODE_MATCH, m) : NULL;
    if (node) {
      node->match.subject = subject;
      node->match.cases = cases;
    }
    return node;
  }
  rt_p_drop (p, base);
  p->mark = m;
  INVALID (rt_p_invalid_match_stmt);
  return NULL;
}

/* Sequences of patterns */

static RtNode *maybe_star_pattern (P *p) {
  int m = p->mark;
  RtNode *node = star_pattern (p);
  if (node || p->failed)
    return node;
  p->mark = m;
  return rt_p_pattern (p);
}

static int maybe_sequence_pattern (P *p) {
  int count = rt_p_gather (p, maybe_star_pattern);
  if (count > 0)
    TAKE (COMMA);
  return count;
}

/* maybe_star_pattern ',' maybe_sequence_pattern?, pushed. */
static bool open_sequence_pattern (P *p) {
  int m = p->mark;
  RtNode *first = maybe_star_pattern (p);
  if (!first || !TAKE (COMMA)) {
    p->mark = m;
    return false;
  }
  rt_p_push (p, first);
  maybe_sequence_pattern (p);
  return !p->failed;
}

RtNode *rt_p_patterns (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (open_sequence_pattern (p))
    return list_node (p, RT_NODE_MATCH_SEQUENCE, m, base);
  rt_p_drop (p, base);
  p->mark = m;
  return p->failed ? NULL : rt_p_pattern (p);
}

static bool is_wildcard (P *p, const RtToken *token) {
  return token->end - token->start == 1 && *token->start == '_';
}

/* NAME !('.' | '(' | '='), not '_' */
static RtObject *capture_target (P *p) {
  int m = p->mark;
  RtToken *token = TAKE (NAME);
  if (token && !is_wildcard (p, token) && !PEEK (DOT) && !PEEK (LPAR) && !PEEK (EQUAL) && !p->failed)
    return rt_p_identifier (p, &p->tokens[m]);
  p->mark = m;
  return NULL;
}

static RtNode *star_pattern (P *p) {
  int m = p->mark;
  if (!TAKE (STAR))
    return NULL;
  RtObject *name = capture_target (p);
  if (name)
    return named_node (p, RT_NODE_MATCH_STAR, m, name, NULL);
  if (!p->failed && rt_p_soft (p, "_"))
    return named_node (p, RT_NODE_MATCH_STAR, m, NULL, NULL);
  p->mark = m;
  return NULL;
}

RtNode *rt_p_or_pattern (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *first = closed_pattern (p);
  if (!first)
    return NULL;
  rt_p_push (p, first);
  for (;;) {
    int before = p->mark;
    RtNode *next = TAKE (VBAR) ? closed_pattern (p) : NULL;
    if (!next) {
      p->mark = before;
      break;
    }
    rt_p_push (p, next);
  }
  if (p->scratch_count == base + 1) {
    rt_p_drop (p, base);
    return p->failed ? NULL : first;
  }
  return list_node (p, RT_NODE_MATCH_OR, m, base);
}

RtNode *rt_p_pattern (P *p) {
  int m = p->mark;
  RtNode *pattern = rt_p_or_pattern (p);
  RtObject *name = pattern && WORD (AS) ? capture_target (p) : NULL;
  if (name)
    return named_node (p, RT_NODE_MATCH_AS, m, name, pattern);
  p->mark = m;
  INVALID (rt_p_invalid_as_pattern);
  return rt_p_or_pattern (p);
}

/* Literals */

static RtNode *signed_number (P *p) {
  int m = p->mark;
  if (!TAKE (MINUS))
    return rt_p_number (p);
  RtNode *number = rt_p_number (p);
  RtNode *node = number ? rt_p_node (p, RT_NODE_UNARY_OP, m) : NULL;
  if (!node) {
    p->mark = m;
    return NULL;
  }
  node->unary.op = RT_UNARY_NEGATIVE;
  node->unary.operand = number;
  return node;
}

static bool is_complex (P *p, const RtNode *node) {
  return node->constant.value->type == p->rt->types.complex_;
}

/* real ('+' | '-') imaginary */
static RtNode *complex_number (P *p) {
  int m = p->mark;
  RtNode *real = signed_number (p);
  int op = RT_NB_ADD;
  if (real && (TAKE (PLUS) || (TAKE (MINUS) && (op = RT_NB_SUBTRACT)))) {
    RtNode *imaginary = rt_p_number (p);
    if (imaginary) {
      const RtNode *number = real->kind == RT_NODE_UNARY_OP ? real->unary.operand : real;
      if (is_complex (p, number))
        return rt_p_error_at (p, real->at, "real number required in complex literal");
      if (!is_complex (p, imaginary))
        return rt_p_error_at (p, imaginary->at, "imaginary number required in complex literal");
      RtNode *node = rt_p_node (p, RT_NODE_BIN_OP, m);
      if (node) {
        node->binary.left = real;
        node->binary.right = imaginary;
        node->binary.op = op;
      }
      return node;
    }
  }
  p->mark = m;
  return NULL;
}

static RtNode *singleton (P *p, RtObject *value) {
  int m = p->mark++;
  return rt_p_constant (p, rt_incref (value), m);
}

/* The expression of a literal: a number, a string, or a singleton. */
static RtNode *literal_expr (P *p) {
  int m = p->mark;
  RtNode *node = signed_number (p);
  if (node && !PEEK (PLUS) && !PEEK (MINUS) && !p->failed)
    return node;
  p->mark = m;
  if (p->failed || (node = complex_number (p)) || p->failed)
    return p->failed ? NULL : node;
  p->mark = m;
  if ((node = rt_p_strings (p)) || p->failed)
    return node;
  p->mark = m;
  if (PEEKW (NONE))
    return singleton (p, p->rt->none);
  if (PEEKW (TRUE))
    return singleton (p, p->rt->true_);
  if (PEEKW (FALSE))
    return singleton (p, p->rt->false_);
  return NULL;
}

static bool is_singleton (P *p, const RtNode *node) {
  if (node->kind != RT_NODE_CONSTANT)
    return false;
  const RtObject *value = node->constant.value;
  return value == p->rt->none || value == p->rt->true_ || value == p->rt->false_;
}

static RtNode *literal_pattern (P *p) {
  int m = p->mark;
  RtNode *value = literal_expr (p);
  if (!value)
    return NULL;
  if (!is_singleton (p, value))
    return value_node (p, RT_NODE_MATCH_VALUE, m, value);
  RtNode *node = rt_p_node (p, RT_NODE_MATCH_SINGLETON, m);
  if (node)
    node->constant.value = value->constant.value;
  return node;
}

/* Names */

static RtNode *capture_pattern (P *p) {
  int m = p->mark;
  RtObject *name = capture_target (p);
  return name ? named_node (p, RT_NODE_MATCH_AS, m, name, NULL) : NULL;
}

static RtNode *wildcard_pattern (P *p) {
  int m = p->mark;
  return rt_p_soft (p, "_") ? named_node (p, RT_NODE_MATCH_AS, m, NULL, NULL) : NULL;
}

RtNode *rt_p_dotted_name_expr (P *p) {
  int m = p->mark;
  RtNode *node = rt_p_name (p, RT_LOAD);
  while (node) {
    int before = p->mark;
    RtToken *token = TAKE (DOT) ? TAKE (NAME) : NULL;
    if (!token) {
      p->mark = before;
      return p->failed ? NULL : node;
    }
    RtObject *name = rt_p_identifier (p, token);
    RtNode *attribute = name ? rt_p_node (p, RT_NODE_ATTRIBUTE, m) : NULL;
    if (!attribute)
      return NULL;
    attribute->attribute.object = node;
    attribute->attribute.name = name;
    node = attribute;
  }
  return NULL;
}

/* attr !('.' | '(' | '=') */
static RtNode *value_pattern (P *p) {
  int m = p->mark;
  RtNode *node = rt_p_dotted_name_expr (p);
  if (node && node->kind == RT_NODE_ATTRIBUTE && !PEEK (DOT) && !PEEK (LPAR) && !PEEK (EQUAL) && !p->failed)
    return value_node (p, RT_NODE_MATCH_VALUE, m, node);
  p->mark = m;
  return NULL;
}

/* Groups, sequences, mappings, classes */

static RtNode *group_pattern (P *p) {
  int m = p->mark;
  RtNode *node;
  if (TAKE (LPAR) && (node = rt_p_pattern (p)) && TAKE (RPAR))
    return node;
  p->mark = m;
  return NULL;
}

static RtNode *sequence_pattern (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LSQB)) {
    maybe_sequence_pattern (p);
    if (TAKE (RSQB))
      return list_node (p, RT_NODE_MATCH_SEQUENCE, m, base);
  } else if (TAKE (LPAR)) {
    int inside = p->mark;
    if (!open_sequence_pattern (p)) {
      rt_p_drop (p, base);
      p->mark = inside;
    }
    if (TAKE (RPAR))
      return list_node (p, RT_NODE_MATCH_SEQUENCE, m, base);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

/* (literal | attr) ':' pattern, as a SLICE of key and pattern. */
static RtNode *key_value_pattern (P *p) {
  int m = p->mark;
  RtNode *key = literal_expr (p), *pattern;
  if (!key && !p->failed) {
    p->mark = m;
    key = rt_p_dotted_name_expr (p);
    if (key && key->kind != RT_NODE_ATTRIBUTE)
      key = NULL;
  }
  if (key && TAKE (COLON) && (pattern = rt_p_pattern (p)) != NULL) {
    RtNode *pair = rt_p_node (p, RT_NODE_SLICE, m);
    if (pair) {
      pair->slice.lower = key;
      pair->slice.upper = pattern;
    }
    return pair;
  }
  p->mark = m;
  return NULL;
}

static RtNode *mapping_node (P *p, int m, int base, RtObject *rest) {
  RtNodeList *pairs = rt_p_list (p, base);
  RtNode *node = pairs ? rt_p_node (p, RT_NODE_MATCH_MAPPING, m) : NULL;
  RtNodeList *keys = node ? rt_node_list_new (p->arena, pairs->count) : NULL;
  RtNodeList *patterns = keys ? rt_node_list_new (p->arena, pairs->count) : NULL;
  if (!patterns) {
    p->failed = true;
    return NULL;
  }
  for (int i = 0; i < pairs->count; i++) {
    keys->items[i] = pairs->items[i]->slice.lower;
    patterns->items[i] = pairs->items[i]->slice.upper;
  }
  node->match_mapping.keys = keys;
  node->match_mapping.patterns = patterns;
  node->match_mapping.rest = rest;
  return node;
}

static RtNode *mapping_pattern (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LBRACE)) {
    int count = rt_p_gather (p, key_value_pattern);
    bool comma = count > 0 && TAKE (COMMA);
    bool stars = (count == 0 || comma) && TAKE (DOUBLESTAR);
    RtObject *rest = stars ? capture_target (p) : NULL;
    if (rest)
      TAKE (COMMA);
    if ((rest || !stars) && TAKE (RBRACE))
      return mapping_node (p, m, base, rest);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

/* NAME '=' pattern, as a MATCH_AS-like KEYWORD. */
RtNode *rt_p_keyword_pattern (P *p) {
  int m = p->mark;
  RtToken *token = TAKE (NAME);
  RtNode *pattern = token && TAKE (EQUAL) ? rt_p_pattern (p) : NULL;
  RtObject *name = pattern ? rt_p_identifier (p, &p->tokens[m]) : NULL;
  if (name)
    return named_node (p, RT_NODE_KEYWORD, m, name, pattern);
  p->mark = m;
  return NULL;
}

static bool fill_class_node (P *p, RtNode *node, int base, int keywords) {
  int count = p->scratch_count - base;
  node->match_class.names = rt_identifiers_new (p->arena, keywords);
  node->match_class.named_patterns = rt_node_list_new (p->arena, keywords);
  if (!node->match_class.names || !node->match_class.named_patterns) {
    p->failed = true;
    return false;
  }
  for (int i = 0; i < keywords; i++) {
    RtNode *keyword = p->scratch[base + count - keywords + i];
    node->match_class.names->items[i] = keyword->named.name;
    node->match_class.named_patterns->items[i] = keyword->named.value;
  }
  rt_p_drop (p, base + count - keywords);
  node->match_class.patterns = rt_p_list (p, base);
  return !p->failed;
}

static RtNode *class_pattern (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *class_ = rt_p_dotted_name_expr (p);
  if (class_ && TAKE (LPAR)) {
    /* Patterns by position, then by keyword; a pattern that is followed by '=' is the first keyword. */
    int positional = rt_p_gather (p, rt_p_pattern), keywords = 0;
    bool comma = positional > 0 && TAKE (COMMA);
    if (positional == 0 || comma)
      keywords = rt_p_gather (p, rt_p_keyword_pattern);
    if (keywords > 0)
      TAKE (COMMA);
    if (TAKE (RPAR)) {
      RtNode *node = rt_p_node (p, RT_NODE_MATCH_CLASS, m);
      if (!node || !fill_class_node (p, node, base, keywords))
        return NULL;
      node->match_class.class_ = class_;
      return node;
    }
  }
  rt_p_drop (p, base);
  p->mark = m;
  INVALID (rt_p_invalid_class_pattern);
  return NULL;
}

static RtNode *closed_pattern_alternatives (P *p) {
  static const RtRule rules[] = {literal_pattern, capture_pattern,  wildcard_pattern, value_pattern,
                                 group_pattern,   sequence_pattern, mapping_pattern,  class_pattern};
  int m = p->mark;
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    RtNode *node = rules[i](p);
    if (node || p->failed)
      return node;
    p->mark = m;
  }
  return NULL;
}

static RtNode *closed_pattern (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_CLOSED_PATTERN, &known))
    return known;
  if (!rt_p_enter (p))
    return NULL;
  int m = p->mark;
  RtNode *node = closed_pattern_alternatives (p);
  rt_p_leave (p);
  return rt_p_remember (p, RT_MEMO_CLOSED_PATTERN, m, node);
}

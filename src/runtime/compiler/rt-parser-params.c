/* Parameters of functions and lambdas, and type parameters. A lambda's end at ':' and have no annotations. */
#include "rt-parser-private.h"

RtNode *rt_p_param (P *p, bool lambda) {
  int m = p->mark;
  RtToken *token = TAKE (NAME);
  RtObject *name = token ? rt_p_identifier (p, token) : NULL;
  if (!name)
    return NULL;
  RtNode *annotation = NULL;
  int before = p->mark;
  if (!lambda && (!TAKE (COLON) || !(annotation = rt_p_expression (p))))
    p->mark = before;
  RtNode *node = rt_p_node (p, RT_NODE_ARG, m);
  if (node) {
    node->named.name = name;
    node->named.value = annotation;
  }
  return node;
}

/* A parameter ends at a comma, which is taken, or before the end of the list. */
static bool param_end (P *p, bool lambda) {
  return TAKE (COMMA) || rt_p_at (p, lambda ? RT_TOKEN_COLON : RT_TOKEN_RPAR);
}

RtNode *rt_p_param_no_default (P *p, bool lambda) {
  int m = p->mark;
  RtNode *node = rt_p_param (p, lambda);
  if (node && param_end (p, lambda))
    return node;
  p->mark = m;
  return NULL;
}

static RtNode *default_value (P *p, bool lambda) {
  int m = p->mark;
  RtNode *value;
  if (TAKE (EQUAL) && (value = rt_p_expression (p)) != NULL)
    return value;
  p->mark = m;
  if (p->invalid)
    rt_p_invalid_default (p);
  p->mark = m;
  return NULL;
}

RtNode *rt_p_param_with_default (P *p, bool lambda, RtNode **value) {
  int m = p->mark;
  RtNode *node = rt_p_param (p, lambda);
  if (node && (*value = default_value (p, lambda)) != NULL && param_end (p, lambda))
    return node;
  p->mark = m;
  return NULL;
}

RtNode *rt_p_param_maybe_default (P *p, bool lambda, RtNode **value) {
  int m = p->mark;
  RtNode *node = rt_p_param (p, lambda);
  if (node) {
    *value = default_value (p, lambda);
    if (!p->failed && param_end (p, lambda))
      return node;
  }
  p->mark = m;
  return NULL;
}

/* Pushes parameters without default; how many. */
static int plain_params (P *p, bool lambda) {
  int count = 0;
  RtNode *node;
  while ((node = rt_p_param_no_default (p, lambda)) != NULL) {
    rt_p_push (p, node);
    count++;
  }
  return count;
}

/* Pushes parameters with default as pairs of parameter and default; how many. */
static int default_params (P *p, bool lambda) {
  int count = 0;
  RtNode *node, *value = NULL;
  while ((node = rt_p_param_with_default (p, lambda, &value)) != NULL) {
    rt_p_push (p, node);
    rt_p_push (p, value);
    count++;
  }
  return count;
}

static bool slash (P *p, bool lambda) {
  int m = p->mark;
  if (TAKE (SLASH) && param_end (p, lambda))
    return true;
  p->mark = m;
  return false;
}

/* PLAIN parameters and PAIRS of them with defaults, pushed from BASE on, to lists of parameters and of
 * defaults. */
static bool split (P *p, int base, int plain, int pairs, RtNodeList **params, RtNodeList **defaults) {
  *params = rt_node_list_new (p->arena, plain + pairs);
  *defaults = rt_node_list_new (p->arena, pairs);
  if (!*params || !*defaults) {
    p->failed = true;
    return false;
  }
  for (int i = 0; i < plain; i++)
    (*params)->items[i] = p->scratch[base + i];
  for (int i = 0; i < pairs; i++) {
    (*params)->items[plain + i] = p->scratch[base + plain + 2 * i];
    (*defaults)->items[i] = p->scratch[base + plain + 2 * i + 1];
  }
  rt_p_drop (p, base);
  return true;
}

static RtNodeList *joined_lists (P *p, RtNodeList *a, RtNodeList *b) {
  RtNodeList *list = rt_node_list_new (p->arena, a->count + b->count);
  if (!list) {
    p->failed = true;
    return NULL;
  }
  for (int i = 0; i < a->count; i++)
    list->items[i] = a->items[i];
  for (int i = 0; i < b->count; i++)
    list->items[a->count + i] = b->items[i];
  return list;
}

static bool kwds (P *p, bool lambda, RtNode *arguments) {
  int m = p->mark;
  if (p->invalid)
    rt_p_invalid_kwds (p, lambda);
  p->mark = m;
  RtNode *node;
  if (!p->failed && TAKE (DOUBLESTAR) && (node = rt_p_param_no_default (p, lambda)) != NULL) {
    arguments->arguments.kwarg = node;
    return true;
  }
  p->mark = m;
  return false;
}

/* `*name: *annotation` */
static RtNode *param_star_annotation (P *p) {
  int m = p->mark;
  RtToken *token = TAKE (NAME);
  RtObject *name = token ? rt_p_identifier (p, token) : NULL;
  if (name && TAKE (COLON)) {
    int at = p->mark;
    RtNode *value = TAKE (STAR) ? rt_p_bitwise_or (p) : NULL;
    RtNode *star = value ? rt_p_node (p, RT_NODE_STARRED, at) : NULL;
    RtNode *node = star ? rt_p_node (p, RT_NODE_ARG, m) : NULL;
    if (node && param_end (p, false)) {
      star->value = value;
      node->named.name = name;
      node->named.value = star;
      return node;
    }
  }
  p->mark = m;
  return NULL;
}

/* Keyword-only parameters, pushed as pairs (the default may be NULL); how many. */
static int keyword_only (P *p, bool lambda) {
  int count = 0;
  RtNode *node, *value = NULL;
  while ((node = rt_p_param_maybe_default (p, lambda, &value)) != NULL) {
    rt_p_push (p, node);
    rt_p_push (p, value);
    value = NULL;
    count++;
  }
  return count;
}

static bool star_etc (P *p, bool lambda, RtNode *arguments) {
  int m = p->mark, base = p->scratch_count;
  if (p->invalid)
    rt_p_invalid_star_etc (p, lambda);
  p->mark = m;
  if (p->failed)
    return false;
  if (TAKE (STAR)) {
    int inside = p->mark;
    RtNode *vararg = rt_p_param_no_default (p, lambda);
    if (!vararg && !lambda) {
      p->mark = inside;
      vararg = param_star_annotation (p);
    }
    bool bare = !vararg && TAKE (COMMA);
    int count = vararg || bare ? keyword_only (p, lambda) : 0;
    if (vararg || count > 0) {
      arguments->arguments.vararg = vararg;
      if (!split (p, base, 0, count, &arguments->arguments.kwonly, &arguments->arguments.kw_defaults))
        return false;
      kwds (p, lambda, arguments);
      return true;
    }
    rt_p_drop (p, base);
    p->mark = m;
  }
  return kwds (p, lambda, arguments);
}

static bool positional (P *p, bool lambda, RtNode *arguments) {
  int base = p->scratch_count;
  int plain = plain_params (p, lambda), pairs = 0;
  RtNodeList *posonly = NULL, *posonly_defaults = NULL;
  bool has_slash = plain > 0 && slash (p, lambda);
  if (!has_slash) {
    pairs = default_params (p, lambda);
    has_slash = pairs > 0 && slash (p, lambda);
  }
  if (p->failed)
    return false;
  if (has_slash) {
    if (!split (p, base, plain, pairs, &posonly, &posonly_defaults))
      return false;
    /* Behind a default all have one. */
    plain = pairs > 0 ? 0 : plain_params (p, lambda);
    pairs = default_params (p, lambda);
  }
  RtNodeList *args, *defaults;
  if (p->failed || !split (p, base, plain, pairs, &args, &defaults))
    return false;
  arguments->arguments.posonly = posonly;
  arguments->arguments.args = args;
  arguments->arguments.defaults = posonly_defaults ? joined_lists (p, posonly_defaults, defaults) : defaults;
  return has_slash || args->count > 0;
}

static RtNode *parameters (P *p, bool lambda) {
  int m = p->mark;
  if (p->invalid)
    rt_p_invalid_parameters (p, lambda);
  p->mark = m;
  if (p->failed)
    return NULL;
  RtNode *arguments = rt_node_new (p->arena, RT_NODE_ARGUMENTS, (RtPosition){0});
  if (!arguments) {
    p->failed = true;
    return NULL;
  }
  bool any = positional (p, lambda, arguments);
  if (!p->failed && (star_etc (p, lambda, arguments) || any) && !p->failed)
    return arguments;
  p->mark = m;
  return NULL;
}

RtNode *rt_p_params (P *p) {
  return parameters (p, false);
}

RtNode *rt_p_lambda_params (P *p) {
  return parameters (p, true);
}

/* Type parameters */

static RtNode *type_param (P *p) {
  int m = p->mark;
  RtNodeKind kind = TAKE (STAR)         ? RT_NODE_TYPE_VAR_TUPLE
                    : TAKE (DOUBLESTAR) ? RT_NODE_PARAM_SPEC
                                        : RT_NODE_TYPE_VAR;
  RtToken *token = TAKE (NAME);
  RtObject *name = token ? rt_p_identifier (p, token) : NULL;
  if (!name) {
    p->mark = m;
    return NULL;
  }
  RtNode *bound = NULL;
  int before = p->mark;
  RtToken *colon = TAKE (COLON);
  if (colon)
    bound = rt_p_expression (p);
  if (!bound)
    p->mark = before;
  if (bound && kind != RT_NODE_TYPE_VAR) {
    const char *what = kind == RT_NODE_TYPE_VAR_TUPLE ? "TypeVarTuple" : "ParamSpec";
    return rt_p_error_from (p, rt_p_token_position (colon), "cannot use %s with %s",
                              bound->kind == RT_NODE_TUPLE ? "constraints" : "bound", what);
  }
  RtNode *node = rt_p_node (p, kind, m);
  if (node) {
    node->named.name = name;
    node->named.value = bound;
  }
  return node;
}

RtNodeList *rt_p_type_params (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LSQB) && rt_p_gather (p, type_param) > 0) {
    TAKE (COMMA);
    if (TAKE (RSQB))
      return rt_p_list (p, base);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

/* Code for match statements.
 *
 * While a pattern is checked its subject is on top of the stack. Below it lie `on_top` values that the
 * pattern around still needs, and below those what was captured so far, in the order of `stores`: names are
 * bound only when the whole pattern has matched. When a part fails, all of that has to be popped: label I of
 * `fail_pop` is where the last I values are popped.
 */
#include "rt-compile-private.h"

#include "rt-abstract.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct Pattern {
  RtObject **stores;
  int store_count, store_capacity;
  bool allow_irrefutable; /* a pattern that matches everything may stand here */
  int *fail_pop;
  int fail_pop_count, fail_pop_capacity;
  int on_top;
} Pattern;

static void pattern (C *c, RtNode *node, Pattern *state);

static bool is_wildcard (const RtNode *node) {
  return node->kind == RT_NODE_MATCH_AS && !node->named.name;
}

static bool is_star_wildcard (const RtNode *node) {
  return node->kind == RT_NODE_MATCH_STAR && !node->named.name;
}

/* Failing */

static int fail_label (C *c, Pattern *state, int pops) {
  if (pops >= state->fail_pop_capacity) {
    int capacity = 2 * pops + 8;
    int *labels = rt_arena_alloc (c->arena, (size_t)capacity * sizeof *labels);
    if (!labels) {
      rt_c_fail (c);
      return 0;
    }
    for (int i = 0; i < state->fail_pop_count; i++)
      labels[i] = state->fail_pop[i];
    state->fail_pop = labels;
    state->fail_pop_capacity = capacity;
  }
  while (state->fail_pop_count <= pops)
    state->fail_pop[state->fail_pop_count++] = rt_c_label (c);
  return state->fail_pop[pops];
}

static void jump_to_fail (C *c, RtPosition at, Pattern *state, RtOpcode op) {
  rt_c_jump (c, at, op, fail_label (c, state, state->on_top + state->store_count));
}

static void emit_fail_pops (C *c, RtPosition at, Pattern *state) {
  if (state->fail_pop_count == 0 || c->failed)
    return;
  for (int i = state->fail_pop_count - 1; i > 0; i--) {
    rt_c_use_label (c, state->fail_pop[i]);
    rt_c_op (c, at, RT_OP_POP_TOP);
  }
  rt_c_use_label (c, state->fail_pop[0]);
  state->fail_pop_count = 0;
}

/* Capturing */

/* Moves the top below COUNT - 1 values. */
static void rotate (C *c, RtPosition at, int count) {
  while (count > 1)
    rt_c_op_arg (c, at, RT_OP_SWAP, count--);
}

static int find_store (const Pattern *state, const RtObject *name) {
  for (int i = 0; i < state->store_count; i++)
    if (state->stores[i] == name)
      return i;
  return -1;
}

static void add_store (C *c, RtPosition at, RtObject *name, Pattern *state) {
  if (find_store (state, name) >= 0) {
    rt_c_error (c, at, "multiple assignments to name %R in pattern", name);
    return;
  }
  if (state->store_count == state->store_capacity) {
    int capacity = 2 * state->store_capacity + 8;
    RtObject **stores = rt_arena_alloc (c->arena, (size_t)capacity * sizeof *stores);
    if (!stores) {
      rt_c_fail (c);
      return;
    }
    for (int i = 0; i < state->store_count; i++)
      stores[i] = state->stores[i];
    state->stores = stores;
    state->store_capacity = capacity;
  }
  state->stores[state->store_count++] = name;
}

static void store_name (C *c, RtPosition at, RtObject *name, Pattern *state) {
  if (!name) {
    rt_c_op (c, at, RT_OP_POP_TOP);
    return;
  }
  if (find_store (state, name) < 0)
    rotate (c, at, state->on_top + state->store_count + 1);
  add_store (c, at, name, state);
}

static void subpattern (C *c, RtNode *node, Pattern *state) {
  bool allowed = state->allow_irrefutable;
  state->allow_irrefutable = true;
  pattern (c, node, state);
  state->allow_irrefutable = allowed;
}

/* Kinds of patterns */

static void compare_to (C *c, RtPosition at, int number, int op) {
  rt_c_load_const_new (c, at, rt_int_from_int64 (c->rt, number));
  rt_c_op_arg (c, at, RT_OP_COMPARE_OP, op);
}

#define RT_COMPARE_EQ_ARG (RT_CMP_EQ << 4 | 8)
#define RT_COMPARE_GE_ARG (RT_CMP_GE << 4 | 12)

static void check_length (C *c, RtPosition at, int length, int op, Pattern *state) {
  rt_c_op (c, at, RT_OP_GET_LEN);
  compare_to (c, at, length, op);
  jump_to_fail (c, at, state, RT_OP_POP_JUMP_IF_FALSE);
}

static void unpack (C *c, RtPosition at, RtNodeList *patterns, int star, Pattern *state) {
  int count = rt_node_count (patterns);
  if (star >= 0 && (star >= 1 << 8 || count - star - 1 >= 1 << 23)) {
    rt_c_error (c, at, "too many expressions in star-unpacking sequence pattern");
    return;
  }
  if (star >= 0)
    rt_c_op_arg (c, at, RT_OP_UNPACK_EX, star + ((count - star - 1) << 8));
  else
    rt_c_op_arg (c, at, RT_OP_UNPACK_SEQUENCE, count);
  state->on_top += count;
  for (int i = 0; i < count; i++) {
    state->on_top--;
    subpattern (c, patterns->items[i], state);
  }
}

/* With a star that captures nothing, the items are taken one by one. */
static void subscripts (C *c, RtPosition at, RtNodeList *patterns, int star, Pattern *state) {
  state->on_top++;
  for (int i = 0; i < patterns->count; i++) {
    RtNode *item = patterns->items[i];
    if (is_wildcard (item) || i == star)
      continue;
    rt_c_op_arg (c, at, RT_OP_COPY, 1);
    if (i < star) {
      rt_c_load_const_new (c, at, rt_int_from_int64 (c->rt, i));
    } else {
      rt_c_op (c, at, RT_OP_GET_LEN);
      rt_c_load_const_new (c, at, rt_int_from_int64 (c->rt, patterns->count - i));
      rt_c_binary_op (c, at, RT_NB_SUBTRACT);
    }
    rt_c_op (c, at, RT_OP_BINARY_SUBSCR);
    subpattern (c, item, state);
  }
  state->on_top--;
  rt_c_op (c, at, RT_OP_POP_TOP);
}

static void sequence (C *c, RtNode *node, Pattern *state) {
  RtNodeList *patterns = node->list;
  int count = rt_node_count (patterns), star = -1;
  bool only_wildcards = true, star_wildcard = false;
  for (int i = 0; i < count; i++) {
    RtNode *item = patterns->items[i];
    if (item->kind != RT_NODE_MATCH_STAR) {
      only_wildcards &= is_wildcard (item);
      continue;
    }
    if (star >= 0) {
      rt_c_error (c, node->at, "multiple starred names in sequence pattern");
      return;
    }
    star_wildcard = is_star_wildcard (item);
    only_wildcards &= star_wildcard;
    star = i;
  }
  state->on_top++;
  rt_c_op (c, node->at, RT_OP_MATCH_SEQUENCE);
  jump_to_fail (c, node->at, state, RT_OP_POP_JUMP_IF_FALSE);
  if (star < 0)
    check_length (c, node->at, count, RT_COMPARE_EQ_ARG, state);
  else if (count > 1)
    check_length (c, node->at, count - 1, RT_COMPARE_GE_ARG, state);
  state->on_top--;
  if (only_wildcards)
    rt_c_op (c, node->at, RT_OP_POP_TOP);
  else if (star_wildcard)
    subscripts (c, node->at, patterns, star, state);
  else
    unpack (c, node->at, patterns, star, state);
}

/* The top of the stack is a tuple, or None: then the pattern fails. */
static void fail_if_none (C *c, RtPosition at, Pattern *state, int more_on_top) {
  rt_c_op_arg (c, at, RT_OP_COPY, 1);
  rt_c_load_none (c, at);
  rt_c_op_arg (c, at, RT_OP_IS_OP, 1);
  state->on_top += more_on_top;
  jump_to_fail (c, at, state, RT_OP_POP_JUMP_IF_FALSE);
}

static void keys (C *c, RtNode *node) {
  RtNodeList *list = node->match_mapping.keys;
  for (int i = 0; i < list->count && !c->failed; i++) {
    RtNode *key = list->items[i];
    if (key->kind == RT_NODE_CONSTANT) {
      for (int j = 0; j < i; j++)
        if (list->items[j]->kind == RT_NODE_CONSTANT &&
            rt_compare_bool (c->rt, list->items[j]->constant.value, key->constant.value, RT_EQ) == 1) {
          rt_c_error (c, node->at, "mapping pattern checks duplicate key (%R)", key->constant.value);
          return;
        }
    } else if (key->kind != RT_NODE_ATTRIBUTE) {
      rt_c_error (c, node->at, "mapping pattern keys may only match literals and attribute lookups");
      return;
    }
    rt_c_expr (c, key);
  }
}

/* **rest: a copy of the subject without the keys. */
static void mapping_rest (C *c, RtNode *node, int size, Pattern *state) {
  rt_c_op_arg (c, node->at, RT_OP_BUILD_MAP, 0);
  rt_c_op_arg (c, node->at, RT_OP_SWAP, 3);
  rt_c_op_arg (c, node->at, RT_OP_DICT_UPDATE, 2);
  rt_c_op_arg (c, node->at, RT_OP_UNPACK_SEQUENCE, size);
  for (int left = size; left > 0; left--) {
    rt_c_op_arg (c, node->at, RT_OP_COPY, 1 + left);
    rt_c_op_arg (c, node->at, RT_OP_SWAP, 2);
    rt_c_op (c, node->at, RT_OP_DELETE_SUBSCR);
  }
  store_name (c, node->at, node->match_mapping.rest, state);
}

static void mapping (C *c, RtNode *node, Pattern *state) {
  RtPosition at = node->at;
  int size = rt_node_count (node->match_mapping.keys);
  state->on_top++;
  rt_c_op (c, at, RT_OP_MATCH_MAPPING);
  jump_to_fail (c, at, state, RT_OP_POP_JUMP_IF_FALSE);
  if (size == 0 && !node->match_mapping.rest) {
    state->on_top--;
    rt_c_op (c, at, RT_OP_POP_TOP);
    return;
  }
  if (size > 0)
    check_length (c, at, size, RT_COMPARE_GE_ARG, state);
  keys (c, node);
  rt_c_op_arg (c, at, RT_OP_BUILD_TUPLE, size);
  rt_c_op (c, at, RT_OP_MATCH_KEYS);
  fail_if_none (c, at, state, 2);
  rt_c_op_arg (c, at, RT_OP_UNPACK_SEQUENCE, size);
  state->on_top += size - 1;
  for (int i = 0; i < size; i++) {
    state->on_top--;
    subpattern (c, node->match_mapping.patterns->items[i], state);
  }
  state->on_top -= 2;
  if (node->match_mapping.rest) {
    mapping_rest (c, node, size, state);
  } else {
    rt_c_op (c, at, RT_OP_POP_TOP);
    rt_c_op (c, at, RT_OP_POP_TOP);
  }
}

static void check_attributes (C *c, RtNode *node) {
  RtIdentifiers *names = node->match_class.names;
  for (int i = 0; i < names->count; i++)
    for (int j = i + 1; j < names->count; j++)
      if (names->items[i] == names->items[j]) {
        rt_c_error (c, node->match_class.named_patterns->items[j]->at,
                    "attribute name repeated in class pattern: %U", names->items[j]);
        return;
      }
}

static void class_pattern (C *c, RtNode *node, Pattern *state) {
  RtPosition at = node->at;
  RtIdentifiers *names = node->match_class.names;
  int positional = rt_node_count (node->match_class.patterns), count = positional + names->count;
  check_attributes (c, node);
  rt_c_expr (c, node->match_class.class_);
  RtObject *tuple = rt_tuple_new (c->rt, names->count);
  for (int i = 0; tuple && i < names->count; i++)
    rt_tuple_init (c->rt, tuple, i, rt_incref (names->items[i]));
  rt_c_load_const_new (c, at, tuple);
  rt_c_op_arg (c, at, RT_OP_MATCH_CLASS, positional);
  fail_if_none (c, at, state, 1);
  rt_c_op_arg (c, at, RT_OP_UNPACK_SEQUENCE, count);
  state->on_top += count - 1;
  for (int i = 0; i < count; i++) {
    RtNode *item = i < positional ? node->match_class.patterns->items[i]
                                  : node->match_class.named_patterns->items[i - positional];
    state->on_top--;
    if (is_wildcard (item))
      rt_c_op (c, at, RT_OP_POP_TOP);
    else
      subpattern (c, item, state);
  }
}

static void as_pattern (C *c, RtNode *node, Pattern *state) {
  if (node->named.value) {
    state->on_top++;
    rt_c_op_arg (c, node->at, RT_OP_COPY, 1);
    pattern (c, node->named.value, state);
    state->on_top--;
    store_name (c, node->at, node->named.name, state);
    return;
  }
  if (state->allow_irrefutable)
    store_name (c, node->at, node->named.name, state);
  else if (node->named.name)
    rt_c_error (c, node->at, "name capture %R makes remaining patterns unreachable", node->named.name);
  else
    rt_c_error (c, node->at, "wildcard makes remaining patterns unreachable");
}

/* Brings the captures of an alternative into the order of those of the first one. False if the names differ.
 */
static bool reorder (C *c, RtPosition at, const Pattern *control, Pattern *state) {
  for (int to = control->store_count - 1; to >= 0; to--) {
    int from = find_store (state, control->stores[to]);
    if (from < 0)
      return false;
    if (from == to)
      continue;
    int rotations = from + 1;
    RtObject **old = rt_arena_alloc (c->arena, (size_t)state->store_count * sizeof *old);
    if (!old) {
      rt_c_fail (c);
      return true;
    }
    for (int i = 0; i < state->store_count; i++)
      old[i] = state->stores[i];
    /* The first ROTATIONS names go to TO - FROM; those that were behind them move up. */
    int n = 0, rest = rotations;
    while (n < to - from)
      state->stores[n++] = old[rest++];
    for (int i = 0; i < rotations; i++)
      state->stores[n++] = old[i];
    while (rest < state->store_count)
      state->stores[n++] = old[rest++];
    while (rotations-- > 0)
      rotate (c, at, to + 1);
  }
  return true;
}

static void or_pattern (C *c, RtNode *node, Pattern *state) {
  int end = rt_c_label (c), size = node->list->count;
  Pattern control = {0};
  for (int i = 0; i < size && !c->failed; i++) {
    RtNode *alternative = node->list->items[i];
    Pattern inner = {.allow_irrefutable = i + 1 == size && state->allow_irrefutable};
    rt_c_op_arg (c, alternative->at, RT_OP_COPY, 1);
    pattern (c, alternative, &inner);
    if (c->failed)
      return;
    if (i == 0)
      control = inner;
    else if (inner.store_count != control.store_count || !reorder (c, alternative->at, &control, &inner))
      rt_c_error (c, node->at, "alternative patterns bind different names");
    rt_c_jump (c, alternative->at, RT_OP_JUMP, end);
    emit_fail_pops (c, alternative->at, &inner);
  }
  rt_c_op (c, node->at, RT_OP_POP_TOP);
  jump_to_fail (c, node->at, state, RT_OP_JUMP);
  rt_c_use_label (c, end);
  int rotations = control.store_count + 1 + state->on_top + state->store_count;
  for (int i = 0; i < control.store_count; i++) {
    rotate (c, node->at, rotations);
    add_store (c, node->at, control.stores[i], state);
  }
  rt_c_op (c, node->at, RT_OP_POP_TOP);
}

static void value_pattern (C *c, RtNode *node, Pattern *state) {
  if (node->value->kind != RT_NODE_CONSTANT && node->value->kind != RT_NODE_ATTRIBUTE) {
    rt_c_error (c, node->at, "patterns may only match literals and attribute lookups");
    return;
  }
  rt_c_expr (c, node->value);
  rt_c_op_arg (c, node->at, RT_OP_COMPARE_OP, RT_COMPARE_EQ_ARG);
  jump_to_fail (c, node->at, state, RT_OP_POP_JUMP_IF_FALSE);
}

static void singleton (C *c, RtNode *node, Pattern *state) {
  rt_c_load_const (c, node->at, node->constant.value);
  rt_c_op_arg (c, node->at, RT_OP_IS_OP, 0);
  jump_to_fail (c, node->at, state, RT_OP_POP_JUMP_IF_FALSE);
}

static void pattern (C *c, RtNode *node, Pattern *state) {
  if (c->failed)
    return;
  switch (node->kind) {
  case RT_NODE_MATCH_VALUE:
    value_pattern (c, node, state);
    return;
  case RT_NODE_MATCH_SINGLETON:
    singleton (c, node, state);
    return;
  case RT_NODE_MATCH_SEQUENCE:
    sequence (c, node, state);
    return;
  case RT_NODE_MATCH_MAPPING:
    mapping (c, node, state);
    return;
  case RT_NODE_MATCH_CLASS:
    class_pattern (c, node, state);
    return;
  case RT_NODE_MATCH_STAR:
    store_name (c, node->at, node->named.name, state);
    return;
  case RT_NODE_MATCH_AS:
    as_pattern (c, node, state);
    return;
  case RT_NODE_MATCH_OR:
    or_pattern (c, node, state);
    return;
  default:
    return;
  }
}

/* Statements */

static void match_case (C *c, RtNode *node, bool last, bool allow_irrefutable, int end) {
  RtPosition at = node->match_case.pattern->at;
  Pattern state = {.allow_irrefutable = allow_irrefutable};
  if (!last)
    rt_c_op_arg (c, at, RT_OP_COPY, 1);
  pattern (c, node->match_case.pattern, &state);
  if (c->failed)
    return;
  for (int i = 0; i < state.store_count; i++)
    rt_c_name (c, at, state.stores[i], RT_NAME_STORE);
  if (node->match_case.guard)
    rt_c_jump_if (c, at, node->match_case.guard, fail_label (c, &state, 0), false);
  if (!last)
    rt_c_op (c, at, RT_OP_POP_TOP);
  rt_c_stmts (c, node->match_case.body);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  emit_fail_pops (c, at, &state);
}

void rt_c_match (C *c, RtNode *node) {
  RtNodeList *cases = node->match.cases;
  int end = rt_c_label (c), count = cases->count;
  RtNode *last = cases->items[count - 1];
  bool has_default = is_wildcard (last->match_case.pattern) && count > 1;
  rt_c_expr (c, node->match.subject);
  for (int i = 0; i < count - has_default && !c->failed; i++) {
    RtNode *item = cases->items[i];
    match_case (c, item, i == count - has_default - 1, item->match_case.guard || i == count - 1, end);
  }
  if (has_default) {
    RtPosition at = last->match_case.pattern->at;
    rt_c_op (c, at, RT_OP_NOP);
    if (last->match_case.guard)
      rt_c_jump_if (c, at, last->match_case.guard, end, false);
    rt_c_stmts (c, last->match_case.body);
  }
  rt_c_use_label (c, end);
}

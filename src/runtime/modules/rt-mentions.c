#include "rt-mentions.h"

#include <string.h>

#include "hb-buffer.h"
#include "rt-error.h"
#include "rt-parser.h"
#include "rt-str.h"
#include "rt.h"

typedef struct Walk {
  RtInterp *rt;
  RtArena *arena;
  HbBuffer *scratch;
  RtMentionVisit visit;
  void *arg;
  int first_line, last_line; /* of the statement that is walked */
  int deferred;              /* how many lambdas and generator expressions are around */
} Walk;

static void walk_expression (Walk *w, const RtNode *e, RtMentionRole role);
static void walk_body (Walk *w, const RtNodeList *body);

/* Paths. */

static bool is_path (const RtNode *e) {
  return e->kind == RT_NODE_NAME || e->kind == RT_NODE_ATTRIBUTE || e->kind == RT_NODE_SUBSCRIPT;
}

/* The repr of a constant, with its sign; NULL if E is none. */
static const char *constant_text (Walk *w, const RtNode *e) {
  bool negative = e->kind == RT_NODE_UNARY_OP && e->unary.op == RT_UNARY_NEGATIVE;
  const RtNode *constant = negative ? e->unary.operand : e;
  if (constant->kind != RT_NODE_CONSTANT)
    return NULL;
  hb_buffer_reset (w->scratch);
  if (negative)
    hb_buffer_append_char (w->scratch, '-');
  rt_describe (constant->constant.value, w->scratch);
  return rt_arena_copy (w->arena, hb_buffer_text (w->scratch), w->scratch->length_bytes);
}

static const char *text_of (Walk *w, RtObject *identifier) {
  return rt_str_utf8 (w->rt, identifier, NULL);
}

static const RtMention *mention_of (Walk *w, const RtNode *e, RtMentionRole role);

/* False if the part says nothing that could be followed. */
static bool fill_part (Walk *w, const RtNode *e, RtMentionPart *part) {
  if (e->kind == RT_NODE_ATTRIBUTE) {
    *part = (RtMentionPart){.kind = RT_MENTION_ATTR, .text = text_of (w, e->attribute.name)};
    return part->text != NULL;
  }
  part->text = constant_text (w, e->subscript.index);
  part->kind = part->text != NULL ? RT_MENTION_ITEM : RT_MENTION_ITEM_OF;
  if (part->text != NULL)
    return true;
  part->index = is_path (e->subscript.index) ? mention_of (w, e->subscript.index, RT_MENTION_READ) : NULL;
  return part->index != NULL && part->index->name != NULL;
}

static const RtNode *object_of (const RtNode *e) {
  return e->kind == RT_NODE_ATTRIBUTE ? e->attribute.object : e->subscript.object;
}

/* Fills in name and parts if E is a path that begins with a name. */
static void fill_path (Walk *w, const RtNode *e, RtMention *mention) {
  int n = 0;
  const RtNode *root = e;
  for (; root->kind == RT_NODE_ATTRIBUTE || root->kind == RT_NODE_SUBSCRIPT; root = object_of (root))
    n++;
  if (root->kind != RT_NODE_NAME)
    return;
  RtMentionPart *parts = rt_arena_alloc (w->arena, (size_t) (n + 1) * sizeof *parts);
  bool whole = parts != NULL;
  int i = n;
  for (const RtNode *at = e; whole && at != root; at = object_of (at))
    whole = fill_part (w, at, &parts[--i]);
  if (!whole)
    return;
  mention->name = text_of (w, root->name);
  mention->parts = parts;
  mention->n_parts = n;
}

/* NULL: out of memory. */
static const RtMention *mention_of (Walk *w, const RtNode *e, RtMentionRole role) {
  RtMention *mention = rt_arena_alloc (w->arena, sizeof *mention);
  if (mention == NULL)
    return NULL;
  *mention = (RtMention){
    .role = role, .first_line = w->first_line, .last_line = w->last_line, .at = e->at, .deferred = w->deferred > 0};
  fill_path (w, e, mention);
  return mention;
}

static void tell (Walk *w, const RtNode *e, RtMentionRole role) {
  const RtMention *mention = mention_of (w, e, role);
  if (mention != NULL)
    w->visit (w->arg, mention);
}

/* A name that is bound without an expression of its own: by def, class, import, except. */
static void tell_name (Walk *w, RtPosition at, RtObject *name) {
  RtMention mention = {.role = RT_MENTION_BOUND,
                       .first_line = w->first_line,
                       .last_line = w->last_line,
                       .at = at,
                       .deferred = w->deferred > 0,
                       .name = name != NULL ? text_of (w, name) : NULL};
  if (mention.name != NULL)
    w->visit (w->arg, &mention);
}

/* Expressions. */

static void walk_list (Walk *w, const RtNodeList *list, RtMentionRole role) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (RT_NODE_AT (list, i) != NULL)
      walk_expression (w, RT_NODE_AT (list, i), role);
}

static void walk_optional (Walk *w, const RtNode *RT_NULLABLE e, RtMentionRole role) {
  if (e != NULL)
    walk_expression (w, e, role);
}

/* What E is made of; E itself was told of. */
static void walk_parts (Walk *w, const RtNode *e, RtMentionRole object_role) {
  if (e->kind == RT_NODE_ATTRIBUTE) {
    walk_expression (w, e->attribute.object, object_role);
  } else if (e->kind == RT_NODE_SUBSCRIPT) {
    walk_expression (w, e->subscript.object, object_role);
    walk_expression (w, e->subscript.index, RT_MENTION_READ);
  }
}

static void walk_target (Walk *w, const RtNode *e, RtMentionRole role) {
  switch (e->kind) {
  case RT_NODE_NAME:
    tell (w, e, role);
    break;
  case RT_NODE_ATTRIBUTE:
  case RT_NODE_SUBSCRIPT:
    tell (w, e, role);
    walk_parts (w, e, RT_MENTION_CONTAINER);
    break;
  case RT_NODE_STARRED:
    walk_target (w, e->value, role);
    break;
  case RT_NODE_LIST:
  case RT_NODE_TUPLE:
    for (int i = 0; i < rt_node_count (e->list); i++)
      walk_target (w, RT_NODE_AT (e->list, i), role);
    break;
  default:
    walk_expression (w, e, RT_MENTION_READ);
  }
}

static void walk_targets (Walk *w, const RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    walk_target (w, RT_NODE_AT (list, i), RT_MENTION_BOUND);
}

static void walk_call (Walk *w, const RtNode *e) {
  const RtNode *callee = e->call.callee;
  if (callee->kind == RT_NODE_ATTRIBUTE) {
    tell (w, callee, RT_MENTION_CALLED);
    walk_expression (w, callee->attribute.object, RT_MENTION_RECEIVER);
  } else {
    walk_expression (w, callee, RT_MENTION_CALLED);
  }
  walk_list (w, e->call.args, RT_MENTION_ARGUMENT);
  for (int i = 0; i < rt_node_count (e->call.keywords); i++)
    walk_optional (w, RT_NODE_AT (e->call.keywords, i)->named.value, RT_MENTION_ARGUMENT);
}

/* The first iterable of a generator expression is evaluated where it stands; the rest runs in its own frame. */
static void walk_comprehension (Walk *w, const RtNode *e) {
  int own_frame = e->kind == RT_NODE_GENERATOR_EXP;
  for (int i = 0; i < rt_node_count (e->comp.generators); i++) {
    const RtNode *generator = RT_NODE_AT (e->comp.generators, i);
    w->deferred += i > 0 && own_frame;
    walk_expression (w, generator->comprehension.iter, RT_MENTION_READ);
    w->deferred += i == 0 && own_frame;
    walk_target (w, generator->comprehension.target, RT_MENTION_BOUND);
    walk_list (w, generator->comprehension.conditions, RT_MENTION_READ);
    w->deferred -= own_frame;
  }
  w->deferred += own_frame;
  walk_expression (w, e->comp.element, RT_MENTION_READ);
  walk_optional (w, e->comp.value, RT_MENTION_READ);
  w->deferred -= own_frame;
}

static void walk_defaults (Walk *w, const RtNode *arguments) {
  if (arguments == NULL)
    return;
  walk_list (w, arguments->arguments.defaults, RT_MENTION_READ);
  walk_list (w, arguments->arguments.kw_defaults, RT_MENTION_READ);
}

static void walk_inner (Walk *w, const RtNode *e) {
  switch (e->kind) {
  case RT_NODE_BOOL_OP:
    walk_list (w, e->bool_op.values, RT_MENTION_READ);
    break;
  case RT_NODE_NAMED_EXPR:
    walk_target (w, e->binary.left, RT_MENTION_BOUND);
    walk_expression (w, e->binary.right, RT_MENTION_READ);
    break;
  case RT_NODE_BIN_OP:
    walk_expression (w, e->binary.left, RT_MENTION_READ);
    walk_expression (w, e->binary.right, RT_MENTION_READ);
    break;
  case RT_NODE_UNARY_OP:
    walk_expression (w, e->unary.operand, RT_MENTION_READ);
    break;
  case RT_NODE_LAMBDA:
    walk_defaults (w, e->lambda.arguments);
    w->deferred++;
    walk_expression (w, e->lambda.body, RT_MENTION_READ);
    w->deferred--;
    break;
  case RT_NODE_IF_EXP:
    walk_expression (w, e->branch_expr.test, RT_MENTION_READ);
    walk_expression (w, e->branch_expr.then, RT_MENTION_READ);
    walk_expression (w, e->branch_expr.otherwise, RT_MENTION_READ);
    break;
  case RT_NODE_DICT:
    walk_list (w, e->dict.keys, RT_MENTION_READ);
    walk_list (w, e->dict.values, RT_MENTION_READ);
    break;
  case RT_NODE_SET:
  case RT_NODE_JOINED_STR:
  case RT_NODE_LIST:
  case RT_NODE_TUPLE:
    walk_list (w, e->list, RT_MENTION_READ);
    break;
  case RT_NODE_LIST_COMP:
  case RT_NODE_SET_COMP:
  case RT_NODE_DICT_COMP:
  case RT_NODE_GENERATOR_EXP:
    walk_comprehension (w, e);
    break;
  case RT_NODE_AWAIT:
  case RT_NODE_YIELD:
  case RT_NODE_YIELD_FROM:
  case RT_NODE_STARRED:
    walk_optional (w, e->value, RT_MENTION_READ);
    break;
  case RT_NODE_COMPARE:
    walk_expression (w, e->compare.left, RT_MENTION_READ);
    walk_list (w, e->compare.comparators, RT_MENTION_READ);
    break;
  case RT_NODE_CALL:
    walk_call (w, e);
    break;
  case RT_NODE_FORMATTED_VALUE:
    walk_expression (w, e->formatted.value, RT_MENTION_READ);
    walk_optional (w, e->formatted.spec, RT_MENTION_READ);
    break;
  case RT_NODE_SLICE:
    walk_optional (w, e->slice.lower, RT_MENTION_READ);
    walk_optional (w, e->slice.upper, RT_MENTION_READ);
    walk_optional (w, e->slice.step, RT_MENTION_READ);
    break;
  default:
    break;
  }
}

/* A receiver is told of whatever it is: it may be what the statement changes. */
static void walk_expression (Walk *w, const RtNode *e, RtMentionRole role) {
  if (is_path (e)) {
    tell (w, e, role);
    walk_parts (w, e, RT_MENTION_READ);
    return;
  }
  if (role == RT_MENTION_RECEIVER || role == RT_MENTION_CONTAINER)
    tell (w, e, role);
  walk_inner (w, e);
}

/* Patterns bind names wherever they stand. */

static void walk_pattern (Walk *w, const RtNode *RT_NULLABLE pattern);

static void walk_patterns (Walk *w, const RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    walk_pattern (w, RT_NODE_AT (list, i));
}

static void walk_pattern (Walk *w, const RtNode *pattern) {
  if (pattern == NULL)
    return;
  switch (pattern->kind) {
  case RT_NODE_MATCH_VALUE:
    walk_expression (w, pattern->value, RT_MENTION_READ);
    break;
  case RT_NODE_MATCH_SEQUENCE:
  case RT_NODE_MATCH_OR:
    walk_patterns (w, pattern->list);
    break;
  case RT_NODE_MATCH_MAPPING:
    walk_list (w, pattern->match_mapping.keys, RT_MENTION_READ);
    walk_patterns (w, pattern->match_mapping.patterns);
    tell_name (w, pattern->at, pattern->match_mapping.rest);
    break;
  case RT_NODE_MATCH_CLASS:
    walk_expression (w, pattern->match_class.class_, RT_MENTION_READ);
    walk_patterns (w, pattern->match_class.patterns);
    walk_patterns (w, pattern->match_class.named_patterns);
    break;
  case RT_NODE_MATCH_STAR:
    tell_name (w, pattern->at, pattern->named.name);
    break;
  case RT_NODE_MATCH_AS:
    walk_pattern (w, pattern->named.value);
    tell_name (w, pattern->at, pattern->named.name);
    break;
  default:
    break;
  }
}

/* Statements. */

static void walk_function (Walk *w, const RtNode *s) {
  walk_list (w, s->function.decorators, RT_MENTION_CALLED);
  walk_defaults (w, s->function.arguments);
  tell_name (w, s->at, s->function.name);
}

static void walk_class (Walk *w, const RtNode *s) {
  walk_list (w, s->class_.decorators, RT_MENTION_CALLED);
  walk_list (w, s->class_.bases, RT_MENTION_READ);
  for (int i = 0; i < rt_node_count (s->class_.keywords); i++)
    walk_optional (w, RT_NODE_AT (s->class_.keywords, i)->named.value, RT_MENTION_READ);
  tell_name (w, s->at, s->class_.name);
}

static void walk_aliases (Walk *w, const RtNode *s, const RtNodeList *aliases) {
  for (int i = 0; i < rt_node_count (aliases); i++) {
    const RtNode *alias = RT_NODE_AT (aliases, i);
    tell_name (w, s->at, alias->alias.asname != NULL ? alias->alias.asname : alias->alias.name);
  }
}

static void walk_with_items (Walk *w, const RtNodeList *items) {
  for (int i = 0; i < rt_node_count (items); i++) {
    const RtNode *item = RT_NODE_AT (items, i);
    walk_expression (w, item->with_item.expression, RT_MENTION_READ);
    if (item->with_item.target != NULL)
      walk_target (w, item->with_item.target, RT_MENTION_BOUND);
  }
}

/* The simple statements, and the heads of the compound ones. */
static void walk_head (Walk *w, const RtNode *s) {
  switch (s->kind) {
  case RT_NODE_FUNCTION_DEF:
    walk_function (w, s);
    break;
  case RT_NODE_CLASS_DEF:
    walk_class (w, s);
    break;
  case RT_NODE_RETURN:
  case RT_NODE_EXPR:
    walk_optional (w, s->value, RT_MENTION_READ);
    break;
  case RT_NODE_DELETE:
    walk_targets (w, s->list);
    break;
  case RT_NODE_ASSIGN:
    walk_targets (w, s->assign.targets);
    walk_expression (w, s->assign.value, RT_MENTION_READ);
    break;
  case RT_NODE_TYPE_ALIAS:
    walk_target (w, s->type_alias.name, RT_MENTION_BOUND);
    break;
  case RT_NODE_AUG_ASSIGN:
    walk_target (w, s->aug_assign.target, RT_MENTION_AUGMENTED);
    walk_expression (w, s->aug_assign.value, RT_MENTION_READ);
    break;
  case RT_NODE_ANN_ASSIGN:
    if (s->ann_assign.value != NULL)
      walk_target (w, s->ann_assign.target, RT_MENTION_BOUND);
    walk_optional (w, s->ann_assign.value, RT_MENTION_READ);
    break;
  case RT_NODE_FOR:
    walk_target (w, s->for_.target, RT_MENTION_BOUND);
    walk_expression (w, s->for_.iter, RT_MENTION_READ);
    break;
  case RT_NODE_WHILE:
  case RT_NODE_IF:
    walk_expression (w, s->branch.test, RT_MENTION_READ);
    break;
  case RT_NODE_WITH:
    walk_with_items (w, s->with.items);
    break;
  case RT_NODE_MATCH:
    walk_expression (w, s->match.subject, RT_MENTION_READ);
    break;
  case RT_NODE_RAISE:
    walk_optional (w, s->raise.exception, RT_MENTION_READ);
    walk_optional (w, s->raise.cause, RT_MENTION_READ);
    break;
  case RT_NODE_ASSERT:
    walk_expression (w, s->assert_.test, RT_MENTION_READ);
    walk_optional (w, s->assert_.message, RT_MENTION_READ);
    break;
  case RT_NODE_IMPORT:
    walk_aliases (w, s, s->list);
    break;
  case RT_NODE_IMPORT_FROM:
    walk_aliases (w, s, s->import_from.names);
    break;
  default:
    break;
  }
}

static void walk_handlers (Walk *w, const RtNodeList *handlers) {
  for (int i = 0; i < rt_node_count (handlers); i++) {
    const RtNode *handler = RT_NODE_AT (handlers, i);
    w->first_line = handler->at.line;
    w->last_line = handler->handler.type != NULL ? handler->handler.type->at.end_line : handler->at.line;
    walk_optional (w, handler->handler.type, RT_MENTION_READ);
    if (handler->handler.name != NULL)
      tell_name (w, handler->at, handler->handler.name);
    walk_body (w, handler->handler.body);
  }
}

static void walk_cases (Walk *w, const RtNodeList *cases) {
  for (int i = 0; i < rt_node_count (cases); i++) {
    const RtNode *match_case = RT_NODE_AT (cases, i), *pattern = match_case->match_case.pattern, *guard = match_case->match_case.guard;
    w->first_line = pattern->at.line;
    w->last_line = guard != NULL ? guard->at.end_line : pattern->at.end_line;
    walk_pattern (w, pattern);
    walk_optional (w, guard, RT_MENTION_READ);
    walk_body (w, match_case->match_case.body);
  }
}

static void walk_bodies (Walk *w, const RtNode *s) {
  switch (s->kind) {
  case RT_NODE_FUNCTION_DEF:
    walk_body (w, s->function.body);
    break;
  case RT_NODE_CLASS_DEF:
    walk_body (w, s->class_.body);
    break;
  case RT_NODE_FOR:
    walk_body (w, s->for_.body);
    walk_body (w, s->for_.otherwise);
    break;
  case RT_NODE_WHILE:
  case RT_NODE_IF:
    walk_body (w, s->branch.body);
    walk_body (w, s->branch.otherwise);
    break;
  case RT_NODE_WITH:
    walk_body (w, s->with.body);
    break;
  case RT_NODE_MATCH:
    walk_cases (w, s->match.cases);
    break;
  case RT_NODE_TRY:
    walk_body (w, s->try_.body);
    walk_handlers (w, s->try_.handlers);
    walk_body (w, s->try_.otherwise);
    walk_body (w, s->try_.final);
    break;
  default:
    break;
  }
}

/* The last line of the head: of the last expression in it, as far as that decides what is mentioned. */
static int head_end (const RtNode *s) {
  const RtNodeList *body = NULL;
  switch (s->kind) {
  case RT_NODE_FUNCTION_DEF:
    body = s->function.body;
    break;
  case RT_NODE_CLASS_DEF:
    body = s->class_.body;
    break;
  case RT_NODE_FOR:
    body = s->for_.body;
    break;
  case RT_NODE_WHILE:
  case RT_NODE_IF:
    body = s->branch.body;
    break;
  case RT_NODE_WITH:
    body = s->with.body;
    break;
  case RT_NODE_MATCH:
    return s->match.subject->at.end_line;
  case RT_NODE_TRY:
    return s->at.line;
  default:
    return s->at.end_line;
  }
  int first = rt_node_count (body) > 0 ? RT_NODE_AT (body, 0)->at.line : s->at.end_line;
  return first > s->at.line ? first - 1 : s->at.line;
}

static int head_begin (const RtNode *s) {
  const RtNodeList *decorators = s->kind == RT_NODE_FUNCTION_DEF ? s->function.decorators
                                 : s->kind == RT_NODE_CLASS_DEF  ? s->class_.decorators
                                                                 : NULL;
  return rt_node_count (decorators) > 0 ? RT_NODE_AT (decorators, 0)->at.line : s->at.line;
}

static void walk_body (Walk *w, const RtNodeList *body) {
  for (int i = 0; i < rt_node_count (body); i++) {
    const RtNode *s = RT_NODE_AT (body, i);
    w->first_line = head_begin (s);
    w->last_line = head_end (s);
    walk_head (w, s);
    walk_bodies (w, s);
  }
}

static bool parse_and_walk (Walk *w, const char *text, size_t length_bytes, bool is_expression) {
  RtObject *name = rt_str_from (w->rt, "<text>");
  if (name == NULL)
    return false;
  RtCompileOptions options = {.mode = is_expression ? RT_COMPILE_EVAL : RT_COMPILE_EXEC, .filename = name};
  RtNode *module = rt_parse (w->arena, text, length_bytes, &options, NULL);
  if (module != NULL && is_expression)
    walk_expression (w, RT_NODE_AT (module->body, 0)->value, RT_MENTION_READ);
  else if (module != NULL)
    walk_body (w, module->body);
  rt_decref (w->rt, name);
  return module != NULL;
}

bool rt_visit_mentions (RtInterp *rt, const char *text, size_t length_bytes, bool is_expression, RtMentionVisit visit, void *arg) {
  RtArena arena;
  HbBuffer scratch;
  rt_arena_init (rt, &arena, "parser's tree");
  hb_buffer_init (&scratch, &rt->allocator);
  Walk walk = {.rt = rt, .arena = &arena, .scratch = &scratch, .visit = visit, .arg = arg, .first_line = 1, .last_line = 1};
  bool parsed = parse_and_walk (&walk, text, length_bytes, is_expression) && rt_error (rt) == NULL;
  if (rt_error (rt) != NULL)
    rt_error_clear (rt);
  hb_buffer_clear (&scratch);
  rt_arena_free (&arena);
  return parsed;
}

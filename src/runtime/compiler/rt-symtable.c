/* The first pass: how each block uses its names. */
#include "rt-symtable-private.h"

#include <stdarg.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-parser.h"
#include "rt-str.h"
#include "rt-tuple.h"

static bool visit_expr (RtSymtable *t, RtNode *node);
static bool visit_stmts (RtSymtable *t, RtNodeList *list);
static bool visit_pattern (RtSymtable *t, RtNode *node);

/* Errors */

void rt_compile_error (RtInterp *rt, const RtCompileOptions *options, const char *text, const char *text_end,
                       RtPosition at, const char *format, ...) {
  va_list args;
  va_start (args, format);
  RtObject *message = rt_str_vprintf (rt, format, args);
  va_end (args);
  if (!message)
    return;
  size_t bytes = 0;
  const char *line = NULL;
  if (options->is_file) {
    line = rt_source_line (text, text_end, at.line, &bytes);
    if (line + bytes < text_end)
      bytes++;
  }
  at.column++;
  at.end_column += at.end_column != RT_NO_END_COLUMN;
  rt_syntax_error (rt, rt->types.SyntaxError, options->filename, line, bytes, at, "%S", message);
  rt_decref (rt, message);
}

/* The place stays in the attributes of a SyntaxError found here, but not in its args. */
static void keep_message_alone (RtInterp *rt, RtObject *message) {
  RtObject *error = rt_error (rt);
  if (error == NULL || error->type != rt->types.SyntaxError)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "symbol table", "arguments of an error");
  hold.held[0] = rt_error_take (rt);
  hold.held[1] = rt_tuple_pack (rt, 1, message);
  RtObject *name = hold.held[1] != NULL ? rt_str_interned (rt, "args") : NULL;
  if (name != NULL && rt_setattr (rt, hold.held[0], name, hold.held[1]) == 0)
    rt_error_put (rt, rt_incref (hold.held[0]));
  rt_hold_end (rt, &hold, NULL);
}

void rt_compile_error_alone (RtInterp *rt, const RtCompileOptions *options, const char *text, const char *text_end, RtPosition at,
                             RtObject *message) {
  rt_compile_error (rt, options, text, text_end, at, "%S", message);
  keep_message_alone (rt, message);
}

bool rt_symtable_error (RtSymtable *t, RtPosition at, const char *format, ...) {
  va_list args;
  va_start (args, format);
  RtObject *message = rt_str_vprintf (t->rt, format, args);
  va_end (args);
  if (message) {
    rt_compile_error_alone (t->rt, t->options, t->text, t->text_end, at, message);
    rt_decref (t->rt, message);
  }
  return false;
}

static bool enter_depth (RtSymtable *t) {
  if (t->depth++ < RT_COMPILE_MAX_DEPTH)
    return true;
  rt_raise (t->rt, t->rt->types.RecursionError, "maximum recursion depth exceeded during compilation");
  return false;
}

/* Names */

RtObject *rt_mangle (RtArena *arena, RtObject *private_, RtObject *name) {
  if (!private_ || rt_str_length (name) < 2 || rt_str_char_at (name, 0) != '_' ||
      rt_str_char_at (name, 1) != '_')
    return name;
  size_t length, class_length;
  const char *text = rt_str_utf8 (arena->rt, name, &length);
  const char *class_text = rt_str_utf8 (arena->rt, private_, &class_length);
  if (!text || !class_text)
    return NULL;
  if ((text[length - 1] == '_' && text[length - 2] == '_') || memchr (text, '.', length))
    return name;
  while (*class_text == '_') {
    class_text++;
    class_length--;
  }
  if (class_length == 0)
    return name;
  char *joined = rt_arena_alloc (arena, length + class_length + 2);
  if (!joined)
    return NULL;
  joined[0] = '_';
  memcpy (joined + 1, class_text, class_length);
  memcpy (joined + 1 + class_length, text, length);
  return rt_arena_own (arena, rt_str_interned (arena->rt, joined));
}

bool rt_scope_is_function (const RtScope *scope) {
  return scope->type != RT_BLOCK_MODULE && scope->type != RT_BLOCK_CLASS;
}

long rt_scope_flags (const RtScope *scope, const RtObject *name) {
  const long *flags = rt_name_map_get (&scope->symbols, name);
  return flags ? *flags : 0;
}

RtNameScope rt_scope_of (const RtScope *scope, const RtObject *name) {
  return (RtNameScope)(rt_scope_flags (scope, name) >> RT_SCOPE_SHIFT);
}

static bool add_to (RtSymtable *t, RtScope *scope, RtObject *name, long flag, RtPosition at) {
  RtObject *mangled = rt_mangle (t->arena, t->private_, name);
  if (!mangled)
    return false;
  long known = rt_scope_flags (scope, mangled);
  if (flag & known & RT_DEF_PARAM)
    return rt_symtable_error (t, at, "duplicate argument '%U' in function definition", name);
  if (flag & known & RT_DEF_TYPE_PARAM)
    return rt_symtable_error (t, at, "duplicate type parameter '%U'", name);
  long flags = known | flag;
  if (scope->in_comp_target) {
    if (flags & (RT_DEF_GLOBAL | RT_DEF_NONLOCAL))
      return rt_symtable_error (
          t, at, "comprehension inner loop cannot rebind assignment expression target '%U'", name);
    flags |= RT_DEF_COMP_ITER;
  }
  if (!rt_name_map_set (&scope->symbols, mangled, flags))
    return false;
  if (flag & RT_DEF_PARAM)
    return rt_name_map_set (&scope->params, mangled, scope->params.count);
  if (flag & RT_DEF_GLOBAL)
    return rt_name_map_set (&t->top->symbols, mangled, rt_scope_flags (t->top, mangled) | flag);
  return true;
}

static bool add (RtSymtable *t, RtObject *name, long flag, RtPosition at) {
  return add_to (t, t->current, name, flag, at);
}

static bool add_utf8 (RtSymtable *t, const char *name, long flag, RtPosition at) {
  RtObject *s = rt_arena_own (t->arena, rt_str_interned (t->rt, name));
  return s && add (t, s, flag, at);
}

static long lookup (RtSymtable *t, const RtScope *scope, RtObject *name) {
  RtObject *mangled = rt_mangle (t->arena, t->private_, name);
  return mangled ? rt_scope_flags (scope, mangled) : 0;
}

/* Blocks */

static bool add_child (RtSymtable *t, RtScope *parent, RtScope *child) {
  if (parent->child_count == parent->child_capacity) {
    int capacity = parent->child_capacity ? 2 * parent->child_capacity : 8;
    RtScope **children = rt_arena_alloc (t->arena, (size_t)capacity * sizeof *children);
    if (!children)
      return false;
    for (int i = 0; i < parent->child_count; i++)
      children[i] = parent->children[i];
    parent->children = children;
    parent->child_capacity = capacity;
  }
  parent->children[parent->child_count++] = child;
  return true;
}

static RtScope *enter_block (RtSymtable *t, RtObject *name, RtBlockType type, RtPosition at) {
  RtScope *scope = rt_arena_alloc (t->arena, sizeof *scope);
  if (!scope)
    return NULL;
  t->scope_count++;
  scope->name = name;
  scope->type = type;
  scope->at = at;
  scope->parent = t->current;
  rt_name_map_init (&scope->symbols, t->arena);
  rt_name_map_init (&scope->params, t->arena);
  if (t->current) {
    scope->nested = t->current->nested || rt_scope_is_function (t->current);
    scope->in_comp_iter = t->current->in_comp_iter;
    if (!add_child (t, t->current, scope))
      return NULL;
  }
  t->current = scope;
  return scope;
}

static void leave_block (RtSymtable *t) {
  t->current = t->current->parent;
}

static RtScope *enter_named (RtSymtable *t, const char *name, RtBlockType type, RtPosition at) {
  RtObject *s = rt_arena_own (t->arena, rt_str_interned (t->rt, name));
  return s ? enter_block (t, s, type, at) : NULL;
}

/* A block for type parameters: of a class or function, or of an alias. */
static RtScope *enter_type_params (RtSymtable *t, RtObject *name, bool is_class, bool defaults,
                                   bool kwdefaults, RtPosition at) {
  bool in_class = t->current->type == RT_BLOCK_CLASS;
  RtScope *scope = enter_block (t, name, RT_BLOCK_TYPE_PARAMS, at);
  if (!scope)
    return NULL;
  if (in_class) {
    scope->can_see_class_scope = true;
    if (!add_utf8 (t, "__classdict__", RT_USE, at))
      return NULL;
  }
  if (is_class && (!add_utf8 (t, ".type_params", RT_DEF_LOCAL | RT_USE, at) ||
                   !add_utf8 (t, ".generic_base", RT_DEF_LOCAL | RT_USE, at)))
    return NULL;
  if (defaults && !add_utf8 (t, ".defaults", RT_DEF_PARAM, at))
    return NULL;
  if (kwdefaults && !add_utf8 (t, ".kwdefaults", RT_DEF_PARAM, at))
    return NULL;
  return scope;
}

/* Expressions */

static bool visit_list (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (list->items[i] && !visit_expr (t, list->items[i]))
      return false;
  return true;
}

static bool visit_optional (RtSymtable *t, RtNode *node) {
  return !node || visit_expr (t, node);
}

/* Lambdas and functions: the parameters, within their block. */
static bool visit_param_list (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (!add (t, list->items[i]->named.name, RT_DEF_PARAM, list->items[i]->at))
      return false;
  return true;
}

static bool visit_arguments (RtSymtable *t, RtNode *node) {
  if (!visit_param_list (t, node->arguments.posonly) || !visit_param_list (t, node->arguments.args) ||
      !visit_param_list (t, node->arguments.kwonly))
    return false;
  RtNode *vararg = node->arguments.vararg, *kwarg = node->arguments.kwarg;
  if (vararg && !add (t, vararg->named.name, RT_DEF_PARAM, vararg->at))
    return false;
  t->current->varargs = vararg != NULL;
  if (kwarg && !add (t, kwarg->named.name, RT_DEF_PARAM, kwarg->at))
    return false;
  t->current->varkeywords = kwarg != NULL;
  return true;
}

/* A block of its own would not see the names of the class. */
static bool needs_no_class (RtSymtable *t, const char *what, RtNode *node) {
  return !t->current->can_see_class_scope ||
         rt_symtable_error (t, node->at, "Cannot use %s in annotation scope within class scope", what);
}

static bool visit_lambda (RtSymtable *t, RtNode *node) {
  RtNode *arguments = node->lambda.arguments;
  if (!needs_no_class (t, "lambda", node))
    return false;
  if (!visit_list (t, arguments->arguments.defaults) || !visit_list (t, arguments->arguments.kw_defaults))
    return false;
  node->scope = enter_named (t, "lambda", RT_BLOCK_FUNCTION, node->at);
  if (!node->scope || !visit_arguments (t, arguments) || !visit_expr (t, node->lambda.body))
    return false;
  leave_block (t);
  return true;
}

static bool visit_comp_target (RtSymtable *t, RtNode *target) {
  t->current->in_comp_target = true;
  bool ok = visit_expr (t, target);
  t->current->in_comp_target = false;
  return ok;
}

static bool visit_comp_iter (RtSymtable *t, RtNode *iter) {
  RtScope *scope = t->current;
  scope->in_comp_iter++;
  bool ok = visit_expr (t, iter);
  scope->in_comp_iter--;
  return ok;
}

static bool visit_generators (RtSymtable *t, RtNodeList *generators) {
  for (int i = 0; i < generators->count; i++) {
    RtNode *g = generators->items[i];
    if (!visit_comp_target (t, g->comprehension.target))
      return false;
    if (i > 0 && !visit_comp_iter (t, g->comprehension.iter))
      return false;
    if (!visit_list (t, g->comprehension.conditions))
      return false;
    if (g->comprehension.is_async)
      t->current->coroutine = true;
  }
  return true;
}

static const char *comprehension_name (RtNodeKind kind) {
  return kind == RT_NODE_LIST_COMP   ? "listcomp"
         : kind == RT_NODE_SET_COMP  ? "setcomp"
         : kind == RT_NODE_DICT_COMP ? "dictcomp"
                                     : "genexpr";
}

static bool visit_comprehension (RtSymtable *t, RtNode *node) {
  RtNodeList *generators = node->comp.generators;
  bool is_generator = node->kind == RT_NODE_GENERATOR_EXP;
  if (!needs_no_class (t, "comprehension", node))
    return false;
  /* The outermost iterable belongs to the block around. */
  if (!visit_comp_iter (t, generators->items[0]->comprehension.iter))
    return false;
  RtScope *scope = enter_named (t, comprehension_name (node->kind), RT_BLOCK_FUNCTION, node->at);
  if (!scope)
    return false;
  node->scope = scope;
  scope->comprehension = node->kind;
  scope->coroutine = generators->items[0]->comprehension.is_async;
  if (!add_utf8 (t, ".0", RT_DEF_PARAM, node->at) || !visit_generators (t, generators) ||
      !visit_optional (t, node->comp.value) || !visit_expr (t, node->comp.element))
    return false;
  scope->generator = is_generator;
  leave_block (t);
  if (scope->coroutine && !is_generator)
    t->current->coroutine = true;
  return true;
}

static bool add_directive (RtSymtable *t, RtObject *name, RtPosition at) {
  RtObject *mangled = rt_mangle (t->arena, t->private_, name);
  RtDirective *directive = mangled ? rt_arena_alloc (t->arena, sizeof *directive) : NULL;
  if (!directive)
    return false;
  *directive = (RtDirective){t->current->directives, mangled, at};
  t->current->directives = directive;
  return true;
}

static const char *annotation_block (const RtScope *scope) {
  switch (scope->type) {
  case RT_BLOCK_TYPE_VAR_BOUND:
    return "a TypeVar bound";
  case RT_BLOCK_TYPE_ALIAS:
    return "a type alias";
  case RT_BLOCK_TYPE_PARAMS:
    return "the definition of a generic";
  default:
    return NULL;
  }
}

/* The target of := in a comprehension is a name of the block around it. */
static bool extend_target_scope (RtSymtable *t, RtNode *node, RtNode *target) {
  RtObject *name = target->name;
  for (RtScope *scope = t->current; scope; scope = scope->parent) {
    if (scope->comprehension) {
      long flags = lookup (t, scope, name); /* what is only read in a target is no variable of it: a[name] */
      if ((flags & RT_DEF_COMP_ITER) && (flags & (RT_DEF_LOCAL | RT_DEF_GLOBAL)))
        return rt_symtable_error (
            t, target->at, "assignment expression cannot rebind comprehension iteration variable '%U'", name);
      continue;
    }
    if (scope->type == RT_BLOCK_FUNCTION) {
      bool global = lookup (t, scope, name) & RT_DEF_GLOBAL;
      return add (t, name, global ? RT_DEF_GLOBAL : RT_DEF_NONLOCAL, target->at) &&
             add_directive (t, name, target->at) && add_to (t, scope, name, RT_DEF_LOCAL, target->at);
    }
    if (scope->type == RT_BLOCK_MODULE)
      return add (t, name, RT_DEF_GLOBAL, target->at) && add_directive (t, name, target->at) &&
             add_to (t, scope, name, RT_DEF_GLOBAL, target->at);
    if (scope->type == RT_BLOCK_CLASS)
      return rt_symtable_error (
          t, target->at, "assignment expression within a comprehension cannot be used in a class body");
    return rt_symtable_error (t, target->at,
                              "assignment expression within a comprehension cannot be used %s %s",
                              scope->type == RT_BLOCK_TYPE_PARAMS ? "within" : "in",
                              annotation_block (scope));
  }
  return true;
}

static bool allowed_here (RtSymtable *t, const char *what, RtNode *node) {
  const char *where = annotation_block (t->current);
  return !where || rt_symtable_error (t, node->at, "%s cannot be used within %s", what, where);
}

static bool visit_named_expr (RtSymtable *t, RtNode *node) {
  if (!allowed_here (t, "named expression", node))
    return false;
  if (t->current->in_comp_iter > 0)
    return rt_symtable_error (t, node->at,
                              "assignment expression cannot be used in a comprehension iterable expression");
  if (t->current->comprehension && !extend_target_scope (t, node, node->binary.left))
    return false;
  return visit_expr (t, node->binary.right) && visit_expr (t, node->binary.left);
}

static bool visit_yield (RtSymtable *t, RtNode *node) {
  if (!allowed_here (t, "yield expression", node) || !visit_optional (t, node->value))
    return false;
  t->current->generator = true;
  static const char *const names[] = {"list comprehension", "set comprehension", "dict comprehension",
                                      "generator expression"};
  if (t->current->comprehension)
    return rt_symtable_error (t, node->at, "'yield' inside %s",
                              names[t->current->comprehension - RT_NODE_LIST_COMP]);
  return true;
}

static bool visit_name (RtSymtable *t, RtNode *node) {
  if (!add (t, node->name, node->context == RT_LOAD ? RT_USE : RT_DEF_LOCAL, node->at))
    return false;
  if (node->context == RT_LOAD && rt_scope_is_function (t->current) &&
      rt_str_equal_utf8 (node->name, "super"))
    return add_utf8 (t, "__class__", RT_USE, node->at);
  return true;
}

static bool visit_keywords (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (!visit_expr (t, list->items[i]->named.value))
      return false;
  return true;
}

static bool visit_expr_kind (RtSymtable *t, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_NAMED_EXPR:
    return visit_named_expr (t, node);
  case RT_NODE_BOOL_OP:
    return visit_list (t, node->bool_op.values);
  case RT_NODE_BIN_OP:
    return visit_expr (t, node->binary.left) && visit_expr (t, node->binary.right);
  case RT_NODE_UNARY_OP:
    return visit_expr (t, node->unary.operand);
  case RT_NODE_LAMBDA:
    return visit_lambda (t, node);
  case RT_NODE_IF_EXP:
    return visit_expr (t, node->branch_expr.test) && visit_expr (t, node->branch_expr.then) &&
           visit_expr (t, node->branch_expr.otherwise);
  case RT_NODE_DICT:
    return visit_list (t, node->dict.keys) && visit_list (t, node->dict.values);
  case RT_NODE_SET:
  case RT_NODE_LIST:
  case RT_NODE_TUPLE:
  case RT_NODE_JOINED_STR:
    return visit_list (t, node->list);
  case RT_NODE_LIST_COMP:
  case RT_NODE_SET_COMP:
  case RT_NODE_DICT_COMP:
  case RT_NODE_GENERATOR_EXP:
    return visit_comprehension (t, node);
  case RT_NODE_AWAIT:
    t->current->coroutine = true;
    return allowed_here (t, "await expression", node) && visit_expr (t, node->value);
  case RT_NODE_YIELD:
  case RT_NODE_YIELD_FROM:
    return visit_yield (t, node);
  case RT_NODE_COMPARE:
    return visit_expr (t, node->compare.left) && visit_list (t, node->compare.comparators);
  case RT_NODE_CALL:
    return visit_expr (t, node->call.callee) && visit_list (t, node->call.args) &&
           visit_keywords (t, node->call.keywords);
  case RT_NODE_FORMATTED_VALUE:
    return visit_expr (t, node->formatted.value) && visit_optional (t, node->formatted.spec);
  case RT_NODE_ATTRIBUTE:
    return visit_expr (t, node->attribute.object);
  case RT_NODE_SUBSCRIPT:
    return visit_expr (t, node->subscript.object) && visit_expr (t, node->subscript.index);
  case RT_NODE_STARRED:
    return visit_expr (t, node->value);
  case RT_NODE_NAME:
    return visit_name (t, node);
  case RT_NODE_SLICE:
    return visit_optional (t, node->slice.lower) && visit_optional (t, node->slice.upper) &&
           visit_optional (t, node->slice.step);
  default:
    return true;
  }
}

static bool visit_expr (RtSymtable *t, RtNode *node) {
  if (!enter_depth (t))
    return false;
  bool ok = visit_expr_kind (t, node);
  t->depth--;
  return ok;
}

/* Annotations and type parameters */

static bool visit_annotation (RtSymtable *t, RtNode *annotation) {
  return !annotation || t->future_annotations || visit_expr (t, annotation);
}

static bool visit_param_annotations (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (!visit_annotation (t, list->items[i]->named.value))
      return false;
  return true;
}

static bool visit_annotations (RtSymtable *t, RtNode *arguments, RtNode *returns) {
  RtNode *vararg = arguments->arguments.vararg, *kwarg = arguments->arguments.kwarg;
  return visit_param_annotations (t, arguments->arguments.posonly) &&
         visit_param_annotations (t, arguments->arguments.args) &&
         (!vararg || visit_annotation (t, vararg->named.value)) &&
         (!kwarg || visit_annotation (t, kwarg->named.value)) &&
         visit_param_annotations (t, arguments->arguments.kwonly) && visit_annotation (t, returns);
}

static bool visit_type_params (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++) {
    RtNode *param = list->items[i];
    if (!add (t, param->named.name, RT_DEF_TYPE_PARAM | RT_DEF_LOCAL, param->at))
      return false;
    if (!param->named.value)
      continue;
    bool in_class = t->current->can_see_class_scope;
    param->type_scope = enter_block (t, param->named.name, RT_BLOCK_TYPE_VAR_BOUND, param->at);
    if (!param->type_scope)
      return false;
    param->type_scope->can_see_class_scope = in_class;
    if (in_class && !add_utf8 (t, "__classdict__", RT_USE, param->at))
      return false;
    if (!visit_expr (t, param->named.value))
      return false;
    leave_block (t);
  }
  return true;
}

/* Statements */

static bool has_default (const RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (list->items[i])
      return true;
  return false;
}

static bool visit_function (RtSymtable *t, RtNode *node) {
  RtNode *arguments = node->function.arguments;
  RtNodeList *type_params = node->function.type_params;
  if (!add (t, node->function.name, RT_DEF_LOCAL, node->at) ||
      !visit_list (t, arguments->arguments.defaults) || !visit_list (t, arguments->arguments.kw_defaults) ||
      !visit_list (t, node->function.decorators))
    return false;
  if (type_params) {
    node->type_scope =
        enter_type_params (t, node->function.name, false, true, /* there or not, as in CPython */
                           has_default (arguments->arguments.kw_defaults), node->at);
    if (!node->type_scope || !visit_type_params (t, type_params))
      return false;
  }
  if (!visit_annotations (t, arguments, node->function.returns))
    return false;
  node->scope = enter_block (t, node->function.name, RT_BLOCK_FUNCTION, node->at);
  if (!node->scope)
    return false;
  node->scope->coroutine = node->function.is_async;
  if (!visit_arguments (t, arguments) || !visit_stmts (t, node->function.body))
    return false;
  leave_block (t);
  if (type_params)
    leave_block (t);
  return true;
}

/* Behind a class with type parameters private names are still that class's, in CPython 3.12 (rt_c_class does the same): of
 * what comes next `__x` is _Class__x, too. */
static bool visit_class (RtSymtable *t, RtNode *node) {
  RtObject *outer_private = t->private_;
  if (!add (t, node->class_.name, RT_DEF_LOCAL, node->at) || !visit_list (t, node->class_.decorators))
    return false;
  if (node->class_.type_params) {
    node->type_scope = enter_type_params (t, node->class_.name, true, false, false, node->at);
    if (!node->type_scope)
      return false;
    t->private_ = node->class_.name;
    if (!visit_type_params (t, node->class_.type_params))
      return false;
  }
  if (!visit_list (t, node->class_.bases) || !visit_keywords (t, node->class_.keywords))
    return false;
  node->scope = enter_block (t, node->class_.name, RT_BLOCK_CLASS, node->at);
  if (!node->scope)
    return false;
  t->private_ = node->class_.name;
  if (node->class_.type_params && (!add_utf8 (t, "__type_params__", RT_DEF_LOCAL, node->at) ||
                                   !add_utf8 (t, ".type_params", RT_USE, node->at)))
    return false;
  if (!visit_stmts (t, node->class_.body))
    return false;
  leave_block (t);
  if (node->class_.type_params)
    leave_block (t);
  if (!node->class_.type_params)
    t->private_ = outer_private;
  return true;
}

static bool visit_type_alias (RtSymtable *t, RtNode *node) {
  bool in_class = t->current->type == RT_BLOCK_CLASS;
  RtObject *name = node->type_alias.name->name;
  if (!visit_expr (t, node->type_alias.name))
    return false;
  bool generic = node->type_alias.type_params != NULL;
  if (generic) {
    node->type_scope = enter_type_params (t, name, false, false, false, node->at);
    if (!node->type_scope || !visit_type_params (t, node->type_alias.type_params))
      return false;
  }
  node->scope = enter_block (t, name, RT_BLOCK_TYPE_ALIAS, node->at);
  if (!node->scope)
    return false;
  node->scope->can_see_class_scope = in_class;
  if (in_class && !add_utf8 (t, "__classdict__", RT_USE, node->at))
    return false;
  if (!visit_expr (t, node->type_alias.value))
    return false;
  leave_block (t);
  if (generic)
    leave_block (t);
  return true;
}

static bool visit_ann_assign (RtSymtable *t, RtNode *node) {
  RtNode *target = node->ann_assign.target;
  if (target->kind == RT_NODE_NAME) {
    long flags = lookup (t, t->current, target->name);
    bool simple = node->ann_assign.simple;
    if ((flags & (RT_DEF_GLOBAL | RT_DEF_NONLOCAL)) && t->current != t->top && simple)
      return rt_symtable_error (t, node->at, "annotated name '%U' can't be %s", target->name,
                                flags & RT_DEF_GLOBAL ? "global" : "nonlocal");
    if (simple && !add (t, target->name, RT_DEF_ANNOT | RT_DEF_LOCAL, target->at))
      return false;
    if (!simple && node->ann_assign.value && !add (t, target->name, RT_DEF_LOCAL, target->at))
      return false;
  } else if (!visit_expr (t, target)) {
    return false;
  }
  return visit_annotation (t, node->ann_assign.annotation) && visit_optional (t, node->ann_assign.value);
}

static bool visit_directive (RtSymtable *t, RtNode *node) {
  bool global = node->kind == RT_NODE_GLOBAL;
  const char *what = global ? "global" : "nonlocal";
  for (int i = 0; i < node->identifiers->count; i++) {
    RtObject *name = node->identifiers->items[i];
    long flags = lookup (t, t->current, name);
    if (flags & RT_DEF_PARAM)
      return rt_symtable_error (t, node->at, "name '%U' is parameter and %s", name, what);
    if (flags & RT_USE)
      return rt_symtable_error (t, node->at, "name '%U' is used prior to %s declaration", name, what);
    if (flags & RT_DEF_ANNOT)
      return rt_symtable_error (t, node->at, "annotated name '%U' can't be %s", name, what);
    if (flags & RT_DEF_LOCAL)
      return rt_symtable_error (t, node->at, "name '%U' is assigned to before %s declaration", name, what);
    if (!add (t, name, global ? RT_DEF_GLOBAL : RT_DEF_NONLOCAL, node->at) ||
        !add_directive (t, name, node->at))
      return false;
  }
  return true;
}

static bool visit_alias (RtSymtable *t, RtNode *node) {
  RtObject *name = node->alias.asname ? node->alias.asname : node->alias.name;
  if (!node->alias.asname) {
    size_t length;
    const char *text = rt_str_utf8 (t->rt, name, &length);
    if (!text)
      return false;
    if (!strcmp (text, "*")) {
      if (t->current->type != RT_BLOCK_MODULE)
        return rt_symtable_error (t, node->at, "import * only allowed at module level");
      return true;
    }
    const char *dot = memchr (text, '.', length);
    if (dot) {
      char *first = rt_arena_copy (t->arena, text, (size_t)(dot - text));
      return first && add_utf8 (t, first, RT_DEF_IMPORT, node->at);
    }
  }
  return add (t, name, RT_DEF_IMPORT, node->at);
}

static bool visit_aliases (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (!visit_alias (t, list->items[i]))
      return false;
  return true;
}

static bool visit_handlers (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++) {
    RtNode *handler = list->items[i];
    if (!visit_optional (t, handler->handler.type))
      return false;
    if (handler->handler.name && !add (t, handler->handler.name, RT_DEF_LOCAL, handler->at))
      return false;
    if (!visit_stmts (t, handler->handler.body))
      return false;
  }
  return true;
}

static bool visit_with (RtSymtable *t, RtNode *node) {
  for (int i = 0; i < rt_node_count (node->with.items); i++) {
    RtNode *item = node->with.items->items[i];
    if (!visit_expr (t, item->with_item.expression) || !visit_optional (t, item->with_item.target))
      return false;
  }
  return visit_stmts (t, node->with.body);
}

static bool visit_patterns (RtSymtable *t, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (!visit_pattern (t, list->items[i]))
      return false;
  return true;
}

static bool visit_pattern_kind (RtSymtable *t, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_MATCH_VALUE:
    return visit_expr (t, node->value);
  case RT_NODE_MATCH_SEQUENCE:
  case RT_NODE_MATCH_OR:
    return visit_patterns (t, node->list);
  case RT_NODE_MATCH_STAR:
    return !node->named.name || add (t, node->named.name, RT_DEF_LOCAL, node->at);
  case RT_NODE_MATCH_MAPPING:
    return visit_list (t, node->match_mapping.keys) && visit_patterns (t, node->match_mapping.patterns) &&
           (!node->match_mapping.rest || add (t, node->match_mapping.rest, RT_DEF_LOCAL, node->at));
  case RT_NODE_MATCH_CLASS:
    return visit_expr (t, node->match_class.class_) && visit_patterns (t, node->match_class.patterns) &&
           visit_patterns (t, node->match_class.named_patterns);
  case RT_NODE_MATCH_AS:
    if (node->named.value && !visit_pattern (t, node->named.value))
      return false;
    return !node->named.name || add (t, node->named.name, RT_DEF_LOCAL, node->at);
  default:
    return true;
  }
}

static bool visit_pattern (RtSymtable *t, RtNode *node) {
  if (!enter_depth (t))
    return false;
  bool ok = visit_pattern_kind (t, node);
  t->depth--;
  return ok;
}

static bool visit_match (RtSymtable *t, RtNode *node) {
  if (!visit_expr (t, node->match.subject))
    return false;
  for (int i = 0; i < rt_node_count (node->match.cases); i++) {
    RtNode *c = node->match.cases->items[i];
    if (!visit_pattern (t, c->match_case.pattern) || !visit_optional (t, c->match_case.guard) ||
        !visit_stmts (t, c->match_case.body))
      return false;
  }
  return true;
}

static bool visit_stmt_kind (RtSymtable *t, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_FUNCTION_DEF:
    return visit_function (t, node);
  case RT_NODE_CLASS_DEF:
    return visit_class (t, node);
  case RT_NODE_RETURN:
    if (node->value)
      t->current->returns_value = true;
    return visit_optional (t, node->value);
  case RT_NODE_DELETE:
    return visit_list (t, node->list);
  case RT_NODE_ASSIGN:
    return visit_list (t, node->assign.targets) && visit_expr (t, node->assign.value);
  case RT_NODE_TYPE_ALIAS:
    return visit_type_alias (t, node);
  case RT_NODE_AUG_ASSIGN:
    return visit_expr (t, node->aug_assign.target) && visit_expr (t, node->aug_assign.value);
  case RT_NODE_ANN_ASSIGN:
    return visit_ann_assign (t, node);
  case RT_NODE_FOR:
    return visit_expr (t, node->for_.target) && visit_expr (t, node->for_.iter) &&
           visit_stmts (t, node->for_.body) && visit_stmts (t, node->for_.otherwise);
  case RT_NODE_WHILE:
  case RT_NODE_IF:
    return visit_expr (t, node->branch.test) && visit_stmts (t, node->branch.body) &&
           visit_stmts (t, node->branch.otherwise);
  case RT_NODE_WITH:
    return visit_with (t, node);
  case RT_NODE_MATCH:
    return visit_match (t, node);
  case RT_NODE_RAISE:
    return visit_optional (t, node->raise.exception) && visit_optional (t, node->raise.cause);
  case RT_NODE_TRY:
    return visit_stmts (t, node->try_.body) && visit_stmts (t, node->try_.otherwise) &&
           visit_handlers (t, node->try_.handlers) && visit_stmts (t, node->try_.final);
  case RT_NODE_ASSERT:
    return visit_expr (t, node->assert_.test) && visit_optional (t, node->assert_.message);
  case RT_NODE_IMPORT:
    return visit_aliases (t, node->list);
  case RT_NODE_IMPORT_FROM:
    return visit_aliases (t, node->import_from.names);
  case RT_NODE_GLOBAL:
  case RT_NODE_NONLOCAL:
    return visit_directive (t, node);
  case RT_NODE_EXPR:
    return visit_expr (t, node->value);
  default:
    return true;
  }
}

static bool visit_stmts (RtSymtable *t, RtNodeList *list) {
  if (!enter_depth (t))
    return false;
  bool ok = true;
  for (int i = 0; ok && i < rt_node_count (list); i++)
    ok = visit_stmt_kind (t, list->items[i]);
  t->depth--;
  return ok;
}

bool rt_symtable_build (RtSymtable *t, RtNode *module) {
  t->current = NULL;
  t->top = enter_named (t, "top", RT_BLOCK_MODULE, (RtPosition){0});
  if (!t->top)
    return false;
  module->scope = t->top;
  return visit_stmts (t, module->body) && rt_symtable_analyze (t);
}

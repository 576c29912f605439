/* Code for functions, lambdas and classes. */
#include "rt-compile-private.h"

#include "rt-error.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* CPython 3.12.1 stumbles over a comprehension of a class body that uses __class__: what it stands in has no such name. */
static void unknown_reference (C *c, RtObject *name, RtNameScope scope) {
  if (scope == RT_SCOPE_NONE)
    rt_raise (c->rt, c->rt->types.SystemError, "_PyST_GetScope(name=%R) failed: unknown scope in unit %U", name, c->unit->name);
  else
    rt_raise (c->rt, c->rt->types.SystemError, "compiler_lookup_arg(name=%R) with reftype=%d failed in %U", name, (int) scope, c->unit->name);
  c->failed = true;
}

void rt_c_make_closure (C *c, RtPosition at, RtObject *code, int flags) {
  const RtCode *co = (const RtCode *)code;
  RtUnit *u = c->unit;
  if (!code)
    return;
  for (int i = co->nlocalsplus - co->nfreevars; i < co->nlocalsplus; i++) {
    RtObject *name = RT_TUPLE_ITEM (co->localsplusnames, i);
    RtNameScope scope = rt_c_reference_type (c, name);
    RtNameMap *map = scope == RT_SCOPE_CELL ? &u->cellvars : &u->freevars;
    if (scope == RT_SCOPE_NONE || !rt_name_map_has (map, name)) {
      unknown_reference (c, name, scope);
      return;
    }
    rt_c_op_arg (c, at, RT_OP_LOAD_CLOSURE, rt_c_name_index (c, map, name));
  }
  if (co->nfreevars > 0) {
    flags |= 8;
    rt_c_op_arg (c, at, RT_OP_BUILD_TUPLE, co->nfreevars);
  }
  rt_c_load_const (c, at, code);
  rt_c_op_arg (c, at, RT_OP_MAKE_FUNCTION, flags);
}

/* Parameters */

static void check_debug (C *c, const RtNode *param) {
  if (param && rt_str_equal_utf8 (param->named.name, "__debug__"))
    rt_c_error (c, param->at, "cannot assign to __debug__");
}

static void check_debug_params (C *c, const RtNode *arguments) {
  RtNodeList *lists[] = {arguments->arguments.posonly, arguments->arguments.args,
                         arguments->arguments.kwonly};
  for (int l = 0; l < 3; l++)
    for (int i = 0; i < rt_node_count (lists[l]); i++)
      check_debug (c, lists[l]->items[i]);
  check_debug (c, arguments->arguments.vararg);
  check_debug (c, arguments->arguments.kwarg);
}

/* Defaults of keyword-only parameters as a dict; whether there are any. */
static bool keyword_defaults (C *c, RtPosition at, const RtNode *arguments) {
  RtNodeList *params = arguments->arguments.kwonly, *defaults = arguments->arguments.kw_defaults;
  int count = 0;
  for (int i = 0; i < rt_node_count (defaults); i++)
    count += defaults->items[i] != NULL;
  if (count == 0)
    return false;
  RtObject *names = rt_tuple_new (c->rt, count);
  for (int i = 0, n = 0; names && i < defaults->count; i++)
    if (defaults->items[i]) {
      RtObject *mangled = rt_c_mangle (c, params->items[i]->named.name);
      rt_tuple_init (c->rt, names, n++, rt_incref (mangled ? mangled : c->rt->none));
    }
  for (int i = 0; i < defaults->count; i++)
    if (defaults->items[i])
      rt_c_expr (c, defaults->items[i]);
  rt_c_load_const_new (c, at, names);
  rt_c_op_arg (c, at, RT_OP_BUILD_CONST_KEY_MAP, count);
  return true;
}

static int defaults (C *c, RtPosition at, const RtNode *arguments) {
  int flags = 0, count = rt_node_count (arguments->arguments.defaults);
  if (count > 0) {
    rt_c_exprs (c, arguments->arguments.defaults);
    rt_c_op_arg (c, at, RT_OP_BUILD_TUPLE, count);
    flags |= 1;
  }
  if (keyword_defaults (c, at, arguments))
    flags |= 2;
  return flags;
}

/* The name and the annotation; how many were pushed. */
static int param_annotation (C *c, RtPosition at, RtObject *name, RtNode *annotation) {
  RtObject *mangled = annotation ? rt_c_mangle (c, name) : NULL;
  if (!mangled)
    return 0;
  rt_c_load_const (c, at, mangled);
  if (c->future_annotations) {
    rt_c_load_const_new (c, annotation->at, rt_unparse (c->rt, annotation));
  } else if (annotation->kind == RT_NODE_STARRED) {
    rt_c_expr (c, annotation->value);
    rt_c_op_arg (c, at, RT_OP_UNPACK_SEQUENCE, 1);
  } else {
    rt_c_expr (c, annotation);
  }
  return 2;
}

static int list_annotations (C *c, RtPosition at, RtNodeList *list) {
  int count = 0;
  for (int i = 0; i < rt_node_count (list); i++)
    count += param_annotation (c, at, list->items[i]->named.name, list->items[i]->named.value);
  return count;
}

/* Names and annotations as a tuple; whether there are any. */
static bool annotations (C *c, RtPosition at, const RtNode *arguments, RtNode *returns) {
  const RtNode *vararg = arguments->arguments.vararg, *kwarg = arguments->arguments.kwarg;
  int count = list_annotations (c, at, arguments->arguments.args) +
              list_annotations (c, at, arguments->arguments.posonly);
  if (vararg)
    count += param_annotation (c, at, vararg->named.name, vararg->named.value);
  count += list_annotations (c, at, arguments->arguments.kwonly);
  if (kwarg)
    count += param_annotation (c, at, kwarg->named.name, kwarg->named.value);
  count += param_annotation (c, at, rt_c_interned (c, "return"), returns);
  if (count > 0)
    rt_c_op_arg (c, at, RT_OP_BUILD_TUPLE, count);
  return count > 0;
}

static void set_counts (C *c, const RtNode *arguments) {
  c->unit->argcount = rt_node_count (arguments->arguments.args);
  c->unit->posonlyargcount = rt_node_count (arguments->arguments.posonly);
  c->unit->kwonlyargcount = rt_node_count (arguments->arguments.kwonly);
}

/* A StopIteration that leaves a generator becomes a RuntimeError. */
static void guard_stop_iteration (C *c) {
  int handler = rt_c_label (c);
  rt_c_insert_setup (c, handler);
  rt_c_load_none (c, RT_NOWHERE);
  rt_c_op (c, RT_NOWHERE, RT_OP_RETURN_VALUE);
  rt_c_use_label (c, handler);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_STOPITERATION_ERROR);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 1);
}

/* Functions */

static void decorators (C *c, RtNodeList *list) {
  rt_c_exprs (c, list);
}

static void apply_decorators (C *c, RtNodeList *list) {
  for (int i = rt_node_count (list) - 1; i >= 0; i--)
    rt_c_op_arg (c, list->items[i]->at, RT_OP_CALL, 0);
}

static RtObject *function_code (C *c, RtNode *node, int first_line) {
  RtUnitType type = node->function.is_async ? RT_UNIT_ASYNC_FUNCTION : RT_UNIT_FUNCTION;
  RtNode *docstring = c->options->optimize < 2 ? rt_docstring (node->function.body) : NULL;
  if (!rt_c_enter (c, node->function.name, type, node->scope, first_line))
    return NULL;
  rt_c_add_const (c, docstring ? docstring->constant.value : c->rt->none);
  set_counts (c, node->function.arguments);
  for (int i = docstring ? 1 : 0; i < node->function.body->count; i++)
    rt_c_stmt (c, node->function.body->items[i]);
  if (node->scope->coroutine || node->scope->generator)
    guard_stop_iteration (c);
  RtObject *code = rt_c_assemble (c, true);
  rt_c_leave (c);
  return code;
}

/* Type parameters: pushes a tuple of them. */
static void type_params (C *c, RtNodeList *list);

/* The unit around a function or class with type parameters: what it returns is the function or class. */
static bool enter_type_params (C *c, RtNode *node, RtObject *name, int first_line) {
  RtObject *unit_name = rt_arena_own (c->arena, rt_str_printf (c->rt, "<generic parameters of %U>", name));
  if (!unit_name) {
    c->failed = true;
    return false;
  }
  return rt_c_enter (c, unit_name, RT_UNIT_TYPE_PARAMS, node->type_scope, first_line);
}

static void generic_function (C *c, RtNode *node, int flags, int first_line) {
  RtPosition at = node->at;
  int args = (flags & 1) + ((flags & 2) >> 1);
  if (args == 2)
    rt_c_op_arg (c, at, RT_OP_SWAP, 2); /* the callee changes places with the lower one later */
  if (!enter_type_params (c, node, node->function.name, first_line))
    return;
  type_params (c, node->function.type_params);
  for (int i = 0; i < args; i++)
    rt_c_op_arg (c, at, RT_OP_LOAD_FAST, i);
  if (annotations (c, at, node->function.arguments, node->function.returns))
    flags |= 4;
  RtObject *code = function_code (c, node, first_line);
  rt_c_make_closure (c, at, code, flags);
  rt_c_op_arg (c, at, RT_OP_SWAP, 2);
  rt_c_op_arg (c, at, RT_OP_CALL_INTRINSIC_2, RT_INTRINSIC_SET_FUNCTION_TYPE_PARAMS);
  c->unit->argcount = args;
  RtObject *outer = rt_c_assemble (c, false);
  rt_c_leave (c);
  if (!outer)
    return;
  rt_c_make_closure (c, at, outer, 0);
  if (args > 0)
    rt_c_op_arg (c, at, RT_OP_SWAP, args + 1);
  rt_c_op_arg (c, at, RT_OP_CALL, args);
}

void rt_c_function (C *c, RtNode *node) {
  RtNodeList *list = node->function.decorators;
  int first_line = rt_node_count (list) > 0 ? list->items[0]->at.line : node->at.line;
  check_debug_params (c, node->function.arguments);
  decorators (c, list);
  if (node->function.type_params)
    rt_c_op (c, node->at, RT_OP_PUSH_NULL);
  int flags = defaults (c, node->at, node->function.arguments);
  if (node->function.type_params) {
    generic_function (c, node, flags, first_line);
  } else {
    if (annotations (c, node->at, node->function.arguments, node->function.returns))
      flags |= 4;
    rt_c_make_closure (c, node->at, function_code (c, node, first_line), flags);
  }
  apply_decorators (c, list);
  rt_c_name (c, node->at, node->function.name, RT_NAME_STORE);
}

void rt_c_lambda (C *c, RtNode *node) {
  RtNode *arguments = node->lambda.arguments, *body = node->lambda.body;
  check_debug_params (c, arguments);
  int flags = defaults (c, node->at, arguments);
  RtObject *name = rt_c_interned (c, "<lambda>");
  if (!name || !rt_c_enter (c, name, RT_UNIT_LAMBDA, node->scope, node->at.line))
    return;
  rt_c_add_const (c, c->rt->none); /* in the place of a docstring */
  set_counts (c, arguments);
  rt_c_expr (c, body);
  bool generator = node->scope->generator;
  if (!generator)
    rt_c_op (c, (RtPosition){node->at.line, node->at.line, 0, 0}, RT_OP_RETURN_VALUE);
  RtObject *code = rt_c_assemble (c, !generator);
  rt_c_leave (c);
  rt_c_make_closure (c, node->at, code, flags);
}

/* Classes and modules */

static bool has_annotation (RtNodeList *list);

static bool statement_has_annotation (const RtNode *node) {
  switch (node->kind) {
  case RT_NODE_ANN_ASSIGN:
    return true;
  case RT_NODE_FOR:
    return has_annotation (node->for_.body) || has_annotation (node->for_.otherwise);
  case RT_NODE_WHILE:
  case RT_NODE_IF:
    return has_annotation (node->branch.body) || has_annotation (node->branch.otherwise);
  case RT_NODE_WITH:
    return has_annotation (node->with.body);
  case RT_NODE_MATCH:
    for (int i = 0; i < rt_node_count (node->match.cases); i++)
      if (has_annotation (node->match.cases->items[i]->match_case.body))
        return true;
    return false;
  case RT_NODE_TRY:
    for (int i = 0; i < rt_node_count (node->try_.handlers); i++)
      if (has_annotation (node->try_.handlers->items[i]->handler.body))
        return true;
    return has_annotation (node->try_.body) || has_annotation (node->try_.final) ||
           has_annotation (node->try_.otherwise);
  default:
    return false;
  }
}

static bool has_annotation (RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (statement_has_annotation (list->items[i]))
      return true;
  return false;
}

void rt_c_body (C *c, RtPosition at, RtNodeList *body) {
  if (c->unit->type == RT_UNIT_MODULE && rt_node_count (body) > 0 && !c->interactive)
    at = body->items[0]->at;
  if (has_annotation (body))
    rt_c_op (c, at, RT_OP_SETUP_ANNOTATIONS);
  int first = 0;
  bool wanted = c->options->optimize < 2 && !(c->interactive && c->unit->type == RT_UNIT_MODULE);
  RtNode *docstring = wanted ? rt_docstring (body) : NULL;
  if (docstring) {
    first = 1;
    rt_c_expr (c, docstring);
    rt_c_name (c, RT_NOWHERE, rt_c_interned (c, "__doc__"), RT_NAME_STORE);
  }
  for (int i = first; i < rt_node_count (body); i++)
    rt_c_stmt (c, body->items[i]);
}

/* Stores NAME's cell in the namespace as STORED. */
static void store_cell (C *c, const char *name, const char *stored, bool keep) {
  int index = rt_c_name_index (c, &c->unit->cellvars, rt_c_interned (c, name));
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_LOAD_CLOSURE, index);
  if (keep)
    rt_c_op_arg (c, RT_NOWHERE, RT_OP_COPY, 1);
  rt_c_name (c, RT_NOWHERE, rt_c_interned (c, stored), RT_NAME_STORE);
}

static RtObject *class_code (C *c, RtNode *node, int first_line) {
  RtPosition at = {first_line, first_line, 0, 0};
  if (!rt_c_enter (c, node->class_.name, RT_UNIT_CLASS, node->scope, first_line))
    return NULL;
  c->unit->private_ = node->class_.name;
  rt_c_name (c, at, rt_c_interned (c, "__name__"), RT_NAME_LOAD);
  rt_c_name (c, at, rt_c_interned (c, "__module__"), RT_NAME_STORE);
  rt_c_load_const (c, at, c->unit->qualname);
  rt_c_name (c, at, rt_c_interned (c, "__qualname__"), RT_NAME_STORE);
  if (node->class_.type_params) {
    rt_c_name (c, at, rt_c_interned (c, ".type_params"), RT_NAME_LOAD);
    rt_c_name (c, at, rt_c_interned (c, "__type_params__"), RT_NAME_STORE);
  }
  if (node->scope->needs_classdict) {
    rt_c_op (c, at, RT_OP_LOAD_LOCALS);
    rt_c_op_arg (c, at, RT_OP_STORE_DEREF,
                 rt_c_name_index (c, &c->unit->cellvars, rt_c_interned (c, "__classdict__")));
  }
  rt_c_body (c, at, node->class_.body);
  if (node->scope->needs_classdict)
    store_cell (c, "__classdict__", "__classdictcell__", false);
  if (node->scope->needs_class_closure)
    store_cell (c, "__class__", "__classcell__", true);
  else
    rt_c_load_none (c, RT_NOWHERE);
  rt_c_op (c, RT_NOWHERE, RT_OP_RETURN_VALUE);
  RtObject *code = rt_c_assemble (c, true);
  rt_c_leave (c);
  return code;
}

static void build_class (C *c, RtNode *node, int first_line) {
  RtObject *code = class_code (c, node, first_line);
  rt_c_op (c, node->at, RT_OP_PUSH_NULL);
  rt_c_op (c, node->at, RT_OP_LOAD_BUILD_CLASS);
  rt_c_make_closure (c, node->at, code, 0);
  rt_c_load_const (c, node->at, node->class_.name);
}

/* A class with type parameters has one more base, Generic[parameters]. Private names stay its own in the block around it, as the
 * symbol table has it. */
static void generic_class (C *c, RtNode *node, int first_line) {
  RtPosition at = node->at;
  c->unit->private_ = node->class_.name;
  rt_c_op (c, at, RT_OP_PUSH_NULL);
  if (!enter_type_params (c, node, node->class_.name, first_line))
    return;
  RtObject *params = rt_c_interned (c, ".type_params"), *base = rt_c_interned (c, ".generic_base");
  type_params (c, node->class_.type_params);
  rt_c_name (c, at, params, RT_NAME_STORE);
  build_class (c, node, first_line);
  rt_c_name (c, at, params, RT_NAME_LOAD);
  rt_c_op_arg (c, at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_SUBSCRIPT_GENERIC);
  rt_c_name (c, at, base, RT_NAME_STORE);
  int count = rt_node_count (node->class_.bases);
  RtNodeList *bases = rt_node_list_new (c->arena, count + 1);
  RtNode *name = rt_node_new (c->arena, RT_NODE_NAME, at);
  if (!bases || !name) {
    c->failed = true;
    return;
  }
  for (int i = 0; i < count; i++)
    bases->items[i] = node->class_.bases->items[i];
  name->name = base;
  bases->items[count] = name;
  rt_c_call_helper (c, at, 2, bases, node->class_.keywords);
  RtObject *code = rt_c_assemble (c, false);
  rt_c_leave (c);
  if (!code)
    return;
  rt_c_make_closure (c, at, code, 0);
  rt_c_op_arg (c, at, RT_OP_CALL, 0);
}

void rt_c_class (C *c, RtNode *node) {
  RtNodeList *list = node->class_.decorators;
  int first_line = rt_node_count (list) > 0 ? list->items[0]->at.line : node->at.line;
  decorators (c, list);
  if (node->class_.type_params) {
    generic_class (c, node, first_line);
  } else {
    build_class (c, node, first_line);
    rt_c_call_helper (c, node->at, 2, node->class_.bases, node->class_.keywords);
  }
  apply_decorators (c, list);
  rt_c_name (c, node->at, node->class_.name, RT_NAME_STORE);
}

/* Type parameters and aliases */

static void type_var_bound (C *c, RtNode *param) {
  RtNode *bound = param->named.value;
  if (!rt_c_enter (c, param->named.name, RT_UNIT_TYPE_PARAMS, param->type_scope, bound->at.line))
    return;
  rt_c_expr (c, bound);
  rt_c_op (c, param->at, RT_OP_RETURN_VALUE);
  RtObject *code = rt_c_assemble (c, true);
  rt_c_leave (c);
  rt_c_make_closure (c, param->at, code, 0);
  rt_c_op_arg (c, param->at, RT_OP_CALL_INTRINSIC_2,
               bound->kind == RT_NODE_TUPLE ? RT_INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
                                            : RT_INTRINSIC_TYPEVAR_WITH_BOUND);
}

static void type_params (C *c, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list) && !c->failed; i++) {
    RtNode *param = list->items[i];
    rt_c_load_const (c, param->at, param->named.name);
    if (param->kind == RT_NODE_TYPE_VAR_TUPLE)
      rt_c_op_arg (c, param->at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_TYPEVARTUPLE);
    else if (param->kind == RT_NODE_PARAM_SPEC)
      rt_c_op_arg (c, param->at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_PARAMSPEC);
    else if (!param->named.value)
      rt_c_op_arg (c, param->at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_TYPEVAR);
    else
      type_var_bound (c, param);
    rt_c_op_arg (c, param->at, RT_OP_COPY, 1);
    rt_c_name (c, param->at, param->named.name, RT_NAME_STORE);
  }
  if (rt_node_count (list) > 0)
    rt_c_op_arg (c, list->items[0]->at, RT_OP_BUILD_TUPLE, list->count);
}

static void alias_value (C *c, RtNode *node) {
  RtPosition at = node->at;
  RtObject *name = node->type_alias.name->name;
  if (!rt_c_enter (c, name, RT_UNIT_TYPE_PARAMS, node->scope, at.line))
    return;
  rt_c_add_const (c, c->rt->none);
  rt_c_expr (c, node->type_alias.value);
  rt_c_op (c, at, RT_OP_RETURN_VALUE);
  RtObject *code = rt_c_assemble (c, false);
  rt_c_leave (c);
  rt_c_make_closure (c, at, code, 0);
  rt_c_op_arg (c, at, RT_OP_BUILD_TUPLE, 3);
  rt_c_op_arg (c, at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_TYPEALIAS);
}

void rt_c_type_alias (C *c, RtNode *node) {
  RtPosition at = node->at;
  RtObject *name = node->type_alias.name->name;
  if (node->type_alias.type_params) {
    rt_c_op (c, at, RT_OP_PUSH_NULL);
    if (!enter_type_params (c, node, name, at.line))
      return;
    rt_c_load_const (c, at, name);
    type_params (c, node->type_alias.type_params);
    alias_value (c, node);
    RtObject *code = rt_c_assemble (c, false);
    rt_c_leave (c);
    rt_c_make_closure (c, at, code, 0);
    rt_c_op_arg (c, at, RT_OP_CALL, 0);
  } else {
    rt_c_load_const (c, at, name);
    rt_c_load_none (c, at);
    alias_value (c, node);
  }
  rt_c_name (c, at, name, RT_NAME_STORE);
}

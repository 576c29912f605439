/* The code generator's machinery: emitting, names, units, blocks within a frame; and rt_compile. */
#include "rt-compile-private.h"

#include <limits.h>
#include <stdarg.h>
#include <string.h>

#include "rt-error.h"
#include "rt-parser.h"
#include "rt-str.h"

void rt_c_fail (C *c) {
  c->failed = true;
}

bool rt_c_descend (C *c) {
  if (!c->failed && c->depth >= RT_COMPILE_MAX_DEPTH) {
    rt_raise (c->rt, c->rt->types.RecursionError, "maximum recursion depth exceeded during compilation");
    rt_c_fail (c);
  }
  c->depth += !c->failed;
  return !c->failed;
}

void rt_c_ascend (C *c) {
  c->depth--;
}

/* Makes room for one more of EACH_BYTES in a list that lies in the arena. */
static void *grow (C *c, void *items, int count, int *capacity, size_t each_bytes) {
  if (count < *capacity)
    return items;
  int larger = *capacity ? 2 * *capacity : 16;
  void *moved = rt_arena_alloc (c->arena, (size_t)larger * each_bytes);
  if (!moved) {
    c->failed = true;
    return NULL;
  }
  if (count > 0)
    memcpy (moved, items, (size_t)count * each_bytes);
  *capacity = larger;
  return moved;
}

/* Emitting */

int rt_c_label (C *c) {
  RtUnit *u = c->unit;
  int *labels = grow (c, u->labels, u->label_count, &u->label_capacity, sizeof *labels);
  if (!labels)
    return 0;
  u->labels = labels;
  labels[u->label_count] = -1;
  return u->label_count++;
}

void rt_c_use_label (C *c, int label) {
  if (!c->failed)
    c->unit->labels[label] = c->unit->instr_count;
}

void rt_c_op_arg (C *c, RtPosition at, RtOpcode op, int arg) {
  RtUnit *u = c->unit;
  if (c->failed)
    return;
  RtInstr *instrs = grow (c, u->instrs, u->instr_count, &u->instr_capacity, sizeof *instrs);
  if (!instrs)
    return;
  u->instrs = instrs;
  instrs[u->instr_count++] = (RtInstr){.op = (int)op, .arg = arg, .at = at};
}

void rt_c_op (C *c, RtPosition at, RtOpcode op) {
  rt_c_op_arg (c, at, op, 0);
}

void rt_c_jump (C *c, RtPosition at, RtOpcode op, int label) {
  rt_c_op_arg (c, at, op, label);
}

void rt_c_insert_setup (C *c, int label) {
  rt_c_op (c, RT_NOWHERE, RT_OP_NOP); /* room */
  if (c->failed)
    return;
  RtUnit *u = c->unit;
  memmove (u->instrs + 1, u->instrs, (size_t)(u->instr_count - 1) * sizeof *u->instrs);
  u->instrs[0] = (RtInstr){.op = RT_OP_SETUP_CLEANUP, .arg = label, .at = RT_NOWHERE};
  for (int i = 0; i < u->label_count; i++)
    if (u->labels[i] >= 0)
      u->labels[i]++;
}

RtObject *rt_c_interned (C *c, const char *text) {
  RtObject *s = rt_arena_own (c->arena, rt_str_interned (c->rt, text));
  if (!s)
    c->failed = true;
  return s;
}

int rt_c_add_const (C *c, RtObject *value) {
  RtUnit *u = c->unit;
  RtObject *merged = c->failed ? NULL : rt_c_merge_const (c, value);
  if (!merged)
    return 0;
  long *known = rt_name_map_get (&u->const_index, merged);
  if (known)
    return (int)*known;
  RtObject **consts = grow (c, u->consts, u->const_count, &u->const_capacity, sizeof *consts);
  if (!consts || !rt_name_map_set (&u->const_index, merged, u->const_count)) {
    c->failed = true;
    return 0;
  }
  u->consts = consts;
  consts[u->const_count] = merged;
  return u->const_count++;
}

void rt_c_load_const (C *c, RtPosition at, RtObject *value) {
  rt_c_op_arg (c, at, RT_OP_LOAD_CONST, rt_c_add_const (c, value));
}

void rt_c_load_const_new (C *c, RtPosition at, RtObject *value) {
  value = rt_arena_own (c->arena, value);
  if (!value)
    c->failed = true;
  else
    rt_c_load_const (c, at, value);
}

void rt_c_load_none (C *c, RtPosition at) {
  rt_c_load_const (c, at, c->rt->none);
}

int rt_c_name_index (C *c, RtNameMap *map, RtObject *name) {
  long *known = rt_name_map_get (map, name);
  if (known)
    return (int)*known;
  if (!rt_name_map_set (map, name, map->count))
    c->failed = true;
  return map->count - 1;
}

RtObject *rt_c_mangle (C *c, RtObject *name) {
  RtObject *mangled = rt_mangle (c->arena, c->unit->private_, name);
  if (!mangled)
    c->failed = true;
  return mangled;
}

void rt_c_op_name (C *c, RtPosition at, RtOpcode op, RtObject *name) {
  RtObject *mangled = c->failed ? NULL : rt_c_mangle (c, name);
  if (!mangled)
    return;
  int index = rt_c_name_index (c, &c->unit->names, mangled);
  switch ((int)op) {
  case RT_OP_LOAD_ATTR:
    rt_c_op_arg (c, at, RT_OP_LOAD_ATTR, index << 1);
    return;
  case RT_OP_LOAD_METHOD:
    rt_c_op_arg (c, at, RT_OP_LOAD_ATTR, index << 1 | 1);
    return;
  case RT_OP_LOAD_SUPER_ATTR:
    rt_c_op_arg (c, at, RT_OP_LOAD_SUPER_ATTR, index << 2 | 2);
    return;
  case RT_OP_LOAD_SUPER_METHOD:
    rt_c_op_arg (c, at, RT_OP_LOAD_SUPER_ATTR, index << 2 | 3);
    return;
  case RT_OP_LOAD_ZERO_SUPER_ATTR:
    rt_c_op_arg (c, at, RT_OP_LOAD_SUPER_ATTR, index << 2);
    return;
  case RT_OP_LOAD_ZERO_SUPER_METHOD:
    rt_c_op_arg (c, at, RT_OP_LOAD_SUPER_ATTR, index << 2 | 1);
    return;
  default:
    rt_c_op_arg (c, at, op, index);
  }
}

void rt_c_error (C *c, RtPosition at, const char *format, ...) {
  if (c->failed)
    return;
  c->failed = true;
  va_list args;
  va_start (args, format);
  RtObject *message = rt_str_vprintf (c->rt, format, args);
  va_end (args);
  if (!message)
    return;
  rt_compile_error (c->rt, c->options, c->text, c->text_end, at, "%S", message);
  rt_decref (c->rt, message);
}

void rt_c_warn (C *c, RtPosition at, const char *format, ...) {
  if (c->failed || !c->options->warn)
    return;
  va_list args;
  va_start (args, format);
  RtObject *message = rt_str_vprintf (c->rt, format, args);
  va_end (args);
  /* sys.stderr may be the program's own. */
  RtHold hold;
  rt_hold_begin (c->rt, &hold, "compiler", "text of a warning");
  hold.held[0] = message;
  const char *text = message ? rt_str_utf8 (c->rt, message, NULL) : NULL;
  if (!text || !c->options->warn (c->options->warn_data, text, c->options->filename, at.line)) {
    c->failed = true;
    if (text && rt_compile_warning_was_raised (c->rt))
      rt_compile_error (c->rt, c->options, c->text, c->text_end, at, "%S", message);
  }
  rt_hold_end (c->rt, &hold, NULL);
}

/* Names */

typedef enum NameKind { KIND_NAME, KIND_FAST, KIND_GLOBAL, KIND_DEREF } NameKind;

static NameKind name_kind (C *c, RtNameScope scope, RtObject *name) {
  RtUnit *u = c->unit;
  switch (scope) {
  case RT_SCOPE_FREE:
  case RT_SCOPE_CELL:
    return KIND_DEREF;
  case RT_SCOPE_LOCAL: {
    long *hidden = rt_name_map_get (&u->hidden, name);
    return rt_scope_is_function (u->scope) || (hidden && *hidden) ? KIND_FAST : KIND_NAME;
  }
  case RT_SCOPE_GLOBAL_IMPLICIT:
    return rt_scope_is_function (u->scope) ? KIND_GLOBAL : KIND_NAME;
  case RT_SCOPE_GLOBAL_EXPLICIT:
    return KIND_GLOBAL;
  default:
    return KIND_NAME;
  }
}

static void load_classdict (C *c, RtPosition at) {
  RtObject *classdict = rt_c_interned (c, "__classdict__");
  if (!classdict)
    return;
  RtUnit *u = c->unit;
  bool cell = rt_scope_of (u->scope, classdict) == RT_SCOPE_CELL;
  rt_c_op_arg (c, at, RT_OP_LOAD_DEREF, rt_c_name_index (c, cell ? &u->cellvars : &u->freevars, classdict));
}

static void deref_name (C *c, RtPosition at, RtNameScope scope, RtObject *name, RtNameUse use) {
  RtUnit *u = c->unit;
  RtOpcode op = use == RT_NAME_STORE    ? RT_OP_STORE_DEREF
                : use == RT_NAME_DELETE ? RT_OP_DELETE_DEREF
                                        : RT_OP_LOAD_DEREF;
  if (use == RT_NAME_LOAD && u->scope->type == RT_BLOCK_CLASS && !u->inlined_comp) {
    op = RT_OP_LOAD_FROM_DICT_OR_DEREF;
    rt_c_op (c, at, RT_OP_LOAD_LOCALS);
  } else if (use == RT_NAME_LOAD && u->scope->can_see_class_scope) {
    op = RT_OP_LOAD_FROM_DICT_OR_DEREF;
    load_classdict (c, at);
  }
  rt_c_op_arg (c, at, op, rt_c_name_index (c, scope == RT_SCOPE_FREE ? &u->freevars : &u->cellvars, name));
}

static void global_name (C *c, RtPosition at, RtNameScope scope, RtObject *name, RtNameUse use) {
  RtUnit *u = c->unit;
  if (use == RT_NAME_LOAD && u->scope->can_see_class_scope && scope == RT_SCOPE_GLOBAL_IMPLICIT) {
    load_classdict (c, at);
    rt_c_op_arg (c, at, RT_OP_LOAD_FROM_DICT_OR_GLOBALS, rt_c_name_index (c, &u->names, name));
    return;
  }
  int index = rt_c_name_index (c, &u->names, name);
  if (use == RT_NAME_LOAD)
    rt_c_op_arg (c, at, RT_OP_LOAD_GLOBAL, index << 1);
  else
    rt_c_op_arg (c, at, use == RT_NAME_STORE ? RT_OP_STORE_GLOBAL : RT_OP_DELETE_GLOBAL, index);
}

void rt_c_name (C *c, RtPosition at, RtObject *name, RtNameUse use) {
  if (c->failed)
    return;
  RtUnit *u = c->unit;
  if (use != RT_NAME_LOAD && rt_str_equal_utf8 (name, "__debug__")) {
    rt_c_error (c, at, use == RT_NAME_STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
    return;
  }
  RtObject *mangled = rt_c_mangle (c, name);
  if (!mangled)
    return;
  RtNameScope scope = rt_scope_of (u->scope, mangled);
  static const RtOpcode fast[] = {RT_OP_LOAD_FAST, RT_OP_STORE_FAST, RT_OP_DELETE_FAST};
  static const RtOpcode plain[] = {RT_OP_LOAD_NAME, RT_OP_STORE_NAME, RT_OP_DELETE_NAME};
  switch (name_kind (c, scope, mangled)) {
  case KIND_DEREF:
    deref_name (c, at, scope, mangled, use);
    return;
  case KIND_FAST:
    rt_c_op_arg (c, at, fast[use], rt_c_name_index (c, &u->varnames, mangled));
    return;
  case KIND_GLOBAL:
    global_name (c, at, scope, mangled, use);
    return;
  case KIND_NAME:
    break;
  }
  int index = rt_c_name_index (c, &u->names, mangled);
  if (use == RT_NAME_LOAD && u->scope->type == RT_BLOCK_CLASS && u->inlined_comp)
    rt_c_op_arg (c, at, RT_OP_LOAD_GLOBAL, index << 1);
  else
    rt_c_op_arg (c, at, plain[use], index);
}

RtNameScope rt_c_reference_type (C *c, RtObject *name) {
  RtUnit *u = c->unit;
  if (u->type == RT_UNIT_CLASS &&
      (rt_str_equal_utf8 (name, "__class__") || rt_str_equal_utf8 (name, "__classdict__")))
    return RT_SCOPE_CELL;
  return rt_scope_of (u->scope, name);
}

/* Units */

/* The names of SCOPE that live as WHERE or have FLAG, sorted, numbered from FIRST. */
static bool number_names (const RtScope *scope, RtNameScope where, long flag, int first, RtNameMap *out) {
  RtObject **names = rt_name_map_sorted (&scope->symbols);
  if (!names)
    return false;
  for (int i = 0; i < scope->symbols.count; i++) {
    long flags = rt_scope_flags (scope, names[i]);
    if (((flags >> RT_SCOPE_SHIFT) == (long)where || (flags & flag)) &&
        !rt_name_map_set (out, names[i], first + out->count))
      return false;
  }
  return true;
}

static bool init_names (C *c, RtUnit *u) {
  RtNameMap *maps[] = {&u->names, &u->varnames, &u->cellvars, &u->freevars, &u->hidden, &u->const_index};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
    rt_name_map_init (maps[i], c->arena);
  if (!rt_name_map_add_all (&u->varnames, &u->scope->params) ||
      !number_names (u->scope, RT_SCOPE_CELL, RT_DEF_COMP_CELL, 0, &u->cellvars))
    return false;
  if (u->scope->needs_class_closure &&
      !rt_name_map_set (&u->cellvars, rt_c_interned (c, "__class__"), u->cellvars.count))
    return false;
  if (u->scope->needs_classdict &&
      !rt_name_map_set (&u->cellvars, rt_c_interned (c, "__classdict__"), u->cellvars.count))
    return false;
  return number_names (u->scope, RT_SCOPE_FREE, RT_DEF_FREE_CLASS, u->cellvars.count, &u->freevars);
}

static bool set_qualname (C *c, RtUnit *u) {
  RtUnit *parent = u->outer;
  u->qualname = u->name;
  if (!parent->outer)
    return true;
  if (parent->type == RT_UNIT_TYPE_PARAMS) {
    parent = parent->outer;
    if (!parent->outer)
      return true;
  }
  if (u->type == RT_UNIT_FUNCTION || u->type == RT_UNIT_ASYNC_FUNCTION || u->type == RT_UNIT_CLASS) {
    RtObject *mangled = rt_mangle (c->arena, parent->private_, u->name);
    if (!mangled)
      return false;
    if (rt_scope_of (parent->scope, mangled) == RT_SCOPE_GLOBAL_EXPLICIT)
      return true;
  }
  bool locals = parent->type == RT_UNIT_FUNCTION || parent->type == RT_UNIT_ASYNC_FUNCTION ||
                parent->type == RT_UNIT_LAMBDA;
  u->qualname = rt_arena_own (
      c->arena, rt_str_printf (c->rt, locals ? "%U.<locals>.%U" : "%U.%U", parent->qualname, u->name));
  return u->qualname != NULL;
}

bool rt_c_enter (C *c, RtObject *name, RtUnitType type, RtScope *scope, int line) {
  RtUnit *u = c->failed ? NULL : rt_arena_alloc (c->arena, sizeof *u);
  if (!u) {
    c->failed = true;
    return false;
  }
  u->outer = c->unit;
  u->type = type;
  u->scope = scope;
  u->name = u->qualname = name;
  u->first_line = line;
  u->private_ = c->unit ? c->unit->private_ : NULL;
  if (!init_names (c, u) || (u->outer && !set_qualname (c, u))) {
    c->failed = true;
    return false;
  }
  c->unit = u;
  c->nested_interactive++;
  RtPosition at = {line, line, 0, 0};
  if (type == RT_UNIT_MODULE)
    at.line = 0;
  rt_c_op_arg (c, at, RT_OP_RESUME, 0);
  return !c->failed;
}

void rt_c_leave (C *c) {
  c->unit = c->unit->outer;
  c->nested_interactive--;
}

static int code_flags (C *c) {
  const RtScope *scope = c->unit->scope;
  int flags = c->future_flags;
  if (!rt_scope_is_function (scope))
    return flags;
  flags |= RT_CO_NEWLOCALS | RT_CO_OPTIMIZED;
  flags |= scope->nested ? RT_CO_NESTED : 0;
  if (scope->generator || scope->coroutine)
    flags |= !scope->coroutine   ? RT_CO_GENERATOR
             : !scope->generator ? RT_CO_COROUTINE
                                 : RT_CO_ASYNC_GENERATOR;
  flags |= scope->varargs ? RT_CO_VARARGS : 0;
  flags |= scope->varkeywords ? RT_CO_VARKEYWORDS : 0;
  return flags;
}

RtObject *rt_c_assemble (C *c, bool add_none) {
  if (add_none)
    rt_c_load_none (c, RT_NOWHERE);
  rt_c_op (c, RT_NOWHERE, RT_OP_RETURN_VALUE);
  if (c->failed)
    return NULL;
  int flags = code_flags (c), stacksize = 0;
  RtFlowBlock *entry = rt_flow_build (c, c->unit, flags, &stacksize);
  return entry ? rt_assemble (c, c->unit, entry, flags, stacksize) : NULL;
}

/* Blocks within a frame */

bool rt_c_push_block (C *c, RtPosition at, RtFrameBlockType type, int block, int exit, RtNodeList *final,
                      RtObject *name) {
  RtUnit *u = c->unit;
  if (c->failed)
    return false;
  if (u->block_count >= RT_MAX_FRAME_BLOCKS) {
    rt_c_error (c, at, "too many statically nested blocks");
    return false;
  }
  u->blocks[u->block_count++] = (RtFrameBlock){type, block, exit, at, final, name};
  return true;
}

void rt_c_pop_block (C *c) {
  if (c->unit->block_count > 0)
    c->unit->block_count--;
}

static void call_exit_with_nones (C *c, RtPosition at) {
  for (int i = 0; i < 3; i++)
    rt_c_load_none (c, at);
  rt_c_op_arg (c, at, RT_OP_CALL, 2);
}

void rt_c_yield_from (C *c, RtPosition at, bool is_await) {
  int send = rt_c_label (c), fail = rt_c_label (c), exit = rt_c_label (c);
  rt_c_use_label (c, send);
  rt_c_jump (c, at, RT_OP_SEND, exit);
  rt_c_jump (c, at, RT_OP_SETUP_FINALLY, fail);
  rt_c_op (c, at, RT_OP_YIELD_VALUE);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_op_arg (c, at, RT_OP_RESUME, is_await ? 3 : 2);
  rt_c_jump (c, at, RT_OP_JUMP_NO_INTERRUPT, send);
  rt_c_use_label (c, fail);
  rt_c_op (c, at, RT_OP_CLEANUP_THROW);
  rt_c_use_label (c, exit);
  rt_c_op (c, at, RT_OP_END_SEND);
}

static void swap_if (C *c, RtPosition at, bool keep_value) {
  if (keep_value)
    rt_c_op_arg (c, at, RT_OP_SWAP, 2);
}

static void unwind_with (C *c, RtPosition *at, const RtFrameBlock *block, bool keep_value) {
  *at = block->at;
  rt_c_op (c, *at, RT_OP_POP_BLOCK);
  swap_if (c, *at, keep_value);
  call_exit_with_nones (c, *at);
  if (block->type == RT_FBLOCK_ASYNC_WITH) {
    rt_c_op_arg (c, *at, RT_OP_GET_AWAITABLE, 2);
    rt_c_load_none (c, *at);
    rt_c_yield_from (c, *at, true);
  }
  rt_c_op (c, *at, RT_OP_POP_TOP);
  /* The exit belongs after the statement that leaves the block. */
  *at = RT_NOWHERE;
}

void rt_c_unwind_block (C *c, RtPosition *at, const RtFrameBlock *block, bool keep_value) {
  switch (block->type) {
  case RT_FBLOCK_FOR_LOOP:
  case RT_FBLOCK_POP_VALUE:
    swap_if (c, *at, keep_value);
    rt_c_op (c, *at, RT_OP_POP_TOP);
    return;
  case RT_FBLOCK_TRY_EXCEPT:
    rt_c_op (c, *at, RT_OP_POP_BLOCK);
    return;
  case RT_FBLOCK_FINALLY_TRY:
    rt_c_op (c, *at, RT_OP_POP_BLOCK);
    if (keep_value)
      rt_c_push_block (c, *at, RT_FBLOCK_POP_VALUE, -1, -1, NULL, NULL);
    rt_c_stmts (c, block->final);
    if (keep_value)
      rt_c_pop_block (c);
    *at = RT_NOWHERE;
    return;
  case RT_FBLOCK_FINALLY_END:
    swap_if (c, *at, keep_value);
    rt_c_op (c, *at, RT_OP_POP_TOP);
    swap_if (c, *at, keep_value);
    rt_c_op (c, *at, RT_OP_POP_BLOCK);
    rt_c_op (c, *at, RT_OP_POP_EXCEPT);
    return;
  case RT_FBLOCK_WITH:
  case RT_FBLOCK_ASYNC_WITH:
    unwind_with (c, at, block, keep_value);
    return;
  case RT_FBLOCK_HANDLER_CLEANUP:
    if (block->name)
      rt_c_op (c, *at, RT_OP_POP_BLOCK);
    swap_if (c, *at, keep_value);
    rt_c_op (c, *at, RT_OP_POP_BLOCK);
    rt_c_op (c, *at, RT_OP_POP_EXCEPT);
    if (block->name) {
      rt_c_load_none (c, *at);
      rt_c_name (c, *at, block->name, RT_NAME_STORE);
      rt_c_name (c, *at, block->name, RT_NAME_DELETE);
    }
    return;
  default:
    return;
  }
}

void rt_c_unwind_stack (C *c, RtPosition *at, bool keep_value, RtFrameBlock **loop) {
  RtUnit *u = c->unit;
  if (u->block_count == 0 || c->failed)
    return;
  RtFrameBlock *top = &u->blocks[u->block_count - 1];
  if (top->type == RT_FBLOCK_EXCEPTION_GROUP_HANDLER) {
    rt_c_error (c, *at, "'break', 'continue' and 'return' cannot appear in an except* block");
    return;
  }
  if (loop && (top->type == RT_FBLOCK_WHILE_LOOP || top->type == RT_FBLOCK_FOR_LOOP)) {
    *loop = top;
    return;
  }
  RtFrameBlock copy = *top;
  u->block_count--;
  rt_c_unwind_block (c, at, &copy, keep_value);
  rt_c_unwind_stack (c, at, keep_value, loop);
  u->blocks[u->block_count++] = copy;
}

/* Modules */

RtNode *rt_docstring (RtNodeList *body) {
  if (rt_node_count (body) == 0 || body->items[0]->kind != RT_NODE_EXPR)
    return NULL;
  RtNode *value = body->items[0]->value;
  return value->kind == RT_NODE_CONSTANT && RT_IS_STR (value->constant.value) ? value : NULL;
}

static void future_error (C *c, RtPosition at, RT_STEALS RtObject *RT_NULLABLE message) {
  c->failed = true;
  if (message != NULL)
    rt_compile_error_alone (c->rt, c->options, c->text, c->text_end, at, message);
  rt_xdecref (c->rt, message);
}

/* from __future__ import ...: only annotations and barry_as_FLUFL mean something; others that exist are accepted. */
static bool check_future (C *c, RtNode *node) {
  static const char *const known[] = {
      "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
  for (int i = 0; i < node->import_from.names->count; i++) {
    RtObject *name = node->import_from.names->items[i]->alias.name;
    bool ok = false;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
      ok |= rt_str_equal_utf8 (name, known[k]);
    if (rt_str_equal_utf8 (name, "annotations")) {
      c->future_annotations = true;
      c->future_flags |= RT_CO_FUTURE_ANNOTATIONS;
    } else if (rt_str_equal_utf8 (name, "barry_as_FLUFL")) {
      c->future_flags |= RT_CO_FUTURE_BARRY_AS_BDFL;
    }
    RtPosition at = node->at;
    at.end_column = RT_NO_END_COLUMN;
    if (rt_str_equal_utf8 (name, "braces"))
      future_error (c, at, rt_str_from (c->rt, "not a chance"));
    else if (!ok)
      future_error (c, at, rt_str_printf (c->rt, "future feature %U is not defined", name));
  }
  return !c->failed;
}

static bool find_future (C *c, RtNodeList *body) {
  for (int i = rt_docstring (body) ? 1 : 0; i < rt_node_count (body); i++) {
    RtNode *node = body->items[i];
    if (node->kind != RT_NODE_IMPORT_FROM || node->import_from.level > 0 || !node->import_from.module ||
        !rt_str_equal_utf8 (node->import_from.module, "__future__"))
      return true;
    c->last_future_line = node->at.line;
    if (!check_future (c, node))
      return false;
  }
  return true;
}

static RtObject *compile_module (C *c, RtNode *module) {
  RtObject *name = rt_c_interned (c, "<module>");
  if (!name || !rt_c_enter (c, name, RT_UNIT_MODULE, module->scope, 1))
    return NULL;
  if (c->options->mode == RT_COMPILE_EVAL) {
    rt_c_expr (c, module->body->items[0]->value);
    return rt_c_assemble (c, false);
  }
  c->interactive = c->options->mode == RT_COMPILE_SINGLE;
  rt_c_body (c, (RtPosition){1, 1, 0, 0}, module->body);
  return rt_c_assemble (c, true);
}

static unsigned depth_below (const RtScope *scope) {
  unsigned depth = 0;
  for (int i = 0; i < scope->child_count; i++) {
    unsigned below = depth_below (scope->children[i]);
    depth = below > depth ? below : depth;
  }
  return depth + (scope->inlined ? 0 : 1);
}

/* CPython keeps a dict and two lists a scope until all is compiled, six dicts for each of the blocks that are compiled one within
 * another, and two dicts and four lists for all; its collector counts them, which decides when it comes first. */
static void count_tables (RtInterp *rt, const RtSymtable *table) {
  rt_gc_count_passing (rt, rt->types.dict, 2 + table->scope_count + 6 * depth_below (table->top));
  rt_gc_count_passing (rt, rt->types.list, 4 + 2 * table->scope_count);
}

static RtObject *generate (RtInterp *rt, RtArena *scratch, RtArena *arena, RtNode *module,
                           const RtCompileOptions *options, const char *text, size_t length_bytes) {
  C c = {.rt = rt,
         .arena = scratch,
         .options = options,
         .text = text,
         .text_end = text + length_bytes,
         .future_annotations = options->future_flags & RT_CO_FUTURE_ANNOTATIONS,
         .future_flags = options->future_flags};
  if (!find_future (&c, module->body))
    return NULL;
  if (options->future_flags_after)
    *options->future_flags_after = c.future_flags;
  if (!rt_ast_fold (arena, module, c.future_annotations, options->optimize > 0))
    return NULL;
  RtSymtable *table = rt_arena_alloc (scratch, sizeof *table);
  if (!table)
    return NULL;
  *table = (RtSymtable){.rt = rt,
                        .arena = scratch,
                        .options = options,
                        .text = text,
                        .text_end = text + length_bytes,
                        .future_annotations = c.future_annotations};
  if (!rt_symtable_build (table, module))
    return NULL;
  RtObject *code = compile_module (&c, module);
  if (code != NULL && options->warn != NULL) /* what is part of Python itself it does not compile */
    count_tables (rt, table);
  rt_c_clear_const_keys (&c);
  return code;
}

RtObject *rt_compile (RtInterp *rt, RtArena *arena, const char *text, size_t length_bytes,
                      const RtCompileOptions *options, bool *needs_line) {
  if (needs_line)
    *needs_line = false;
  RtNode *module = rt_parse (arena, text, length_bytes, options, needs_line);
  if (!module || (options->place && !options->place (rt, arena, module, options->place_data)))
    return NULL;
  RtArena scratch;
  rt_arena_init (rt, &scratch, "compiler");
  RtObject *code = rt_xincref (generate (rt, &scratch, arena, module, options, text, length_bytes));
  rt_arena_free (&scratch);
  return code;
}

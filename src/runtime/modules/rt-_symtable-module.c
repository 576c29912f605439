/* _symtable: the scopes of a text, as tuples of which the module symtable (python/symtable.py) makes objects. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-compile.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-parser.h"
#include "rt-str.h"
#include "rt-symtable.h"
#include "rt-tuple.h"

/* (name, flags) of every symbol. */
static RtObject *symbols_of (RtInterp *rt, RtArena *arena, const RtScope *scope) {
  RtObject *symbols = rt_arena_own (arena, rt_tuple_new (rt, scope->symbols.count));
  ptrdiff_t i = 0;
  RT_NAME_MAP_EACH (e, &scope->symbols) {
    RtObject *flags = symbols != NULL ? rt_arena_own (arena, rt_int_from_int64 (rt, e->value)) : NULL;
    RtObject *pair = flags != NULL ? rt_tuple_pack (rt, 2, e->name, flags) : NULL;
    if (pair == NULL)
      return NULL;
    rt_tuple_init (rt, symbols, i++, pair);
  }
  return symbols;
}

static RtObject *describe (RtInterp *rt, RtArena *arena, const RtScope *scope);

static RtObject *children_of (RtInterp *rt, RtArena *arena, const RtScope *scope) {
  RtObject **made = rt_arena_alloc (arena, ((size_t) scope->child_count + 1) * sizeof *made);
  for (int i = 0; made != NULL && i < scope->child_count; i++) {
    made[i] = describe (rt, arena, scope->children[i]);
    if (made[i] == NULL)
      return NULL;
  }
  return made != NULL ? rt_arena_own (arena, rt_tuple_from_array (rt, made, (size_t) scope->child_count)) : NULL;
}

/* (type, name, line, whether it is nested, symbols, children), which ARENA owns. */
static RtObject *describe (RtInterp *rt, RtArena *arena, const RtScope *scope) {
  int line = scope->type == RT_BLOCK_MODULE ? 0 : scope->at.line;
  RtObject *parts[6] = {rt_arena_own (arena, rt_int_from_int64 (rt, scope->type)), scope->name,
                        rt_arena_own (arena, rt_int_from_int64 (rt, line)), scope->nested ? rt->true_ : rt->false_};
  parts[4] = symbols_of (rt, arena, scope);
  parts[5] = parts[4] != NULL ? children_of (rt, arena, scope) : NULL;
  if (parts[0] == NULL || parts[2] == NULL || parts[5] == NULL)
    return NULL;
  return rt_arena_own (arena, rt_tuple_from_array (rt, parts, 6));
}

static RtObject *scopes_of (RtInterp *rt, RtArena *arena, const char *text, size_t length_bytes, const RtCompileOptions *options) {
  RtNode *module = rt_parse (arena, text, length_bytes, options, NULL);
  if (module == NULL)
    return NULL;
  RtSymtable table = {.rt = rt, .arena = arena, .options = options, .text = text, .text_end = text + length_bytes};
  return rt_symtable_build (&table, module) ? describe (rt, arena, table.top) : NULL;
}

/* symtable (source, file name, mode) */
static RtObject *symtable (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const modes[] = {[RT_COMPILE_EXEC] = "exec", [RT_COMPILE_EVAL] = "eval", [RT_COMPILE_SINGLE] = "single"};
  if (!rt_check_positional (rt, "symtable", nargs, 3, 3))
    return NULL;
  for (size_t i = 0; i < 3; i++) {
    if (!RT_IS_STR (args[i]))
      return RT_TYPE_ERROR (rt, "symtable() argument %zu must be str, not %T", i + 1, args[i]);
  }
  size_t mode = 0, length_bytes;
  while (mode < sizeof modes / sizeof *modes && !rt_str_equal_utf8 (args[2], modes[mode]))
    mode++;
  if (mode == sizeof modes / sizeof *modes)
    return RT_VALUE_ERROR (rt, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  const char *text = rt_str_utf8 (rt, args[0], &length_bytes);
  if (text == NULL)
    return NULL;
  RtCompileOptions options = {.mode = (RtCompileMode) mode, .filename = args[1]};
  RtArena arena;
  rt_arena_init (rt, &arena, "tree of syntax");
  RtObject *found = rt_xincref (scopes_of (rt, &arena, text, length_bytes, &options));
  rt_arena_free (&arena);
  return found;
}

static const RtMethodDef methods[] = {
    {"symtable", symtable, RT_METH_FASTCALL, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__symtable = {.name = "_symtable", .methods = methods};

/* The second pass: where each name lives.
 *
 * A block is handed the names that the functions around it bind (BOUND) and those declared global, decides
 * its own, hands both on to its inner blocks, and gets back which names they need from outside (FREE). What
 * it binds itself of those becomes a cell; the rest is free in it, too. A class binds nothing for its inner
 * blocks but __class__ and __classdict__.
 */
#include "rt-symtable-private.h"

#include "rt-error.h"
#include "rt-str.h"

typedef struct Analysis {
  RtSymtable *t;
  RtObject *class_name, *classdict_name; /* __class__, __classdict__ */
  int depth;
} Analysis;

typedef struct Block {
  RtScope *scope;
  RtNameMap scopes;       /* name to RtNameScope */
  RtNameMap locals;       /* names that it binds */
  RtNameMap *bound;       /* of the functions around; NULL for the module */
  RtNameMap *global;      /* declared global around; this block's are added */
  RtNameMap *free;        /* what it needs from outside is added */
  RtNameMap *type_params; /* type parameters around */
  RtScope *class_entry;   /* the class whose names it sees, or NULL */
} Block;

static bool error_at_directive (RtSymtable *t, RtScope *scope, RtObject *name, const char *format) {
  RtPosition at = scope->at;
  for (RtDirective *d = scope->directives; d; d = d->next)
    if (d->name == name)
      at = d->at; /* the newest come first; the oldest is blamed */
  return rt_symtable_error (t, at, format, name);
}

static bool nonlocal_name (Analysis *a, Block *b, RtObject *name) {
  RtScope *scope = b->scope;
  if (!b->bound)
    return error_at_directive (a->t, scope, name, "nonlocal declaration not allowed at module level");
  if (!rt_name_map_has (b->bound, name))
    return error_at_directive (a->t, scope, name, "no binding for nonlocal '%U' found");
  if (rt_name_map_has (b->type_params, name))
    return error_at_directive (a->t, scope, name, "nonlocal binding not allowed for type parameter '%U'");
  scope->free = true;
  return rt_name_map_set (&b->scopes, name, RT_SCOPE_FREE) && rt_name_map_set (b->free, name, 0);
}

/* A name that is only used. */
static bool used_name (Block *b, RtObject *name) {
  if (b->class_entry) {
    long flags = rt_scope_flags (b->class_entry, name);
    if (flags & RT_DEF_GLOBAL)
      return rt_name_map_set (&b->scopes, name, RT_SCOPE_GLOBAL_EXPLICIT);
    if ((flags & RT_DEF_BOUND) && !(flags & RT_DEF_NONLOCAL))
      return rt_name_map_set (&b->scopes, name, RT_SCOPE_GLOBAL_IMPLICIT);
  }
  if (b->bound && rt_name_map_has (b->bound, name)) {
    b->scope->free = true;
    return rt_name_map_set (&b->scopes, name, RT_SCOPE_FREE) && rt_name_map_set (b->free, name, 0);
  }
  if (!rt_name_map_has (b->global, name) && b->scope->nested)
    b->scope->free = true;
  return rt_name_map_set (&b->scopes, name, RT_SCOPE_GLOBAL_IMPLICIT);
}

static bool analyze_name (Analysis *a, Block *b, RtObject *name, long flags) {
  if (flags & RT_DEF_GLOBAL) {
    if (flags & RT_DEF_NONLOCAL)
      return error_at_directive (a->t, b->scope, name, "name '%U' is nonlocal and global");
    if (b->bound)
      rt_name_map_remove (b->bound, name);
    return rt_name_map_set (&b->scopes, name, RT_SCOPE_GLOBAL_EXPLICIT) &&
           rt_name_map_set (b->global, name, 0);
  }
  if (flags & RT_DEF_NONLOCAL)
    return nonlocal_name (a, b, name);
  if (flags & RT_DEF_BOUND) {
    rt_name_map_remove (b->global, name);
    if (!(flags & RT_DEF_TYPE_PARAM))
      rt_name_map_remove (b->type_params, name);
    else if (!rt_name_map_set (b->type_params, name, 0))
      return false;
    return rt_name_map_set (&b->scopes, name, RT_SCOPE_LOCAL) && rt_name_map_set (&b->locals, name, 0);
  }
  return used_name (b, name);
}

static bool is_free_in_children (const RtScope *scope, const RtObject *name) {
  for (int i = 0; i < scope->child_count; i++)
    if (rt_scope_of (scope->children[i], name) == RT_SCOPE_FREE)
      return true;
  return false;
}

/* The names of COMP, an analysed comprehension, become names of the block. */
static bool inline_comprehension (Analysis *a, Block *b, RtScope *comp, RtNameMap *comp_free,
                                  RtNameMap *inlined_cells) {
  RtScope *scope = b->scope;
  RT_NAME_MAP_EACH (e, &comp->symbols) {
    long flags = e->value & ((1L << RT_SCOPE_SHIFT) - 1);
    long where = e->value >> RT_SCOPE_SHIFT;
    if (flags & RT_DEF_PARAM)
      continue;
    if ((where == RT_SCOPE_CELL || (flags & RT_DEF_COMP_CELL)) &&
        !rt_name_map_set (inlined_cells, e->name, 0))
      return false;
    long *known = rt_name_map_get (&scope->symbols, e->name);
    if (known) {
      if ((*known & RT_DEF_BOUND) && scope->type != RT_BLOCK_CLASS && !is_free_in_children (comp, e->name))
        rt_name_map_remove (comp_free, e->name);
      continue;
    }
    if (!rt_name_map_set (&scope->symbols, e->name, flags) || !rt_name_map_set (&b->scopes, e->name, where))
      return false;
  }
  return true;
}

static bool analyze_block (Analysis *a, Block *b);

static bool analyze_child (Analysis *a, Block *b, RtScope *child, RtNameMap *bound, RtNameMap *global,
                           RtNameMap *free) {
  RtArena *arena = a->t->arena;
  RtNameMap child_bound, child_global, type_params;
  rt_name_map_init (&child_bound, arena);
  rt_name_map_init (&child_global, arena);
  rt_name_map_init (&type_params, arena);
  rt_name_map_init (free, arena);
  if (!rt_name_map_add_all (&child_bound, bound) || !rt_name_map_add_all (&child_global, global) ||
      !rt_name_map_add_all (&type_params, b->type_params))
    return false;
  Block inner = {.scope = child,
                 .bound = &child_bound,
                 .global = &child_global,
                 .free = free,
                 .type_params = &type_params};
  rt_name_map_init (&inner.scopes, arena);
  rt_name_map_init (&inner.locals, arena);
  if (child->can_see_class_scope)
    inner.class_entry = b->scope->type == RT_BLOCK_CLASS ? b->scope : b->class_entry;
  return analyze_block (a, &inner);
}

static bool analyze_children (Analysis *a, Block *b, RtNameMap *bound, RtNameMap *global, RtNameMap *free,
                              RtNameMap *inlined_cells) {
  RtScope *scope = b->scope;
  for (int i = 0; i < scope->child_count; i++) {
    RtScope *child = scope->children[i];
    RtNameMap child_free;
    if (!analyze_child (a, b, child, bound, global, &child_free))
      return false;
    if (child->comprehension && child->comprehension != RT_NODE_GENERATOR_EXP &&
        !scope->can_see_class_scope) {
      if (!inline_comprehension (a, b, child, &child_free, inlined_cells))
        return false;
      child->inlined = true;
    }
    if (!rt_name_map_add_all (free, &child_free))
      return false;
    if (child->free || child->child_free)
      scope->child_free = true;
  }
  return true;
}

/* The inner blocks of an inlined comprehension are the block's own. */
static bool splice_children (Analysis *a, RtScope *scope) {
  int count = 0;
  bool any = false;
  for (int i = 0; i < scope->child_count; i++) {
    any |= scope->children[i]->inlined;
    count += scope->children[i]->inlined ? scope->children[i]->child_count : 1;
  }
  if (!any)
    return true;
  RtScope **children = rt_arena_alloc (a->t->arena, (size_t)(count + 1) * sizeof *children);
  if (!children)
    return false;
  int n = 0;
  for (int i = 0; i < scope->child_count; i++) {
    RtScope *child = scope->children[i];
    for (int j = 0; child->inlined && j < child->child_count; j++)
      children[n++] = child->children[j];
    if (!child->inlined)
      children[n++] = child;
  }
  scope->children = children;
  scope->child_count = scope->child_capacity = count;
  return true;
}

static bool make_cells (Block *b, RtNameMap *free, const RtNameMap *inlined_cells) {
  RT_NAME_MAP_EACH (e, &b->scopes) {
    if (e->value != RT_SCOPE_LOCAL)
      continue;
    if (!rt_name_map_has (free, e->name) && !rt_name_map_has (inlined_cells, e->name))
      continue;
    e->value = RT_SCOPE_CELL;
    rt_name_map_remove (free, e->name);
  }
  return true;
}

static bool update_symbols (Block *b, const RtNameMap *free, const RtNameMap *inlined_cells) {
  RtScope *scope = b->scope;
  RT_NAME_MAP_EACH (e, &scope->symbols) {
    long *where = rt_name_map_get (&b->scopes, e->name);
    if (rt_name_map_has (inlined_cells, e->name))
      e->value |= RT_DEF_COMP_CELL;
    e->value |= (where ? *where : 0) << RT_SCOPE_SHIFT;
  }
  RT_NAME_MAP_EACH (e, free) {
    long *known = rt_name_map_get (&scope->symbols, e->name);
    if (known) {
      if (scope->type == RT_BLOCK_CLASS || scope->can_see_class_scope)
        *known |= RT_DEF_FREE_CLASS;
      continue;
    }
    if (b->bound && !rt_name_map_has (b->bound, e->name))
      continue;
    if (!rt_name_map_set (&scope->symbols, e->name, (long)RT_SCOPE_FREE << RT_SCOPE_SHIFT))
      return false;
  }
  return true;
}

/* What inner blocks see: names bound around and here, names declared global around and here. */
static bool prepare_for_children (Analysis *a, Block *b, RtNameMap *bound, RtNameMap *global) {
  bool is_class = b->scope->type == RT_BLOCK_CLASS;
  if (is_class) /* its own names are not seen by inner blocks, so what is known before them counts */
    return rt_name_map_add_all (global, b->global) && (!b->bound || rt_name_map_add_all (bound, b->bound));
  return true;
}

static bool finish_for_children (Analysis *a, Block *b, RtNameMap *bound, RtNameMap *global) {
  if (b->scope->type == RT_BLOCK_CLASS)
    return rt_name_map_set (bound, a->class_name, 0) && rt_name_map_set (bound, a->classdict_name, 0);
  if (rt_scope_is_function (b->scope) && !rt_name_map_add_all (bound, &b->locals))
    return false;
  return (!b->bound || rt_name_map_add_all (bound, b->bound)) && rt_name_map_add_all (global, b->global);
}

static bool analyze_block_within (Analysis *a, Block *b) {
  RtArena *arena = a->t->arena;
  RtNameMap bound, global, free, inlined_cells;
  rt_name_map_init (&bound, arena);
  rt_name_map_init (&global, arena);
  rt_name_map_init (&free, arena);
  rt_name_map_init (&inlined_cells, arena);
  if (!prepare_for_children (a, b, &bound, &global))
    return false;
  RT_NAME_MAP_EACH (e, &b->scope->symbols)
  if (!analyze_name (a, b, e->name, e->value))
    return false;
  if (!finish_for_children (a, b, &bound, &global) ||
      !analyze_children (a, b, &bound, &global, &free, &inlined_cells) || !splice_children (a, b->scope))
    return false;
  if (rt_scope_is_function (b->scope)) {
    if (!make_cells (b, &free, &inlined_cells))
      return false;
  } else if (b->scope->type == RT_BLOCK_CLASS) {
    b->scope->needs_class_closure |= rt_name_map_remove (&free, a->class_name);
    b->scope->needs_classdict |= rt_name_map_remove (&free, a->classdict_name);
  }
  return update_symbols (b, &free, &inlined_cells) && rt_name_map_add_all (b->free, &free);
}

static bool analyze_block (Analysis *a, Block *b) {
  if (a->depth++ > RT_COMPILE_MAX_DEPTH) {
    rt_raise (a->t->rt, a->t->rt->types.RecursionError,
              "maximum recursion depth exceeded during compilation");
    return false;
  }
  bool ok = analyze_block_within (a, b);
  a->depth--;
  return ok;
}

bool rt_symtable_analyze (RtSymtable *t) {
  RtNameMap free, global, type_params;
  rt_name_map_init (&free, t->arena);
  rt_name_map_init (&global, t->arena);
  rt_name_map_init (&type_params, t->arena);
  Analysis a = {.t = t,
                .class_name = rt_arena_own (t->arena, rt_str_interned (t->rt, "__class__")),
                .classdict_name = rt_arena_own (t->arena, rt_str_interned (t->rt, "__classdict__"))};
  if (!a.class_name || !a.classdict_name)
    return false;
  Block b = {.scope = t->top, .global = &global, .free = &free, .type_params = &type_params};
  rt_name_map_init (&b.scopes, t->arena);
  rt_name_map_init (&b.locals, t->arena);
  return analyze_block (&a, &b);
}

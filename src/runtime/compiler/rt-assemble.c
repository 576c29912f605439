/* Instructions to a code object: bytes, exception table, location table, tuples of names and constants. */
#include <string.h>

#include "hb-buffer.h"
#include "rt-bytes.h"
#include "rt-compile-private.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct Assembler {
  C *c;
  RtUnit *unit;
  RtFlowBlock *entry;
  RtInstr *instrs;
  int count;
  RtCodeUnit *units;
  int unit_count;
} Assembler;

/* Code units */

static int instr_size (const RtInstr *instr) {
  int extended = (instr->arg > 0xFFFFFF) + (instr->arg > 0xFFFF) + (instr->arg > 0xFF);
  return extended + 1 + rt_opcode_info[instr->op].caches;
}

static bool flatten (Assembler *a) {
  for (RtFlowBlock *block = a->entry; block; block = block->next) {
    block->index = a->count;
    a->count += block->count;
  }
  a->instrs = rt_arena_alloc (a->c->arena, (size_t)(a->count + 1) * sizeof *a->instrs);
  if (!a->instrs)
    return false;
  for (RtFlowBlock *block = a->entry; block; block = block->next)
    if (block->count > 0)
      memcpy (a->instrs + block->index, block->instrs, (size_t)block->count * sizeof *a->instrs);
  return true;
}

/* Arguments of jumps; sizes depend on them and they on sizes, so until nothing changes. */
static bool resolve_offsets (Assembler *a) {
  int *offsets = rt_arena_alloc (a->c->arena, (size_t)(a->count + 1) * sizeof *offsets);
  if (!offsets)
    return false;
  for (int i = 0; i < a->count; i++)
    if (rt_op_is_jump (a->instrs[i].op))
      a->instrs[i].arg = 0;
  bool changed = false;
  do {
    changed = false;
    for (int i = 0; i < a->count; i++)
      offsets[i + 1] = offsets[i] + instr_size (&a->instrs[i]);
    for (int i = 0; i < a->count; i++) {
      RtInstr *instr = &a->instrs[i];
      if (!rt_op_is_jump (instr->op))
        continue;
      int size = instr_size (instr), target = offsets[instr->target->index], end = offsets[i + 1];
      instr->arg = target < end ? end - target : target - end;
      changed |= instr_size (instr) != size;
    }
  } while (changed);
  for (RtFlowBlock *block = a->entry; block; block = block->next)
    block->offset = offsets[block->index];
  a->unit_count = offsets[a->count];
  return true;
}

static bool write_units (Assembler *a) {
  RtCodeUnit *unit = a->units = rt_arena_alloc (a->c->arena, (size_t)(a->unit_count + 1) * sizeof *a->units);
  if (!unit)
    return false;
  for (int i = 0; i < a->count; i++) {
    const RtInstr *instr = &a->instrs[i];
    unsigned arg = (unsigned)instr->arg;
    for (int shift = 24; shift > 0; shift -= 8)
      if (arg >> shift)
        *unit++ = (RtCodeUnit){RT_OP_EXTENDED_ARG, (uint8_t)(arg >> shift)};
    *unit++ = (RtCodeUnit){(uint8_t)instr->op, (uint8_t)arg};
    unit += rt_opcode_info[instr->op].caches; /* CACHE 0 */
  }
  return true;
}

/* Tables */

static void exception_item (HbBuffer *out, unsigned value, unsigned first_bit) {
  for (int shift = 24; shift > 0; shift -= 6)
    if (value >> shift) {
      hb_buffer_append_char (out, (char)(((value >> shift) & 0x3F) | 0x40 | first_bit));
      first_bit = 0;
    }
  hb_buffer_append_char (out, (char)((value & 0x3F) | first_bit));
}

static void exception_entry (HbBuffer *out, int start, int end, const RtFlowBlock *handler) {
  int depth = handler->start_depth - 1 - handler->preserve_lasti;
  exception_item (out, (unsigned)start, 0x80);
  exception_item (out, (unsigned)(end - start), 0);
  exception_item (out, (unsigned)handler->offset, 0);
  exception_item (out, (unsigned)(depth << 1 | handler->preserve_lasti), 0);
}

static void exception_table (Assembler *a, HbBuffer *out) {
  RtFlowBlock *handler = NULL;
  int offset = 0, start = 0;
  for (int i = 0; i <= a->count; i++) {
    RtFlowBlock *here = i < a->count ? a->instrs[i].except : NULL;
    if (here != handler) {
      if (handler)
        exception_entry (out, start, offset, handler);
      start = offset;
      handler = here;
    }
    if (i < a->count)
      offset += instr_size (&a->instrs[i]);
  }
}

static void location_varint (HbBuffer *out, unsigned value) {
  for (; value >= 64; value >>= 6)
    hb_buffer_append_char (out, (char)(0x40 | (value & 0x3F)));
  hb_buffer_append_char (out, (char)value);
}

static void location_signed (HbBuffer *out, int value) {
  location_varint (out, value < 0 ? ((unsigned)-value << 1) | 1 : (unsigned)value << 1);
}

static void location_start (HbBuffer *out, int code, int units) {
  hb_buffer_append_char (out, (char)(0x80 | code << 3 | (units - 1)));
}

/* Forms of an entry, as Objects/locations.md of CPython names them. */
enum { RT_FORM_ONE_LINE = 10, RT_FORM_NO_COLUMNS = 13, RT_FORM_LONG = 14, RT_FORM_NONE = 15 };

static void location_entry (HbBuffer *out, RtPosition at, int units, int *line) {
  if (at.line < 0) {
    location_start (out, RT_FORM_NONE, units);
    return;
  }
  int delta = at.line - *line;
  if ((at.column < 0 || at.end_column < 0) && (at.end_line == at.line || at.end_line == -1)) {
    location_start (out, RT_FORM_NO_COLUMNS, units);
    location_signed (out, delta);
    *line = at.line;
    return;
  }
  if (at.column >= 0 && at.end_column >= 0 && at.end_line == at.line) {
    int width = at.end_column - at.column;
    if (delta == 0 && at.column < 80 && width < 16 && width >= 0) {
      location_start (out, at.column >> 3, units);
      hb_buffer_append_char (out, (char)((at.column & 7) << 4 | width));
      return;
    }
    if (delta >= 0 && delta < 3 && at.column < 128 && at.end_column < 128) {
      location_start (out, RT_FORM_ONE_LINE + delta, units);
      hb_buffer_append_char (out, (char)at.column);
      hb_buffer_append_char (out, (char)at.end_column);
      *line = at.line;
      return;
    }
  }
  location_start (out, RT_FORM_LONG, units);
  location_signed (out, delta);
  location_varint (out, (unsigned)(at.end_line - at.line));
  location_varint (out, (unsigned)(at.column + 1));
  location_varint (out, (unsigned)(at.end_column + 1));
  *line = at.line;
}

static bool same_position (RtPosition a, RtPosition b) {
  return a.line == b.line && a.end_line == b.end_line && a.column == b.column && a.end_column == b.end_column;
}

static void location_table (Assembler *a, HbBuffer *out) {
  int line = a->unit->first_line;
  for (int i = 0; i < a->count;) {
    RtPosition at = a->instrs[i].at;
    int units = 0;
    for (; i < a->count && same_position (a->instrs[i].at, at); i++)
      units += instr_size (&a->instrs[i]);
    for (; units > 8; units -= 8)
      location_entry (out, at, 8, &line);
    location_entry (out, at, units, &line);
  }
}

/* The object equal to NEW that is kept, which may be NEW. */
static RtObject *merged (C *c, RT_STEALS RtObject *RT_NULLABLE new) {
  RtObject *kept = new ? rt_c_merge_one (c, new) : NULL;
  rt_xdecref (c->rt, new);
  return kept;
}

/* What WRITE writes, as bytes that are shared with equal ones. */
static RtObject *table (Assembler *a, void (*write) (Assembler *a, HbBuffer *out)) {
  C *c = a->c;
  HbBuffer out;
  hb_buffer_init (&out, &c->rt->allocator);
  write (a, &out);
  RtObject *bytes =
      out.broken ? rt_no_memory (c->rt) : rt_bytes_new (c->rt, hb_buffer_text (&out), out.length_bytes);
  hb_buffer_clear (&out);
  return merged (c, bytes);
}

static void bytecode (Assembler *a, HbBuffer *out) {
  hb_buffer_append_bytes (out, a->units, a->unit_count * sizeof *a->units);
}

/* Tuples */

static bool looks_like_name (const RtObject *s) {
  if (!RT_IS_STR (s) || !rt_str_is_ascii (s))
    return false;
  for (ptrdiff_t i = 0; i < rt_str_length (s); i++) {
    uint32_t c = rt_str_char_at (s, i);
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'))
      return false;
  }
  return true;
}

static bool intern_set (C *c, RtObject **place);

/* Text that CPython has among its own constants from the start, where the interned object is another than that of the literal. */
static bool is_interned_elsewhere (const RtObject *item) {
  return rt_str_length (item) == 1 && rt_str_char_at (item, 0) < 128 && strchr ("abcdenprsx_", (int) rt_str_char_at (item, 0)) != NULL;
}

/* String constants that look like names are interned, in tuples and sets, too. Names are interned whatever they look
 * like: a tuple of them may be shared with an equal one of constants. *CHANGED: whether an item is another object now. */
static bool intern_items (C *c, RtObject *tuple, bool names, bool *changed) {
  for (ptrdiff_t i = RT_TUPLE_SIZE (tuple) - 1; i >= 0; i--) {
    RtObject *item = RT_TUPLE_ITEM (tuple, i);
    bool of_item = false;
    if (RT_IS_TUPLE (item) && !intern_items (c, item, names, &of_item))
      return false;
    if (RT_IS_EXACT (c->rt, item, frozenset)) {
      RtObject *set = rt_incref (item);
      if (!intern_set (c, &set))
        return false;
      *changed = *changed || set != item;
      rt_ref_set (c->rt, tuple, RT_ITEM (i), &RT_TUPLE_ITEM (tuple, i), set);
      continue;
    }
    if (!(names && RT_IS_STR (item)) && !looks_like_name (item))
      continue;
    RtObject *interned = rt_str_intern (c->rt, rt_incref (item));
    if (!interned)
      return false;
    *changed = *changed || interned != item || is_interned_elsewhere (item);
    if (interned == item)
      rt_decref (c->rt, interned);
    else
      rt_ref_set (c->rt, tuple, RT_ITEM (i), &RT_TUPLE_ITEM (tuple, i), interned);
  }
  return true;
}

/* A set with items that become others is made anew, which shows in the order of those whose hashes collide. */
static bool intern_set (C *c, RtObject **set) {
  RtObject *items = rt_tuple_from (c->rt, *set), *made = NULL;
  bool changed = false, ok = items != NULL && intern_items (c, items, false, &changed);
  if (ok && changed)
    ok = (made = rt_frozenset_new (c->rt, items)) != NULL;
  rt_xdecref (c->rt, items);
  if (made != NULL || !ok) {
    rt_decref (c->rt, *set);
    *set = made;
  }
  return ok;
}

static RtObject *interned_names (C *c, RtObject *tuple) {
  tuple = merged (c, tuple);
  bool changed = false;
  return tuple && intern_items (c, tuple, true, &changed) ? tuple : NULL;
}

static RtObject *names_tuple (C *c, const RtNameMap *map) {
  RtObject *tuple = rt_tuple_new (c->rt, map->count);
  ptrdiff_t i = 0;
  if (tuple)
    RT_NAME_MAP_EACH (e, map)
  rt_tuple_init (c->rt, tuple, i++, rt_incref (e->name));
  return interned_names (c, tuple);
}

static RtObject *consts_tuple (C *c, const RtUnit *u) {
  RtObject *tuple = rt_tuple_from_array (c->rt, u->consts, (size_t)u->const_count);
  tuple = merged (c, tuple);
  bool changed = false;
  return tuple && intern_items (c, tuple, false, &changed) ? tuple : NULL;
}

/* The variables of the frame: names, and kinds as bytes. */
static bool variables (C *c, const RtUnit *u, RtObject **names, RtObject **kinds) {
  int cells = 0;
  RT_NAME_MAP_EACH (e, &u->cellvars)
  cells += !rt_name_map_has (&u->varnames, e->name);
  int count = u->varnames.count + cells + u->freevars.count, i = 0;
  char *kind = rt_arena_alloc (c->arena, (size_t)count + 1);
  RtObject *tuple = kind ? rt_tuple_new (c->rt, count) : NULL;
  if (!tuple)
    return false;
  RT_NAME_MAP_EACH (e, &u->varnames) {
    kind[i] = RT_FAST_LOCAL;
    if (rt_name_map_has (&u->hidden, e->name))
      kind[i] |= RT_FAST_HIDDEN;
    if (rt_name_map_has (&u->cellvars, e->name))
      kind[i] |= RT_FAST_CELL;
    rt_tuple_init (c->rt, tuple, i++, rt_incref (e->name));
  }
  RT_NAME_MAP_EACH (e, &u->cellvars) {
    if (rt_name_map_has (&u->varnames, e->name))
      continue;
    kind[i] = RT_FAST_CELL;
    rt_tuple_init (c->rt, tuple, i++, rt_incref (e->name));
  }
  RT_NAME_MAP_EACH (e, &u->freevars) {
    kind[i] = (char)RT_FAST_FREE;
    rt_tuple_init (c->rt, tuple, i++, rt_incref (e->name));
  }
  *names = interned_names (c, tuple);
  *kinds = rt_arena_own (c->arena, rt_bytes_new (c->rt, kind, (size_t)count));
  return *names && *kinds;
}

static RtObject *make_code (Assembler *a, int flags, int stacksize) {
  C *c = a->c;
  RtUnit *u = a->unit;
  RtCodeParts parts = {.filename = c->options->filename,
                       .name = u->name,
                       .qualname = u->qualname,
                       .argcount = u->posonlyargcount + u->argcount,
                       .posonlyargcount = u->posonlyargcount,
                       .kwonlyargcount = u->kwonlyargcount,
                       .stacksize = stacksize,
                       .firstlineno = u->first_line,
                       .flags = flags,
                       .units = a->units,
                       .unit_count = (uint32_t)a->unit_count};
  parts.exceptiontable = table (a, exception_table);
  parts.linetable = table (a, location_table);
  if (!table (a, bytecode)) /* CPython has it as bytes, too, until all is compiled */
    return NULL;
  parts.names = names_tuple (c, &u->names);
  parts.consts = consts_tuple (c, u);
  if (!parts.linetable || !parts.exceptiontable || !parts.names || !parts.consts ||
      !variables (c, u, &parts.localsplusnames, &parts.localspluskinds))
    return NULL;
  return rt_arena_own (c->arena, rt_code_new (c->rt, &parts));
}

RtObject *rt_assemble (C *c, RtUnit *unit, RtFlowBlock *entry, int flags, int stacksize) {
  Assembler a = {.c = c, .unit = unit, .entry = entry};
  RtObject *code = NULL;
  if (flatten (&a) && resolve_offsets (&a) && write_units (&a))
    code = make_code (&a, flags, stacksize);
  if (!code)
    c->failed = true;
  return code;
}

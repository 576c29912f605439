#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-code-lines.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-warn.h"
#include "rt-weakref.h"

#include <math.h>
#include <string.h>

enum {
  SLOT_CONSTS,
  SLOT_NAMES,
  SLOT_LOCALSPLUSNAMES,
  SLOT_LOCALSPLUSKINDS,
  SLOT_FILENAME,
  SLOT_NAME,
  SLOT_QUALNAME,
  SLOT_LINETABLE,
  SLOT_EXCEPTIONTABLE,
};

#define CODE_SLOT_CONSTS           RT_ATTR (SLOT_CONSTS, "co_consts")
#define CODE_SLOT_NAMES            RT_ATTR (SLOT_NAMES, "co_names")
#define CODE_SLOT_LOCALSPLUSNAMES  RT_FIELD (SLOT_LOCALSPLUSNAMES, "names of variables")
#define CODE_SLOT_LOCALSPLUSKINDS  RT_FIELD (SLOT_LOCALSPLUSKINDS, "kinds of variables")
#define CODE_SLOT_FILENAME         RT_ATTR (SLOT_FILENAME, "co_filename")
#define CODE_SLOT_NAME             RT_ATTR (SLOT_NAME, "co_name")
#define CODE_SLOT_QUALNAME         RT_ATTR (SLOT_QUALNAME, "co_qualname")
#define CODE_SLOT_LINETABLE        RT_ATTR (SLOT_LINETABLE, "co_linetable")
#define CODE_SLOT_EXCEPTIONTABLE   RT_ATTR (SLOT_EXCEPTIONTABLE, "co_exceptiontable")

/* Only letters, digits and underscores: such constants are interned, as CPython guesses that they are names. */
static bool all_name_chars (const RtObject *s) {
  if (!rt_str_is_ascii (s))
    return false;
  const unsigned char *at = rt_str_data (s);
  for (ptrdiff_t i = 0; i < rt_str_length (s); i++) {
    unsigned char c = at[i];
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'))
      return false;
  }
  return true;
}

/* Puts the interned str in the place of the one at FIELD. */
static bool intern_item (RtInterp *rt, RtObject *tuple, ptrdiff_t i) {
  RtObject *before = RT_TUPLE_ITEM (tuple, i);
  if (before->flags & RT_OBJECT_INTERNED)
    return true;
  RtObject *s = rt_str_intern (rt, rt_incref (before));
  if (s == NULL)
    return false;
  if (s == before)
    rt_decref (rt, s);
  else
    rt_ref_set (rt, tuple, RT_ITEM (i), &RT_TUPLE_ITEM (tuple, i), s);
  return true;
}

static bool intern_names (RtInterp *rt, RtObject *tuple) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (tuple); i++) {
    if (!intern_item (rt, tuple, i))
      return false;
  }
  return true;
}

static bool intern_constants (RtInterp *rt, RtObject *tuple) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (tuple); i++) {
    RtObject *item = RT_TUPLE_ITEM (tuple, i);
    if (RT_IS_EXACT (rt, item, str) && all_name_chars (item) && !intern_item (rt, tuple, i))
      return false;
    if (RT_IS_EXACT (rt, item, tuple) && !intern_constants (rt, item))
      return false;
  }
  return true;
}

static void count_variables (RtCode *code) {
  const RtBytes *kinds = (const RtBytes *) code->localspluskinds;
  code->nlocalsplus = (int) kinds->base.size;
  for (int i = 0; i < code->nlocalsplus; i++) {
    code->nlocals += (kinds->data[i] & RT_FAST_LOCAL) != 0;
    code->ncellvars += (kinds->data[i] & RT_FAST_CELL) != 0;
    code->nfreevars += (kinds->data[i] & (int) RT_FAST_FREE) != 0;
  }
}

RtObject *rt_code_new (RtInterp *rt, const RtCodeParts *parts) {
  if (!intern_names (rt, parts->names) || !intern_names (rt, parts->localsplusnames) ||
      !intern_constants (rt, parts->consts))
    return NULL;
  RtCode *code = (RtCode *) rt_object_alloc (rt, rt->types.code, 0);
  if (code == NULL)
    return NULL;
  RtObject *o = RT_OBJECT (code);
  rt_ref_init (rt, o, CODE_SLOT_CONSTS, &code->consts, rt_incref (parts->consts));
  rt_ref_init (rt, o, CODE_SLOT_NAMES, &code->names, rt_incref (parts->names));
  rt_ref_init (rt, o, CODE_SLOT_LOCALSPLUSNAMES, &code->localsplusnames, rt_incref (parts->localsplusnames));
  rt_ref_init (rt, o, CODE_SLOT_LOCALSPLUSKINDS, &code->localspluskinds, rt_incref (parts->localspluskinds));
  rt_ref_init (rt, o, CODE_SLOT_FILENAME, &code->filename, rt_incref (parts->filename));
  rt_ref_init (rt, o, CODE_SLOT_NAME, &code->name, rt_incref (parts->name));
  rt_ref_init (rt, o, CODE_SLOT_QUALNAME, &code->qualname, rt_incref (parts->qualname));
  rt_ref_init (rt, o, CODE_SLOT_LINETABLE, &code->linetable, rt_incref (parts->linetable));
  rt_ref_init (rt, o, CODE_SLOT_EXCEPTIONTABLE, &code->exceptiontable, rt_incref (parts->exceptiontable));
  code->argcount = parts->argcount;
  code->posonlyargcount = parts->posonlyargcount;
  code->kwonlyargcount = parts->kwonlyargcount;
  code->stacksize = parts->stacksize;
  code->firstlineno = parts->firstlineno;
  code->flags = parts->flags;
  count_variables (code);
  code->units = rt_mem_alloc (rt, parts->unit_count * sizeof *code->units);
  if (code->units == NULL) {
    rt_decref (rt, o);
    return NULL;
  }
  code->unit_count = parts->unit_count;
  memcpy (code->units, parts->units, parts->unit_count * sizeof *code->units);
  return o;
}

void rt_code_forget_lines (RtInterp *rt, RtCode *code) {
  if (code->line_cache != NULL)
    hb_free (&rt->allocator, code->line_cache - 1, RT_LINE_CACHE_BYTES (code));
  hb_free (&rt->allocator, code->marked_units, code->unit_count * sizeof *code->marked_units);
  hb_free (&rt->allocator, code->line_stores, (size_t) code->stores_line_count * sizeof *code->line_stores);
  code->line_cache = NULL;
  code->marked_units = NULL;
  code->line_stores = NULL;
  code->stores_line_count = 0;
}

static void free_tables_of_loop (RtInterp *rt, RtCode *code) {
  rt_code_forget_lines (rt, code);
  hb_free (&rt->allocator, code->inline_caches, code->unit_count * sizeof *code->inline_caches);
  code->inline_caches = NULL;
}

static int free_tables_if_code (void *arg, RtObject *o) {
  RtInterp *rt = arg;
  if (RT_IS_EXACT (rt, o, code))
    free_tables_of_loop (rt, (RtCode *) o);
  return 0;
}

void rt_code_finish (RtInterp *rt) {
  rt_heap_walk (rt->heap, free_tables_if_code, rt);
}

static void code_dealloc (RtInterp *rt, RtObject *self) {
  RtCode *code = (RtCode *) self;
  if (code->weakrefs != NULL)
    rt_weakref_clear_all (rt, self);
  rt_mem_free (rt, code->units, code->unit_count * sizeof *code->units);
  free_tables_of_loop (rt, code);
  rt_ref_clear (rt, self, CODE_SLOT_CONSTS, &code->consts);
  rt_ref_clear (rt, self, CODE_SLOT_NAMES, &code->names);
  rt_ref_clear (rt, self, CODE_SLOT_LOCALSPLUSNAMES, &code->localsplusnames);
  rt_ref_clear (rt, self, CODE_SLOT_LOCALSPLUSKINDS, &code->localspluskinds);
  rt_ref_clear (rt, self, CODE_SLOT_FILENAME, &code->filename);
  rt_ref_clear (rt, self, CODE_SLOT_NAME, &code->name);
  rt_ref_clear (rt, self, CODE_SLOT_QUALNAME, &code->qualname);
  rt_ref_clear (rt, self, CODE_SLOT_LINETABLE, &code->linetable);
  rt_ref_clear (rt, self, CODE_SLOT_EXCEPTIONTABLE, &code->exceptiontable);
  rt_object_free (rt, self);
}

static int code_traverse (RtObject *self, RtVisit visit, void *arg) {
  RtCode *code = (RtCode *) self;
  RT_VISIT (visit, arg, CODE_SLOT_CONSTS, code->consts);
  RT_VISIT (visit, arg, CODE_SLOT_NAMES, code->names);
  RT_VISIT (visit, arg, CODE_SLOT_LOCALSPLUSNAMES, code->localsplusnames);
  RT_VISIT (visit, arg, CODE_SLOT_LOCALSPLUSKINDS, code->localspluskinds);
  RT_VISIT (visit, arg, CODE_SLOT_FILENAME, code->filename);
  RT_VISIT (visit, arg, CODE_SLOT_NAME, code->name);
  RT_VISIT (visit, arg, CODE_SLOT_QUALNAME, code->qualname);
  RT_VISIT (visit, arg, CODE_SLOT_LINETABLE, code->linetable);
  RT_VISIT (visit, arg, CODE_SLOT_EXCEPTIONTABLE, code->exceptiontable);
  return 0;
}

static size_t code_sizeof (RtInterp *rt, RtObject *self) {
  size_t bytes = rt->types.code->cpython_basicsize + ((RtCode *) self)->unit_count * sizeof (RtCodeUnit);
  return (bytes + 7) / 8 * 8; /* _PyObject_VAR_SIZE */
}

static void code_describe (RtObject *self, HbBuffer *buffer) {
  hb_buffer_append (buffer, "<code object ");
  rt_str_append_utf8 (((RtCode *) self)->name, buffer);
  hb_buffer_append (buffer, ">");
}

static RtObject *code_repr (RtInterp *rt, RtObject *self) {
  RtCode *code = (RtCode *) self;
  return rt_str_printf (rt, "<code object %U at 0x%llx, file \"%U\", line %d>", code->name,
                        (unsigned long long) rt_address (rt, self), code->filename, code->firstlineno);
}

/* Equal and of the same types, so that 0, 0.0 and False are three. */
static int same_constants (RtInterp *rt, RtObject *a, RtObject *b) {
  if (a->type != b->type)
    return 0;
  if (!RT_IS_EXACT (rt, a, tuple)) {
    int same = rt_compare_bool (rt, a, b, RT_EQ);
    if (same <= 0 || !RT_IS_EXACT (rt, a, float_))
      return same;
    return signbit (((RtFloat *) a)->value) == signbit (((RtFloat *) b)->value);
  }
  ptrdiff_t count = RT_TUPLE_SIZE (a);
  int same = count == RT_TUPLE_SIZE (b);
  for (ptrdiff_t i = 0; same > 0 && i < count; i++)
    same = same_constants (rt, RT_TUPLE_ITEM (a, i), RT_TUPLE_ITEM (b, i));
  return same;
}

static int same_fields (RtInterp *rt, RtCode *a, RtCode *b) {
  if (a->argcount != b->argcount || a->posonlyargcount != b->posonlyargcount ||
      a->kwonlyargcount != b->kwonlyargcount || a->flags != b->flags || a->firstlineno != b->firstlineno ||
      a->unit_count != b->unit_count || memcmp (a->units, b->units, a->unit_count * sizeof *a->units) != 0)
    return 0;
  RtObject *const pairs[][2] = {
      {a->name, b->name},
      {a->names, b->names},         {a->localsplusnames, b->localsplusnames},
      {a->linetable, b->linetable}, {a->exceptiontable, b->exceptiontable},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    int same = rt_compare_bool (rt, pairs[i][0], pairs[i][1], RT_EQ);
    if (same <= 0)
      return same;
  }
  return same_constants (rt, a->consts, b->consts);
}

static RtObject *code_richcompare (RtInterp *rt, RtObject *self, RtObject *other, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || !RT_IS_EXACT (rt, other, code))
    return rt_incref (rt->not_implemented);
  int same = same_fields (rt, (RtCode *) self, (RtCode *) other);
  return same < 0 ? NULL : rt_bool_object (rt, same == (op == RT_EQ));
}

static int64_t code_hash (RtInterp *rt, RtObject *self) {
  RtCode *code = (RtCode *) self;
  uint64_t hash = (uint64_t) rt_str_hash (code->name) * 31 + code->unit_count;
  for (uint32_t i = 0; i < code->unit_count; i++)
    hash = hash * 1000003 ^ (uint64_t) (code->units[i].opcode << 8 | code->units[i].oparg);
  return (int64_t) hash == -1 ? -2 : (int64_t) hash;
}

/* The names of the variables whose kind has one of the bits of MASK. */
static RtObject *names_of_kind (RtInterp *rt, RtCode *code, int mask) {
  const RtBytes *kinds = (const RtBytes *) code->localspluskinds;
  size_t count = 0;
  for (int i = 0; i < code->nlocalsplus; i++)
    count += (kinds->data[i] & mask) != 0;
  RtObject *names = rt_tuple_new (rt, (ptrdiff_t) count);
  if (names == NULL)
    return NULL;
  ptrdiff_t next = 0;
  for (int i = 0; i < code->nlocalsplus; i++) {
    if (kinds->data[i] & mask)
      rt_tuple_init (rt, names, next++, rt_incref (RT_TUPLE_ITEM (code->localsplusnames, i)));
  }
  return names;
}

enum { NUMBER_ARGCOUNT, NUMBER_POSONLY, NUMBER_KWONLY, NUMBER_NLOCALS, NUMBER_STACKSIZE, NUMBER_FLAGS, NUMBER_FIRST_LINE };

static RtObject *get_number (RtInterp *rt, RtObject *self, void *closure) {
  const RtCode *code = (const RtCode *) self;
  const int numbers[] = {code->argcount,  code->posonlyargcount, code->kwonlyargcount, code->nlocals,
                         code->stacksize, code->flags,           code->firstlineno};
  return rt_int_from_int64 (rt, numbers[(intptr_t) closure]);
}

static RtObject *get_names_of_kind (RtInterp *rt, RtObject *self, void *closure) {
  return names_of_kind (rt, (RtCode *) self, (int) (intptr_t) closure);
}

static RtObject *get_code (RtInterp *rt, RtObject *self, void *closure) {
  const RtCode *code = (const RtCode *) self;
  return rt_bytes_new (rt, (const char *) code->units, code->unit_count * sizeof (RtCodeUnit));
}

static void append_step (HbBuffer *table, int units_bytes, int lines) {
  hb_buffer_append_char (table, (char) units_bytes);
  hb_buffer_append_char (table, (char) lines);
}

/* Pairs of bytes: how much code further another line begins, and how many lines further, in steps that fit. */
static RtObject *get_lnotab (RtInterp *rt, RtObject *self, void *closure) {
  if (rt_warn (rt, rt->types.DeprecationWarning, 1, "co_lnotab is deprecated, use co_lines instead.") < 0)
    return NULL;
  const RtCode *code = (const RtCode *) self;
  HbBuffer table;
  hb_buffer_init (&table, &rt->allocator);
  RtLineEntries entries;
  rt_line_entries_init (&entries, code);
  int line = code->firstlineno, at_bytes = 0;
  while (rt_line_entries_next (&entries)) {
    if (entries.position.line < 0 || entries.position.line == line)
      continue;
    int bytes = (int) entries.first_unit * 2 - at_bytes, lines = entries.position.line - line;
    for (; bytes > 255; bytes -= 255)
      append_step (&table, 255, 0);
    for (; lines > 127; lines -= 127, bytes = 0)
      append_step (&table, bytes, 127);
    for (; lines < -128; lines += 128, bytes = 0)
      append_step (&table, bytes, -128);
    append_step (&table, bytes, lines);
    at_bytes = (int) entries.first_unit * 2;
    line = entries.position.line;
  }
  RtObject *result = table.broken ? rt_no_memory (rt) : rt_bytes_new (rt, hb_buffer_text (&table), table.length_bytes);
  hb_buffer_clear (&table);
  return result;
}

static RtObject *line_or_none (RtInterp *rt, int line) {
  return line < 0 ? rt_incref (rt->none) : rt_int_from_int64 (rt, line);
}

static bool append_tuple (RtInterp *rt, RtObject *list, RtObject **items, size_t count) {
  bool whole = true;
  for (size_t i = 0; i < count; i++)
    whole = whole && items[i] != NULL;
  RtObject *tuple = whole ? rt_tuple_from_array (rt, items, count) : NULL;
  for (size_t i = 0; i < count; i++)
    rt_xdecref (rt, items[i]);
  return tuple != NULL && rt_list_append_steal (rt, list, tuple) == 0;
}

static RtObject *iterator_over (RtInterp *rt, RtObject *list, bool whole) {
  RtObject *iterator = whole ? rt_iter (rt, list) : NULL;
  rt_decref (rt, list);
  return iterator;
}

static RtObject *code_co_lines (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *list = rt_list_new (rt, 0);
  if (list == NULL)
    return NULL;
  RtLineEntries entries;
  rt_line_entries_init (&entries, (RtCode *) self);
  bool more = rt_line_entries_next (&entries), whole = true;
  while (more && whole) {
    uint32_t first = entries.first_unit, end = entries.end_unit;
    int line = entries.position.line;
    while ((more = rt_line_entries_next (&entries)) && entries.position.line == line)
      end = entries.end_unit;
    RtObject *items[3] = {rt_int_from_int64 (rt, (int64_t) first * 2), rt_int_from_int64 (rt, (int64_t) end * 2),
                          line_or_none (rt, line)};
    whole = append_tuple (rt, list, items, 3);
  }
  return iterator_over (rt, list, whole);
}

static RtObject *code_co_positions (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                    RtObject *kwnames) {
  RtObject *list = rt_list_new (rt, 0);
  if (list == NULL)
    return NULL;
  RtLineEntries entries;
  rt_line_entries_init (&entries, (RtCode *) self);
  bool whole = true;
  while (whole && rt_line_entries_next (&entries)) {
    for (uint32_t unit = entries.first_unit; unit < entries.end_unit && whole; unit++) {
      const RtPosition *p = &entries.position;
      RtObject *items[4] = {line_or_none (rt, p->line), line_or_none (rt, p->end_line), line_or_none (rt, p->column),
                            line_or_none (rt, p->end_column)};
      whole = append_tuple (rt, list, items, 4);
    }
  }
  return iterator_over (rt, list, whole);
}

static bool take_str (RtInterp *rt, RtObject *value, const char *name, RtObject **place) {
  if (value != NULL && !RT_IS_STR (value)) {
    RT_TYPE_ERROR (rt, "replace() argument '%s' must be str, not %K", name, value);
    return false;
  }
  *place = value != NULL ? value : *place;
  return true;
}

static bool take_number (RtInterp *rt, RtObject *value, int *place) {
  ptrdiff_t number = value != NULL ? rt_index_ssize (rt, value, rt->types.OverflowError) : *place;
  if (rt_error (rt) != NULL)
    return false;
  *place = (int) number;
  return true;
}

/* What code that was compiled can be given without becoming wrong: names, line, constants, and flags that change no layout. */
#define FREE_FLAGS (RT_CO_NESTED | RT_CO_ITERABLE_COROUTINE | RT_CO_FUTURE_ANNOTATIONS)

/* A tuple of str of at least LEAST items. */
static bool take_names (RtInterp *rt, RtObject *value, const char *name, ptrdiff_t least) {
  if (value == NULL)
    return true;
  bool fits = RT_IS_TUPLE (value) && RT_TUPLE_SIZE (value) >= least;
  for (ptrdiff_t i = 0; fits && i < RT_TUPLE_SIZE (value); i++)
    fits = RT_IS_STR (RT_TUPLE_ITEM (value, i));
  if (!fits)
    RT_TYPE_ERROR (rt, "replace() argument '%s' must be a tuple of str that is not shorter", name);
  return fits;
}

/* The names of all fast places with VARNAMES for those of the locals; new. */
static RtObject *renamed_locals (RtInterp *rt, const RtCode *c, RtObject *RT_NULLABLE varnames) {
  if (varnames == NULL)
    return rt_incref (c->localsplusnames);
  ptrdiff_t count = RT_TUPLE_SIZE (c->localsplusnames), next = 0, locals = 0;
  const char *kinds = ((const RtBytes *) c->localspluskinds)->data;
  RtObject *all = rt_tuple_new (rt, count);
  for (ptrdiff_t i = 0; all != NULL && i < count; i++) {
    locals += (kinds[i] & RT_FAST_LOCAL) != 0;
    bool local = (kinds[i] & RT_FAST_LOCAL) != 0 && next < RT_TUPLE_SIZE (varnames);
    rt_tuple_init (rt, all, i, rt_incref (local ? RT_TUPLE_ITEM (varnames, next++) : RT_TUPLE_ITEM (c->localsplusnames, i)));
  }
  if (all == NULL || (next == locals && next == RT_TUPLE_SIZE (varnames)))
    return all;
  rt_decref (rt, all);
  return RT_VALUE_ERROR (rt, "code: co_varnames is too small");
}

/* The counts of parameters: their kinds may change, but not how many they are, since the bytecode counts on values. */
static bool take_counts (RtInterp *rt, const RtCode *c, RtObject *const *in, RtCodeParts *parts) {
  if (!take_number (rt, in[0], &parts->argcount) || !take_number (rt, in[1], &parts->posonlyargcount) ||
      !take_number (rt, in[2], &parts->kwonlyargcount) || !take_number (rt, in[3], &parts->stacksize))
    return false;
  if (parts->argcount >= parts->posonlyargcount && parts->posonlyargcount >= 0 && parts->kwonlyargcount >= 0 &&
      parts->argcount + parts->kwonlyargcount == c->argcount + c->kwonlyargcount && parts->stacksize >= c->stacksize)
    return true;
  RT_VALUE_ERROR (rt, "code: varnames is too small");
  return false;
}

/* What belongs to the bytecode can only be given as it is. */
static bool stays (RtInterp *rt, RtObject *self, RtObject *const *values, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    RtObject *own = values[i] != NULL ? rt_getattr_utf8 (rt, self, names[i]) : NULL;
    int same = own != NULL ? rt_compare_bool (rt, own, values[i], RT_EQ) : values[i] == NULL ? 1 : -1;
    rt_xdecref (rt, own);
    if (same == 0)
      RT_VALUE_ERROR (rt, "code: %s must fit the bytecode", names[i]);
    if (same <= 0)
      return false;
  }
  return true;
}

static RtObject *code_replace (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"co_flags", "co_firstlineno", "co_consts", "co_filename", "co_name", "co_qualname", "co_names",
                                      "co_varnames", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_stacksize",
                                      "co_code", "co_nlocals", "co_linetable", "co_exceptiontable", "co_freevars", "co_cellvars"};
  RtObject *in[18];
  if (!rt_parse_args (rt, "replace", args, nargs, kwnames, names, 18, 0, 0, in) || !stays (rt, self, in + 12, names + 12, 6))
    return NULL;
  const RtCode *c = (const RtCode *) self;
  RtCodeParts parts = {c->consts, c->names, c->localsplusnames, c->localspluskinds, c->filename, c->name, c->qualname, c->linetable,
                       c->exceptiontable, c->argcount, c->posonlyargcount, c->kwonlyargcount, c->stacksize, c->firstlineno,
                       c->flags, c->units, c->unit_count};
  if (!take_counts (rt, c, in + 8, &parts) || !take_number (rt, in[0], &parts.flags) || !take_number (rt, in[1], &parts.firstlineno) ||
      !take_str (rt, in[3], names[3], &parts.filename) || !take_str (rt, in[4], names[4], &parts.name) ||
      !take_str (rt, in[5], names[5], &parts.qualname) || !take_names (rt, in[6], names[6], RT_TUPLE_SIZE (c->names)) ||
      !take_names (rt, in[7], names[7], 0))
    return NULL;
  if (in[2] != NULL && (!RT_IS_TUPLE (in[2]) || RT_TUPLE_SIZE (in[2]) < RT_TUPLE_SIZE (c->consts)))
    return RT_TYPE_ERROR (rt, "replace() argument 'co_consts' must be a tuple that is not shorter");
  parts.consts = in[2] != NULL ? in[2] : parts.consts;
  parts.names = in[6] != NULL ? in[6] : parts.names;
  if ((parts.flags ^ c->flags) & ~FREE_FLAGS)
    return RT_VALUE_ERROR (rt, "code: co_flags must fit the bytecode");
  RtObject *locals = renamed_locals (rt, c, in[7]);
  parts.localsplusnames = locals;
  RtObject *made = locals != NULL ? rt_code_new (rt, &parts) : NULL;
  rt_xdecref (rt, locals);
  return made;
}

static const RtMethodDef code_methods[] = {
    RT_SIZEOF_METHOD (NULL),
    {"replace", code_replace, RT_METH_KEYWORDS, NULL},
    {"co_lines", code_co_lines, RT_METH_NOARGS, NULL},
    {"co_positions", code_co_positions, RT_METH_NOARGS, NULL},
    {NULL},
};

#define CODE_MEMBER(name, field, slot)                                                                       \
  {name, RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtCode, field), slot, NULL}

static const RtMemberDef code_members[] = {
    CODE_MEMBER ("co_consts", consts, SLOT_CONSTS),
    CODE_MEMBER ("co_names", names, SLOT_NAMES),
    CODE_MEMBER ("co_filename", filename, SLOT_FILENAME),
    CODE_MEMBER ("co_name", name, SLOT_NAME),
    CODE_MEMBER ("co_qualname", qualname, SLOT_QUALNAME),
    CODE_MEMBER ("co_linetable", linetable, SLOT_LINETABLE),
    CODE_MEMBER ("co_exceptiontable", exceptiontable, SLOT_EXCEPTIONTABLE),
    {NULL},
};

#define CODE_NUMBER(name, number) {name, get_number, NULL, NULL, (void *) (intptr_t) number}
#define CODE_NAMES(name, mask)    {name, get_names_of_kind, NULL, NULL, (void *) (intptr_t) (mask)}

static const RtGetSetDef code_getset[] = {
    CODE_NUMBER ("co_argcount", NUMBER_ARGCOUNT),
    CODE_NUMBER ("co_posonlyargcount", NUMBER_POSONLY),
    CODE_NUMBER ("co_kwonlyargcount", NUMBER_KWONLY),
    CODE_NUMBER ("co_nlocals", NUMBER_NLOCALS),
    CODE_NUMBER ("co_stacksize", NUMBER_STACKSIZE),
    CODE_NUMBER ("co_flags", NUMBER_FLAGS),
    CODE_NUMBER ("co_firstlineno", NUMBER_FIRST_LINE),
    CODE_NAMES ("co_varnames", RT_FAST_LOCAL),
    CODE_NAMES ("co_cellvars", RT_FAST_CELL),
    CODE_NAMES ("co_freevars", RT_FAST_FREE),
    {"co_code", get_code, NULL, NULL, NULL},
    {"co_lnotab", get_lnotab, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_code_spec = {
    .name = "code",
    .doc = "Create a code object.  Not for the faint of heart.",
    .size_bytes = sizeof (RtCode),
    .cpython_basicsize = 192,
    .cpython_itemsize = 2,
    .type_flags = RT_TYPE_NO_INSTANTIATION,
    .weaklist_offset = offsetof (RtCode, weakrefs),
    .slots =
        {
            .tp_dealloc = code_dealloc,
            .tp_traverse = code_traverse,
            .sizeof_bytes = code_sizeof,
            .describe = code_describe,
            .tp_repr = code_repr,
            .tp_hash = code_hash,
            .tp_richcompare = code_richcompare,
        },
    .methods = code_methods,
    .members = code_members,
    .getset = code_getset,
};

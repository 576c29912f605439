/* cell: a variable that functions share. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-dict.h"
#include "rt-tuple.h"

#define CELL(o)  ((RtCell *)(o))
#define CONTENTS RT_ATTR (0, "cell_contents")

RtObject *rt_cell_new (RtInterp *rt, RtObject *contents) {
  RtObject *o = rt_object_alloc (rt, rt->types.cell, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, CONTENTS, &CELL (o)->contents, rt_xincref (contents));
  rt_gc_track (rt, o);
  return o;
}

void rt_cell_set (RtInterp *rt, RtObject *cell, RtObject *contents) {
  rt_ref_set (rt, cell, CONTENTS, &CELL (cell)->contents, contents);
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (kwargs != NULL && RT_DICT_USED (kwargs) > 0)
    return RT_TYPE_ERROR (rt, "cell() takes no keyword arguments");
  if (!rt_check_positional (rt, "cell", (size_t)RT_TUPLE_SIZE (args), 0, 1))
    return NULL;
  return rt_cell_new (rt, RT_TUPLE_SIZE (args) > 0 ? RT_TUPLE_ITEM (args, 0) : NULL);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, CONTENTS, CELL (self)->contents);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, CONTENTS, &CELL (self)->contents);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  unsigned long long address = rt_address (rt, self);
  RtObject *contents = CELL (self)->contents;
  if (contents == NULL)
    return rt_str_printf (rt, "<cell at 0x%llx: empty>", address);
  return rt_str_printf (rt, "<cell at 0x%llx: %.80s object at 0x%llx>", address, contents->type->name,
                        (unsigned long long)rt_address (rt, contents));
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (a->type != b->type)
    return rt_incref (rt->not_implemented);
  RtObject *in_a = CELL (a)->contents, *in_b = CELL (b)->contents;
  if (in_a != NULL && in_b != NULL)
    return rt_compare (rt, in_a, in_b, op);
  int order = (in_a != NULL) - (in_b != NULL);
  bool results[] = {order<0, order <= 0, order == 0, order != 0, order> 0, order >= 0};
  return rt_bool_object (rt, results[op]);
}

static RtObject *get_contents (RtInterp *rt, RtObject *self, void *closure) {
  if (CELL (self)->contents == NULL)
    return RT_VALUE_ERROR (rt, "Cell is empty");
  return rt_incref (CELL (self)->contents);
}

static int set_contents (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  rt_cell_set (rt, self, rt_xincref (value));
  return 0;
}

static const RtGetSetDef getset[] = {{"cell_contents", get_contents, set_contents, NULL, NULL}, {NULL}};

const RtTypeSpec rt_cell_spec = {
    .name = "cell",
    .doc = "cell([contents])\n--\n\nCreate a new cell object.\n\n  contents\n    the contents of the cell. "
           "If not specified, the cell will be "
           "empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a "
           "ValueError.",
    .size_bytes = sizeof (RtCell),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_new = new,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_repr = repr,
              .tp_richcompare = richcompare},
    .getset = getset,
};

/* traceback. */
#include <stddef.h>

#include "rt-abstract.h"
#include "rt-code.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-frame.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"

#define SLOT_NEXT  RT_ATTR (0, "tb_next")
#define SLOT_FRAME RT_ATTR (1, "tb_frame")

#define TRACEBACK(o) ((RtTraceback *) (o))

/* The MemoryError under way takes the place of EXCEPTION (stolen), which was under way before it. */
static void chain_lack_of_memory (RtInterp *rt, RtObject *exception) {
  RtObject *lack = rt_error_take (rt);
  if (lack == NULL || lack == exception) {
    rt_xdecref (rt, lack);
    rt_error_put (rt, exception);
    return;
  }
  rt_exception_set_context (rt, lack, exception);
  rt_error_put (rt, lack);
}

int rt_traceback_here (RtInterp *rt, RtFrame *frame) {
  RtObject *exception = rt_error_take (rt);
  RtObject *frame_object = rt_frame_object (rt, frame);
  RtTraceback *tb = frame_object != NULL ? (RtTraceback *) rt_object_alloc (rt, rt->types.traceback, 0) : NULL;
  if (tb == NULL) {
    rt_xdecref (rt, frame_object);
    chain_lack_of_memory (rt, exception);
    return -1;
  }
  RtObject *next = ((RtException *) exception)->traceback;
  rt_ref_init (rt, RT_OBJECT (tb), SLOT_FRAME, &tb->frame, frame_object);
  rt_ref_init (rt, RT_OBJECT (tb), SLOT_NEXT, &tb->next, rt_xincref (next));
  tb->lasti_bytes = (int) (frame->previous_unit - rt_frame_code (frame)->units) * 2;
  tb->line = rt_frame_line_at_hand (rt, frame);
  rt_gc_track (rt, RT_OBJECT (tb));
  rt_exception_set_traceback (rt, exception, RT_OBJECT (tb));
  rt_error_put (rt, exception);
  return 0;
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_NEXT, TRACEBACK (self)->next);
  RT_VISIT (visit, arg, SLOT_FRAME, TRACEBACK (self)->frame);
  return 0;
}

static void describe (RtObject *self, HbBuffer *buffer) {
  hb_buffer_printf (buffer, "line %d", TRACEBACK (self)->line);
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, SLOT_NEXT, &TRACEBACK (self)->next);
  rt_ref_clear (rt, self, SLOT_FRAME, &TRACEBACK (self)->frame);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static RtObject *get_next (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *next = TRACEBACK (self)->next;
  return rt_incref (next != NULL ? next : rt->none);
}

static int set_next (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "can't delete tb_next attribute");
  if (value != rt->none && !RT_IS_EXACT (rt, value, traceback))
    return RT_TYPE_ERROR_INT (rt, "expected traceback object, got '%s'", value->type->name);
  for (RtObject *tb = value == rt->none ? NULL : value; tb != NULL; tb = TRACEBACK (tb)->next) {
    if (tb == self)
      return RT_VALUE_ERROR_INT (rt, "traceback loop detected");
  }
  rt_ref_set (rt, self, SLOT_NEXT, &TRACEBACK (self)->next, value == rt->none ? NULL : rt_incref (value));
  return 0;
}

static RtObject *get_frame (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (TRACEBACK (self)->frame);
}

static RtObject *get_lasti (RtInterp *rt, RtObject *self, void *closure) {
  return rt_int_from_int64 (rt, TRACEBACK (self)->lasti_bytes);
}

static RtObject *get_line (RtInterp *rt, RtObject *self, void *closure) {
  return rt_int_from_int64 (rt, TRACEBACK (self)->line);
}

static const RtGetSetDef getset[] = {
    {"tb_frame", get_frame, NULL, NULL, NULL},
    {"tb_next", get_next, set_next, NULL, NULL},
    {"tb_lasti", get_lasti, NULL, NULL, NULL},
    {"tb_lineno", get_line, NULL, NULL, NULL},
    {NULL},
};

static RtObject *list_names (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
  RtHold hold;
  rt_hold_begin (rt, &hold, "__dir__", "names");
  hold.held[0] = rt_list_new (rt, 0);
  for (size_t i = 0; hold.held[0] != NULL && i < sizeof names / sizeof *names; i++) {
    RtObject *name = rt_str_from (rt, names[i]);
    int failed = name == NULL ? -1 : rt_list_append (rt, hold.held[0], name);
    rt_xdecref (rt, name);
    if (failed < 0)
      return rt_hold_end (rt, &hold, NULL);
  }
  return rt_hold_end (rt, &hold, rt_xincref (hold.held[0]));
}

static const RtMethodDef methods[] = {{"__dir__", list_names, RT_METH_NOARGS, NULL}, {NULL}};

static RtObject *traceback_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"};
  RtObject *in[4];
  if (!rt_parse_tuple (rt, "TracebackType", args, kwargs, names, 4, 4, 4, in))
    return NULL;
  if (!RT_IS_EXACT (rt, in[1], frame))
    return RT_TYPE_ERROR (rt, "TracebackType() argument 'tb_frame' must be frame, not %K", in[1]);
  ptrdiff_t numbers[2];
  for (int i = 0; i < 2; i++) {
    numbers[i] = rt_index_argument (rt, in[2 + i]);
    if (numbers[i] == -1 && rt_error (rt) != NULL)
      return NULL;
  }
  if (in[0] != rt->none && !RT_IS_EXACT (rt, in[0], traceback))
    return RT_TYPE_ERROR (rt, "expected traceback object or None, got '%T'", in[0]);
  RtTraceback *tb = (RtTraceback *) rt_object_alloc (rt, type, 0);
  if (tb == NULL)
    return NULL;
  rt_ref_init (rt, RT_OBJECT (tb), SLOT_FRAME, &tb->frame, rt_incref (in[1]));
  rt_ref_init (rt, RT_OBJECT (tb), SLOT_NEXT, &tb->next, in[0] != rt->none ? rt_incref (in[0]) : NULL);
  tb->lasti_bytes = (int) numbers[0];
  tb->line = (int) numbers[1];
  rt_gc_track (rt, RT_OBJECT (tb));
  return RT_OBJECT (tb);
}

const RtTypeSpec rt_traceback_spec = {
    .name = "traceback",
    .doc = "TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nA step of the way that an exception came.",
    .size_bytes = sizeof (RtTraceback),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_GC,
    .slots =
        {
            .tp_new = traceback_new,
            .tp_dealloc = dealloc,
            .tp_traverse = traverse,
            .tp_clear = clear,
            .describe = describe,
        },
    .methods = methods,
    .getset = getset,
};

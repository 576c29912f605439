#include <stddef.h>
#include <string.h>

#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-frame-object.h"
#include "rt-int.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-vm.h"

#define SLOT_BACK     RT_ATTR (0, "f_back")
#define SLOT_CODE     RT_ATTR (3, "f_code")
#define SLOT_FUNCTION RT_FIELD (4, "f_func")
#define SLOT_SPACE    RT_ATTR (5, "f_locals")

RtObject *rt_frame_object (RtInterp *rt, RtFrame *frame) {
  if (frame->frame_object != NULL)
    return rt_incref (frame->frame_object);
  RtCode *code = rt_frame_code (frame);
  RtFrameObject *object =
      (RtFrameObject *) rt_object_alloc_for (rt, rt->types.frame, code->nlocalsplus + code->stacksize + 1, code->nlocalsplus + code->stacksize);
  if (object == NULL)
    return NULL;
  object->frame = frame;
  frame->frame_object = RT_OBJECT (object);
  RtObject *generator = rt_frame_generator (frame);
  if (generator != NULL)
    rt_payload_changed (rt, generator); /* it holds the frame object from now on */
  return rt_incref (RT_OBJECT (object));
}

void rt_frame_object_forget (RtObject *o) {
  RtFrameObject *object = (RtFrameObject *) o;
  object->own = (RtFrame){.owner = RT_FRAME_OF_FRAME_OBJECT, .frame_object = NULL};
  object->frame = &object->own;
}

void rt_frame_object_follow (RtObject *o, RtFrame *to) {
  ((RtFrameObject *) o)->frame = to;
}

static RtObject *taken (RtObject **place) {
  RtObject *o = *place;
  *place = NULL;
  return o;
}

void rt_frame_object_take_over (RtInterp *rt, RtObject *o, RtFrame *frame, int stack_top) {
  RtFrameObject *object = (RtFrameObject *) o;
  RtFrame *own = &object->own;
  RtCode *code = rt_frame_code (frame);
  *own = *frame;
  own->owner = RT_FRAME_OF_FRAME_OBJECT;
  own->frame_object = NULL;
  own->previous = NULL;
  object->frame = own;
  rt_ref_init (rt, o, SLOT_CODE, &own->code, rt_incref (frame->code));
  rt_ref_init (rt, o, SLOT_FUNCTION, &own->function, taken (&frame->function));
  rt_ref_init (rt, o, SLOT_SPACE, &own->locals_dict, taken (&frame->locals_dict));
  own->stack_top = stack_top;
  for (int i = 0; i < stack_top; i++)
    rt_ref_init (rt, o, rt_frame_place_slot (code, i), &own->locals[i], taken (&frame->locals[i]));
  RtFrame *back = rt->frame;
  if (back != NULL) {
    RtObject *back_object = rt_frame_object (rt, back);
    if (back_object == NULL)
      rt_error_clear (rt);
    rt_ref_init (rt, o, SLOT_BACK, &object->back, back_object);
  }
  if (!rt_gc_is_tracked (o))
    rt_gc_track (rt, o);
}

static void clear_own_places (RtInterp *rt, RtFrameObject *object) {
  RtFrame *own = &object->own;
  if (object->frame != own || own->code == NULL)
    return;
  RtCode *code = rt_frame_code (own);
  int top = own->stack_top;
  own->stack_top = code->nlocalsplus < top ? code->nlocalsplus : top;
  for (int i = top - 1; i >= code->nlocalsplus; i--)
    rt_ref_clear (rt, RT_OBJECT (object), rt_frame_place_slot (code, i), &own->locals[i]);
  for (int i = 0; i < code->nlocalsplus; i++)
    rt_ref_clear (rt, RT_OBJECT (object), rt_frame_place_slot (code, i), &own->locals[i]);
}

static int frame_clear (RtInterp *rt, RtObject *self) {
  RtFrameObject *object = (RtFrameObject *) self;
  rt_ref_clear (rt, self, RT_FRAME_SLOT_TRACE, &object->trace);
  rt_ref_clear (rt, self, RT_FRAME_SLOT_NATIVE_CALL, &object->native_call);
  clear_own_places (rt, object);
  return 0;
}

static void frame_dealloc (RtInterp *rt, RtObject *self) {
  RtFrameObject *object = (RtFrameObject *) self;
  rt_gc_untrack (rt, self);
  if (object->frame == &object->own) {
    RtFrame *own = &object->own;
    clear_own_places (rt, object);
    rt_ref_clear (rt, self, SLOT_FUNCTION, &own->function);
    rt_ref_clear (rt, self, SLOT_SPACE, &own->locals_dict);
    rt_ref_clear (rt, self, SLOT_CODE, &own->code);
  }
  rt_ref_clear (rt, self, SLOT_BACK, &object->back);
  rt_ref_clear (rt, self, RT_FRAME_SLOT_TRACE, &object->trace);
  rt_ref_clear (rt, self, RT_FRAME_SLOT_NATIVE_CALL, &object->native_call);
  rt_object_free (rt, self);
}

static int frame_traverse (RtObject *self, RtVisit visit, void *arg) {
  RtFrameObject *object = (RtFrameObject *) self;
  RT_VISIT (visit, arg, SLOT_BACK, object->back);
  RT_VISIT (visit, arg, RT_FRAME_SLOT_TRACE, object->trace);
  RT_VISIT (visit, arg, RT_FRAME_SLOT_NATIVE_CALL, object->native_call);
  RtFrame *own = &object->own;
  if (object->frame != own)
    return 0;
  RT_VISIT (visit, arg, SLOT_SPACE, own->locals_dict);
  RT_VISIT (visit, arg, SLOT_FUNCTION, own->function);
  RT_VISIT (visit, arg, SLOT_CODE, own->code);
  return rt_frame_visit_places (own, visit, arg);
}

static size_t frame_sizeof (RtInterp *rt, RtObject *self) {
  const RtCode *code = (const RtCode *) rt_frame_object_code (self);
  return 120 + ((size_t) code->nlocalsplus + (size_t) code->stacksize) * sizeof (RtObject *);
}

RtObject *rt_frame_object_code (RtObject *o) {
  return ((RtFrameObject *) o)->frame->code;
}

/* Not where it stands: while it runs that changes with every instruction. */
static void frame_describe (RtObject *self, HbBuffer *buffer) {
  RtObject *code = rt_frame_object_code (self);
  if (code != NULL)
    rt_str_append_utf8 (((RtCode *) code)->name, buffer);
}

static RtObject *frame_repr (RtInterp *rt, RtObject *self) {
  RtFrame *frame = ((RtFrameObject *) self)->frame;
  RtCode *code = rt_frame_code (frame);
  return rt_str_printf (rt, "<frame at 0x%llx, file %R, line %d, code %U>", (unsigned long long) rt_address (rt, self),
                        code->filename, rt_frame_line (frame), code->name);
}

static RtObject *get_back (RtInterp *rt, RtObject *self, void *closure) {
  RtFrameObject *object = (RtFrameObject *) self;
  if (object->back != NULL)
    return rt_incref (object->back);
  return object->frame->previous != NULL ? rt_frame_object (rt, object->frame->previous) : rt_incref (rt->none);
}

static RtObject *get_code (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (rt_frame_object_code (self));
}

static RtObject *get_globals (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtFrameObject *) self)->frame->globals);
}

static RtObject *get_builtins (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtFrameObject *) self)->frame->builtins);
}

static RtObject *get_lasti (RtInterp *rt, RtObject *self, void *closure) {
  RtFrame *frame = ((RtFrameObject *) self)->frame;
  return rt_int_from_int64 (rt, (frame->previous_unit - rt_frame_code (frame)->units) * 2);
}

static RtObject *get_line (RtInterp *rt, RtObject *self, void *closure) {
  const RtFrame *frame = ((RtFrameObject *) self)->frame;
  int line = rt_frame_line (frame);
  const RtCode *code = rt_frame_code (frame);
  bool unknown = line == 0 && frame->previous_unit >= code->units && rt_code_line (code, rt_frame_unit (frame)) < 0;
  return unknown ? rt_incref (rt->none) : rt_int_from_int64 (rt, line);
}

/* A program cannot make a frame go on elsewhere; what is wrong with asking for it is told as CPython tells it. */
static int set_line (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL)
    return rt_raise_int (rt, rt->types.AttributeError, "cannot delete attribute");
  if (!RT_IS_INT (value))
    return RT_VALUE_ERROR_INT (rt, "lineno must be an integer");
  if (((RtFrameObject *) self)->trace == NULL)
    return RT_VALUE_ERROR_INT (rt, "f_lineno can only be set in a trace function");
  return RT_VALUE_ERROR_INT (rt, "f_lineno cannot be set: frames go on where they are");
}

static RtObject *get_locals (RtInterp *rt, RtObject *self, void *closure) {
  RtFrameObject *object = (RtFrameObject *) self;
  if (object->frame == &object->own && object->own.locals_dict == NULL && object->own.code != NULL) {
    /* The call is over: from now on the dict is the frame object's. */
    RtObject *dict = rt_dict_new (rt);
    if (dict == NULL)
      return NULL;
    rt_ref_init (rt, self, SLOT_SPACE, &object->own.locals_dict, dict);
  }
  RtObject *locals = rt_frame_locals (rt, object->frame);
  object->gave_locals |= locals != NULL;
  return locals;
}

static RtObject *get_trace (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *trace = ((RtFrameObject *) self)->trace;
  return rt_incref (trace != NULL ? trace : rt->none);
}

static int set_trace (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == rt->none)
    value = NULL;
  rt_ref_set (rt, self, RT_FRAME_SLOT_TRACE, &((RtFrameObject *) self)->trace, rt_xincref (value));
  return 0;
}

/* f_trace_lines, f_trace_opcodes. */
enum { FLAG_LINES, FLAG_OPCODES };

static RtObject *get_flag (RtInterp *rt, RtObject *self, void *closure) {
  RtFrameObject *object = (RtFrameObject *) self;
  return rt_incref (((intptr_t) closure == FLAG_LINES ? !object->no_lines : object->opcodes) ? rt->true_ : rt->false_);
}

static int set_flag (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtFrameObject *object = (RtFrameObject *) self;
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "can't delete numeric/char attribute");
  if (value != rt->true_ && value != rt->false_)
    return RT_TYPE_ERROR_INT (rt, "attribute value type must be bool");
  bool on = value == rt->true_;
  if ((intptr_t) closure == FLAG_LINES) {
    object->no_lines = !on;
  } else {
    object->opcodes = on;
    rt_vm (rt)->opcodes_wanted |= on; /* from the next sys.settrace on, as in CPython */
  }
  return 0;
}

static RtObject *frame_clear_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                     RtObject *kwnames) {
  RtFrameObject *object = (RtFrameObject *) self;
  if (object->frame != &object->own) {
    RtObject *generator = rt_frame_generator (object->frame);
    if (generator == NULL || generator->refcount == 0 || object->frame->previous != NULL || object->frame == rt->frame)
      return rt_raise (rt, rt->types.RuntimeError, "cannot clear an executing frame");
    return rt_generator_close (rt, generator);
  }
  frame_clear (rt, self);
  return rt_incref (rt->none);
}

static const RtMethodDef frame_methods[] = {
    RT_SIZEOF_METHOD ("F.__sizeof__() -> size of F in memory, in bytes"),
    {"clear", frame_clear_method, RT_METH_NOARGS, NULL},
    {NULL},
};

static const RtGetSetDef frame_getset[] = {
    {"f_back", get_back, NULL, NULL, NULL},       {"f_code", get_code, NULL, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL, NULL}, {"f_builtins", get_builtins, NULL, NULL, NULL},
    {"f_lasti", get_lasti, NULL, NULL, NULL},     {"f_lineno", get_line, set_line, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL, NULL},   {"f_trace", get_trace, set_trace, NULL, NULL},
    {"f_trace_lines", get_flag, set_flag, NULL, (void *) (intptr_t) FLAG_LINES},
    {"f_trace_opcodes", get_flag, set_flag, NULL, (void *) (intptr_t) FLAG_OPCODES},
    {NULL},
};

const RtTypeSpec rt_frame_spec = {
    .name = "frame",
    .size_bytes = sizeof (RtFrameObject),
    .item_bytes = sizeof (RtObject *),
    .cpython_basicsize = 120,
    .cpython_itemsize = 8,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots =
        {
            .tp_dealloc = frame_dealloc,
            .tp_traverse = frame_traverse,
            .tp_clear = frame_clear,
            .sizeof_bytes = frame_sizeof,
            .describe = frame_describe,
            .tp_repr = frame_repr,
        },
    .methods = frame_methods,
    .getset = frame_getset,
};

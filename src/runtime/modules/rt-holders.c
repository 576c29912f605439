/* What layers above read of the state between steps. */
#include "rt-arena.h"
#include "rt-frame.h"
#include "rt-host.h"
#include "rt-instruction.h"
#include "rt-str.h"
#include "rt-thread.h"

typedef struct Walk {
  int (*visit) (void *arg, const RtHolder *holder, RtSlot slot, RtObject *referent);
  void *arg;
  RtHolder holder;
} Walk;

static int forward (void *arg, RtSlot slot, RtObject *referent) {
  Walk *walk = arg;
  return walk->visit (walk->arg, &walk->holder, slot, referent);
}

static const char *frame_name (const RtFrame *frame) {
  if (frame->code == NULL)
    return "frame";
  return rt_str_interned_utf8 (rt_frame_code (frame)->name);
}

static int visit_frames (const RtThreadView *thread, Walk *walk) {
  int result = 0;
  for (RtFrame *frame = thread->frame; result == 0 && frame != NULL; frame = frame->previous) {
    if (frame->owner != RT_FRAME_OF_THREAD)
      continue;
    walk->holder = (RtHolder){RT_HOLDER_FRAME, frame_name (frame), frame, frame->identity, false};
    result = rt_frame_visit (frame, forward, walk);
  }
  return result;
}

static int visit_native (const RtThreadView *thread, Walk *walk) {
  int result = 0;
  for (RtFrame *frame = thread->ending; result == 0 && frame != NULL; frame = frame->previous) {
    walk->holder = (RtHolder){RT_HOLDER_NATIVE, frame_name (frame), thread->frame, frame->identity, true};
    result = rt_frame_visit (frame, forward, walk);
  }
  for (const RtNative *native = thread->native; result == 0 && native != NULL; native = native->below) {
    walk->holder = (RtHolder){RT_HOLDER_NATIVE, native->name, native->frame, native->identity, false};
    for (size_t i = 0; result == 0 && i < native->count; i++) {
      if (native->held[i] != NULL)
        result = forward (walk, RT_FIELD (i, native->labels != NULL ? native->labels[i] : native->label_all),
                          native->held[i]);
    }
  }
  return result;
}

static int visit_arenas (const RtThreadView *thread, Walk *walk) {
  int result = 0;
  for (RtArena *arena = thread->arena; result == 0 && arena != NULL; arena = arena->below) {
    walk->holder = (RtHolder){RT_HOLDER_ARENA, arena->label, thread->frame, arena->identity, false};
    result = rt_arena_visit (arena, forward, walk);
  }
  return result;
}

static int visit_thread (const RtThreadView *thread, unsigned kinds, Walk *walk) {
  int result = kinds & RT_HOLDER_FRAME ? visit_frames (thread, walk) : 0;
  if (result == 0 && (kinds & RT_HOLDER_NATIVE))
    result = visit_native (thread, walk);
  if (result == 0 && (kinds & RT_HOLDER_ARENA))
    result = visit_arenas (thread, walk);
  return result;
}

int rt_visit_holders (RtInterp *rt, unsigned kinds,
                      int (*visit) (void *arg, const RtHolder *holder, RtSlot slot, RtObject *referent), void *arg) {
  Walk walk = {.visit = visit, .arg = arg};
  RtThreadWalk threads = {0};
  RtThreadView thread;
  int result = 0;
  while (result == 0 && rt_thread_next (rt, &threads, &thread))
    result = visit_thread (&thread, kinds, &walk);
  if (result == 0 && (kinds & RT_HOLDER_INTERP)) {
    walk.holder = (RtHolder){RT_HOLDER_INTERP, "interpreter", NULL, 0, false};
    result = rt_interp_visit (rt, forward, &walk);
    if (result == 0 && rt_vm (rt)->value != NULL)
      result = forward (&walk, rt_interp_value_slot, rt_vm (rt)->value);
    if (result == 0 && rt_vm (rt)->profiler != NULL)
      result = forward (&walk, rt_profiler_slot, rt_vm (rt)->profiler);
  }
  return result;
}

void rt_frame_running (RtInterp *rt, const RtFrame *frame, RtRunning *running, HbBuffer *argument) {
  const RtCode *code = rt_frame_code (frame);
  RtInstruction instruction = rt_instruction_at (code, rt_frame_unit (frame));
  *running = (RtRunning){.opcode = rt_instruction_name (&instruction),
                         .offset_bytes = instruction.unit * 2,
                         .oparg = rt_instruction_has_argument (&instruction) ? instruction.oparg : -1,
                         .position = rt_code_position (code, instruction.unit)};
  rt_instruction_append_argument (rt, code, &instruction, argument);
}

int rt_visit_references (RtObject *o, RtVisit visit, void *arg) {
  return rt_object_traverse (o, visit, arg);
}

void rt_describe (RtObject *o, HbBuffer *buffer) {
  if (o->type->slots.describe != NULL)
    o->type->slots.describe (o, buffer);
  else
    hb_buffer_append (buffer, o->type->name);
}

/* What the collector and the managed fields of a 64-bit CPython put before an object. */
size_t rt_sizeof_header (const RtObject *o) {
  size_t bytes = rt_type_has (o->type, RT_TYPE_GC) ? 16 : 0;
  return rt_type_has (o->type, RT_TYPE_MANAGED_DICT | RT_TYPE_MANAGED_WEAKREF) ? bytes + 16 : bytes;
}

size_t rt_sizeof (RtInterp *rt, RtObject *o) {
  RtType *type = o->type;
  size_t bytes = type->cpython_basicsize;
  if (type->slots.sizeof_bytes != NULL)
    bytes = type->slots.sizeof_bytes (rt, o);
  else if (type->cpython_itemsize != 0)
    bytes += (size_t) ((RtVarObject *) o)->size * type->cpython_itemsize;
  return bytes + rt_sizeof_header (o);
}

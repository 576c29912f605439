/* Frames on the data stack: a list of chunks, each filled from the bottom up. */
#include <stddef.h>
#include <string.h>

#include "rt-dict.h"
#include "rt-error.h"
#include "rt-frame-object.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-vm.h"

#define CHUNK_BYTES ((size_t) 16 << 10)

size_t rt_frame_bytes (const RtCode *code) {
  /* One place more than the code asks for: the value that a frame returns waits there while its variables go. */
  return sizeof (RtFrame) + ((size_t) code->nlocalsplus + (size_t) code->stacksize + 1) * sizeof (RtObject *);
}

static __attribute__ ((noinline)) RtDataChunk *push_chunk (RtInterp *rt, size_t bytes) {
  RtVm *vm = rt_vm (rt);
  size_t size_bytes = bytes + sizeof (RtDataChunk) > CHUNK_BYTES ? bytes + sizeof (RtDataChunk) : CHUNK_BYTES;
  RtDataChunk *chunk = hb_alloc (&rt->allocator, size_bytes);
  if (chunk == NULL)
    return rt_no_memory (rt);
  *chunk = (RtDataChunk){.below = vm->chunk, .size_bytes = size_bytes, .used_bytes = sizeof *chunk};
  return vm->chunk = chunk;
}

static inline void *data_push (RtInterp *rt, size_t bytes) {
  RtDataChunk *chunk = rt_vm (rt)->chunk;
  if ((chunk == NULL || chunk->size_bytes - chunk->used_bytes < bytes) && (chunk = push_chunk (rt, bytes)) == NULL)
    return NULL;
  void *block = (char *) chunk + chunk->used_bytes;
  chunk->used_bytes += bytes;
  return block;
}

static void data_pop (RtInterp *rt, size_t bytes) {
  RtVm *vm = rt_vm (rt);
  RtDataChunk *chunk = vm->chunk;
  chunk->used_bytes -= bytes;
  if (chunk->used_bytes == sizeof *chunk && chunk->below != NULL) {
    vm->chunk = chunk->below;
    hb_free (&rt->allocator, chunk, chunk->size_bytes);
  }
}

bool rt_enter_python_at_limit (RtInterp *rt) {
  RtVm *vm = rt_vm (rt);
  if (vm->recursion_headroom > 0 && rt->py_recursion_remaining > -50)
    return true;
  vm->recursion_headroom++;
  rt_raise (rt, rt->types.RecursionError, "maximum recursion depth exceeded");
  vm->recursion_headroom--;
  return false;
}

/* Takes over the reference to FUNCTION. */
static void frame_setup (RtInterp *rt, RtFrame *frame, RT_STEALS RtObject *function, RtObject *locals_dict) {
  RtFunction *f = (RtFunction *) function;
  RtCode *code = (RtCode *) f->code;
  /* One by one: a compiler clears a whole struct with an instruction that takes longer than the rest of a call. */
  frame->code = rt_incref (f->code);
  frame->function = function;
  frame->globals = f->globals;
  frame->builtins = f->builtins;
  frame->locals_dict = rt_xincref (locals_dict);
  frame->frame_object = NULL;
  frame->previous = NULL;
  frame->previous_unit = code->units - 1;
  frame->stack_top = code->nlocalsplus;
  frame->owner = RT_FRAME_OF_THREAD;
  frame->entry = false;
  frame->return_offset = 0;
  frame->identity = ++rt_vm (rt)->next_frame_identity;
  frame->traced_line = -1;
}

static void empty_locals (RtFrame *frame, int first) {
  for (int i = first; i < frame->stack_top; i++)
    frame->locals[i] = NULL;
}

RtFrame *rt_frame_push (RtInterp *rt, RtObject *function, RtObject *locals_dict) {
  RtFrame *frame = data_push (rt, rt_frame_bytes ((RtCode *) ((RtFunction *) function)->code));
  if (frame != NULL) {
    frame_setup (rt, frame, rt_incref (function), locals_dict);
    empty_locals (frame, 0);
  }
  return frame;
}

RtFrame *rt_frame_push_taking (RtInterp *rt, RtObject *function, RtObject *const *args, int nargs) {
  RtFrame *frame = data_push (rt, rt_frame_bytes ((RtCode *) ((RtFunction *) function)->code));
  if (frame == NULL)
    return NULL;
  frame_setup (rt, frame, function, NULL);
  for (int i = 0; i < nargs; i++)
    frame->locals[i] = args[i];
  empty_locals (frame, nargs);
  return frame;
}

static void give_up (RtInterp *rt, RtObject **place) {
  RtObject *o = *place;
  *place = NULL;
  rt_xdecref (rt, o);
}

/* A generator's references are changed here without a word for each: the observer looks at it again. */
static void tell_generator (RtInterp *rt, const RtFrame *frame) {
  RtObject *generator = rt_frame_generator (frame);
  if (generator != NULL)
    rt_payload_changed (rt, generator);
}

void rt_frame_clear (RtInterp *rt, RtFrame *frame, int stack_top) {
  tell_generator (rt, frame);
  RtObject *frame_object = frame->frame_object;
  if (frame_object != NULL) {
    if (frame_object->refcount > 1)
      rt_frame_object_take_over (rt, frame_object, frame, stack_top);
    else
      rt_frame_object_forget (frame_object);
    give_up (rt, &frame->frame_object);
  }
  for (int i = 0; i < stack_top; i++)
    give_up (rt, &frame->locals[i]);
  give_up (rt, &frame->locals_dict);
  give_up (rt, &frame->function);
  /* Finalizers may have run, and the observer looked, in between. */
  tell_generator (rt, frame);
}

/* The same for a frame on the data stack that has nothing but variables, stack and function. */
static void clear_plain (RtInterp *rt, RtFrame *frame, int stack_top) {
  for (int i = 0; i < stack_top; i++) {
    if (frame->locals[i] != NULL)
      give_up (rt, &frame->locals[i]);
  }
  if (frame->frame_object == NULL)
    give_up (rt, &frame->function);
  else /* a finalizer asked for one */
    rt_frame_clear (rt, frame, stack_top);
}

RtObject *rt_frame_finish (RtInterp *rt, RtFrame *frame, RtObject *value) {
  RtVm *vm = rt_vm (rt);
  RtCode *code = rt_frame_code (frame);
  frame->previous = vm->ending;
  vm->ending = frame;
  int stack_top = frame->stack_top;
  rt_push (frame, value);
  if (frame->frame_object == NULL && frame->locals_dict == NULL)
    clear_plain (rt, frame, stack_top);
  else
    rt_frame_clear (rt, frame, stack_top);
  size_t bytes = rt_frame_bytes (code);
  give_up (rt, &frame->code);
  vm->ending = frame->previous;
  data_pop (rt, bytes);
  return value;
}

void rt_frame_move (RtInterp *rt, RtFrame *frame, RtFrame *to) {
  size_t bytes = rt_frame_bytes (rt_frame_code (frame));
  memcpy (to, frame, bytes);
  if (to->frame_object != NULL)
    rt_frame_object_follow (to->frame_object, to);
  data_pop (rt, bytes);
}

RtSlot rt_frame_field_slot (bool of_function, int field) {
  static const char *const names[RT_FRAME_FIELDS] = {"f_code", "f_func", "f_locals", "frame object"};
  const char *name = of_function && field == RT_FRAME_SPACE ? "locals()" : names[field];
  return (RtSlot){RT_SLOT_FIELD, RT_SLOT_INDEX_HEADER + 2 + (uint32_t) field, name};
}

int rt_frame_visit (RtFrame *frame, RtVisit visit, void *arg) {
  RtObject *fields[RT_FRAME_FIELDS];
  rt_frame_fields (frame, fields);
  const bool of_function = frame->code != NULL && rt_code_is_of_function (rt_frame_code (frame));
  for (int i = 0; i < RT_FRAME_FIELDS; i++)
    RT_VISIT (visit, arg, rt_frame_field_slot (of_function, i), fields[i]);
  return rt_frame_visit_places (frame, visit, arg);
}

RtSlot rt_frame_place_slot (const RtCode *code, int place) {
  if (place >= code->nlocalsplus)
    return (RtSlot){RT_SLOT_STACK, (uint32_t) (place - code->nlocalsplus), NULL};
  /* Names are interned, so their text lives as long as the interpreter. */
  return (RtSlot){RT_SLOT_LOCAL, (uint32_t) place, rt_str_interned_utf8 (RT_TUPLE_ITEM (code->localsplusnames, place))};
}

int rt_frame_visit_places (RtFrame *frame, RtVisit visit, void *arg) {
  if (frame->code == NULL)
    return 0;
  const RtCode *code = rt_frame_code (frame);
  for (int i = 0; i < frame->stack_top; i++)
    RT_VISIT (visit, arg, rt_frame_place_slot (code, i), frame->locals[i]);
  return 0;
}

void rt_data_stack_free (RtInterp *rt) {
  RtVm *vm = rt_vm (rt);
  while (vm->chunk != NULL) {
    RtDataChunk *below = vm->chunk->below;
    hb_free (&rt->allocator, vm->chunk, vm->chunk->size_bytes);
    vm->chunk = below;
  }
}

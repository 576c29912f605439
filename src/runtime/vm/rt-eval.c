/* The loop: takes one instruction after the other. Moves of the stack and the common cases of the frequent instructions are done
 * here, all else by the functions of rt-ops.h.
 *
 * While the loop runs, `sp` is the frame's first free place; frame->stack_top is brought up to it (SAVE) before anything that
 * can look at the frame: functions of rt-ops.h, the observer, and deallocations.
 */
#if defined(__GNUC__) && !defined(__clang__)
/* Every instruction jumps to the next one itself: the processor foretells each of these jumps on its own. */
#pragma GCC optimize("no-crossjumping", "no-gcse")
#endif
#include "rt-eval.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-generator.h"
#include "rt-inline-cache.h"
#include "rt-iterators.h"
#include "rt-opcodes.h"
#include "rt-ops.h"
#include "rt-ref.h"
#include "rt-shortcuts.h"
#include "rt-vm.h"

static RtNext start_of_frame (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (rt_is_traced (rt, f) && rt_step (rt, RT_STEP_CALL, f, NULL, NULL) < 0)
    return RT_NEXT_ERROR;
  if ((oparg & 3) < 2 && rt_break_is_due (rt) && rt_break_turn (rt) < 0)
    return RT_NEXT_ERROR;
  return RT_NEXT_OK;
}

/* Whether the jump of a conditional instruction is taken, by the truth of the top, which is popped. */
static RtNext jump_if (RtInterp *rt, RtFrame *f, bool wanted) {
  RtObject *condition = *rt_peek (f, 1);
  int truth = condition == rt->true_ ? 1 : condition == rt->false_ ? 0 : rt_truth (rt, condition);
  if (truth < 0)
    return RT_NEXT_ERROR;
  rt_drop (rt, f, 1);
  return truth == wanted ? RT_NEXT_JUMP : RT_NEXT_OK;
}

/* END_SEND: receiver value -> value. A generator or coroutine that has ended gave its value by StopIteration, as CPython tells its tracers; none
 * is made for those that only record. (What sys.settrace was given has been told by SEND.) */
static RtNext end_send (RtInterp *rt, RtFrame *f) {
  RtObject *receiver = *rt_peek (f, 2);
  if (rt_is_traced (rt, f) && rt->tracer == NULL && rt_is_sendable (rt, receiver) &&
      rt_step (rt, RT_STEP_EXCEPTION, f, NULL, RT_STEP_GIVES_VALUE) < 0)
    return RT_NEXT_ERROR;
  *rt_peek (f, 2) = *rt_peek (f, 1);
  f->stack_top--;
  rt_decref (rt, receiver);
  return RT_NEXT_OK;
}

/* Instructions that the loop does itself, at least in their common cases. */
#define RT_OWN(X)                                                                                            \
  X (NOP) X (RESUME) X (EXTENDED_ARG) X (POP_TOP) X (END_FOR) X (END_SEND) X (PUSH_NULL) X (LOAD_FAST)        \
  X (LOAD_CLOSURE) X (LOAD_FAST_CHECK) X (LOAD_FAST_AND_CLEAR) X (STORE_FAST) X (LOAD_CONST) X (SWAP)         \
  X (COPY) X (KW_NAMES) X (JUMP_FORWARD) X (JUMP_BACKWARD) X (JUMP_BACKWARD_NO_INTERRUPT)                     \
  X (POP_JUMP_IF_FALSE) X (POP_JUMP_IF_TRUE) X (POP_JUMP_IF_NONE) X (POP_JUMP_IF_NOT_NONE) X (FOR_ITER)       \
  X (RETURN_VALUE) X (RETURN_CONST) X (CALL) X (LOAD_GLOBAL) X (LOAD_ATTR) X (STORE_ATTR) X (BINARY_OP)       \
  X (COMPARE_OP) X (BINARY_SUBSCR) X (STORE_SUBSCR) X (LOAD_DEREF) X (UNPACK_SEQUENCE) X (UNARY_NEGATIVE)     \
  X (LOAD_NAME) X (STORE_NAME) X (UNARY_INVERT) X (MATCH_MAPPING) X (MATCH_SEQUENCE) X (LOAD_ASSERTION_ERROR)

/* One line an instruction whose function bears its name. */
#define RT_SAME_NAME(X)                                                                                      \
  X (DELETE_NAME, delete_name)                                                                               \
  X (STORE_GLOBAL, store_global)                                                                             \
  X (DELETE_GLOBAL, delete_global)                                                                           \
  X (LOAD_LOCALS, load_locals)                                                                               \
  X (LOAD_FROM_DICT_OR_GLOBALS, load_from_dict_or_globals)                                                   \
  X (LOAD_FROM_DICT_OR_DEREF, load_from_dict_or_deref)                                                       \
  X (MAKE_CELL, make_cell)                                                                                   \
  X (STORE_DEREF, store_deref)                                                                               \
  X (DELETE_DEREF, delete_deref)                                                                             \
  X (COPY_FREE_VARS, copy_free_vars)                                                                         \
  X (SETUP_ANNOTATIONS, setup_annotations)                                                                   \
  X (LOAD_BUILD_CLASS, load_build_class)                                                                     \
  X (DELETE_FAST, delete_fast)                                                                               \
  X (DELETE_ATTR, delete_attr)                                                                               \
  X (LOAD_SUPER_ATTR, load_super_attr)                                                                       \
  X (BINARY_SLICE, binary_slice)                                                                             \
  X (STORE_SLICE, store_slice)                                                                               \
  X (DELETE_SUBSCR, delete_subscr)                                                                           \
  X (UNARY_NOT, unary_not)                                                                                   \
  X (IS_OP, is)                                                                                              \
  X (CONTAINS_OP, contains)                                                                                  \
  X (GET_LEN, get_len)                                                                                       \
  X (FORMAT_VALUE, format_value)                                                                             \
  X (BUILD_STRING, build_string)                                                                             \
  X (BUILD_SLICE, build_slice)                                                                               \
  X (BUILD_TUPLE, build_tuple)                                                                               \
  X (BUILD_LIST, build_list)                                                                                 \
  X (BUILD_SET, build_set)                                                                                   \
  X (BUILD_MAP, build_map)                                                                                   \
  X (BUILD_CONST_KEY_MAP, build_const_key_map)                                                               \
  X (LIST_APPEND, list_append)                                                                               \
  X (SET_ADD, set_add)                                                                                       \
  X (MAP_ADD, map_add)                                                                                       \
  X (LIST_EXTEND, list_extend)                                                                               \
  X (SET_UPDATE, set_update)                                                                                 \
  X (DICT_UPDATE, dict_update)                                                                               \
  X (DICT_MERGE, dict_merge)                                                                                 \
  X (UNPACK_EX, unpack_ex)                                                                                   \
  X (CALL_FUNCTION_EX, call_function_ex)                                                                     \
  X (MAKE_FUNCTION, make_function)                                                                           \
  X (CALL_INTRINSIC_1, call_intrinsic_1)                                                                     \
  X (CALL_INTRINSIC_2, call_intrinsic_2)                                                                     \
  X (GET_ITER, get_iter)                                                                                     \
  X (GET_YIELD_FROM_ITER, get_yield_from_iter)                                                               \
  X (SEND, send)                                                                                             \
  X (YIELD_VALUE, yield_value)                                                                               \
  X (RETURN_GENERATOR, return_generator)                                                                     \
  X (PUSH_EXC_INFO, push_exc_info)                                                                           \
  X (POP_EXCEPT, pop_except)                                                                                 \
  X (CHECK_EXC_MATCH, check_exc_match)                                                                       \
  X (CHECK_EG_MATCH, check_eg_match)                                                                         \
  X (RERAISE, reraise)                                                                                       \
  X (RAISE_VARARGS, raise_varargs)                                                                           \
  X (BEFORE_ASYNC_WITH, before_async_with)                                                                   \
  X (GET_AWAITABLE, get_awaitable)                                                                           \
  X (GET_AITER, get_aiter)                                                                                   \
  X (GET_ANEXT, get_anext)                                                                                   \
  X (END_ASYNC_FOR, end_async_for)                                                                           \
  X (BEFORE_WITH, before_with)                                                                               \
  X (WITH_EXCEPT_START, with_except_start)                                                                   \
  X (CLEANUP_THROW, cleanup_throw)                                                                           \
  X (IMPORT_NAME, import_name)                                                                               \
  X (IMPORT_FROM, import_from)                                                                               \
  X (MATCH_KEYS, match_keys)                                                                                 \
  X (MATCH_CLASS, match_class)

/* Where the frame goes on that what it called has come back to. What a SEND skips counts as run: no line is reported for its end. */
static const RtCodeUnit *resumed_at (RtFrame *f) {
  f->previous_unit += f->return_offset;
  f->return_offset = 0;
  return f->previous_unit + 1;
}

/* Behind a jump; NULL with an exception. */
static const RtCodeUnit *jump (RtInterp *rt, RtFrame *f, const RtCodeUnit *behind, uint8_t opcode, uint32_t oparg) {
  if (rt_opcode_info[opcode].argument != RT_ARG_JUMP_BACK)
    return behind + oparg + (opcode == RT_OP_FOR_ITER);
  const RtCodeUnit *target = behind - oparg;
  if (opcode == RT_OP_JUMP_BACKWARD && rt_is_traced (rt, f) && rt_jump_may_repeat_line (f) && rt_step_jump (rt, f) < 0)
    return NULL;
  if (opcode == RT_OP_JUMP_BACKWARD && rt_break_is_due (rt) && rt_break_turn (rt) < 0)
    return NULL;
  return target;
}

/* How many of the last parameters of CODE take a default when FUNCTION is called with TOTAL positional arguments; -1 if that is not all
 * there is to such a call. */
static inline int defaults_needed (const RtFunction *function, const RtCode *code, int total) {
  int missing = code->argcount - total;
  if (code->kwonlyargcount != 0 || (code->flags & (RT_CO_VARARGS | RT_CO_VARKEYWORDS)) != 0)
    return -1;
  if (missing <= 0)
    return missing;
  return function->defaults != NULL && missing <= RT_TUPLE_SIZE (function->defaults) ? missing : -1;
}

/* The frame of a call of a Python function whose arguments are all positional, taking over the references that BASE holds: function self
 * args..., or NULL function args.... NULL without an exception if it must be done the general way. */
static RtFrame *frame_of_simple_call (RtInterp *rt, RtObject **base, uint32_t oparg) {
  bool has_self = base[0] != NULL;
  RtObject *callable = base[!has_self];
  if (!rt_is_python_function (rt, callable) || rt_vm (rt)->kwnames != NULL || rt->py_recursion_remaining <= 0)
    return NULL;
  const RtFunction *function = (const RtFunction *) callable;
  int total = (int) oparg + has_self, missing = defaults_needed (function, (const RtCode *) function->code, total);
  if (missing < 0)
    return NULL;
  RtFrame *frame = rt_frame_push_taking (rt, callable, base + 1 + !has_self, total);
  if (frame == NULL)
    return NULL;
  for (int i = 0; i < missing; i++)
    frame->locals[total + i] = rt_incref (RT_TUPLE_ITEM (function->defaults, RT_TUPLE_SIZE (function->defaults) - missing + i));
  rt->py_recursion_remaining--;
  return frame;
}

/* The frame of a call of FUNCTION, which the class of an object leads to, with TOTAL ARGS of the stack, which it takes over as CPython's
 * LOAD_ATTR_PROPERTY and BINARY_SUBSCR_GETITEM do. NULL as above. */
static RtFrame *frame_of_class_call (RtInterp *rt, RtObject *RT_NULLABLE function, RtObject **args, int total) {
  if (function == NULL || !rt_is_python_function (rt, function) || rt->py_recursion_remaining <= 0)
    return NULL;
  if (defaults_needed ((const RtFunction *) function, (const RtCode *) ((RtFunction *) function)->code, total) != 0)
    return NULL;
  RtFrame *frame = rt_frame_push_taking (rt, rt_incref (function), args, total);
  if (frame == NULL)
    rt_decref (rt, function);
  else
    rt->py_recursion_remaining--;
  return frame;
}

/* Whether FOR_ITER can let the generator's frame run in this loop. */
static RtFrame *frame_of_generator (RtInterp *rt, RtObject *iterator) {
  if (!rt_generator_can_resume (rt, iterator) || rt->py_recursion_remaining <= 0 ||
      rt_generator_enter (rt, iterator, rt->none) < 0)
    return NULL;
  rt->py_recursion_remaining--;
  return rt_generator_frame (iterator);
}

/* The next item of a list iterator; NULL if it is at its end. */
static inline RtObject *next_of_list (RtObject *iterator) {
  RtSequenceIterator *it = (RtSequenceIterator *) iterator;
  if (it->sequence == NULL || it->index >= RT_LIST_SIZE (it->sequence))
    return NULL;
  return rt_incref (RT_LIST_ITEM (it->sequence, it->index++));
}

#define SAVE()        (f->stack_top = (int) (sp - locals))
#define RESTORE()     (sp = locals + f->stack_top)
#define CACHE()       (caches != NULL ? (void *) (caches + (unit - units)) : NULL)
#define PUSH(o)       (*sp++ = (o))
#define GIVE_UP(o)                                                                                           \
  do {                                                                                                       \
    RtObject *given_up_ = (o);                                                                               \
    if (given_up_->refcount != RT_IMMORTAL && --given_up_->refcount == 0) {                                  \
      SAVE ();                                                                                               \
      rt_dealloc (rt, given_up_);                                                                            \
    }                                                                                                        \
  } while (0)
/* What runs at a unit: in a traced frame a unit that can start a line is marked as such. */
#define OPCODE(unit_) (*((const uint8_t *) (unit_) + marks))
/* What every instruction begins with: until here the one before it is in f->previous_unit, for `trace`. */
#define BEGIN()       (f->previous_unit = (RtCodeUnit *) unit)
#define DISPATCH()                                                                                           \
  do {                                                                                                       \
    oparg = unit->oparg;                                                                                     \
    goto *table[OPCODE (unit)];                                                                              \
  } while (0)
/* How the instructions of the frame are found, as it is traced or not. */
#define TRACE_AS_NEEDED()                                                                                    \
  do {                                                                                                       \
    const RtCodeUnit *marked_ = traced ? rt_traced_units (rt, code) : units;                                 \
    table = marked_ != NULL ? labels : all_traced;                                                           \
    marks = marked_ != NULL ? (const char *) marked_ - (const char *) units : 0;                             \
  } while (0)
/* On behind an instruction with so many cache units. */
#define NEXT(caches_)                                                                                        \
  do {                                                                                                       \
    unit += 1 + (caches_);                                                                                   \
    DISPATCH ();                                                                                             \
  } while (0)
/* FRAME runs now; the stack of this one and the unit from which it goes on are right already. */
#define CALL_FRAME(frame_)                                                                                   \
  do {                                                                                                       \
    f->return_offset = 0;                                                                                    \
    (frame_)->previous = f;                                                                                  \
    (frame_)->entry = false;                                                                                 \
    rt->frame = (frame_);                                                                                    \
    unit = (frame_)->previous_unit + 1;                                                                      \
    goto enter;                                                                                              \
  } while (0)
#define GENERAL(call)                                                                                        \
  do {                                                                                                       \
    SAVE ();                                                                                                 \
    next = (call);                                                                                           \
    if (next != RT_NEXT_OK)                                                                                  \
      goto done;                                                                                             \
    RESTORE ();                                                                                              \
    NEXT (rt_opcode_info[unit->opcode].caches);                                                              \
  } while (0)
/* The top two operands, which need no order when they go, give way to RESULT. */
#define REPLACE_TWO(result)                                                                                  \
  do {                                                                                                       \
    RtObject *low_ = sp[-2], *high_ = sp[-1];                                                                \
    sp[-2] = (result);                                                                                       \
    sp--;                                                                                                    \
    GIVE_UP (low_);                                                                                          \
    GIVE_UP (high_);                                                                                         \
  } while (0)

/* Runs from UNIT of rt->frame on until the frame that native code called is left. */
static RtObject *loop (RtInterp *rt, const RtCodeUnit *unit) {
  static const void *const labels[256] = {
#define RT_LABEL(OPCODE) [RT_OP_##OPCODE] = &&op_##OPCODE,
#define RT_LABEL_2(OPCODE, function) [RT_OP_##OPCODE] = &&op_##OPCODE,
    RT_OWN (RT_LABEL) RT_SAME_NAME (RT_LABEL_2)
#undef RT_LABEL
#undef RT_LABEL_2
    [RT_UNIT_MARK] = &&trace,
  };
  static const void *const all_traced[256] = {[0 ... 255] = &&trace};
  RtFrame *f;
  RtCode *code;
  RtObject **locals, **sp;
  const RtCodeUnit *units;
  uint64_t *caches;
  uint32_t oparg;
  RtNext next;
  bool traced;
  const void *const *table; /* where the instructions are; of a traced frame in which each of them is asked about: `trace` for all */
  ptrdiff_t marks;          /* from a unit to what stands for it where lines are marked */

enter:
  f = rt->frame;
  code = rt_frame_code (f);
  units = code->units;
  caches = code->inline_caches;
  locals = f->locals;
  traced = rt_is_traced (rt, f);
  TRACE_AS_NEEDED ();
  RESTORE ();
  DISPATCH ();

trace: {
  SAVE ();
  int told = rt_step_unit (rt, f, unit);
  if (told < 0) {
    f->previous_unit = (RtCodeUnit *) unit;
    next = RT_NEXT_ERROR;
    goto done;
  }
  if (told > 0 || table != labels)
    TRACE_AS_NEEDED ();
  oparg = unit->oparg;
  goto *labels[unit->opcode];
}

op_EXTENDED_ARG: {
  BEGIN ();
  uint32_t high = oparg << 8;
  unit++;
  if (traced) {
    SAVE ();
    if (rt_step_unit (rt, f, unit) < 0) {
      f->previous_unit = (RtCodeUnit *) unit;
      next = RT_NEXT_ERROR;
      goto done;
    }
  }
  f->previous_unit = (RtCodeUnit *) unit;
  oparg = high | unit->oparg;
  goto *labels[unit->opcode];
}

op_NOP:
  BEGIN ();
  NEXT (0);
op_RESUME:
  BEGIN ();
  if (caches == NULL && code->runs++ > 0)
    caches = rt_inline_caches (rt, code);
  if (traced || rt_break_is_due (rt))
    GENERAL (start_of_frame (rt, f, oparg));
  NEXT (0);
op_POP_TOP:
  BEGIN ();
  sp--;
  if (*sp != NULL)
    GIVE_UP (*sp);
  NEXT (0);
op_END_FOR:
  BEGIN ();
  SAVE ();
  rt_drop (rt, f, 2);
  sp -= 2;
  NEXT (0);
op_END_SEND:
  BEGIN ();
  GENERAL (end_send (rt, f));
op_PUSH_NULL:
  BEGIN ();
  PUSH (NULL);
  NEXT (0);
op_LOAD_FAST:
op_LOAD_CLOSURE:
  BEGIN ();
  PUSH (rt_incref (locals[oparg]));
  NEXT (0);
op_LOAD_FAST_CHECK:
  BEGIN ();
  if (locals[oparg] == NULL)
    GENERAL (rt_unbound_local (rt, f, oparg));
  PUSH (rt_incref (locals[oparg]));
  NEXT (0);
op_LOAD_FAST_AND_CLEAR:
  BEGIN ();
  PUSH (locals[oparg]);
  locals[oparg] = NULL;
  NEXT (0);
op_STORE_FAST: {
  BEGIN ();
  RtObject *before = locals[oparg];
  locals[oparg] = *--sp;
  if (before != NULL)
    GIVE_UP (before);
  NEXT (0);
}
op_LOAD_CONST:
  BEGIN ();
  PUSH (rt_incref (RT_TUPLE_ITEM (code->consts, oparg)));
  NEXT (0);
op_SWAP: {
  BEGIN ();
  RtObject *top = sp[-1];
  sp[-1] = sp[-(int) oparg];
  sp[-(int) oparg] = top;
  NEXT (0);
}
op_COPY: {
  BEGIN ();
  RtObject *o = sp[-(int) oparg];
  PUSH (rt_xincref (o));
  NEXT (0);
}
op_KW_NAMES:
  BEGIN ();
  rt_vm (rt)->kwnames = RT_TUPLE_ITEM (code->consts, oparg);
  NEXT (0);
op_JUMP_FORWARD:
  BEGIN ();
  unit += oparg;
  NEXT (0);
op_JUMP_BACKWARD:
  BEGIN ();
  if (caches == NULL)
    caches = rt_inline_caches (rt, code);
  if (traced || rt_break_is_due (rt)) {
    SAVE ();
    goto jump;
  }
  unit -= oparg;
  NEXT (0);
op_JUMP_BACKWARD_NO_INTERRUPT:
  BEGIN ();
  SAVE ();
  goto jump;
op_POP_JUMP_IF_FALSE: {
  BEGIN ();
  RtObject *condition = sp[-1];
  if (condition == rt->false_) {
    unit += oparg;
  } else if (condition != rt->true_) {
    int truth = rt_shortcut_truth (rt, condition);
    if (truth < 0)
      GENERAL (jump_if (rt, f, false));
    sp--;
    GIVE_UP (condition);
    unit += truth ? 0 : oparg;
    NEXT (0);
  }
  sp--;
  NEXT (0);
}
op_POP_JUMP_IF_TRUE: {
  BEGIN ();
  RtObject *condition = sp[-1];
  if (condition == rt->true_) {
    unit += oparg;
  } else if (condition != rt->false_) {
    int truth = rt_shortcut_truth (rt, condition);
    if (truth < 0)
      GENERAL (jump_if (rt, f, true));
    sp--;
    GIVE_UP (condition);
    unit += truth ? oparg : 0;
    NEXT (0);
  }
  sp--;
  NEXT (0);
}
op_POP_JUMP_IF_NONE: {
  BEGIN ();
  RtObject *condition = *--sp;
  unit += condition == rt->none ? oparg : 0;
  GIVE_UP (condition);
  NEXT (0);
}
op_POP_JUMP_IF_NOT_NONE: {
  BEGIN ();
  RtObject *condition = *--sp;
  unit += condition != rt->none ? oparg : 0;
  GIVE_UP (condition);
  NEXT (0);
}

op_FOR_ITER: {
  BEGIN ();
  RtObject *iterator = sp[-1];
  if (RT_IS_EXACT (rt, iterator, list_iterator) && rt->observer == NULL) {
    RtObject *item = next_of_list (iterator);
    if (item == NULL)
      GENERAL (rt_op_for_iter (rt, f, oparg));
    PUSH (item);
    NEXT (1);
  }
  RtFrame *frame;
  SAVE ();
  if (!traced && RT_IS_EXACT (rt, iterator, generator) && (frame = frame_of_generator (rt, iterator)) != NULL) {
    f->previous_unit += 1;
    f->return_offset = oparg;
    frame->previous = f;
    frame->entry = false;
    rt->frame = frame;
    goto frame;
  }
  RtObject *item = iterator->type->slots.tp_iternext (rt, iterator);
  if (item == NULL)
    GENERAL (rt_op_for_iter_end (rt, f));
  PUSH (item);
  NEXT (1);
}

op_RETURN_CONST:
  BEGIN ();
  PUSH (rt_incref (RT_TUPLE_ITEM (code->consts, oparg))); /* every frame has a place for the value that it returns */
  goto give_back;

op_RETURN_VALUE:
  BEGIN ();
give_back: {
  RtObject *value = *--sp;
  SAVE ();
  if (rt_is_traced (rt, f) || f->entry || f->owner != RT_FRAME_OF_THREAD) {
    next = rt_op_return (rt, f, value);
    goto done;
  }
  rt_leave_python (rt);
  RtFrame *caller = f->previous;
  rt->frame = caller;
  rt_push (caller, rt_frame_finish (rt, f, value));
  goto frame;
}
op_CALL: {
  BEGIN ();
  SAVE ();
  RtObject **base = sp - oparg - 2;
  if (base[0] == NULL && RT_IS_EXACT (rt, base[1], method))
    rt_unbind_method (rt, base);
  RtFrame *frame = frame_of_simple_call (rt, base, oparg);
  if (frame == NULL) {
    next = rt->error != NULL                                 ? RT_NEXT_ERROR
           : caches != NULL && f->locals_dict == NULL ? rt_op_call_warm (rt, f, oparg)
                                                      : rt_op_call (rt, f, oparg);
    goto done;
  }
  f->stack_top = (int) (base - locals);
  f->previous_unit += 3;
  CALL_FRAME (frame);
}

op_LOAD_GLOBAL: {
  BEGIN ();
  RtGlobalCache *cache = CACHE ();
  RtObject *value = cache != NULL ? rt_cached_global (cache, f) : NULL;
  if (value == NULL) {
    SAVE ();
    next = rt_op_load_global (rt, f, oparg);
    if (next == RT_NEXT_OK && cache != NULL)
      rt_cache_global (rt, cache, f, rt_frame_name (f, oparg >> 1));
    goto done;
  }
  if (oparg & 1)
    PUSH (NULL);
  PUSH (rt_incref (value));
  NEXT (4);
}

op_LOAD_NAME: {
  BEGIN ();
  RtNameCache *cache = CACHE ();
  RtObject *value = rt_cached_name (cache, f, oparg);
  if (value == NULL) {
    rt_cache_name (rt, cache, f, rt_frame_name (f, oparg));
    GENERAL (rt_op_load_name (rt, f, oparg));
  }
  PUSH (rt_incref (value));
  NEXT (0);
}

op_STORE_NAME: {
  BEGIN ();
  RtNameCache *cache = CACHE ();
  if (rt_cached_name (cache, f, oparg) == NULL) {
    rt_cache_name (rt, cache, f, rt_frame_name (f, oparg));
    GENERAL (rt_op_store_name (rt, f, oparg));
  }
  SAVE ();
  rt_dict_replace (rt, (RtDict *) f->globals, cache->index, sp[-1]);
  sp--;
  GIVE_UP (*sp);
  NEXT (0);
}

op_LOAD_ATTR: {
  BEGIN ();
  RtObject *owner = sp[-1];
  RtAttributeCache *cache = CACHE ();
  if (cache != NULL && cache->type_version == owner->type->version && cache->type_version != 0) {
    if ((oparg & 1) != 0 && rt_is_cached_method (cache, owner, false)) {
      sp[-1] = rt_incref (cache->u.descriptor);
      PUSH (owner);
      NEXT (9);
    }
    RtObject *value = (oparg & 1) != 0 && rt_is_cached_method (cache, owner, true) ? rt_staticmethod_callable (cache->u.descriptor)
                                                                                  : rt_cached_attribute (cache, owner);
    if (value != NULL) {
      rt_incref (value);
      if (oparg & 1) {
        sp[-1] = NULL;
        PUSH (value);
      } else {
        sp[-1] = value;
      }
      GIVE_UP (owner);
      NEXT (9);
    }
  }
  bool is_property = cache != NULL && cache->kind == RT_ATTRIBUTE_PROPERTY && cache->type_version == owner->type->version;
  if (cache != NULL && !is_property && rt_cache_wants_filling (cache)) {
    rt_cache_load_attribute (rt, cache, owner, rt_frame_name (f, oparg >> 1), (oparg & 1) != 0);
    is_property = cache->kind == RT_ATTRIBUTE_PROPERTY;
  }
  if (is_property) {
    SAVE ();
    RtFrame *frame = frame_of_class_call (rt, rt_property_getter (cache->u.descriptor), sp - 1, 1);
    if (frame != NULL) {
      f->stack_top--;
      f->previous_unit += 9;
      CALL_FRAME (frame);
    }
    if (rt->error != NULL)
      GENERAL (RT_NEXT_ERROR);
  }
  GENERAL (rt_op_load_attr (rt, f, oparg));
}

op_STORE_ATTR: {
  BEGIN ();
  RtObject *owner = sp[-1];
  RtAttributeCache *cache = CACHE ();
  if (cache != NULL && rt->observer == NULL) {
    RtObject **place = NULL;
    if (cache->type_version == owner->type->version && cache->type_version != 0)
      place = rt_cached_place (cache, owner);
    if (place != NULL) {
      RtObject *before = *place;
      *place = sp[-2];
      sp[-2] = owner;
      sp--;
      if (before != NULL)
        GIVE_UP (before);
      sp--;
      GIVE_UP (owner);
      NEXT (4);
    }
    rt_cache_store_attribute (rt, cache, owner, rt_frame_name (f, oparg));
  }
  GENERAL (rt_op_store_attr (rt, f, oparg));
}

op_BINARY_OP: {
  BEGIN ();
  RtObject *result = rt_shortcut_binary (rt, (RtBinaryOp) oparg, sp[-2], sp[-1]);
  if (result == NULL)
    GENERAL (rt->error != NULL ? RT_NEXT_ERROR : rt_op_binary_op (rt, f, oparg));
  REPLACE_TWO (result);
  NEXT (1);
}

op_COMPARE_OP: {
  BEGIN ();
  int result = rt_shortcut_compare (rt, (RtCompare) (oparg >> 4), sp[-2], sp[-1]);
  if (result < 0)
    GENERAL (rt_op_compare (rt, f, oparg));
  REPLACE_TWO (result ? rt->true_ : rt->false_);
  if (OPCODE (unit + 2) == RT_OP_POP_JUMP_IF_FALSE && table == labels) { /* and starts no line that is to be told */
    sp--;
    unit += 2 + (result ? 0 : unit[2].oparg);
    NEXT (0);
  }
  NEXT (1);
}

op_BINARY_SUBSCR: {
  BEGIN ();
  RtObject *result = rt_shortcut_item (rt, sp[-2], sp[-1]);
  if (result == NULL && rt->error == NULL && caches != NULL) {
    SAVE ();
    RtFrame *frame = frame_of_class_call (rt, rt_type_python_getitem (rt, sp[-2]->type), sp - 2, 2);
    if (frame != NULL) {
      f->stack_top -= 2;
      f->previous_unit += 1;
      CALL_FRAME (frame);
    }
  }
  if (result == NULL)
    GENERAL (rt->error != NULL ? RT_NEXT_ERROR : rt_op_binary_subscr (rt, f, oparg));
  REPLACE_TWO (result);
  NEXT (1);
}

op_STORE_SUBSCR: {
  BEGIN ();
  RtObject *container = sp[-2];
  RtObject **place = rt->observer == NULL ? rt_shortcut_place (rt, container, sp[-1]) : NULL;
  if (place == NULL && RT_IS_EXACT (rt, container, dict))
    GENERAL (rt_done (rt, f, 3, (caches != NULL ? rt_dict_set_kept : rt_dict_set) (rt, container, sp[-1], sp[-3])));
  if (place == NULL)
    GENERAL (rt_op_store_subscr (rt, f, oparg));
  RtObject *before = *place, *key = sp[-1];
  *place = sp[-3];
  sp[-3] = NULL;
  sp[-1] = NULL;
  GIVE_UP (before);
  sp[-2] = NULL;
  sp -= 3;
  GIVE_UP (container);
  GIVE_UP (key);
  NEXT (1);
}

op_LOAD_DEREF: {
  BEGIN ();
  RtObject *value = rt_cell_get (locals[oparg]);
  if (value == NULL)
    GENERAL (rt_op_load_deref (rt, f, oparg));
  PUSH (rt_incref (value));
  NEXT (0);
}

op_UNPACK_SEQUENCE: {
  BEGIN ();
  RtObject *sequence = sp[-1];
  if (!RT_IS_EXACT (rt, sequence, tuple) || RT_TUPLE_SIZE (sequence) != (ptrdiff_t) oparg)
    GENERAL (rt_op_unpack_sequence (rt, f, oparg));
  sp--;
  for (uint32_t i = oparg; i > 0; i--)
    PUSH (rt_incref (RT_TUPLE_ITEM (sequence, i - 1)));
  GIVE_UP (sequence);
  NEXT (1);
}

op_UNARY_NEGATIVE:
  BEGIN ();
  GENERAL (rt_op_unary (rt, f, rt_negative));
op_UNARY_INVERT:
  BEGIN ();
  GENERAL (rt_op_unary (rt, f, rt_invert));
op_MATCH_MAPPING:
  BEGIN ();
  GENERAL (rt_op_match_type (rt, f, RT_TYPE_MAPPING));
op_MATCH_SEQUENCE:
  BEGIN ();
  GENERAL (rt_op_match_type (rt, f, RT_TYPE_SEQUENCE));
op_LOAD_ASSERTION_ERROR:
  BEGIN ();
  PUSH (rt_incref (RT_OBJECT (rt->types.AssertionError)));
  NEXT (0);

#define RT_RUN(OPCODE, function)                                                                             \
  op_##OPCODE:                                                                                               \
    BEGIN ();                                                                                                \
    GENERAL (rt_op_##function (rt, f, oparg));
  RT_SAME_NAME (RT_RUN)
#undef RT_RUN

done:
  switch (next) {
  case RT_NEXT_OK:
    if (traced != rt_is_traced (rt, f)) { /* it was sys.settrace that was called */
      traced = !traced;
      TRACE_AS_NEEDED ();
    }
    RESTORE ();
    NEXT (rt_opcode_info[unit->opcode].caches);
  case RT_NEXT_JUMP:
    goto jump;
  case RT_NEXT_FRAME:
    goto frame;
  case RT_NEXT_LEAVE: {
    RtObject *value = rt_vm (rt)->value;
    rt_vm (rt)->value = NULL;
    return value;
  }
  case RT_NEXT_ERROR:
  case RT_NEXT_RERAISE:
    break;
  }
  unit = rt_unwind (rt, next, unit);
  if (unit == NULL)
    return NULL;
  goto enter;

frame:
  unit = resumed_at (rt->frame);
  goto enter;

jump:
  unit = jump (rt, f, unit + 1 + rt_opcode_info[unit->opcode].caches, unit->opcode, oparg);
  if (unit == NULL) {
    unit = rt_unwind (rt, RT_NEXT_ERROR, f->previous_unit);
    if (unit == NULL)
      return NULL;
    goto enter;
  }
  RESTORE ();
  DISPATCH ();
}

RtObject *rt_eval_frame (RtInterp *rt, RtFrame *frame, bool throwing) {
  frame->entry = true;
  frame->previous = rt->frame;
  rt->frame = frame;
  rt->c_recursion_remaining--; /* CPython counts its loop twice */
  bool entered = rt_enter_recursive (rt, "");
  RtObject *result = NULL;
  if (!entered || !rt_enter_python (rt)) {
    if (!entered)
      rt->py_recursion_remaining--;
    const RtCodeUnit *unit = rt_unwind (rt, RT_NEXT_RERAISE, frame->previous_unit);
    result = unit != NULL ? loop (rt, unit) : NULL;
  } else if (throwing) {
    if (rt_is_traced (rt, frame))
      rt_step (rt, RT_STEP_CALL, frame, NULL, NULL);
    const RtCodeUnit *unit = rt_unwind (rt, RT_NEXT_ERROR, frame->previous_unit);
    result = unit != NULL ? loop (rt, unit) : NULL;
  } else {
    result = loop (rt, resumed_at (frame));
  }
  if (entered)
    rt_leave_recursive (rt);
  rt->c_recursion_remaining++;
  return result;
}

/* A function without a name of its own for the time CODE runs, as CPython makes one. */
static RtObject *run_function (RtInterp *rt, RtObject *function, RtObject *locals) {
  RtFrame *frame = rt_call_prepare (rt, function, locals, NULL, 0, NULL);
  return frame != NULL ? rt_eval_frame (rt, frame, false) : NULL;
}

RtObject *rt_eval_class_body (RtInterp *rt, RtObject *function, RtObject *namespace_mapping) {
  return run_function (rt, function, namespace_mapping);
}

RtObject *rt_eval_code_with (RtInterp *rt, RtObject *code, RtObject *globals, RtObject *locals, RtObject *closure) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "exec", "function that runs the code");
  hold.held[0] = rt_function_for_run (rt, code, globals);
  if (hold.held[0] != NULL && closure != NULL)
    rt_function_set_part (rt, hold.held[0], RT_FUNCTION_CLOSURE, rt_incref (closure));
  RtObject *result = hold.held[0] != NULL ? run_function (rt, hold.held[0], locals != NULL ? locals : globals) : NULL;
  return rt_hold_end (rt, &hold, result);
}

RtObject *rt_eval_code (RtInterp *rt, RtObject *code, RtObject *globals, RtObject *locals) {
  return rt_eval_code_with (rt, code, globals, locals, NULL);
}

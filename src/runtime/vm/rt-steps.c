/* Steps: what sys.settrace of CPython 3.12 reports, in its order.
 *
 * A line event comes when an instruction is about to run that starts a line. That is decided by the code alone: an instruction
 * whose line differs from that of the one before it, the target of a jump, the start of a handler; but not the ends of loops and
 * of yield from, which are jumped over, nor RESUME. It is not reported when the instruction before it, in the order of running, was of the same
 * line. A jump backwards within one line reports the line again. */
#include <limits.h>
#include <string.h>

#include "rt-bytes.h"
#include "rt-code-lines.h"
#include "rt-error.h"
#include "rt-opcodes.h"
#include "rt-vm.h"

/* An entry of RtCode.line_cache: line, whether the unit starts it, whether it is a cache, whether a line is reported behind it even if it is
 * the same, and whether it is a jump back within a line. Caches have no line for events, as in CPython, though a frame that waits for a call
 * stands on one. */
#define ENTRY(line)        ((int) (((unsigned) (line) + 1u) << ENTRY_SHIFT))
#define ENTRY_STARTS       1
#define ENTRY_CACHE        2
#define ENTRY_OPENS        4 /* RESUME, and what stands before the first unit */
#define ENTRY_REPEATS      RT_LINE_REPEATS
#define ENTRY_SHIFT        4
#define ENTRY_LINE(entry)  ((entry) & ENTRY_CACHE ? -1 : ENTRY_ANY_LINE (entry))
#define ENTRY_ANY_LINE(entry) ((int) ((unsigned) (entry) >> ENTRY_SHIFT) - 1) /* a cache's, too */

static void mark_first_of_lines (const RtCode *code, int *cache) {
  RtLineEntries entries;
  rt_line_entries_init (&entries, code);
  rt_line_entries_next (&entries);
  uint32_t first = 0;
  while (first < code->unit_count && code->units[first].opcode != RT_OP_RESUME)
    first++;
  int current_line = -1;
  for (uint32_t unit = 0; unit < code->unit_count;) {
    while (unit >= entries.end_unit && rt_line_entries_next (&entries))
      continue;
    int line = entries.position.line;
    uint8_t opcode = code->units[unit].opcode;
    uint32_t length = 1u + rt_opcode_info[opcode].caches;
    bool skipped = opcode == RT_OP_END_ASYNC_FOR || opcode == RT_OP_END_FOR || opcode == RT_OP_END_SEND ||
                   opcode == RT_OP_RESUME;
    cache[unit] = ENTRY (line) | (opcode == RT_OP_RESUME ? ENTRY_OPENS : 0);
    if (unit >= first) {
      if (!skipped && line != current_line && line >= 0)
        cache[unit] |= ENTRY_STARTS;
      if (!skipped)
        current_line = line;
    }
    for (uint32_t i = 1; i < length; i++)
      cache[unit + i] = ENTRY (line) | ENTRY_CACHE;
    unit += length;
  }
}

/* Whether units of ENTRY and OTHER have the same line; OTHER's may be none. */
static inline bool is_same_line (int entry, int other) {
  return ((entry ^ other) & ~(ENTRY_STARTS | ENTRY_REPEATS)) == 0;
}

static void mark_start (int *cache, uint32_t unit) {
  if (ENTRY_LINE (cache[unit]) >= 0)
    cache[unit] |= ENTRY_STARTS;
}

static void mark_jump_back (int *cache, uint32_t unit, uint32_t target) {
  if (is_same_line (cache[unit], cache[target]) && ENTRY_LINE (cache[unit]) >= 0)
    cache[unit] |= ENTRY_REPEATS;
}

static void mark_jump_targets (const RtCode *code, int *cache) {
  uint32_t oparg = 0;
  for (uint32_t unit = 0; unit < code->unit_count;) {
    const uint32_t at = unit;
    uint8_t opcode = code->units[unit].opcode;
    oparg = oparg << 8 | code->units[unit].oparg;
    unit += 1u + rt_opcode_info[opcode].caches;
    if (opcode == RT_OP_EXTENDED_ARG)
      continue;
    if (opcode == RT_OP_JUMP_BACKWARD)
      mark_jump_back (cache, at, unit - oparg);
    if (opcode == RT_OP_FOR_ITER || opcode == RT_OP_SEND)
      mark_start (cache, unit + oparg + 1);
    else if (rt_opcode_info[opcode].argument == RT_ARG_JUMP)
      mark_start (cache, unit + oparg);
    else if (rt_opcode_info[opcode].argument == RT_ARG_JUMP_BACK)
      mark_start (cache, unit - oparg);
    oparg = 0;
  }
}

static void mark_handlers (const RtCode *code, int *cache) {
  RtHandlers handlers;
  rt_handlers_init (&handlers, code);
  while (rt_handlers_next (&handlers))
    mark_start (cache, handlers.target);
}

static void mark_units (RtCode *code) {
  for (uint32_t i = 0; i < code->unit_count; i++) {
    code->marked_units[i] = code->units[i];
    if (code->line_cache[i] & ENTRY_STARTS)
      code->marked_units[i].opcode = RT_UNIT_MARK;
  }
}

static bool is_store (uint8_t opcode) {
  return opcode == RT_OP_STORE_FAST || opcode == RT_OP_DELETE_FAST || opcode == RT_OP_LOAD_FAST_AND_CLEAR || opcode == RT_OP_MAKE_CELL ||
         opcode == RT_OP_COPY_FREE_VARS;
}

/* Adds BITS to those of LINE; -1: to those of all lines, since code without a line runs with any. */
static void add_stores (RtCode *code, int line, uint64_t bits) {
  const int first = line < 0 ? 0 : line - code->first_stores_line, end = line < 0 ? code->stores_line_count : first + 1;
  for (int i = first; i < end; i++)
    code->line_stores[i] |= bits;
}

/* Who adds to a variable takes it from its place before it is stored again, so a store counts for the instruction before it, too. */
static void mark_stores (RtCode *code, const int *cache) {
  uint32_t oparg = 0;
  int line_before = -1;
  for (uint32_t unit = 0; unit < code->unit_count;) {
    uint8_t opcode = code->units[unit].opcode;
    int line = ENTRY_ANY_LINE (cache[unit]);
    oparg = oparg << 8 | code->units[unit].oparg;
    if (is_store (opcode)) {
      uint64_t bits = opcode == RT_OP_COPY_FREE_VARS ? UINT64_MAX : UINT64_C (1) << (oparg < RT_STORES_BIT_REST ? oparg : RT_STORES_BIT_REST);
      add_stores (code, line, bits);
      add_stores (code, line_before, bits);
    }
    if (opcode != RT_OP_EXTENDED_ARG) {
      oparg = 0;
      line_before = line;
    }
    unit += 1u + rt_opcode_info[opcode].caches;
  }
}

/* Nothing is known of code whose lines are many more than it has units. False: no memory. */
static bool fill_line_stores (RtInterp *rt, RtCode *code) {
  int first = INT_MAX, last = -1;
  for (uint32_t i = 0; i < code->unit_count; i++) {
    int line = ENTRY_ANY_LINE (code->line_cache[i]);
    if (line >= 0 && line < first)
      first = line;
    if (line > last)
      last = line;
  }
  if (last < first || (uint32_t) (last - first) / 4 >= code->unit_count)
    return true;
  code->line_stores = hb_alloc (&rt->allocator, (size_t) (last - first + 1) * sizeof *code->line_stores);
  if (code->line_stores == NULL)
    return false;
  code->first_stores_line = first;
  code->stores_line_count = last - first + 1;
  memset (code->line_stores, 0, (size_t) code->stores_line_count * sizeof *code->line_stores);
  mark_stores (code, code->line_cache);
  return true;
}

/* NULL, without an exception, if there is no memory. */
static const int *fill_line_cache (RtInterp *rt, RtCode *code) {
  int *cache = hb_alloc (&rt->allocator, RT_LINE_CACHE_BYTES (code));
  code->line_cache = cache != NULL ? cache + 1 : NULL;
  code->marked_units = hb_alloc (&rt->allocator, code->unit_count * sizeof *code->marked_units);
  if (code->line_cache == NULL || code->marked_units == NULL) {
    rt_code_forget_lines (rt, code);
    return NULL;
  }
  code->line_cache[-1] = ENTRY (code->firstlineno) | ENTRY_OPENS;
  mark_first_of_lines (code, code->line_cache);
  mark_jump_targets (code, code->line_cache);
  mark_handlers (code, code->line_cache);
  mark_units (code);
  if (!fill_line_stores (rt, code)) {
    rt_code_forget_lines (rt, code);
    return NULL;
  }
  return code->line_cache;
}

static const int *make_line_cache (RtInterp *rt, RtCode *code) {
  const int *cache = fill_line_cache (rt, code);
  return cache != NULL ? cache : rt_no_memory (rt);
}

static inline const int *line_cache (RtInterp *rt, RtCode *code) {
  return code->line_cache != NULL ? code->line_cache : make_line_cache (rt, code);
}

/* The entry of UNIT, or of what stands before the first one. */
static inline const int *entry_of (const RtCode *code, const int *cache, const RtCodeUnit *unit) {
  const ptrdiff_t unit_bytes = (const char *) unit - (const char *) code->units;
  return (const int *) (const void *) ((const char *) cache + unit_bytes * (ptrdiff_t) (sizeof *cache / sizeof *unit));
}

int rt_frame_line (const RtFrame *frame) {
  const RtCode *code = rt_frame_code (frame);
  if (code->line_cache == NULL && frame->previous_unit < code->units)
    return code->firstlineno;
  int line = code->line_cache != NULL ? ENTRY_ANY_LINE (*entry_of (code, code->line_cache, frame->previous_unit))
                                      : rt_code_line (code, rt_frame_unit (frame));
  return line < 0 ? 0 : line;
}

int rt_frame_line_at_hand (RtInterp *rt, const RtFrame *frame) {
  RtCode *code = rt_frame_code (frame);
  if (code->inline_caches != NULL && code->line_cache == NULL)
    fill_line_cache (rt, code);
  return rt_frame_line (frame);
}

static inline void tell_step (RtInterp *rt, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  rt->steps++;
  if (rt->observer != NULL && rt->observer->step != NULL)
    rt->observer->step (rt->observer->self, kind, frame, detail, text);
}

/* There is a limit, as there is as long as functions of the program are told. */
static __attribute__ ((noinline)) int limited_step (RtInterp *rt, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  if (rt->steps >= rt->step_limit)
    atomic_store (&rt->stop_requested, RT_STOP_AT_LIMIT);
  tell_step (rt, kind, frame, detail, text);
  bool told = frame != NULL && (rt->tracer != NULL || rt_vm (rt)->profiler != NULL);
  return told ? rt_tracer_step (rt, kind, frame, detail) : 0;
}

static inline int step (RtInterp *rt, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  if (rt->step_limit != 0)
    return limited_step (rt, kind, frame, detail, text);
  tell_step (rt, kind, frame, detail, text);
  return 0;
}

int rt_step (RtInterp *rt, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  return step (rt, kind, frame, detail, text);
}

static inline int report_line (RtInterp *rt, RtFrame *frame, int line) {
  frame->traced_line = line;
  if (step (rt, RT_STEP_LINE, frame, NULL, NULL) < 0)
    return -1;
  return rt->world.stop != NULL ? rt_check_stop_before_line (rt) : 0;
}

/* Whether the unit of ENTRY, which is about to run, starts a line that the frame was not at. */
static inline bool comes_to_line (const RtCode *code, const int *cache, const RtFrame *frame, int entry) {
  return (entry & ENTRY_STARTS) != 0 && !is_same_line (entry, *entry_of (code, cache, frame->previous_unit));
}

/* Somebody is told of every unit. 1, or -1 with an exception. */
static __attribute__ ((noinline)) int tell_unit (RtInterp *rt, RtFrame *frame, const RtCodeUnit *unit) {
  if (rt_vm (rt)->hooks_units && unit->opcode != RT_OP_EXTENDED_ARG) {
    frame->previous_unit = (RtCodeUnit *) unit;
    if (rt_tracer_unit (rt, frame, unit) < 0)
      return -1;
  }
  const RtObserver *observer = rt->observer;
  if (observer == NULL || observer->instruction == NULL || unit->opcode == RT_OP_EXTENDED_ARG)
    return 1;
  frame->previous_unit = (RtCodeUnit *) unit;
  observer->instruction (observer->self, frame);
  return 1;
}

/* Somebody counts steps or is told of more than them, or the code's lines are not known yet. */
static __attribute__ ((noinline)) int step_unit (RtInterp *rt, RtFrame *frame, const RtCodeUnit *unit) {
  RtCode *code = rt_frame_code (frame);
  const int *cache = line_cache (rt, code);
  if (cache == NULL)
    return -1;
  int entry = *entry_of (code, cache, unit);
  if (comes_to_line (code, cache, frame, entry)) {
    frame->previous_unit = (RtCodeUnit *) unit;
    if (report_line (rt, frame, ENTRY_ANY_LINE (entry)) < 0)
      return -1;
  }
  return rt_is_every_unit_told (rt) ? tell_unit (rt, frame, unit) : 0;
}

/* Mostly an observer alone, which is told of lines: no question of who else may be there is asked twice. */
int rt_step_unit (RtInterp *rt, RtFrame *frame, const RtCodeUnit *unit) {
  const RtCode *code = rt_frame_code (frame);
  const int *cache = code->line_cache;
  const RtObserver *observer = rt->observer;
  if (cache == NULL || rt->step_limit != 0 || observer == NULL || observer->line == NULL)
    return step_unit (rt, frame, unit);
  int entry = *entry_of (code, cache, unit);
  if (!comes_to_line (code, cache, frame, entry))
    return 0;
  frame->previous_unit = (RtCodeUnit *) unit;
  frame->traced_line = ENTRY_ANY_LINE (entry);
  rt->steps++;
  observer->line (observer->self, frame);
  return rt->world.stop != NULL ? rt_check_stop_before_line (rt) : 0;
}

int rt_step_jump (RtInterp *rt, RtFrame *frame) {
  RtCode *code = rt_frame_code (frame);
  const int *cache = line_cache (rt, code);
  if (cache == NULL)
    return -1;
  int from = *entry_of (code, cache, frame->previous_unit);
  return from & ENTRY_REPEATS ? report_line (rt, frame, ENTRY_LINE (from)) : 0;
}

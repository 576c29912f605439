/* The machine that runs the program of a regular expression. */
#include "rt-re.h"

#include <string.h>

#include "rt-error.h"

/* What is undone or tried next when the machine goes back. */
typedef enum StepKind {
  STEP_ELSE, /* go on at CODE with position A */
  STEP_MARK, /* mark CODE was A; the group closed last was B */
  STEP_LOOP, /* loop CODE had count A and position B */
  STEP_LESS, /* a greedy ONE at CODE: give one of the characters up to A back, but not below B */
  STEP_MORE, /* a lazy ONE at CODE: take one more at A, B of them are left */
} StepKind;

typedef struct RtReStep {
  uint32_t kind, code;
  int64_t a, b;
} RtReStep;

#define FAILED  (-1)
#define BROKEN  (-2)
#define LOOK_AT 16384 /* steps between two looks whether to stop */

static bool push (RtReRun *run, StepKind kind, size_t code, int64_t a, int64_t b) {
  if (run->depth == run->capacity) {
    size_t capacity = run->capacity == 0 ? 64 : 2 * run->capacity;
    RtReStep *stack =
        hb_realloc (&run->rt->allocator, run->stack, run->capacity * sizeof *stack, capacity * sizeof *stack);
    if (stack == NULL) {
      rt_no_memory (run->rt);
      return false;
    }
    run->stack = stack;
    run->capacity = capacity;
  }
  run->stack[run->depth++] = (RtReStep){kind, (uint32_t) code, a, b};
  return true;
}

static bool set_mark (RtReRun *run, int64_t mark, ptrdiff_t position) {
  if (!push (run, STEP_MARK, (size_t) mark, run->marks[mark], run->last_group))
    return false;
  run->marks[mark] = position;
  if (mark % 2 == 1)
    run->last_group = (int) (mark / 2);
  return true;
}

static bool push_loop (RtReRun *run, int64_t loop) {
  return push (run, STEP_LOOP, (size_t) loop, run->loops[loop].count, run->loops[loop].last);
}

static void undo (RtReRun *run, const RtReStep *s) {
  if (s->kind == STEP_MARK) {
    run->marks[s->code] = s->a;
    run->last_group = (int) s->b;
  } else if (s->kind == STEP_LOOP) {
    run->loops[s->code].count = s->a;
    run->loops[s->code].last = s->b;
  }
}

static void undo_down_to (RtReRun *run, size_t base) {
  while (run->depth > base)
    undo (run, &run->stack[--run->depth]);
}

/* Forgets what could be tried above BASE; what must be undone stays. */
static void commit (RtReRun *run, size_t base) {
  size_t kept = base;
  for (size_t i = base; i < run->depth; i++)
    if (run->stack[i].kind == STEP_MARK || run->stack[i].kind == STEP_LOOP)
      run->stack[kept++] = run->stack[i];
  run->depth = kept;
}

/* --- single characters --- */

static inline uint32_t char_at (const RtReRun *run, ptrdiff_t at) {
  return rt_str_view_at (run->text, at);
}

/* Whether the instruction of one character at CODE takes C. */
static inline bool takes (const RtReRun *run, const int64_t *code, uint32_t c) {
  switch (code[0]) {
  case RT_RE_OP_CHAR:
    return c == (uint32_t) code[1];
  case RT_RE_OP_CHAR_FOLDED:
    return c == (uint32_t) code[1] || rt_re_fold (c, (unsigned) code[2]) == (uint32_t) code[1];
  case RT_RE_OP_ANY:
    return code[1] != 0 || c != '\n';
  default:
    return rt_re_set_has (&run->program->sets[code[1]], run->program->items, c);
  }
}

/* How many characters from START on, MOST at most, the instruction takes. */
static ptrdiff_t take_many (const RtReRun *run, const int64_t *code, ptrdiff_t start, int64_t most) {
  ptrdiff_t room = run->text.length - start;
  ptrdiff_t end = start + (most < room ? (ptrdiff_t) most : room), at = start;
  if (code[0] == RT_RE_OP_ANY && code[1] != 0)
    return end - start;
  if (code[0] == RT_RE_OP_SET && run->text.kind == 1) {
    const uint8_t *text = run->text.data;
    const uint32_t *bitmap = run->program->sets[code[1]].bitmap;
    while (at < end && (bitmap[text[at] / 32] >> text[at] % 32 & 1) != 0)
      at++;
    return at - start;
  }
  while (at < end && takes (run, code, char_at (run, at)))
    at++;
  return at - start;
}

static bool is_word_at (const RtReRun *run, ptrdiff_t at, bool ascii) {
  return at >= 0 && at < run->text.length && rt_re_in_category (RT_RE_WORD, char_at (run, at), ascii);
}

static bool is_at (const RtReRun *run, int64_t where, bool ascii, ptrdiff_t at) {
  ptrdiff_t end = run->text.length;
  switch (where) {
  case RT_RE_AT_START:
  case RT_RE_AT_STRING_START:
    return at == 0;
  case RT_RE_AT_LINE_START:
    return at == 0 || char_at (run, at - 1) == '\n';
  case RT_RE_AT_END:
    return at == end || (at == end - 1 && char_at (run, at) == '\n');
  case RT_RE_AT_LINE_END:
    return at == end || char_at (run, at) == '\n';
  case RT_RE_AT_STRING_END:
    return at == end;
  case RT_RE_AT_BOUNDARY:
    return end > 0 && is_word_at (run, at - 1, ascii) != is_word_at (run, at, ascii);
  default:
    return end > 0 && is_word_at (run, at - 1, ascii) == is_word_at (run, at, ascii);
  }
}

/* Where the text of GROUP, which stands at AT once more, ends; FAILED. */
static ptrdiff_t after_group (const RtReRun *run, int64_t group, unsigned flags, ptrdiff_t at) {
  ptrdiff_t start = run->marks[2 * group], end = run->marks[2 * group + 1];
  if (start < 0 || end < start || end - start > run->text.length - at)
    return FAILED;
  for (; start < end; start++, at++) {
    uint32_t a = char_at (run, start), b = char_at (run, at);
    if (a != b && ((flags & RT_RE_IGNORECASE) == 0 || rt_re_lower (a, flags) != rt_re_lower (b, flags)))
      return FAILED;
  }
  return at;
}

/* --- the machine --- */

static ptrdiff_t run_from (RtReRun *run, size_t pc, ptrdiff_t at);

/* What ONE does first; the position after it, FAILED or BROKEN. */
static ptrdiff_t start_one (RtReRun *run, size_t pc, ptrdiff_t at) {
  const int64_t *code = run->program->code + pc;
  int64_t min = code[1], max = code[2];
  if (run->text.length - at < min)
    return FAILED;
  if (code[3] == RT_RE_LAZY) {
    if (take_many (run, code + 5, at, min) < min)
      return FAILED;
    at += (ptrdiff_t) min;
    if (max > min && !push (run, STEP_MORE, pc, at, max - min))
      return BROKEN;
    return at;
  }
  ptrdiff_t taken = take_many (run, code + 5, at, max);
  if (taken < min)
    return FAILED;
  if (taken > min && code[3] == RT_RE_GREEDY && !push (run, STEP_LESS, pc, at + taken, at + (ptrdiff_t) min))
    return BROKEN;
  return at + taken;
}

/* One character less; FAILED when there are none left to give back. Looks ahead to a character that must follow. */
static ptrdiff_t take_less (RtReRun *run, RtReStep *s) {
  const int64_t *code = run->program->code;
  const int64_t *next = code + code[s->code + 4];
  ptrdiff_t at = s->a - 1;
  if (next[0] == RT_RE_OP_CHAR)
    while (at >= s->b && char_at (run, at) != (uint32_t) next[1])
      at--;
  s->a = at;
  if (at <= s->b)
    run->depth--;
  return at >= s->b ? at : FAILED;
}

static ptrdiff_t take_more (RtReRun *run, RtReStep *s) {
  const int64_t *code = run->program->code + s->code;
  if (s->a >= run->text.length || !takes (run, code + 5, char_at (run, s->a))) {
    run->depth--;
    return FAILED;
  }
  ptrdiff_t at = s->a + 1;
  s->a = at;
  if (--s->b == 0)
    run->depth--;
  return at;
}

/* Goes back to the last choice above BASE: where to go on is in *PC; FAILED if there is none. */
static ptrdiff_t go_back (RtReRun *run, size_t base, size_t *pc) {
  while (run->depth > base) {
    RtReStep *s = &run->stack[run->depth - 1];
    ptrdiff_t at = FAILED;
    switch (s->kind) {
    case STEP_ELSE:
      *pc = s->code;
      run->depth--;
      return s->a;
    case STEP_LESS:
    case STEP_MORE:
      *pc = (size_t) run->program->code[s->code + 4];
      at = s->kind == STEP_LESS ? take_less (run, s) : take_more (run, s);
      if (at != FAILED)
        return at;
      break;
    default:
      undo (run, s);
      run->depth--;
    }
  }
  return FAILED;
}

/* The head of a loop: into the body, or on behind it. False: BROKEN. */
static bool head_of_loop (RtReRun *run, const int64_t *code, size_t *pc, ptrdiff_t at) {
  struct RtReLoop *loop = &run->loops[code[1]];
  size_t body = *pc + 6, exit = (size_t) code[5];
  bool lazy = code[4] != 0;
  if (lazy && loop->count >= code[2]) {
    *pc = exit;
    return push (run, STEP_ELSE, body, at, 0);
  }
  if (lazy) {
    *pc = body + 3;
    return true;
  }
  if (loop->count < code[2]) {
    *pc = body;
    return true;
  }
  if ((code[3] != RT_RE_NO_MAX && loop->count >= code[3]) || loop->last == at) {
    *pc = exit;
    return true;
  }
  if (!push_loop (run, code[1]) || !push (run, STEP_ELSE, exit, at, 0))
    return false;
  loop->last = at;
  *pc = body;
  return true;
}

/* An assertion or an atomic group: the position after it, FAILED or BROKEN. */
static ptrdiff_t run_inner (RtReRun *run, size_t pc, ptrdiff_t at) {
  const int64_t *code = run->program->code + pc;
  size_t base = run->depth;
  if (code[0] == RT_RE_OP_ATOMIC) {
    ptrdiff_t end = run_from (run, pc + 2, at);
    if (end >= 0)
      commit (run, base);
    return end;
  }
  bool negated = code[2] != 0;
  ptrdiff_t end = at >= code[1] ? run_from (run, pc + 4, at - (ptrdiff_t) code[1]) : FAILED;
  if (end == BROKEN)
    return BROKEN;
  if (negated) {
    undo_down_to (run, base);
    return end == FAILED ? at : FAILED;
  }
  commit (run, base);
  return end != FAILED ? at : FAILED;
}

/* Runs from PC at position AT to MATCH or DONE; the position there, FAILED or BROKEN (an exception is set). What the stack has
 * got above where it started are choices that are left. */
static ptrdiff_t run_from (RtReRun *run, size_t pc, ptrdiff_t at) {
  const int64_t *const program = run->program->code;
  const size_t base = run->depth;
  const ptrdiff_t end = run->text.length;
  for (;;) {
    const int64_t *code = program + pc;
    bool ok = true;
    if (++run->work % LOOK_AT == 0 && rt_check_stop (run->rt) < 0)
      return BROKEN;
    switch (code[0]) {
    case RT_RE_OP_MATCH:
      ok = (!run->must_reach_end || at == end) && at != run->not_at;
      if (ok)
        return at;
      break;
    case RT_RE_OP_DONE:
      return at;
    case RT_RE_OP_FAIL:
      ok = false;
      break;
    case RT_RE_OP_CHAR:
      ok = at < end && char_at (run, at) == (uint32_t) code[1];
      at++;
      pc += 2;
      break;
    case RT_RE_OP_CHAR_FOLDED:
      ok = at < end && takes (run, code, char_at (run, at));
      at++;
      pc += 3;
      break;
    case RT_RE_OP_ANY:
    case RT_RE_OP_SET:
      ok = at < end && takes (run, code, char_at (run, at));
      at++;
      pc += 2;
      break;
    case RT_RE_OP_AT:
      ok = is_at (run, code[1], code[2] != 0, at);
      pc += 3;
      break;
    case RT_RE_OP_SPLIT:
      if (!push (run, STEP_ELSE, (size_t) code[1], at, 0))
        return BROKEN;
      pc += 2;
      break;
    case RT_RE_OP_JUMP:
      pc = (size_t) code[1];
      break;
    case RT_RE_OP_MARK:
      if (!set_mark (run, code[1], at))
        return BROKEN;
      pc += 2;
      break;
    case RT_RE_OP_BACKREF: {
      ptrdiff_t after = after_group (run, code[1], (unsigned) code[2], at);
      ok = after != FAILED;
      at = after;
      pc += 3;
      break;
    }
    case RT_RE_OP_IF:
      pc = run->marks[2 * code[1]] >= 0 && run->marks[2 * code[1] + 1] >= 0 ? pc + 3 : (size_t) code[2];
      break;
    case RT_RE_OP_ONE:
      at = start_one (run, pc, at);
      ok = at != FAILED;
      pc = (size_t) code[4];
      break;
    case RT_RE_OP_LOOP_START:
      if (!push_loop (run, code[1]))
        return BROKEN;
      run->loops[code[1]].count = 0;
      run->loops[code[1]].last = -1;
      pc += 2;
      break;
    case RT_RE_OP_LOOP:
      if (!head_of_loop (run, code, &pc, at))
        return BROKEN;
      break;
    case RT_RE_OP_LOOP_ENTER: {
      struct RtReLoop *loop = &run->loops[code[1]];
      ok = (code[2] == RT_RE_NO_MAX || loop->count < code[2]) && loop->last != at;
      if (ok && !push_loop (run, code[1]))
        return BROKEN;
      if (ok)
        loop->last = at;
      pc += 3;
      break;
    }
    case RT_RE_OP_LOOP_NEXT:
      if (!push_loop (run, code[1]))
        return BROKEN;
      run->loops[code[1]].count++;
      pc = (size_t) code[2];
      break;
    default: /* ASSERT, ATOMIC */
      at = run_inner (run, pc, at);
      ok = at != FAILED;
      pc = (size_t) (code[0] == RT_RE_OP_ATOMIC ? code[1] : code[3]);
    }
    if (ok && at == BROKEN)
      return BROKEN;
    if (!ok && (at = go_back (run, base, &pc)) == FAILED)
      return FAILED;
  }
}

/* --- from outside --- */

bool rt_re_run_start (RtInterp *rt, RtReRun *run, const RtReProgram *program, RtStrView text) {
  memset (run, 0, sizeof *run);
  run->rt = rt;
  run->program = program;
  run->text = text;
  run->not_at = -1;
  run->last_group = -1;
  run->marks = hb_calloc (&rt->allocator, (size_t) program->groups * 2 + 2, sizeof *run->marks);
  run->loops = hb_calloc (&rt->allocator, (size_t) program->loops + 1, sizeof *run->loops);
  if (run->marks != NULL && run->loops != NULL)
    return true;
  rt_re_run_end (run);
  rt_no_memory (rt);
  return false;
}

void rt_re_run_end (RtReRun *run) {
  HbAllocator *a = &run->rt->allocator;
  if (run->marks != NULL)
    hb_free (a, run->marks, ((size_t) run->program->groups * 2 + 2) * sizeof *run->marks);
  if (run->loops != NULL)
    hb_free (a, run->loops, ((size_t) run->program->loops + 1) * sizeof *run->loops);
  hb_free (a, run->stack, run->capacity * sizeof *run->stack);
  run->marks = NULL;
  run->loops = NULL;
  run->stack = NULL;
}

int rt_re_match_at (RtReRun *run, ptrdiff_t start) {
  for (int i = 0; i < 2 * run->program->groups + 2; i++)
    run->marks[i] = -1;
  run->last_group = -1;
  run->depth = 0;
  ptrdiff_t end = run_from (run, 0, start);
  if (end < 0)
    return end == BROKEN ? -1 : 0;
  run->marks[0] = start;
  run->marks[1] = end;
  return 1;
}

/* The next place from START on where the program's first instruction could match. */
static ptrdiff_t next_candidate (const RtReRun *run, ptrdiff_t start) {
  const int64_t *code = run->program->code;
  while (code[0] == RT_RE_OP_MARK)
    code += 2;
  if (code[0] == RT_RE_OP_ONE && code[1] > 0)
    code += 5;
  if (code[0] == RT_RE_OP_CHAR) {
    ptrdiff_t found = rt_str_view_find_char (run->text, (uint32_t) code[1], start, run->text.length);
    return found >= 0 ? found : run->text.length + 1;
  }
  if (code[0] != RT_RE_OP_SET && code[0] != RT_RE_OP_CHAR_FOLDED)
    return start;
  while (start < run->text.length && !takes (run, code, char_at (run, start)))
    start++;
  return start < run->text.length ? start : start + 1;
}

int rt_re_search (RtReRun *run, ptrdiff_t start) {
  for (ptrdiff_t at = next_candidate (run, start); at <= run->text.length; at = next_candidate (run, at + 1)) {
    if (at != start)
      run->not_at = -1;
    int found = rt_re_match_at (run, at);
    if (found != 0)
      return found;
    if (at == run->text.length)
      break;
  }
  return 0;
}

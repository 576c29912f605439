#include "rt-disassemble.h"

#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-instruction.h"
#include "rt-opcodes.h"
#include "rt-tuple.h"

/* Columns of dis. */
#define RT_DIS_NAME_WIDTH 20
#define RT_DIS_ARG_WIDTH  5

typedef struct Dis {
  RtInterp *rt;
  RtCode *code;
  HbBuffer *out;
  bool *targets; /* by unit: whether something jumps there */
  int line_width, offset_width;
} Dis;

/* Walking */

/* The instruction at *UNIT, which is moved behind its caches. EXTENDED_ARG prefixes are lines of their own. */
static RtInstruction next_instruction (const RtCode *code, uint32_t *unit) {
  RtInstruction instruction = rt_instruction_at (code, *unit);
  *unit += 1u + rt_opcode_info[instruction.opcode].caches;
  return instruction;
}

/* Exceptions */

typedef struct Entry {
  uint32_t start, end, target;
  int depth;
  bool lasti;
} Entry;

static uint32_t table_item (const unsigned char **at) {
  uint32_t value = **at & 0x3F;
  while (*(*at)++ & 0x40)
    value = value << 6 | (**at & 0x3F);
  return value;
}

static bool next_entry (const unsigned char **at, const unsigned char *end, Entry *entry) {
  if (*at >= end)
    return false;
  entry->start = table_item (at);
  entry->end = entry->start + table_item (at);
  entry->target = table_item (at);
  uint32_t depth = table_item (at);
  entry->depth = (int)(depth >> 1);
  entry->lasti = depth & 1;
  return true;
}

static void exception_table (Dis *d) {
  const RtBytes *table = (const RtBytes *)d->code->exceptiontable;
  const unsigned char *at = (const unsigned char *)table->data, *end = at + table->base.size;
  Entry entry;
  if (at < end)
    hb_buffer_append (d->out, "ExceptionTable:\n");
  while (next_entry (&at, end, &entry))
    hb_buffer_printf (d->out, "  %u to %u -> %u [%d]%s\n", entry.start * 2, entry.end * 2 - 2,
                      entry.target * 2, entry.depth, entry.lasti ? " lasti" : "");
}

static void mark_targets (Dis *d) {
  for (uint32_t unit = 0; unit < d->code->unit_count;) {
    RtInstruction i = next_instruction (d->code, &unit);
    long target = rt_instruction_target (&i);
    if (target >= 0 && target < (long)d->code->unit_count)
      d->targets[target] = true;
  }
  const RtBytes *table = (const RtBytes *)d->code->exceptiontable;
  const unsigned char *at = (const unsigned char *)table->data, *end = at + table->base.size;
  Entry entry;
  while (next_entry (&at, end, &entry))
    d->targets[entry.target] = true;
}

static void append_argument (Dis *d, const RtInstruction *i) {
  size_t before = d->out->length_bytes;
  hb_buffer_append (d->out, " (");
  size_t inside = d->out->length_bytes;
  rt_instruction_append_argument (d->rt, d->code, i, d->out);
  if (d->out->broken)
    return;
  if (d->out->length_bytes == inside)
    d->out->length_bytes = before;
  else
    hb_buffer_append_char (d->out, ')');
}

/* Lines */

static void strip_spaces (HbBuffer *out) {
  while (!out->broken && out->length_bytes > 0 && out->bytes[out->length_bytes - 1] == ' ')
    out->length_bytes--;
}

static void instruction (Dis *d, const RtInstruction *i, int line) {
  if (line >= 0)
    hb_buffer_printf (d->out, "%*d", d->line_width, line);
  else
    hb_buffer_append_repeated (d->out, ' ', (size_t)d->line_width);
  hb_buffer_printf (d->out, "     %s %*u ", d->targets[i->unit] ? ">>" : "  ", d->offset_width,
                    i->unit * 2);
  if (rt_instruction_has_argument (i)) {
    hb_buffer_printf (d->out, "%-*s %*d", RT_DIS_NAME_WIDTH, rt_instruction_name (i), RT_DIS_ARG_WIDTH, i->oparg);
    append_argument (d, i);
  } else {
    hb_buffer_append (d->out, rt_instruction_name (i));
  }
  strip_spaces (d->out);
  hb_buffer_append_char (d->out, '\n');
}

static int digits (int number) {
  int count = 1;
  while (number >= 10) {
    number /= 10;
    count++;
  }
  return count;
}

/* The line of the instruction at UNIT if it differs from the last one that was told; -1 otherwise. */
static int new_line (const RtCode *code, uint32_t unit, int *last) {
  int line = rt_code_line (code, unit);
  if (line < 0 || line == *last)
    return -1;
  *last = line;
  return line;
}

static void measure (Dis *d) {
  int most = -1;
  for (uint32_t unit = 0; unit < d->code->unit_count; unit++) {
    int line = rt_code_line (d->code, unit);
    most = line > most ? line : most;
  }
  d->line_width = most < 0 ? 0 : most >= 1000 ? digits (most) : 3;
  int last_offset = (int)d->code->unit_count * 2 - 2;
  d->offset_width = last_offset >= 10000 ? digits (last_offset) : 4;
}

static void one_code (Dis *d) {
  int line = -1;
  measure (d);
  mark_targets (d);
  for (uint32_t unit = 0; unit < d->code->unit_count;) {
    RtInstruction i = next_instruction (d->code, &unit);
    int told = new_line (d->code, i.unit, &line);
    if (told >= 0 && i.unit > 0)
      hb_buffer_append_char (d->out, '\n');
    instruction (d, &i, told);
  }
  exception_table (d);
}

int rt_disassemble (RtInterp *rt, RtCode *code, HbBuffer *out) {
  Dis d = {.rt = rt, .code = code, .out = out};
  d.targets = hb_calloc (&rt->allocator, code->unit_count + 1, sizeof *d.targets);
  if (!d.targets) {
    rt_no_memory (rt);
    return -1;
  }
  one_code (&d);
  hb_free (&rt->allocator, d.targets, (code->unit_count + 1) * sizeof *d.targets);
  int result = 0;
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (code->consts); i++) {
    RtObject *o = RT_TUPLE_ITEM (code->consts, i);
    if (o->type != rt->types.code)
      continue;
    hb_buffer_append (out, "\nDisassembly of ");
    rt_constant_append (rt, o, out);
    hb_buffer_append (out, ":\n");
    result = rt_disassemble (rt, (RtCode *)o, out);
  }
  return result;
}

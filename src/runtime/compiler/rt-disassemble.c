#include "rt-disassemble.h"

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-opcodes.h"
#include "rt-str.h"
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

static const char *const compare_symbols[] = {"<", "<=", "==", "!=", ">", ">="};

static const char *const binary_symbols[] = {
    "+",  "&",  "//",  "<<",  "@",  "*",  "%",  "|",  "**",  ">>",  "-",  "/",  "^",
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=",
};

static const char *const intrinsic_1_names[] = {
    "INTRINSIC_1_INVALID",         "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",       "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",     "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",         "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS",
};

static const char *const intrinsic_2_names[] = {
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
};

/* Walking */

typedef struct Step {
  uint32_t unit; /* of the instruction */
  int op, arg;
} Step;

/* The instruction at *UNIT, which is moved behind its caches; arguments put together over EXTENDED_ARG
 * prefixes, which are steps of their own: *EXTENDED carries them. */
static Step next_step (const RtCode *code, uint32_t *unit, int *extended) {
  Step step = {.unit = *unit, .op = code->units[*unit].opcode, .arg = 0};
  if (step.op >= RT_OP_HAVE_ARGUMENT) {
    step.arg = code->units[*unit].oparg | *extended;
    *extended = step.op == RT_OP_EXTENDED_ARG ? step.arg << 8 : 0;
  } else {
    *extended = 0;
  }
  *unit += 1u + rt_opcode_info[step.op].caches;
  return step;
}

/* The unit that a jump goes to; -1: no jump. */
static long jump_target (const Step *step) {
  RtOpcodeArgument argument = (RtOpcodeArgument)rt_opcode_info[step->op].argument;
  long behind = (long)step->unit + 1 + rt_opcode_info[step->op].caches;
  if (argument == RT_ARG_JUMP)
    return behind + step->arg;
  return argument == RT_ARG_JUMP_BACK ? behind - step->arg : -1;
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
  int extended = 0;
  for (uint32_t unit = 0; unit < d->code->unit_count;) {
    Step step = next_step (d->code, &unit, &extended);
    long target = jump_target (&step);
    if (target >= 0 && target < (long)d->code->unit_count)
      d->targets[target] = true;
  }
  const RtBytes *table = (const RtBytes *)d->code->exceptiontable;
  const unsigned char *at = (const unsigned char *)table->data, *end = at + table->base.size;
  Entry entry;
  while (next_entry (&at, end, &entry))
    d->targets[entry.target] = true;
}

/* Arguments */

static int append_repr (Dis *d, RtObject *o) {
  RtObject *repr = rt_repr (d->rt, o);
  if (!repr)
    return -1;
  rt_str_append_utf8 (repr, d->out);
  rt_decref (d->rt, repr);
  return 0;
}

static void append_name (Dis *d, RtObject *names, int index) {
  rt_str_append_utf8 (RT_TUPLE_ITEM (names, index), d->out);
}

static int name_argument (Dis *d, const Step *step) {
  switch (step->op) {
  case RT_OP_LOAD_GLOBAL:
    if (step->arg & 1)
      hb_buffer_append (d->out, "NULL + ");
    append_name (d, d->code->names, step->arg >> 1);
    return 0;
  case RT_OP_LOAD_ATTR:
    if (step->arg & 1)
      hb_buffer_append (d->out, "NULL|self + ");
    append_name (d, d->code->names, step->arg >> 1);
    return 0;
  case RT_OP_LOAD_SUPER_ATTR:
    if (step->arg & 1)
      hb_buffer_append (d->out, "NULL|self + ");
    append_name (d, d->code->names, step->arg >> 2);
    return 0;
  default:
    append_name (d, d->code->names, step->arg);
    return 0;
  }
}

static void number_argument (Dis *d, const Step *step) {
  static const char *const conversions[] = {"", "str", "repr", "ascii"};
  static const char *const function_flags[] = {"defaults", "kwdefaults", "annotations", "closure"};
  switch (step->op) {
  case RT_OP_BINARY_OP:
    hb_buffer_append (d->out, binary_symbols[step->arg]);
    return;
  case RT_OP_CALL_INTRINSIC_1:
    hb_buffer_append (d->out, intrinsic_1_names[step->arg]);
    return;
  case RT_OP_CALL_INTRINSIC_2:
    hb_buffer_append (d->out, intrinsic_2_names[step->arg]);
    return;
  case RT_OP_FORMAT_VALUE:
    hb_buffer_append (d->out, conversions[step->arg & 3]);
    if (step->arg & 4)
      hb_buffer_append (d->out, step->arg & 3 ? ", with format" : "with format");
    return;
  case RT_OP_MAKE_FUNCTION:
    for (int i = 0, any = 0; i < 4; i++)
      if (step->arg & 1 << i)
        hb_buffer_printf (d->out, "%s%s", any++ ? ", " : "", function_flags[i]);
    return;
  default:
    return;
  }
}

/* What stands in parentheses behind the number. */
static int argument_text (Dis *d, const Step *step) {
  switch (rt_opcode_info[step->op].argument) {
  case RT_ARG_CONST:
    return append_repr (d, RT_TUPLE_ITEM (d->code->consts, step->arg));
  case RT_ARG_NAME:
    return name_argument (d, step);
  case RT_ARG_LOCAL:
  case RT_ARG_FREE:
    append_name (d, d->code->localsplusnames, step->arg);
    return 0;
  case RT_ARG_COMPARE:
    hb_buffer_append (d->out, compare_symbols[step->arg >> 4]);
    return 0;
  case RT_ARG_JUMP:
  case RT_ARG_JUMP_BACK:
    hb_buffer_printf (d->out, "to %ld", jump_target (step) * 2);
    return 0;
  default:
    number_argument (d, step);
    return 0;
  }
}

static int append_argument (Dis *d, const Step *step) {
  size_t before = d->out->length_bytes;
  hb_buffer_append (d->out, " (");
  size_t inside = d->out->length_bytes;
  if (argument_text (d, step) < 0)
    return -1;
  if (d->out->broken)
    return 0;
  if (d->out->length_bytes == inside)
    d->out->length_bytes = before;
  else
    hb_buffer_append_char (d->out, ')');
  return 0;
}

/* Lines */

static void strip_spaces (HbBuffer *out) {
  while (!out->broken && out->length_bytes > 0 && out->bytes[out->length_bytes - 1] == ' ')
    out->length_bytes--;
}

static int instruction (Dis *d, const Step *step, int line) {
  if (line >= 0)
    hb_buffer_printf (d->out, "%*d", d->line_width, line);
  else
    hb_buffer_append_repeated (d->out, ' ', (size_t)d->line_width);
  hb_buffer_printf (d->out, "     %s %*u ", d->targets[step->unit] ? ">>" : "  ", d->offset_width,
                    step->unit * 2);
  if (step->op < RT_OP_HAVE_ARGUMENT) {
    hb_buffer_append (d->out, rt_opcode_info[step->op].name);
  } else {
    hb_buffer_printf (d->out, "%-*s %*d", RT_DIS_NAME_WIDTH, rt_opcode_info[step->op].name, RT_DIS_ARG_WIDTH,
                      step->arg);
    if (append_argument (d, step) < 0)
      return -1;
  }
  strip_spaces (d->out);
  hb_buffer_append_char (d->out, '\n');
  return 0;
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

static int one_code (Dis *d) {
  int extended = 0, line = -1;
  measure (d);
  mark_targets (d);
  for (uint32_t unit = 0; unit < d->code->unit_count;) {
    Step step = next_step (d->code, &unit, &extended);
    int told = new_line (d->code, step.unit, &line);
    if (told >= 0 && step.unit > 0)
      hb_buffer_append_char (d->out, '\n');
    if (instruction (d, &step, told) < 0)
      return -1;
  }
  exception_table (d);
  return 0;
}

int rt_disassemble (RtInterp *rt, RtCode *code, HbBuffer *out) {
  Dis d = {.rt = rt, .code = code, .out = out};
  d.targets = hb_calloc (&rt->allocator, code->unit_count + 1, sizeof *d.targets);
  if (!d.targets) {
    rt_no_memory (rt);
    return -1;
  }
  int result = one_code (&d);
  hb_free (&rt->allocator, d.targets, (code->unit_count + 1) * sizeof *d.targets);
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (code->consts); i++) {
    RtObject *o = RT_TUPLE_ITEM (code->consts, i);
    if (o->type != rt->types.code)
      continue;
    hb_buffer_append (out, "\nDisassembly of ");
    result = append_repr (&d, o);
    hb_buffer_append (out, ":\n");
    if (result == 0)
      result = rt_disassemble (rt, (RtCode *)o, out);
  }
  return result;
}

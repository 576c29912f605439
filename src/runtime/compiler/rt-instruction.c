#include "rt-instruction.h"

#include <inttypes.h>

#include "rt-opcodes.h"
#include "rt-set-table.h"
#include "rt-str.h"
#include "rt-tuple.h"

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

RtInstruction rt_instruction_at (const RtCode *code, uint32_t unit) {
  RtInstruction instruction = {.unit = unit, .opcode = code->units[unit].opcode};
  if (!rt_instruction_has_argument (&instruction))
    return instruction;
  uint32_t first = unit, oparg = 0;
  while (first > 0 && code->units[first - 1].opcode == RT_OP_EXTENDED_ARG)
    first--;
  for (; first <= unit; first++)
    oparg = oparg << 8 | code->units[first].oparg;
  instruction.oparg = (int)oparg;
  return instruction;
}

long rt_instruction_target (const RtInstruction *i) {
  RtOpcodeArgument argument = (RtOpcodeArgument)rt_opcode_info[i->opcode].argument;
  long behind = (long)i->unit + 1 + rt_opcode_info[i->opcode].caches;
  if (argument == RT_ARG_JUMP)
    return behind + i->oparg;
  return argument == RT_ARG_JUMP_BACK ? behind - i->oparg : -1;
}

const char *rt_instruction_name (const RtInstruction *i) {
  return rt_opcode_info[i->opcode].name;
}

bool rt_instruction_has_argument (const RtInstruction *i) {
  return i->opcode >= RT_OP_HAVE_ARGUMENT;
}

/* Constants */

static void append_tuple (RtInterp *rt, RtObject *tuple, HbBuffer *out) {
  ptrdiff_t size = RT_TUPLE_SIZE (tuple);
  hb_buffer_append_char (out, '(');
  for (ptrdiff_t i = 0; i < size; i++) {
    hb_buffer_append (out, i > 0 ? ", " : "");
    rt_constant_append (rt, RT_TUPLE_ITEM (tuple, i), out);
  }
  hb_buffer_append (out, size == 1 ? ",)" : ")");
}

static void append_frozenset (RtInterp *rt, RtObject *set, HbBuffer *out) {
  hb_buffer_append (out, "frozenset({");
  ptrdiff_t position = 0;
  RtObject *key;
  int64_t hash;
  for (bool first = true; rt_set_next_entry (set, &position, &key, &hash); first = false) {
    hb_buffer_append (out, first ? "" : ", ");
    rt_constant_append (rt, key, out);
  }
  hb_buffer_append (out, "})");
}

static void append_code (RtInterp *rt, const RtCode *code, HbBuffer *out) {
  hb_buffer_append (out, "<code object ");
  rt_str_append_utf8 (code->name, out);
  hb_buffer_printf (out, " at 0x%" PRIx64 ", file \"", rt_address (rt, &code->base));
  rt_str_append_utf8 (code->filename, out);
  hb_buffer_printf (out, "\", line %d>", code->firstlineno);
}

void rt_constant_append (RtInterp *rt, RtObject *o, HbBuffer *out) {
  if (RT_IS_EXACT (rt, o, tuple))
    append_tuple (rt, o, out);
  else if (RT_IS_EXACT (rt, o, frozenset))
    append_frozenset (rt, o, out);
  else if (o->type == rt->types.code)
    append_code (rt, (const RtCode *)o, out);
  else if (o->type->slots.describe != NULL)
    o->type->slots.describe (o, out);
  else
    hb_buffer_append (out, o->type->name);
}

/* Arguments */

static void append_name (RtObject *names, int index, HbBuffer *out) {
  rt_str_append_utf8 (RT_TUPLE_ITEM (names, index), out);
}

static void append_name_argument (const RtCode *code, const RtInstruction *i, HbBuffer *out) {
  switch (i->opcode) {
  case RT_OP_LOAD_GLOBAL:
    hb_buffer_append (out, i->oparg & 1 ? "NULL + " : "");
    append_name (code->names, i->oparg >> 1, out);
    return;
  case RT_OP_LOAD_ATTR:
    hb_buffer_append (out, i->oparg & 1 ? "NULL|self + " : "");
    append_name (code->names, i->oparg >> 1, out);
    return;
  case RT_OP_LOAD_SUPER_ATTR:
    hb_buffer_append (out, i->oparg & 1 ? "NULL|self + " : "");
    append_name (code->names, i->oparg >> 2, out);
    return;
  default:
    append_name (code->names, i->oparg, out);
    return;
  }
}

static void append_number_argument (const RtInstruction *i, HbBuffer *out) {
  static const char *const conversions[] = {"", "str", "repr", "ascii"};
  static const char *const function_flags[] = {"defaults", "kwdefaults", "annotations", "closure"};
  switch (i->opcode) {
  case RT_OP_BINARY_OP:
    hb_buffer_append (out, binary_symbols[i->oparg]);
    return;
  case RT_OP_CALL_INTRINSIC_1:
    hb_buffer_append (out, intrinsic_1_names[i->oparg]);
    return;
  case RT_OP_CALL_INTRINSIC_2:
    hb_buffer_append (out, intrinsic_2_names[i->oparg]);
    return;
  case RT_OP_FORMAT_VALUE:
    hb_buffer_append (out, conversions[i->oparg & 3]);
    if (i->oparg & 4)
      hb_buffer_append (out, i->oparg & 3 ? ", with format" : "with format");
    return;
  case RT_OP_MAKE_FUNCTION:
    for (int bit = 0, any = 0; bit < 4; bit++)
      if (i->oparg & 1 << bit)
        hb_buffer_printf (out, "%s%s", any++ ? ", " : "", function_flags[bit]);
    return;
  default:
    return;
  }
}

void rt_instruction_append_argument (RtInterp *rt, const RtCode *code, const RtInstruction *i, HbBuffer *out) {
  if (!rt_instruction_has_argument (i))
    return;
  switch (rt_opcode_info[i->opcode].argument) {
  case RT_ARG_CONST:
    rt_constant_append (rt, RT_TUPLE_ITEM (code->consts, i->oparg), out);
    return;
  case RT_ARG_NAME:
    append_name_argument (code, i, out);
    return;
  case RT_ARG_LOCAL:
  case RT_ARG_FREE:
    append_name (code->localsplusnames, i->oparg, out);
    return;
  case RT_ARG_COMPARE:
    hb_buffer_append (out, compare_symbols[i->oparg >> 4]);
    return;
  case RT_ARG_JUMP:
  case RT_ARG_JUMP_BACK:
    hb_buffer_printf (out, "to %ld", rt_instruction_target (i) * 2);
    return;
  default:
    append_number_argument (i, out);
    return;
  }
}

/* _traceback: what traceback, dis and inspect (Python texts) have native: the text that an uncaught exception would get, lines of
 * sources, code as text. */
#include "hb-buffer.h"
#include "hb-utf8.h"
#include "rt-abstract.h"
#include "rt-disassemble.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-host.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-opcodes.h"
#include "rt-sources.h"
#include "rt-str.h"
#include "rt-sys.h"
#include "rt-traceback-lines.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* The text for EXCEPTION as one str; "NoneType: None" without one. */
static RtObject *text_of (RtInterp *rt, RtObject *exception) {
  if (exception == NULL || exception == rt->none)
    return rt_str_from (rt, "NoneType: None\n");
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  RtObject *result = rt_traceback_format_by_module (rt, exception, &text) == 0 ? rt_str_from_buffer (rt, &text) : NULL;
  hb_buffer_clear (&text);
  return result;
}

/* The exception of (exc) or (type, value, traceback). */
static RtObject *given (RtInterp *rt, const char *function, RtObject *const *args, size_t nargs) {
  if (!rt_check_positional (rt, function, nargs, 1, 3))
    return NULL;
  RtObject *exception = nargs > 1 ? args[1] : args[0];
  if (exception != rt->none && !RT_IS_EXCEPTION (exception))
    return RT_TYPE_ERROR (rt, "Exception expected for value, %T found", exception);
  return exception;
}

static int write_text (RtInterp *rt, RtObject *file, RtObject *text) {
  if (file == NULL || file == rt->none)
    file = rt_sys_get (rt, "stderr");
  int failed = text == NULL ? -1 : file == NULL || file == rt->none ? 0 : rt_stream_write (rt, file, text);
  rt_xdecref (rt, text);
  return failed;
}

static RtObject *print_exc (ARGS) {
  static const char *const names[] = {"limit", "file", "chain"};
  RtObject *in[3];
  if (!rt_parse_args (rt, "print_exc", args, nargs, kwnames, names, 3, 3, 0, in))
    return NULL;
  return write_text (rt, in[1], text_of (rt, rt_handled_exception (rt))) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *format_exc (ARGS) {
  return text_of (rt, rt_handled_exception (rt));
}

static RtObject *print_exception (ARGS) {
  static const char *const names[] = {"", "value", "tb", "limit", "file", "chain"};
  RtObject *in[6];
  if (!rt_parse_args (rt, "print_exception", args, nargs, kwnames, names, 6, 6, 1, in))
    return NULL;
  RtObject *exception = given (rt, "print_exception", in, in[1] != NULL ? 2 : 1);
  return exception == NULL || write_text (rt, in[4], text_of (rt, exception)) < 0 ? NULL : rt_incref (rt->none);
}

/* Lines with their ends, as a list of str. */
static RtObject *lines_of (RtInterp *rt, RtObject *text) {
  RtObject *list = text != NULL ? rt_list_new (rt, 0) : NULL;
  ptrdiff_t start = 0;
  for (ptrdiff_t i = 0; list != NULL && i < rt_str_length (text); i++) {
    if (rt_str_char_at (text, i) != '\n')
      continue;
    RtObject *line = rt_str_substring (rt, text, start, i + 1);
    start = i + 1;
    if (line == NULL || rt_list_append_steal (rt, list, line) < 0) {
      rt_decref (rt, list);
      list = NULL;
    }
  }
  rt_xdecref (rt, text);
  return list;
}

static RtObject *format_exception (ARGS) {
  RtObject *exception = given (rt, "format_exception", args, nargs);
  return exception != NULL ? lines_of (rt, text_of (rt, exception)) : NULL;
}

/* The last entry of a traceback; new, or NULL if there is none. */
static RtObject *last_entry (RtObject *traceback) {
  while (traceback != NULL && ((RtTraceback *) traceback)->next != NULL)
    traceback = ((RtTraceback *) traceback)->next;
  return rt_xincref (traceback);
}

/* LINES (stolen, may be NULL) without those that tell of the traceback. */
static RtObject *without_traceback (RtInterp *rt, RtObject *lines) {
  ptrdiff_t count = 0;
  while (lines != NULL && count < RT_LIST_SIZE (lines) - 1 &&
         (count == 0 || rt_str_char_at (RT_LIST_ITEM (lines, count), 0) == ' '))
    count++;
  if (lines != NULL && count > 0 && rt_list_set_slice (rt, lines, 0, count, NULL) < 0) {
    rt_decref (rt, lines);
    lines = NULL;
  }
  return lines;
}

/* format_exception_only (exception, traceback): the last part only. The traceback says where a missing name was looked for; None: what it
 * might have been is not told. */
static RtObject *format_exception_only (ARGS) {
  if (!rt_check_positional (rt, "format_exception_only", nargs, 2, 2))
    return NULL;
  RtObject *exception = given (rt, "format_exception_only", args, 1);
  if (exception == NULL || exception == rt->none)
    return exception != NULL ? lines_of (rt, text_of (rt, exception)) : NULL;
  RtException *e = (RtException *) exception;
  RtObject *traceback = rt_xincref (e->traceback), *context = rt_xincref (e->context), *cause = rt_xincref (e->cause);
  bool suppress = e->suppress_context;
  /* What a name is taken for is looked up where it was missing. */
  RtObject *entry = rt_is_kind_of (exception, rt->types.NameError) && args[1] != rt->none ? last_entry (args[1]) : NULL;
  bool told = entry != NULL;
  rt_exception_set_traceback (rt, exception, entry);
  rt_exception_set_context (rt, exception, NULL);
  rt_exception_set_cause (rt, exception, NULL);
  RtObject *lines = lines_of (rt, text_of (rt, exception));
  if (told)
    lines = without_traceback (rt, lines);
  rt_exception_set_traceback (rt, exception, traceback);
  rt_exception_set_context (rt, exception, context);
  rt_exception_set_cause (rt, exception, cause);
  e->suppress_context = suppress;
  return lines;
}

/* anchors (segment): where the carets under a segment of source change, in characters from its start; None if they do not. */
static RtObject *anchors (ARGS) {
  size_t length = 0, left = 0, right = 0;
  const char *segment = RT_IS_STR (args[0]) ? rt_str_utf8 (rt, args[0], &length) : NULL;
  if (rt_error (rt) != NULL)
    return NULL;
  if (segment == NULL || !rt_find_anchors (rt, segment, length, true, &left, &right))
    return rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "traceback", "place of carets");
  hold.held[0] = rt_int_from_uint64 (rt, hb_utf8_count (segment, left));
  hold.held[1] = hold.held[0] == NULL ? NULL : rt_int_from_uint64 (rt, hb_utf8_count (segment, right));
  RtObject *pair = hold.held[1] == NULL ? NULL : rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]);
  return rt_hold_end (rt, &hold, pair);
}

/* line (file name, number): a line of source without its end; None if it is not known. */
static RtObject *line (ARGS) {
  if (!rt_check_positional (rt, "line", nargs, 2, 2))
    return NULL;
  const char *name = RT_IS_STR (args[0]) ? rt_str_utf8 (rt, args[0], NULL) : NULL;
  ptrdiff_t number = name != NULL ? rt_index_ssize (rt, args[1], NULL) : 0;
  if (rt_error (rt) != NULL)
    return NULL;
  size_t length = 0;
  const char *text = name != NULL && number > 0 ? rt_sources_line (rt, name, (int) number, &length) : NULL;
  return text != NULL ? rt_str_from_utf8 (rt, text, length) : rt_incref (rt->none);
}

/* disassembly (code): as `python3 -m dis` prints it. */
static RtObject *disassembly (ARGS) {
  if (!RT_IS_EXACT (rt, args[0], code))
    return RT_TYPE_ERROR (rt, "disassembly() argument must be code, not %T", args[0]);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  RtObject *result =
      rt_disassemble (rt, (RtCode *) args[0], &text) == 0 ? rt_str_from_buffer (rt, &text) : NULL;
  hb_buffer_clear (&text);
  return result;
}

/* opcodes (): (number, name, kind of argument, cache units) of all instructions, by number. */
static RtObject *opcodes (ARGS) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "opcodes", "list");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0);
  for (int i = 0; list != NULL && i < RT_OPCODES; i++) {
    const RtOpcodeInfo *info = &rt_opcode_info[i];
    if (info->name == NULL)
      continue;
    RtHold row;
    rt_hold_begin (rt, &row, "opcodes", "row");
    row.held[0] = rt_int_from_int64 (rt, i);
    row.held[1] = rt_str_interned (rt, info->name);
    row.held[2] = rt_int_from_int64 (rt, info->argument);
    row.held[3] = rt_int_from_int64 (rt, info->caches);
    bool whole = row.held[0] != NULL && row.held[1] != NULL && row.held[2] != NULL && row.held[3] != NULL;
    RtObject *tuple = whole ? rt_tuple_pack (rt, 4, row.held[0], row.held[1], row.held[2], row.held[3]) : NULL;
    rt_hold_end (rt, &row, NULL);
    if (tuple == NULL || rt_list_append_steal (rt, list, tuple) < 0)
      return rt_hold_end (rt, &hold, NULL);
  }
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, list);
}

/* stack_effect (opcode, oparg=None, /, *, jump=None) */
static RtObject *stack_effect (ARGS) {
  static const char *const names[] = {"", "", "jump"};
  RtObject *in[3];
  if (!rt_parse_args (rt, "stack_effect", args, nargs, kwnames, names, 3, 2, 1, in))
    return NULL;
  int64_t opcode = rt_int_to_int64 (rt, in[0]);
  int64_t argument = in[1] == NULL || in[1] == rt->none ? 0 : rt_int_to_int64 (rt, in[1]);
  if (rt_error (rt) != NULL)
    return NULL;
  if (opcode < 0 || opcode >= RT_OPCODES || rt_opcode_info[opcode].name == NULL)
    return RT_VALUE_ERROR (rt, "invalid opcode or oparg");
  bool has_argument = opcode >= RT_OP_HAVE_ARGUMENT;
  if (has_argument != (in[1] != NULL && in[1] != rt->none))
    return has_argument ? RT_VALUE_ERROR (rt, "stack_effect: opcode requires oparg but oparg was not specified")
                        : RT_VALUE_ERROR (rt, "stack_effect: opcode does not permit oparg but oparg was specified");
  int stays = rt_opcode_stack_effect ((RtOpcode) opcode, (int) argument, false);
  int jumps = rt_opcode_stack_effect ((RtOpcode) opcode, (int) argument, true);
  int effect = stays;
  if (in[2] == rt->true_ || ((in[2] == NULL || in[2] == rt->none) && jumps > stays))
    effect = jumps;
  return rt_int_from_int64 (rt, effect);
}

static const RtMethodDef traceback_methods[] = {
    {"opcodes", opcodes, RT_METH_NOARGS, NULL},
    {"stack_effect", stack_effect, RT_METH_KEYWORDS, NULL},
    {"anchors", anchors, RT_METH_O, NULL},
    {"line", line, RT_METH_FASTCALL, NULL},
    {"disassembly", disassembly, RT_METH_O, NULL},
    {"format_exc", format_exc, RT_METH_KEYWORDS, NULL},
    {"format_exception", format_exception, RT_METH_FASTCALL, NULL},
    {"format_exception_only", format_exception_only, RT_METH_FASTCALL, NULL},
    {"print_exc", print_exc, RT_METH_KEYWORDS, NULL},
    {"print_exception", print_exception, RT_METH_KEYWORDS, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__traceback = {
    .name = "_traceback",
    .methods = traceback_methods,
};

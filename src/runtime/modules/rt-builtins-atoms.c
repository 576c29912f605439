/* Built-in functions about numbers and text: abs ... round. */
#include "rt-builtins-tables.h"

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-stream.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

static RtObject *builtin_abs (ARGS) {
  return rt_absolute (rt, args[0]);
}

static RtObject *builtin_ascii (ARGS) {
  return rt_ascii (rt, args[0]);
}

static RtObject *builtin_repr (ARGS) {
  return rt_repr (rt, args[0]);
}

static RtObject *builtin_hash (ARGS) {
  int64_t hash = rt_hash (rt, args[0]);
  return hash == -1 ? NULL : rt_int_from_int64 (rt, hash);
}

static RtObject *builtin_id (ARGS) {
  return rt_int_from_uint64 (rt, rt_address (rt, args[0]));
}

/* O in BASE behind PREFIX, the sign first. */
static RtObject *in_base (RtInterp *rt, RtObject *o, int base, const char *prefix) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "conversion", "number");
  RtObject *number = hold.held[0] = rt_index (rt, o);
  if (number == NULL)
    return rt_hold_end (rt, &hold, NULL);
  HbBuffer digits, text;
  hb_buffer_init (&digits, &rt->allocator);
  hb_buffer_init (&text, &rt->allocator);
  RtObject *result = NULL;
  if (rt_int_append_text (rt, number, base, &digits) == 0) {
    const char *bare = hb_buffer_text (&digits);
    hb_buffer_printf (&text, "%s%s", *bare == '-' ? "-" : "", prefix);
    hb_buffer_append (&text, *bare == '-' ? bare + 1 : bare);
    text.broken = text.broken || digits.broken;
    result = rt_str_from_buffer (rt, &text);
  }
  hb_buffer_clear (&digits);
  hb_buffer_clear (&text);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *builtin_bin (ARGS) {
  return in_base (rt, args[0], 2, "0b");
}

static RtObject *builtin_oct (ARGS) {
  return in_base (rt, args[0], 8, "0o");
}

static RtObject *builtin_hex (ARGS) {
  return in_base (rt, args[0], 16, "0x");
}

static RtObject *builtin_chr (ARGS) {
  ptrdiff_t code_point = rt_index_argument_int (rt, args[0]);
  if (code_point == -1 && rt_error (rt) != NULL)
    return NULL;
  if (code_point < 0 || code_point > 0x10FFFF)
    return RT_VALUE_ERROR (rt, "chr() arg not in range(0x110000)");
  return rt_str_from_char (rt, (uint32_t) code_point);
}

static RtObject *builtin_ord (ARGS) {
  RtObject *o = args[0];
  ptrdiff_t length;
  if (RT_IS_STR (o)) {
    length = rt_str_length (o);
    if (length == 1)
      return rt_int_from_int64 (rt, rt_str_char_at (o, 0));
  } else if (RT_IS_BYTES (o)) {
    length = ((RtBytes *) o)->base.size;
    if (length == 1)
      return rt_int_from_int64 (rt, (unsigned char) ((RtBytes *) o)->data[0]);
  } else if (rt_is_kind_of (o, rt->types.bytearray)) {
    length = ((RtByteArray *) o)->base.size;
    if (length == 1)
      return rt_int_from_int64 (rt, (unsigned char) ((RtByteArray *) o)->data[0]);
  } else {
    return RT_TYPE_ERROR (rt, "ord() expected string of length 1, but %.200s found", o->type->name);
  }
  return RT_TYPE_ERROR (rt, "ord() expected a character, but string of length %zd found", length);
}

static RtObject *builtin_divmod (ARGS) {
  return rt_check_positional (rt, "divmod", nargs, 2, 2) ? rt_divmod (rt, args[0], args[1]) : NULL;
}

static RtObject *builtin_format (ARGS) {
  if (!rt_check_positional (rt, "format", nargs, 1, 2))
    return NULL;
  if (nargs == 2 && !RT_IS_STR (args[1]))
    return RT_TYPE_ERROR (rt, "format() argument 2 must be str, not %K", args[1]);
  return rt_format (rt, args[0], nargs == 2 ? args[1] : NULL);
}

static RtObject *builtin_pow (ARGS) {
  static const char *const names[] = {"base", "exp", "mod"};
  RtObject *in[3];
  if (!rt_parse_args (rt, "pow", args, nargs, kwnames, names, 3, 3, 2, in))
    return NULL;
  return rt_power (rt, in[0], in[1], in[2] != NULL ? in[2] : rt->none);
}

static RtObject *builtin_round (ARGS) {
  static const char *const names[] = {"number", "ndigits"};
  RtObject *in[2];
  if (!rt_parse_args (rt, "round", args, nargs, kwnames, names, 2, 2, 1, in))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "round", "method");
  hold.held[0] = rt_lookup_special (rt, in[0], rt->names.round__);
  if (hold.held[0] == NULL && rt_error (rt) == NULL)
    RT_TYPE_ERROR (rt, "type %.100s doesn't define __round__ method", in[0]->type->name);
  RtObject *result = NULL;
  if (hold.held[0] != NULL)
    result = in[1] == NULL || in[1] == rt->none ? rt_call_none (rt, hold.held[0]) : rt_call_one (rt, hold.held[0], in[1]);
  return rt_hold_end (rt, &hold, result);
}

/* --- print and input --- */

static int print_object (RtInterp *rt, RtObject *file, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "print", "text");
  hold.held[0] = rt_str (rt, o);
  int failed = hold.held[0] != NULL ? rt_stream_write (rt, file, hold.held[0]) : -1;
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

/* The str that separates or ends, or its default; NULL with TypeError. */
static const char *check_separator (RtInterp *rt, RtObject **o, const char *name) {
  if (*o == rt->none)
    *o = NULL;
  if (*o != NULL && !RT_IS_STR (*o))
    return RT_TYPE_ERROR (rt, "%s must be None or a string, not %.200s", name, (*o)->type->name);
  return name;
}

static int print_separator (RtInterp *rt, RtObject *file, RtObject *o, const char *otherwise) {
  return o != NULL ? rt_stream_write (rt, file, o) : rt_stream_write_utf8 (rt, file, otherwise, 1);
}

static RtObject *builtin_print (ARGS) {
  static const char *const names[] = {"sep", "end", "file", "flush"};
  RtObject *in[4];
  if (!rt_parse_args (rt, "print", args + nargs, 0, kwnames, names, 4, 0, 0, in))
    return NULL;
  RtObject *file = in[2];
  if (file == NULL || file == rt->none) {
    file = rt_sys_get (rt, "stdout");
    if (file == NULL)
      return rt_sys_lost (rt, "lost sys.stdout");
    if (file == rt->none)
      return rt_incref (rt->none);
  }
  if (check_separator (rt, &in[0], "sep") == NULL || check_separator (rt, &in[1], "end") == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "print", "stream and arguments");
  hold.held[0] = rt_incref (file);
  if ((hold.held[1] = rt_tuple_from_array (rt, args, nargs)) == NULL) /* as CPython makes one of them */
    return rt_hold_end (rt, &hold, NULL);
  int failed = 0;
  for (size_t i = 0; failed == 0 && i < nargs; i++) {
    if (i > 0)
      failed = print_separator (rt, file, in[0], " ");
    if (failed == 0)
      failed = print_object (rt, file, args[i]);
  }
  if (failed == 0)
    failed = print_separator (rt, file, in[1], "\n");
  int flush = failed == 0 && in[3] != NULL ? rt_truth (rt, in[3]) : 0;
  if (flush != 0)
    failed = flush < 0 ? -1 : rt_stream_flush (rt, file);
  return rt_hold_end (rt, &hold, failed < 0 ? NULL : rt_incref (rt->none));
}

/* LINE, what readline () gave, without its end. (PyFile_GetLine) */
static RtObject *without_end (RtInterp *rt, RT_STEALS RtObject *line) {
  bool is_str = RT_IS_STR (line);
  if (!is_str && !RT_IS_BYTES (line)) {
    rt_decref (rt, line);
    return RT_TYPE_ERROR (rt, "object.readline() returned non-string");
  }
  ptrdiff_t length = is_str ? rt_str_length (line) : ((const RtVarObject *) line)->size;
  if (length == 0) {
    rt_decref (rt, line);
    return rt_raise (rt, rt->types.EOFError, "EOF when reading a line");
  }
  uint32_t last = is_str ? rt_str_char_at (line, length - 1) : (unsigned char) ((const RtBytes *) line)->data[length - 1];
  if (last != '\n')
    return line;
  RtObject *text = is_str ? rt_str_substring (rt, line, 0, length - 1) : rt_bytes_new (rt, ((const RtBytes *) line)->data, (size_t) length - 1);
  rt_decref (rt, line);
  return text;
}

static RtObject *call_without_arguments (RtInterp *rt, RtObject *file, const char *name) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "input", "stream's method");
  hold.held[0] = rt_getattr_utf8 (rt, file, name);
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_call_none (rt, hold.held[0]) : NULL);
}

/* Asks for the number of FILE, as CPython does to see whether it is a terminal, which it never is here. */
static bool ask_number (RtInterp *rt, RtObject *file) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "input", "stream's number");
  hold.held[0] = call_without_arguments (rt, file, "fileno");
  if (hold.held[0] == NULL)
    rt_error_clear (rt);
  else
    rt_index_argument (rt, hold.held[0]);
  rt_hold_end (rt, &hold, NULL);
  return rt_error (rt) == NULL;
}

static void flush_or_not (RtInterp *rt, RtObject *file) {
  if (rt_stream_flush (rt, file) < 0)
    rt_error_clear (rt);
}

enum { INPUT_FROM, INPUT_TO, INPUT_ERRORS };

static RtObject *ask (RtInterp *rt, RtObject *const *files, RtObject *RT_NULLABLE prompt) {
  flush_or_not (rt, files[INPUT_ERRORS]);
  if (!ask_number (rt, files[INPUT_FROM]) || (prompt != NULL && print_object (rt, files[INPUT_TO], prompt) < 0))
    return NULL;
  flush_or_not (rt, files[INPUT_TO]);
  RtObject *line = call_without_arguments (rt, files[INPUT_FROM], "readline");
  return line != NULL ? without_end (rt, line) : NULL;
}

static RtObject *builtin_input (ARGS) {
  static const struct {
    const char *name, *lost;
  } streams[] = {[INPUT_FROM] = {"stdin", "input(): lost sys.stdin"},
                 [INPUT_TO] = {"stdout", "input(): lost sys.stdout"},
                 [INPUT_ERRORS] = {"stderr", "input(): lost sys.stderr"}};
  if (!rt_check_positional (rt, "input", nargs, 0, 1))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "input", "streams");
  for (int i = 0; i < 3; i++) {
    RtObject *file = rt_sys_get (rt, streams[i].name);
    if (file == NULL || file == rt->none)
      return rt_hold_end (rt, &hold, rt_sys_lost (rt, streams[i].lost));
    hold.held[i] = rt_incref (file);
  }
  return rt_hold_end (rt, &hold, ask (rt, hold.held, nargs > 0 ? args[0] : NULL));
}

const RtMethodDef rt_builtins_atoms_methods[] = {
    {"abs", builtin_abs, RT_METH_O,
     "abs($module, x, /)\n--\n\nHow far a number is from zero."},
    {"ascii", builtin_ascii, RT_METH_O,
     "ascii($module, obj, /)\n--\n\nThe repr of an object in ASCII alone: other characters stand as escapes."},
    {"bin", builtin_bin, RT_METH_O,
     "bin($module, number, /)\n--\n\nAn integer in binary digits, behind 0b."},
    {"chr", builtin_chr, RT_METH_O,
     "chr($module, i, /)\n--\n\nThe character with this code point, which lies from 0 to 0x10ffff."},
    {"divmod", builtin_divmod, RT_METH_FASTCALL,
     "divmod($module, x, y, /)\n--\n\nQuotient, rounded down, and remainder as a tuple."},
    {"format", builtin_format, RT_METH_FASTCALL,
     "format($module, value, format_spec='', /)\n--\n\nA value as text, in the form that its __format__ makes of "
     "the specification."},
    {"hash", builtin_hash, RT_METH_O,
     "hash($module, obj, /)\n--\n\nThe hash of an object. What is equal has the same."},
    {"hex", builtin_hex, RT_METH_O,
     "hex($module, number, /)\n--\n\nAn integer in hexadecimal digits, behind 0x."},
    {"id", builtin_id, RT_METH_O,
     "id($module, obj, /)\n--\n\nA number that no other object has while this one lives: its address."},
    {"input", builtin_input, RT_METH_FASTCALL,
     "input($module, prompt='', /)\n--\n\nOne line from standard input without its end; the prompt is written "
     "before. EOFError if there is none."},
    {"oct", builtin_oct, RT_METH_O,
     "oct($module, number, /)\n--\n\nAn integer in octal digits, behind 0o."},
    {"ord", builtin_ord, RT_METH_O,
     "ord($module, c, /)\n--\n\nThe code point of one character."},
    {"pow", builtin_pow, RT_METH_KEYWORDS,
     "pow($module, /, base, exp, mod=None)\n--\n\nbase to the power of exp; with mod, what is left of it after "
     "division, found without the whole power."},
    {"print", builtin_print, RT_METH_KEYWORDS,
     "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nWrites values, each as str says "
     "it, with sep between them and end behind, to file (sys.stdout). With flush\nnothing stays in the buffer."},
    {"repr", builtin_repr, RT_METH_O,
     "repr($module, obj, /)\n--\n\nThe text that names an object, for many types an expression that makes its like."},
    {"round", builtin_round, RT_METH_KEYWORDS,
     "round($module, /, number, ndigits=None)\n--\n\nA number to so many decimal digits, half to even; an int if "
     "ndigits is left out."},
    {NULL},
};

/* compile, and the source of eval and exec. */
#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-arena.h"
#include "rt-builtins.h"
#include "rt-bytes.h"
#include "rt-code.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-run.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-vm.h"

/* Bits of compile's argument flags, by their names in CPython. */
enum {
  KEEP_BLOCKS_OPEN = 0x200,   /* PyCF_DONT_IMPLY_DEDENT */
  WANTS_TREE = 0x400,         /* PyCF_ONLY_AST */
  TYPE_COMMENTS = 0x1000,     /* PyCF_TYPE_COMMENTS */
  TOP_LEVEL_AWAIT = 0x2000,   /* PyCF_ALLOW_TOP_LEVEL_AWAIT */
  MAY_BE_INCOMPLETE = 0x4000, /* PyCF_ALLOW_INCOMPLETE_INPUT */
  FUTURE_FLAGS = 0x1FE0000,   /* PyCF_MASK: from division to annotations */
  OBSOLETE_FLAGS = RT_CO_NESTED,
};

int rt_current_future_flags (RtInterp *rt) {
  return rt->frame != NULL ? rt_frame_code (rt->frame)->flags & FUTURE_FLAGS : 0;
}

/* Encodings */

/* The name of an encoding in a comment of LINE, up to END: its start, *LENGTH characters; NULL if there is none. */
static const char *encoding_in (const char *line, const char *end, size_t *length) {
  while (line < end && (*line == ' ' || *line == '\t' || *line == '\f'))
    line++;
  if (line == end || *line != '#')
    return NULL;
  for (; end - line > 6; line++) {
    if (memcmp (line, "coding", 6) || (line[6] != ':' && line[6] != '='))
      continue;
    const char *name = line + 7, *stop;
    while (name < end && (*name == ' ' || *name == '\t'))
      name++;
    for (stop = name; stop < end && (isalnum ((unsigned char) *stop) || strchr ("-_.", *stop) != NULL);)
      stop++;
    *length = (size_t) (stop - name);
    return stop > name ? name : NULL;
  }
  return NULL;
}

static bool is_blank_or_comment (const char *line, const char *end) {
  while (line < end && strchr (" \t\f\r", *line) != NULL)
    line++;
  return line == end || *line == '#';
}

/* What a comment in the first two lines of TEXT says, in the form in which CPython puts it; NULL if nothing. */
static const char *declared_encoding (const char *text, size_t length_bytes, char *name, size_t name_bytes) {
  const char *end = text + length_bytes;
  for (int line = 0; line < 2 && text < end; line++) {
    const char *newline = memchr (text, '\n', (size_t) (end - text)), *stop = newline != NULL ? newline : end;
    size_t length;
    const char *found = encoding_in (text, stop, &length);
    if (found != NULL && length < name_bytes) {
      char plain[13] = "";
      for (size_t i = 0; i < length; i++)
        name[i] = found[i];
      name[length] = '\0';
      for (size_t i = 0; i < length && i < sizeof plain - 1; i++)
        plain[i] = found[i] == '_' ? '-' : (char) tolower ((unsigned char) found[i]);
      if (!strcmp (plain, "utf-8") || !strncmp (plain, "utf-8-", 6))
        return "utf-8";
      static const char *const latin[] = {"latin-1", "iso-8859-1", "iso-latin-1"};
      for (size_t i = 0; i < 3; i++) {
        size_t n = strlen (latin[i]);
        if (!strncmp (plain, latin[i], n) && (plain[n] == '\0' || plain[n] == '-'))
          return "iso-8859-1";
      }
      return name;
    }
    if (newline == NULL || !is_blank_or_comment (text, stop))
      return NULL;
    text = newline + 1;
  }
  return NULL;
}

/* SyntaxError about the file as a whole. */
static void *encoding_error (RtInterp *rt, RtObject *filename, RT_STEALS RtObject *RT_NULLABLE message) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "place of an error");
  hold.held[0] = message;
  hold.held[1] = message != NULL ? rt_int_from_int64 (rt, -1) : NULL;
  hold.held[2] = hold.held[1] != NULL ? rt_int_from_int64 (rt, 0) : NULL;
  hold.held[3] = hold.held[2] != NULL ? rt_tuple_pack (rt, 4, filename, hold.held[2], hold.held[1], rt->none) : NULL;
  RtObject *args = hold.held[3] != NULL ? rt_tuple_pack (rt, 2, message, hold.held[3]) : NULL;
  if (args != NULL) {
    rt_raise_object (rt, rt->types.SyntaxError, args);
    rt_decref (rt, args);
  }
  return rt_hold_end (rt, &hold, NULL);
}

/* BYTES as a str, if they tell an encoding other than UTF-8; NULL without an exception if not. */
static RtObject *decoded (RtInterp *rt, RtObject *filename, RtObject *bytes) {
  const char *data = ((RtBytes *) bytes)->data;
  size_t length_bytes = (size_t) ((RtBytes *) bytes)->base.size;
  char name[64];
  bool marked = length_bytes >= 3 && !memcmp (data, "\xEF\xBB\xBF", 3);
  const char *encoding = declared_encoding (marked ? data + 3 : data, length_bytes - (marked ? 3 : 0), name, sizeof name);
  if (encoding == NULL || !strcmp (encoding, "utf-8"))
    return NULL;
  if (marked)
    return encoding_error (rt, filename, rt_str_printf (rt, "encoding problem: %s with BOM", encoding));
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "source to be decoded");
  hold.held[1] = rt_str_from (rt, encoding);
  hold.held[2] = hold.held[1] != NULL ? rt_getattr_utf8 (rt, bytes, "decode") : NULL;
  RtObject *text = hold.held[2] != NULL ? rt_call_one (rt, hold.held[2], hold.held[1]) : NULL;
  if (text == NULL && rt_error (rt) != NULL &&
      (rt_error_matches (rt, rt->types.UnicodeError) || rt_error_matches (rt, rt->types.LookupError))) {
    hold.held[3] = rt_error_take (rt);
    encoding_error (rt, filename, rt_str (rt, hold.held[3]));
  }
  return rt_hold_end (rt, &hold, text);
}

/* Code */

static RtObject *compile_text (RtInterp *rt, const char *text, size_t length_bytes, const RtCompileOptions *options) {
  if (memchr (text, 0, length_bytes) != NULL)
    return rt_raise (rt, rt->types.SyntaxError, "source code string cannot contain null bytes");
  while (options->skips_blanks && length_bytes > 0 && (*text == ' ' || *text == '\t')) {
    text++;
    length_bytes--;
  }
  RtArena arena;
  rt_arena_init (rt, &arena, "parser's tree");
  RtObject *code = rt_compile (rt, &arena, text, length_bytes, options, NULL);
  rt_arena_free (&arena);
  return code;
}

static RtObject *compile_str (RtInterp *rt, RtObject *source, const RtCompileOptions *options) {
  size_t length_bytes;
  const char *text = rt_str_utf8 (rt, source, &length_bytes);
  if (text == NULL)
    return NULL;
  rt_str_utf8_is_kept (source);
  return compile_text (rt, text, length_bytes, options);
}

RtObject *rt_compile_source (RtInterp *rt, RtObject *source, const RtCompileOptions *options, const char *function, const char *what) {
  if (RT_IS_STR (source))
    return compile_str (rt, source, options);
  RtBufferView view;
  if (rt_buffer_get (rt, source, &view, RT_BUFFER_SIMPLE) < 0) {
    if (!rt_error_matches (rt, rt->types.TypeError))
      return NULL;
    rt_error_clear (rt);
    return RT_TYPE_ERROR (rt, "%s() arg 1 must be a %s object", function, what);
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "source");
  /* A copy, since what warns of the text, or decodes it, may be Python code. */
  RtObject *bytes = hold.held[0] = rt_bytes_new (rt, view.data, (size_t) view.length_bytes), *code = NULL;
  rt_buffer_release (rt, &view);
  if (bytes == NULL)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[1] = decoded (rt, options->filename, bytes);
  if (hold.held[1] != NULL)
    code = compile_str (rt, hold.held[1], options);
  else if (rt_error (rt) == NULL)
    code = compile_text (rt, ((RtBytes *) bytes)->data, (size_t) ((RtBytes *) bytes)->base.size, options);
  return rt_hold_end (rt, &hold, code);
}

/* compile () */

static RtObject *parse_tree (RtInterp *rt, RtObject *const *args, bool type_comments) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "module ast");
  RtObject *name = hold.held[0] = rt_str_interned (rt, "ast");
  RtObject *module = hold.held[1] = name != NULL ? rt_import_module (rt, name) : NULL;
  RtObject *parse = hold.held[2] = module != NULL ? rt_getattr_utf8 (rt, module, "parse") : NULL;
  if (parse == NULL)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[3] = type_comments ? rt_str_interned (rt, "type_comments") : NULL;
  if (!type_comments)
    return rt_hold_end (rt, &hold, rt_vectorcall (rt, parse, args, 3, NULL));
  RtObject *keywords = hold.held[3] != NULL ? rt_tuple_pack (rt, 1, hold.held[3]) : NULL;
  RtObject *with[4] = {args[0], args[1], args[2], rt->true_};
  RtObject *tree = keywords != NULL ? rt_vectorcall (rt, parse, with, 3, keywords) : NULL;
  rt_xdecref (rt, keywords);
  return rt_hold_end (rt, &hold, tree);
}

/* The code of SOURCE, a text or a tree of ast, which compiles itself. */
static RtObject *compile_any (RtInterp *rt, RtObject *source, const RtCompileOptions *options) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "compilation of a tree");
  RtObject *of_tree = hold.held[0] = RT_IS_STR (source) || RT_IS_BYTES (source) ? NULL : rt_getattr_utf8 (rt, source, "_compile");
  if (of_tree == NULL) {
    rt_error_clear (rt);
    return rt_hold_end (rt, &hold, rt_compile_source (rt, source, options, "compile", "string, bytes or AST"));
  }
  RtObject *args[4] = {options->filename, NULL, NULL, NULL};
  const int numbers[3] = {(int) options->mode, options->future_flags, options->optimize};
  for (size_t i = 0; i < 3; i++)
    if ((args[1 + i] = hold.held[1 + i] = rt_int_from_int64 (rt, numbers[i])) == NULL)
      return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, rt_vectorcall (rt, of_tree, args, 4, NULL));
}

/* A file's name as str: by __fspath__, and from bytes. */
static RtObject *path_text (RtInterp *rt, RtObject *path) {
  if (RT_IS_STR (path))
    return rt_incref (path);
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "name of a file");
  RtObject *given = path;
  if (!RT_IS_BYTES (path)) {
    hold.held[0] = rt_getattr_utf8 (rt, &path->type->base.base, "__fspath__");
    if (hold.held[0] == NULL && !rt_error_matches (rt, rt->types.AttributeError))
      return rt_hold_end (rt, &hold, NULL);
    if (hold.held[0] == NULL)
      rt_error_clear (rt);
    else if ((path = hold.held[1] = rt_call_one (rt, hold.held[0], given)) == NULL)
      return rt_hold_end (rt, &hold, NULL);
  }
  if (RT_IS_STR (path))
    return rt_hold_end (rt, &hold, rt_incref (path));
  if (RT_IS_BYTES (path))
    return rt_hold_end (rt, &hold, rt_str_from_utf8 (rt, ((RtBytes *) path)->data, (size_t) ((RtBytes *) path)->base.size));
  if (path == given)
    RT_TYPE_ERROR (rt, "expected str, bytes or os.PathLike object, not %T", given);
  else
    RT_TYPE_ERROR (rt, "expected %T.__fspath__() to return str or bytes, not %T", given, path);
  return rt_hold_end (rt, &hold, NULL);
}

static bool check_flags (RtInterp *rt, ptrdiff_t flags, ptrdiff_t optimize) {
  if (flags & ~(ptrdiff_t) (FUTURE_FLAGS | OBSOLETE_FLAGS | KEEP_BLOCKS_OPEN | WANTS_TREE | TYPE_COMMENTS | TOP_LEVEL_AWAIT | MAY_BE_INCOMPLETE)) {
    RT_VALUE_ERROR (rt, "compile(): unrecognised flags");
    return false;
  }
  if (optimize < -1 || optimize > 2) {
    RT_VALUE_ERROR (rt, "compile(): invalid optimize value");
    return false;
  }
  return true;
}

/* *MODE for its name; a signature (func_type) is for trees alone. */
static bool find_mode (RtInterp *rt, RtObject *name, bool wants_tree, RtCompileMode *mode) {
  static const char *const names[] = {[RT_COMPILE_EXEC] = "exec", [RT_COMPILE_EVAL] = "eval", [RT_COMPILE_SINGLE] = "single"};
  for (*mode = 0; *mode <= RT_COMPILE_SINGLE; (*mode)++) {
    if (rt_str_equal_utf8 (name, names[*mode]))
      return true;
  }
  bool signature = rt_str_equal_utf8 (name, "func_type");
  if (signature && !wants_tree)
    RT_VALUE_ERROR (rt, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  else if (!signature)
    RT_VALUE_ERROR (rt, "compile() mode must be %s",
                    wants_tree ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'");
  return signature && wants_tree;
}

/* The number IN, or FALLBACK if it is NULL. */
static bool number (RtInterp *rt, RtObject *RT_NULLABLE in, ptrdiff_t fallback, ptrdiff_t *value) {
  *value = in != NULL ? rt_index_argument (rt, in) : fallback;
  if (rt_error (rt) == NULL && (*value < INT_MIN || *value > INT_MAX))
    rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C int");
  return rt_error (rt) == NULL;
}

/* Whether the name of a file and MODE are what C can read. */
static bool are_texts (RtInterp *rt, RtObject *filename, RtObject *mode) {
  RtObject *both[] = {filename, mode};
  for (int i = 0; i < 2; i++) {
    if (!RT_IS_STR (both[i]))
      return RT_TYPE_ERROR (rt, "compile() argument 'mode' must be str, not %K", both[i]) != NULL;
    for (ptrdiff_t at = 0; at < rt_str_length (both[i]); at++)
      if (rt_str_char_at (both[i], at) == 0)
        return RT_VALUE_ERROR (rt, "embedded null character") != NULL;
  }
  return true;
}

RtObject *rt_builtin_compile (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"source", "filename", "mode", "flags", "dont_inherit", "optimize"};
  RtObject *in[6];
  if (nargs > 6) /* there is a seventh, by its name alone, which nobody is to know */
    return RT_TYPE_ERROR (rt, "compile() takes at most 6 positional arguments (%zu given)", nargs);
  if (!rt_parse_args (rt, "compile", args, nargs, kwnames, names, 6, 6, 3, in))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "name of the file");
  RtObject *filename = hold.held[0] = path_text (rt, in[1]);
  if (filename == NULL || !are_texts (rt, filename, in[2]))
    return rt_hold_end (rt, &hold, NULL);
  ptrdiff_t flags, optimize;
  int dont_inherit;
  RtCompileMode mode;
  if (!number (rt, in[3], 0, &flags) || (dont_inherit = in[4] != NULL ? rt_truth (rt, in[4]) : 0) < 0 || !number (rt, in[5], -1, &optimize) ||
      !check_flags (rt, flags, optimize) || !find_mode (rt, in[2], flags & WANTS_TREE, &mode))
    return rt_hold_end (rt, &hold, NULL);
  if (!dont_inherit)
    flags |= rt_current_future_flags (rt);
  if (flags & WANTS_TREE)
    return rt_hold_end (rt, &hold, parse_tree (rt, (RtObject *[]){in[0], filename, in[2]}, flags & TYPE_COMMENTS));
  RtCompileOptions options = {.mode = mode,
                              .filename = filename,
                              .future_flags = (int) (flags & FUTURE_FLAGS),
                              .optimize = optimize > 0 ? (int) optimize : 0,
                              .may_be_incomplete = flags & MAY_BE_INCOMPLETE,
                              .keep_blocks_open = flags & KEEP_BLOCKS_OPEN,
                              .warn = rt_warn_syntax,
                              .warn_data = rt};
  return rt_hold_end (rt, &hold, compile_any (rt, in[0], &options));
}

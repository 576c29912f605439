/* What the exceptions with fields of their own take, keep and show. */
#include <stddef.h>
#include <stdio.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception-private.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

static void set (RtInterp *rt, RtObject *self, const RtMemberDef *member, RtObject *value) {
  rt_exception_member_set (rt, self, member, rt_xincref (value));
}

/* Members FIRST to COUNT get the keyword arguments of their names; others are an error. */
static int take_keywords (RtInterp *rt, RtObject *self, RtObject *kwargs, const RtMemberDef *members, size_t first,
                          size_t count, const char *type_name) {
  for (size_t i = first; i < count; i++)
    set (rt, self, &members[i], NULL);
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (kwargs != NULL && rt_dict_next (kwargs, &position, &key, &value)) {
    size_t i = first;
    while (i < count && !rt_str_equal_utf8 (key, members[i].name))
      i++;
    if (i == count)
      return (size_t) RT_DICT_USED (kwargs) > count - first
                 ? RT_TYPE_ERROR_INT (rt, "%s() takes at most %zu keyword argument%s (%zd given)", type_name, count - first,
                                      count - first == 1 ? "" : "s", RT_DICT_USED (kwargs))
                 : RT_TYPE_ERROR_INT (rt, "'%U' is an invalid keyword argument for %s()", key, type_name);
    set (rt, self, &members[i], value);
  }
  return 0;
}

static int init_args (RtInterp *rt, RtObject *self, RtObject *args) {
  return rt_exception_init (rt, self, args, NULL);
}

/* --- NameError, AttributeError, ImportError --- */

const RtMemberDef rt_name_error_members[] = {
    EXCEPTION_MEMBER (RtNameError, name, "name", 0),
    {NULL},
};

const RtMemberDef rt_attribute_error_members[] = {
    EXCEPTION_MEMBER (RtAttributeError, name, "name", 0),
    EXCEPTION_MEMBER (RtAttributeError, obj, "obj", 1),
    {NULL},
};

const RtMemberDef rt_import_error_members[] = {
    EXCEPTION_MEMBER (RtImportError, msg, "msg", 0),
    EXCEPTION_MEMBER (RtImportError, name, "name", 1),
    EXCEPTION_MEMBER (RtImportError, path, "path", 2),
    EXCEPTION_MEMBER (RtImportError, name_from, "name_from", 3),
    {NULL},
};

int rt_name_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (init_args (rt, self, args) < 0)
    return -1;
  return take_keywords (rt, self, kwargs, rt_name_error_members, 0, 1, "NameError");
}

int rt_attribute_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (init_args (rt, self, args) < 0)
    return -1;
  return take_keywords (rt, self, kwargs, rt_attribute_error_members, 0, 2, "AttributeError");
}

int rt_import_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (init_args (rt, self, args) < 0 ||
      take_keywords (rt, self, kwargs, rt_import_error_members, 1, 4, "ImportError") < 0)
    return -1;
  set (rt, self, &rt_import_error_members[0], RT_TUPLE_SIZE (args) == 1 ? RT_TUPLE_ITEM (args, 0) : NULL);
  return 0;
}

RtObject *rt_import_error_str (RtInterp *rt, RtObject *self) {
  RtObject *msg = ((RtImportError *) self)->msg;
  return msg != NULL && RT_IS_EXACT (rt, msg, str) ? rt_incref (msg) : rt_exception_str (rt, self);
}

/* --- StopIteration, SystemExit --- */

const RtMemberDef rt_stop_iteration_members[] = {
    EXCEPTION_MEMBER (RtStopIteration, value, "value", 0),
    {NULL},
};

const RtMemberDef rt_system_exit_members[] = {
    EXCEPTION_MEMBER (RtSystemExit, code, "code", 0),
    {NULL},
};

int rt_stop_iteration_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (rt_exception_init (rt, self, args, kwargs) < 0)
    return -1;
  set (rt, self, &rt_stop_iteration_members[0], RT_TUPLE_SIZE (args) > 0 ? RT_TUPLE_ITEM (args, 0) : rt->none);
  return 0;
}

int rt_system_exit_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (rt_exception_init (rt, self, args, kwargs) < 0)
    return -1;
  ptrdiff_t count = RT_TUPLE_SIZE (args);
  set (rt, self, &rt_system_exit_members[0], count == 0 ? NULL : count == 1 ? RT_TUPLE_ITEM (args, 0) : args);
  return 0;
}

/* --- SyntaxError --- */

enum { MSG, FILENAME, LINENO, OFFSET, TEXT, END_LINENO, END_OFFSET };

const RtMemberDef rt_syntax_error_members[] = {
    EXCEPTION_MEMBER (RtSyntaxError, msg, "msg", 0),
    EXCEPTION_MEMBER (RtSyntaxError, filename, "filename", 1),
    EXCEPTION_MEMBER (RtSyntaxError, lineno, "lineno", 2),
    EXCEPTION_MEMBER (RtSyntaxError, offset, "offset", 3),
    EXCEPTION_MEMBER (RtSyntaxError, text, "text", 4),
    EXCEPTION_MEMBER (RtSyntaxError, end_lineno, "end_lineno", 5),
    EXCEPTION_MEMBER (RtSyntaxError, end_offset, "end_offset", 6),
    EXCEPTION_MEMBER (RtSyntaxError, print_file_and_line, "print_file_and_line", 7),
    {NULL},
};

int rt_syntax_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (rt_exception_init (rt, self, args, kwargs) < 0)
    return -1;
  if (RT_TUPLE_SIZE (args) >= 1)
    set (rt, self, &rt_syntax_error_members[MSG], RT_TUPLE_ITEM (args, 0));
  if (RT_TUPLE_SIZE (args) != 2)
    return 0;
  RtObject *info = rt_tuple_from (rt, RT_TUPLE_ITEM (args, 1));
  if (info == NULL)
    return -1;
  ptrdiff_t count = RT_TUPLE_SIZE (info);
  int failed = 0;
  if (count < 4)
    failed = RT_TYPE_ERROR_INT (rt, "function takes at least 4 arguments (%zd given)", count);
  else if (count > 6)
    failed = RT_TYPE_ERROR_INT (rt, "function takes at most 6 arguments (%zd given)", count);
  else if (count == 5)
    failed = RT_TYPE_ERROR_INT (rt, "end_offset must be provided when end_lineno is provided");
  for (ptrdiff_t i = 0; failed == 0 && i < count; i++)
    set (rt, self, &rt_syntax_error_members[FILENAME + i], RT_TUPLE_ITEM (info, i));
  rt_decref (rt, info);
  return failed;
}

/* The part of the file's name behind the last slash. */
static RtObject *base_name (RtInterp *rt, RtObject *filename) {
  for (ptrdiff_t i = rt_str_length (filename); i > 0; i--) {
    if (rt_str_char_at (filename, i - 1) == '/')
      return rt_str_substring (rt, filename, i, rt_str_length (filename));
  }
  return rt_incref (filename);
}

RtObject *rt_syntax_error_str (RtInterp *rt, RtObject *self) {
  RtSyntaxError *e = (RtSyntaxError *) self;
  RtObject *msg = e->msg != NULL ? e->msg : rt->none;
  bool has_file = e->filename != NULL && RT_IS_STR (e->filename);
  bool has_line = e->lineno != NULL && RT_IS_EXACT (rt, e->lineno, int_);
  RtObject *file = has_file ? base_name (rt, e->filename) : NULL;
  if (has_file && file == NULL)
    return NULL;
  RtObject *text;
  if (has_file && has_line)
    text = rt_str_printf (rt, "%S (%U, line %S)", msg, file, e->lineno);
  else if (has_file)
    text = rt_str_printf (rt, "%S (%U)", msg, file);
  else if (has_line)
    text = rt_str_printf (rt, "%S (line %S)", msg, e->lineno);
  else
    text = rt_str (rt, msg);
  rt_xdecref (rt, file);
  return text;
}

/* --- what is left of them when they are pickled or copied --- */

/* (class, args, STATE), without a STATE that is empty and that nobody asked for by __dict__. */
static RtObject *reduced (RtInterp *rt, RtObject *self, RT_STEALS RtObject *RT_NULLABLE state) {
  if (state == NULL)
    return NULL;
  RtObject *args = ((RtException *) self)->args;
  RtObject *result = RT_DICT_USED (state) > 0 || ((RtException *) self)->dict != NULL ? rt_tuple_pack (rt, 3, self->type, args, state) : rt_tuple_pack (rt, 2, self->type, args);
  rt_decref (rt, state);
  return result;
}

/* A new dict with the attributes of the instance. */
static RtObject *own_attributes (RtInterp *rt, RtObject *self) {
  RtObject *dict = ((RtException *) self)->dict;
  return dict != NULL ? rt_dict_copy (rt, dict) : rt_dict_new (rt);
}

/* Whether VALUE, if there is one, is in STATE now. */
static bool keep (RtInterp *rt, RtObject *state, const char *name, RtObject *RT_NULLABLE value) {
  RtObject *key = value != NULL ? rt_str_interned (rt, name) : NULL;
  bool good = value == NULL || (key != NULL && rt_dict_set (rt, state, key, value) == 0);
  rt_xdecref (rt, key);
  return good;
}

static RtObject *import_error_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtImportError *e = (RtImportError *) self;
  RtObject *state = own_attributes (rt, self);
  if (state != NULL && keep (rt, state, "name", e->name) && keep (rt, state, "path", e->path) && keep (rt, state, "name_from", e->name_from))
    return reduced (rt, self, state);
  rt_xdecref (rt, state);
  return NULL;
}

/* Not the object, which may be one that cannot be pickled. */
static RtObject *attribute_error_state (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtAttributeError *e = (RtAttributeError *) self;
  RtObject *state = own_attributes (rt, self);
  if (state != NULL && keep (rt, state, "name", e->name) && keep (rt, state, "args", e->args))
    return state;
  rt_xdecref (rt, state);
  return NULL;
}

static RtObject *attribute_error_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return reduced (rt, self, attribute_error_state (rt, self, NULL, 0, NULL));
}

const RtMethodDef rt_import_error_methods[] = {
    {"__reduce__", import_error_reduce, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtMethodDef rt_attribute_error_methods[] = {
    {"__getstate__", attribute_error_state, RT_METH_NOARGS, NULL},
    {"__reduce__", attribute_error_reduce, RT_METH_NOARGS, NULL},
    {NULL},
};

/* --- UnicodeError --- */

enum { ENCODING, OBJECT, REASON, START, END };

const RtMemberDef rt_unicode_error_members[] = {
    EXCEPTION_MEMBER (RtUnicodeError, encoding, "encoding", 0),
    EXCEPTION_MEMBER (RtUnicodeError, object, "object", 1),
    EXCEPTION_MEMBER (RtUnicodeError, reason, "reason", 2),
    {"start", RT_MEMBER_SSIZE, offsetof (RtUnicodeError, start), 0, NULL},
    {"end", RT_MEMBER_SSIZE, offsetof (RtUnicodeError, end), 0, NULL},
    {NULL},
};

/* What could not be decoded, if it is no bytes itself. */
static int take_copy_of_buffer (RtInterp *rt, RtObject *self, RtObject *object) {
  RtBufferView view;
  if (rt_buffer_get (rt, object, &view, RT_BUFFER_SIMPLE) < 0)
    return -1;
  RtObject *bytes = rt_bytes_shared (rt, rt_bytes_new (rt, view.data, (size_t) view.length_bytes));
  rt_buffer_release (rt, &view);
  if (bytes == NULL)
    return -1;
  set (rt, self, &rt_unicode_error_members[OBJECT], bytes);
  rt_decref (rt, bytes);
  return 0;
}

int rt_unicode_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (rt_exception_init (rt, self, args, kwargs) < 0)
    return -1;
  bool translate = rt_is_kind_of (self, rt->types.UnicodeTranslateError);
  ptrdiff_t count = RT_TUPLE_SIZE (args), wanted = translate ? 4 : 5;
  if (count != wanted)
    return RT_TYPE_ERROR_INT (rt, "function takes exactly %zd arguments (%zd given)", wanted, count);
  ptrdiff_t first = translate ? 0 : 1;
  RtUnicodeError *e = (RtUnicodeError *) self;
  RtObject *object = RT_TUPLE_ITEM (args, first);
  bool decode = rt_is_kind_of (self, rt->types.UnicodeDecodeError);
  if (!translate && !RT_IS_STR (RT_TUPLE_ITEM (args, 0)))
    return RT_TYPE_ERROR_INT (rt, "argument 1 must be str, not %K", RT_TUPLE_ITEM (args, 0));
  if (!decode && !RT_IS_STR (object))
    return RT_TYPE_ERROR_INT (rt, "argument %d must be str, not %K", (int) first + 1, object);
  e->start = rt_index_argument (rt, RT_TUPLE_ITEM (args, first + 1));
  if (rt_error (rt) == NULL)
    e->end = rt_index_argument (rt, RT_TUPLE_ITEM (args, first + 2));
  if (rt_error (rt) != NULL)
    return -1;
  if (!RT_IS_STR (RT_TUPLE_ITEM (args, first + 3)))
    return RT_TYPE_ERROR_INT (rt, "argument %zd must be str, not %K", wanted, RT_TUPLE_ITEM (args, first + 3));
  if (!translate)
    set (rt, self, &rt_unicode_error_members[ENCODING], RT_TUPLE_ITEM (args, 0));
  set (rt, self, &rt_unicode_error_members[REASON], RT_TUPLE_ITEM (args, first + 3));
  if (decode && !RT_IS_BYTES (object))
    return take_copy_of_buffer (rt, self, object);
  set (rt, self, &rt_unicode_error_members[OBJECT], object);
  return 0;
}

/* \xe9, \u20ac or \U0001f600. */
static void format_code_point (uint32_t c, char out[16]) {
  snprintf (out, 16, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned) c);
}

RtObject *rt_unicode_error_str (RtInterp *rt, RtObject *self) {
  RtUnicodeError *e = (RtUnicodeError *) self;
  if (e->object == NULL)
    return rt_incref (rt->empty_str);
  bool translate = rt_is_kind_of (self, rt->types.UnicodeTranslateError);
  if (RT_IS_BYTES (e->object)) {
    const RtBytes *bytes = (const RtBytes *) e->object;
    if ((size_t) e->end == (size_t) e->start + 1 && e->start >= 0 && e->start < bytes->base.size)
      return rt_str_printf (rt, "'%S' codec can't decode byte 0x%02x in position %zd: %S", e->encoding,
                            (unsigned char) bytes->data[e->start], e->start, e->reason);
    return rt_str_printf (rt, "'%S' codec can't decode bytes in position %zd-%zd: %S", e->encoding, e->start, (ptrdiff_t) ((size_t) e->end - 1),
                          e->reason);
  }
  if (e->start >= 0 && e->start < rt_str_length (e->object) && (size_t) e->end == (size_t) e->start + 1) {
    char shown[16];
    format_code_point (rt_str_char_at (e->object, e->start), shown);
    if (translate)
      return rt_str_printf (rt, "can't translate character '%s' in position %zd: %S", shown, e->start, e->reason);
    return rt_str_printf (rt, "'%S' codec can't encode character '%s' in position %zd: %S", e->encoding, shown, e->start,
                          e->reason);
  }
  if (translate)
    return rt_str_printf (rt, "can't translate characters in position %zd-%zd: %S", e->start, (ptrdiff_t) ((size_t) e->end - 1), e->reason);
  return rt_str_printf (rt, "'%S' codec can't encode characters in position %zd-%zd: %S", e->encoding, e->start,
                        (ptrdiff_t) ((size_t) e->end - 1), e->reason);
}

/* OSError: its arguments, the class that fits an error's number, the files it names. */
#include <errno.h>
#include <stddef.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception-private.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

static void set (RtInterp *rt, RtObject *self, const RtMemberDef *member, RtObject *value) {
  rt_exception_member_set (rt, self, member, rt_xincref (value));
}

const RtMemberDef rt_os_error_members[] = {
    EXCEPTION_MEMBER (RtOSError, errno_, "errno", 0),
    EXCEPTION_MEMBER (RtOSError, strerror, "strerror", 1),
    EXCEPTION_MEMBER (RtOSError, filename, "filename", 2),
    EXCEPTION_MEMBER (RtOSError, filename2, "filename2", 3),
    {NULL},
};

static RtType *type_of_errno (RtInterp *rt, RtType *type, RtObject *args) {
  if (type != rt->types.OSError || RT_TUPLE_SIZE (args) < 2 || RT_TUPLE_SIZE (args) > 5 ||
      !RT_IS_INT (RT_TUPLE_ITEM (args, 0)))
    return type;
  switch (rt_int_as_int64 (RT_TUPLE_ITEM (args, 0), NULL)) {
  case EAGAIN:
  case EALREADY:
  case EINPROGRESS:
    return rt->types.BlockingIOError;
  case ECHILD:
    return rt->types.ChildProcessError;
  case EPIPE:
  case ESHUTDOWN:
    return rt->types.BrokenPipeError;
  case ECONNABORTED:
    return rt->types.ConnectionAbortedError;
  case ECONNREFUSED:
    return rt->types.ConnectionRefusedError;
  case ECONNRESET:
    return rt->types.ConnectionResetError;
  case EINTR:
    return rt->types.InterruptedError;
  case ESRCH:
    return rt->types.ProcessLookupError;
  case EEXIST:
    return rt->types.FileExistsError;
  case ENOENT:
    return rt->types.FileNotFoundError;
  case EISDIR:
    return rt->types.IsADirectoryError;
  case ENOTDIR:
    return rt->types.NotADirectoryError;
  case EACCES:
  case EPERM:
    return rt->types.PermissionError;
  case ETIMEDOUT:
    return rt->types.TimeoutError;
  default:
    return type;
  }
}

/* As in CPython: a class that brings __init__ but no __new__ has its arguments read by the former. */
static bool init_reads (const RtType *type) {
  return type->slots.tp_init != rt_os_error_init && type->slots.tp_new == rt_os_error_new;
}

/* The third argument of a BlockingIOError may be a number instead of a file: how much was written before. */
static int take_file (RtInterp *rt, RtObject *self, RtObject *args) {
  ptrdiff_t count = RT_TUPLE_SIZE (args);
  RtObject *file = RT_TUPLE_ITEM (args, 2);
  if (self->type == rt->types.BlockingIOError && (file->type->slots.nb_index != NULL || file->type->slots.nb_int != NULL)) {
    ((RtOSError *) self)->written_plus_1 = rt_index_ssize (rt, file, rt->types.ValueError) + 1;
    return rt_error (rt) != NULL ? -1 : 0;
  }
  set (rt, self, &rt_os_error_members[2], file);
  if (count == 5 && RT_TUPLE_ITEM (args, 4) != rt->none)
    set (rt, self, &rt_os_error_members[3], RT_TUPLE_ITEM (args, 4));
  RtObject *shorter = rt_tuple_slice (rt, args, 0, 2);
  if (shorter == NULL)
    return -1;
  rt_exception_set_args (rt, self, shorter);
  return 0;
}

static int take_args (RtInterp *rt, RtObject *self, RtObject *args) {
  ptrdiff_t count = RT_TUPLE_SIZE (args);
  rt_exception_set_args (rt, self, rt_incref (args));
  if (count < 2 || count > 5)
    return 0;
  set (rt, self, &rt_os_error_members[0], RT_TUPLE_ITEM (args, 0));
  set (rt, self, &rt_os_error_members[1], RT_TUPLE_ITEM (args, 1));
  return count > 2 && RT_TUPLE_ITEM (args, 2) != rt->none ? take_file (rt, self, args) : 0;
}

static bool refuse_keywords (RtInterp *rt, const RtType *type, RtObject *RT_NULLABLE kwargs) {
  if (kwargs == NULL || RT_DICT_USED (kwargs) == 0)
    return false;
  RT_TYPE_ERROR (rt, "%s() takes no keyword arguments", type->name);
  return true;
}

RtObject *rt_os_error_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (init_reads (type))
    return rt_exception_new (rt, type, rt->empty_tuple, NULL);
  if (refuse_keywords (rt, type, kwargs))
    return NULL;
  RtObject *self = rt_exception_new (rt, type_of_errno (rt, type, args), args, NULL);
  if (self == NULL || take_args (rt, self, args) == 0)
    return self;
  rt_decref (rt, self);
  return NULL;
}

int rt_os_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (!init_reads (self->type))
    return 0;
  return refuse_keywords (rt, self->type, kwargs) ? -1 : take_args (rt, self, args);
}

RtObject *rt_os_error_str (RtInterp *rt, RtObject *self) {
  RtOSError *e = (RtOSError *) self;
  RtObject *number = e->errno_ != NULL ? e->errno_ : rt->none, *text = e->strerror != NULL ? e->strerror : rt->none;
  if (e->filename != NULL && e->filename2 != NULL)
    return rt_str_printf (rt, "[Errno %S] %S: %R -> %R", number, text, e->filename, e->filename2);
  if (e->filename != NULL)
    return rt_str_printf (rt, "[Errno %S] %S: %R", number, text, e->filename);
  if (e->errno_ != NULL && e->strerror != NULL)
    return rt_str_printf (rt, "[Errno %S] %S", number, text);
  return rt_exception_str (rt, self);
}

/* The names of files, which are no part of args, go with them. */
static RtObject *os_error_reduce (RtInterp *rt, RtObject *self, RtObject *const *unused, size_t nargs, RtObject *kwnames) {
  RtOSError *e = (RtOSError *) self;
  RtObject *args = rt_incref (e->args);
  if (RT_TUPLE_SIZE (args) == 2 && e->filename != NULL) {
    RtObject *number = RT_TUPLE_ITEM (e->args, 0), *text = RT_TUPLE_ITEM (e->args, 1);
    rt_decref (rt, args);
    args = e->filename2 != NULL ? rt_tuple_pack (rt, 5, number, text, e->filename, rt->none, e->filename2)
                                : rt_tuple_pack (rt, 3, number, text, e->filename);
    if (args == NULL)
      return NULL;
  }
  RtObject *result = e->dict != NULL ? rt_tuple_pack (rt, 3, self->type, args, e->dict) : rt_tuple_pack (rt, 2, self->type, args);
  rt_decref (rt, args);
  return result;
}

static RtObject *get_written (RtInterp *rt, RtObject *self, void *closure) {
  ptrdiff_t written_plus_1 = ((RtOSError *) self)->written_plus_1;
  if (written_plus_1 == 0)
    return rt_raise (rt, rt->types.AttributeError, "characters_written");
  return rt_int_from_int64 (rt, written_plus_1 - 1);
}

static int set_written (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtOSError *e = (RtOSError *) self;
  if (value == NULL && e->written_plus_1 == 0)
    return rt_raise_int (rt, rt->types.AttributeError, "characters_written");
  ptrdiff_t written = value != NULL ? rt_index_ssize (rt, value, rt->types.ValueError) : -1;
  if (rt_error (rt) != NULL)
    return -1;
  e->written_plus_1 = written + 1;
  return 0;
}

const RtMethodDef rt_os_error_methods[] = {
    {"__reduce__", os_error_reduce, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtGetSetDef rt_os_error_getset[] = {
    {"characters_written", get_written, set_written, NULL, NULL},
    {NULL},
};

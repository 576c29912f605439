/* _pickling.load: the machine that reads pickles. What it reads comes from bytes, or from a file's read and readline; classes are found by
 * the unpickler (python/pickle.py), whose methods a program may replace.
 *
 * The machine's stack is a native frame of its own, so that everybody sees what is being built; places from `depth` on are NULL.
 */
#include <stdio.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-codec.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-pickle.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define HIGHEST_PROTOCOL 5
#define MEMO_MOST        (1 << 26)
#define CHECK_EVERY      4096 /* opcodes between two looks at whether to stop */

typedef struct Loader {
  RtInterp *rt;
  RtObject *unpickler, *memo;                 /* borrowed from the caller; MEMO is a list */
  RtObject *read, *readline;                  /* borrowed; None: there is nothing behind the bytes */
  RtHold hold;                                /* the bytes; values for the time of a call */
  const unsigned char *at, *end;
  RtNative stack_frame;
  RtObject **stack;
  size_t depth, room;
  size_t *marks, mark_count, mark_room;
} Loader;

enum { BYTES, FIRST, SECOND, THIRD }; /* places of the hold */

/* A place of MEMO that nothing was put into. */
#define NOTHING(rt) RT_OBJECT ((rt)->types.frame)

static int complain (Loader *l, const char *format, long long number) {
  RtInterp *rt = l->rt;
  RtObject *type = rt_getattr_utf8 (rt, l->unpickler, "_error");
  if (type != NULL && rt_type_has (type->type, RT_TYPE_TYPE))
    rt_raise (rt, (RtType *) type, format, number);
  rt_xdecref (rt, type);
  return -1;
}

/* The same about OPCODE and the type of an OBJECT that does not fit. */
static void complain_of (Loader *l, const char *format, const char *opcode, const RtObject *object) {
  RtInterp *rt = l->rt;
  RtObject *type = rt_getattr_utf8 (rt, l->unpickler, "_error");
  if (type != NULL && rt_type_has (type->type, RT_TYPE_TYPE))
    rt_raise (rt, (RtType *) type, format, opcode, object->type->name);
  rt_xdecref (rt, type);
}

static int underflow (Loader *l) {
  return complain (l, l->mark_count > 0 ? "unexpected MARK found" : "unpickling stack underflow", 0);
}

/* --- bytes --- */

/* Lets the rest of the buffer be followed by what FUNCTION (COUNT, if not negative) gives. */
static int refill (Loader *l, RtObject *function, ptrdiff_t count) {
  RtInterp *rt = l->rt;
  RtObject *number = count >= 0 ? rt_int_from_int64 (rt, count) : NULL;
  if (count >= 0 && number == NULL)
    return -1;
  RtObject *data = number != NULL ? rt_call_one (rt, function, number) : rt_call_none (rt, function);
  rt_xdecref (rt, number);
  if (data == NULL)
    return -1;
  if (!RT_IS_BYTES (data)) {
    RT_TYPE_ERROR (rt, "read() returned non-bytes object (%T)", data);
    rt_decref (rt, data);
    return -1;
  }
  RtObject *before = l->hold.held[BYTES];
  l->hold.held[BYTES] = data;
  rt_xdecref (rt, before);
  l->at = (const unsigned char *) ((RtBytes *) data)->data;
  l->end = l->at + ((RtVarObject *) data)->size;
  return 0;
}

/* COUNT bytes; NULL with an exception if there are fewer. They stay where they are until the next are asked for. */
static const unsigned char *take (Loader *l, size_t count) {
  RtInterp *rt = l->rt;
  if ((size_t) (l->end - l->at) < count) {
    if (l->read == rt->none || l->at < l->end || count > PTRDIFF_MAX) {
      complain (l, "pickle data was truncated", 0);
      return NULL;
    }
    if (refill (l, l->read, (ptrdiff_t) count) < 0)
      return NULL;
    if ((size_t) (l->end - l->at) < count) {
      complain (l, "pickle data was truncated", 0);
      return NULL;
    }
  }
  const unsigned char *data = l->at;
  l->at += count;
  return data;
}

/* A line without its end. */
static const unsigned char *take_line (Loader *l, size_t *length) {
  if (l->at == l->end && l->readline != l->rt->none && refill (l, l->readline, -1) < 0)
    return NULL;
  const unsigned char *data = l->at, *newline = l->at < l->end ? memchr (l->at, '\n', (size_t) (l->end - l->at)) : NULL;
  if (newline == NULL) {
    complain (l, "pickle data was truncated", 0);
    return NULL;
  }
  *length = (size_t) (newline - data);
  l->at = newline + 1;
  return data;
}

static bool take_number (Loader *l, size_t bytes, uint64_t *number) {
  const unsigned char *data = take (l, bytes);
  *number = 0;
  for (size_t i = 0; data != NULL && i < bytes; i++)
    *number |= (uint64_t) data[i] << 8 * i;
  return data != NULL;
}

/* --- the stack --- */

static int push (Loader *l, RT_STEALS RtObject *RT_NULLABLE value) {
  RtInterp *rt = l->rt;
  if (value == NULL)
    return -1;
  if (l->depth == l->room) {
    size_t room = l->room == 0 ? 64 : l->room * 2;
    RtObject **stack = rt_mem_realloc (rt, l->stack, l->room * sizeof *stack, room * sizeof *stack);
    if (stack == NULL) {
      rt_decref (rt, value);
      return -1;
    }
    memset (stack + l->room, 0, (room - l->room) * sizeof *stack);
    l->stack = l->stack_frame.held = stack;
    l->room = l->stack_frame.count = room;
  }
  l->stack[l->depth++] = value;
  return 0;
}

/* The lowest place that may be taken: a mark guards what lies below. */
static size_t fence (const Loader *l) {
  return l->mark_count > 0 ? l->marks[l->mark_count - 1] : 0;
}

/* The topmost value; NULL with an exception if there is none. */
static RtObject *pop (Loader *l) {
  if (l->depth <= fence (l)) {
    underflow (l);
    return NULL;
  }
  RtObject *value = l->stack[--l->depth];
  l->stack[l->depth] = NULL;
  return value;
}

static RtObject *top (Loader *l) {
  if (l->depth <= fence (l)) {
    underflow (l);
    return NULL;
  }
  return l->stack[l->depth - 1];
}

/* Moves the topmost value to PLACE of the hold. */
static bool pop_to (Loader *l, int place) {
  RtObject *value = pop (l), *before = l->hold.held[place];
  l->hold.held[place] = value;
  rt_xdecref (l->rt, before);
  return value != NULL;
}

static void let_go (Loader *l) {
  for (int place = FIRST; place <= THIRD; place++) {
    RtObject *held = l->hold.held[place];
    l->hold.held[place] = NULL;
    rt_xdecref (l->rt, held);
  }
}

static int mark (Loader *l) {
  if (l->mark_count == l->mark_room) {
    size_t room = l->mark_room == 0 ? 16 : l->mark_room * 2;
    size_t *marks = rt_mem_realloc (l->rt, l->marks, l->mark_room * sizeof *marks, room * sizeof *marks);
    if (marks == NULL)
      return -1;
    l->marks = marks;
    l->mark_room = room;
  }
  l->marks[l->mark_count++] = l->depth;
  return 0;
}

/* Where the values above the last mark, which is taken off, begin. */
static bool pop_mark (Loader *l, size_t *from) {
  bool there = l->mark_count > 0;
  *from = there ? l->marks[--l->mark_count] : 0;
  if (!there)
    complain (l, "could not find MARK", 0);
  return there;
}

static void drop_from (Loader *l, size_t from) {
  while (l->depth > from) {
    RtObject *value = l->stack[--l->depth];
    l->stack[l->depth] = NULL;
    rt_decref (l->rt, value);
  }
}

/* A tuple of what lies above FROM, which leaves the stack. */
static RtObject *tuple_from (Loader *l, size_t from) {
  RtObject *tuple = rt_tuple_steal_array (l->rt, l->stack + from, l->depth - from);
  for (size_t i = from; i < l->depth; i++)
    l->stack[i] = NULL;
  l->depth = from;
  return tuple;
}

/* --- numbers and texts --- */

static RtObject *float_of_bytes (RtInterp *rt, const unsigned char *data) {
  uint64_t bits = 0;
  double value;
  for (int i = 0; i < 8; i++)
    bits = bits << 8 | data[i];
  memcpy (&value, &bits, sizeof value);
  return rt_float_new (rt, value);
}

static RtObject *int_of_line (Loader *l, const unsigned char *line, size_t length, bool is_long) {
  if (!is_long && length == 2 && line[0] == '0' && (line[1] == '0' || line[1] == '1')) /* how protocol 0 says False and True */
    return rt_bool_object (l->rt, line[1] == '1');
  if (is_long && length > 0 && line[length - 1] == 'L')
    length--;
  return rt_int_from_text (l->rt, (const char *) line, length, is_long ? 10 : 0);
}

static RtObject *float_of_line (Loader *l, const unsigned char *line, size_t length) {
  double value;
  if (!rt_float_parse ((const char *) line, length, &value))
    return RT_VALUE_ERROR (l->rt, "could not convert string to float");
  return rt_float_new (l->rt, value);
}

static RtObject *str_of (Loader *l, const unsigned char *data, size_t length) {
  return rt_str_decode (l->rt, (const char *) data, length, "utf-8", "surrogatepass");
}

/* What the unpickler's method NAME makes of bytes: texts of old protocols. */
static RtObject *made_by (Loader *l, const char *name, const unsigned char *data, size_t length) {
  RtInterp *rt = l->rt;
  l->hold.held[FIRST] = rt_bytes_new (rt, (const char *) data, length);
  RtObject *key = l->hold.held[FIRST] != NULL ? rt_str_interned (rt, name) : NULL;
  RtObject *result = key != NULL ? rt_call_method (rt, l->unpickler, key, &l->hold.held[FIRST], 1) : NULL;
  let_go (l);
  return result;
}

typedef enum Form { AS_STR, AS_BYTES, AS_BYTEARRAY, AS_LONG, AS_OLD_STR } Form;

/* Data behind their length, which is a number of LENGTH_BYTES. */
static int push_data (Loader *l, size_t length_bytes, Form form) {
  RtInterp *rt = l->rt;
  uint64_t length;
  const unsigned char *data = take_number (l, length_bytes, &length) ? take (l, length) : NULL;
  if (data == NULL)
    return -1;
  switch (form) {
  case AS_STR:
    return push (l, str_of (l, data, length));
  case AS_BYTES:
    return push (l, rt_bytes_unshared (rt, (const char *) data, length));
  case AS_BYTEARRAY:
    return push (l, rt_bytearray_new (rt, (const char *) data, length));
  case AS_LONG:
    return push (l, rt_int_from_bytes (rt, data, length, true, true));
  case AS_OLD_STR:
    return push (l, made_by (l, "_old_text", data, length));
  }
  return -1;
}

static int push_line (Loader *l, int opcode) {
  size_t length;
  const unsigned char *line = take_line (l, &length);
  if (line == NULL)
    return -1;
  switch (opcode) {
  case RT_PICKLE_INT:
    return push (l, int_of_line (l, line, length, false));
  case RT_PICKLE_LONG:
    return push (l, int_of_line (l, line, length, true));
  case RT_PICKLE_FLOAT:
    return push (l, float_of_line (l, line, length));
  case RT_PICKLE_UNICODE:
    return push (l, made_by (l, "_escaped_text", line, length));
  case RT_PICKLE_STRING:
    return push (l, made_by (l, "_quoted_text", line, length));
  default:
    return push (l, made_by (l, "_persistent_text", line, length));
  }
}

/* --- the memo --- */

static int put_memo (Loader *l, uint64_t index) {
  RtInterp *rt = l->rt;
  RtObject *value = top (l);
  if (value == NULL)
    return -1;
  if (index >= MEMO_MOST)
    return complain (l, "memo id too large", 0);
  while ((uint64_t) ((RtVarObject *) l->memo)->size < index)
    if (rt_list_append (rt, l->memo, NOTHING (rt)) < 0)
      return -1;
  if ((uint64_t) ((RtVarObject *) l->memo)->size == index)
    return rt_list_append (rt, l->memo, value);
  return rt_list_set_item (rt, l->memo, (ptrdiff_t) index, rt_incref (value));
}

static int get_memo (Loader *l, uint64_t index) {
  RtInterp *rt = l->rt;
  RtObject *value = index < (uint64_t) ((RtVarObject *) l->memo)->size ? ((RtList *) l->memo)->items[index] : NOTHING (rt);
  if (value == NOTHING (rt))
    return complain (l, "Memo value not found at index %lld", (long long) index);
  return push (l, rt_incref (value));
}

/* Puts, or gets, at the index that a line says. */
static int memo_of_line (Loader *l, bool puts) {
  size_t length;
  const unsigned char *line = take_line (l, &length);
  RtObject *number = line != NULL ? rt_int_from_text (l->rt, (const char *) line, length, 10) : NULL;
  if (number == NULL)
    return -1;
  int64_t index = rt_int_as_int64 (number, NULL);
  rt_decref (l->rt, number);
  if (index < 0)
    return RT_VALUE_ERROR_INT (l->rt, "negative PUT argument");
  return puts ? put_memo (l, (uint64_t) index) : get_memo (l, (uint64_t) index);
}

static int memo_of_number (Loader *l, size_t bytes, bool puts) {
  uint64_t index;
  if (!take_number (l, bytes, &index))
    return -1;
  return puts ? put_memo (l, index) : get_memo (l, index);
}

/* --- containers --- */

/* OBJECT.NAME (*args); -1 with an exception. */
static int call_named (RtInterp *rt, RtObject *object, const char *name, RtObject *arg) {
  RtObject *key = rt_str_interned (rt, name), *result = key != NULL ? rt_call_method (rt, object, key, &arg, 1) : NULL;
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

/* Gives the values above FROM to the object below them: by extend where there is one, else by append. */
static int append_from (Loader *l, size_t from) {
  RtInterp *rt = l->rt;
  if (from == 0 || from <= fence (l))
    return underflow (l);
  RtObject *target = l->stack[from - 1];
  if (RT_IS_EXACT (rt, target, list)) {
    for (size_t i = from; i < l->depth; i++)
      if (rt_list_append (rt, target, l->stack[i]) < 0)
        return -1;
    drop_from (l, from);
    return 0;
  }
  RtObject *key = rt_str_interned (rt, "extend"), *extend = NULL;
  if (key == NULL || rt_getattr_optional (rt, target, key, &extend) < 0)
    return -1;
  if (extend != NULL) {
    l->hold.held[FIRST] = extend;
    l->hold.held[SECOND] = rt_list_new (rt, 0);
    int failed = l->hold.held[SECOND] != NULL ? 0 : -1;
    for (size_t i = from; failed == 0 && i < l->depth; i++)
      failed = rt_list_append (rt, l->hold.held[SECOND], l->stack[i]);
    RtObject *result = failed == 0 ? rt_call_one (rt, extend, l->hold.held[SECOND]) : NULL;
    rt_xdecref (rt, result);
    let_go (l);
    if (result == NULL)
      return -1;
  } else {
    for (size_t i = from; i < l->depth; i++)
      if (call_named (rt, target, "append", l->stack[i]) < 0)
        return -1;
  }
  drop_from (l, from);
  return 0;
}

static int set_items_from (Loader *l, size_t from) {
  RtInterp *rt = l->rt;
  if (from == 0 || from <= fence (l))
    return underflow (l);
  if ((l->depth - from) % 2 != 0)
    return complain (l, "odd number of items for SETITEMS", 0);
  RtObject *target = l->stack[from - 1];
  bool is_dict = RT_IS_EXACT (rt, target, dict);
  for (size_t i = from; i < l->depth; i += 2)
    if ((is_dict ? rt_dict_set (rt, target, l->stack[i], l->stack[i + 1]) : rt_setitem (rt, target, l->stack[i], l->stack[i + 1])) < 0)
      return -1;
  drop_from (l, from);
  return 0;
}

static int add_items_from (Loader *l, size_t from) {
  RtInterp *rt = l->rt;
  if (from == 0 || from <= fence (l))
    return underflow (l);
  RtObject *target = l->stack[from - 1];
  for (size_t i = from; i < l->depth; i++)
    if ((RT_IS_EXACT (rt, target, set) ? rt_set_add (rt, target, l->stack[i]) : call_named (rt, target, "add", l->stack[i])) < 0)
      return -1;
  drop_from (l, from);
  return 0;
}

static int push_list_from (Loader *l, size_t from) {
  RtObject *list = rt_list_new (l->rt, 0);
  int failed = list != NULL ? 0 : -1;
  l->hold.held[FIRST] = list;
  for (size_t i = from; failed == 0 && i < l->depth; i++)
    failed = rt_list_append (l->rt, list, l->stack[i]);
  l->hold.held[FIRST] = NULL;
  if (failed < 0) {
    rt_xdecref (l->rt, list);
    return -1;
  }
  drop_from (l, from);
  return push (l, list);
}

static int push_dict_from (Loader *l, size_t from) {
  RtInterp *rt = l->rt;
  if ((l->depth - from) % 2 != 0)
    return complain (l, "odd number of items for DICT", 0);
  RtObject *dict = l->hold.held[FIRST] = rt_dict_new (rt);
  for (size_t i = from; dict != NULL && i < l->depth; i += 2)
    if (rt_dict_set (rt, dict, l->stack[i], l->stack[i + 1]) < 0)
      dict = NULL;
  if (dict == NULL) {
    let_go (l);
    return -1;
  }
  drop_from (l, from);
  l->hold.held[FIRST] = NULL;
  return push (l, dict);
}

static int push_frozenset_from (Loader *l, size_t from) {
  l->hold.held[FIRST] = tuple_from (l, from);
  RtObject *set = l->hold.held[FIRST] != NULL ? rt_frozenset_new (l->rt, l->hold.held[FIRST]) : NULL;
  let_go (l);
  return push (l, set);
}

/* --- objects --- */

static RtObject *find_class (Loader *l, RtObject *module, RtObject *name) {
  RtInterp *rt = l->rt;
  RtObject *key = rt_str_interned (rt, "find_class");
  RtObject *const args[] = {module, name};
  return key != NULL ? rt_call_method (rt, l->unpickler, key, args, 2) : NULL;
}

/* The class that two lines name. */
static RtObject *class_of_lines (Loader *l) {
  RtInterp *rt = l->rt;
  size_t length;
  for (int place = FIRST; place <= SECOND; place++) {
    const unsigned char *line = take_line (l, &length);
    l->hold.held[place] = line != NULL ? rt_str_decode (rt, (const char *) line, length, "utf-8", NULL) : NULL;
    if (l->hold.held[place] == NULL) {
      let_go (l);
      return NULL;
    }
  }
  RtObject *found = find_class (l, l->hold.held[FIRST], l->hold.held[SECOND]);
  let_go (l);
  return found;
}

static int stack_global (Loader *l) {
  if (!pop_to (l, SECOND) || !pop_to (l, FIRST))
    return -1;
  if (!RT_IS_STR (l->hold.held[FIRST]) || !RT_IS_STR (l->hold.held[SECOND])) {
    let_go (l);
    return complain (l, "STACK_GLOBAL requires str", 0);
  }
  RtObject *found = find_class (l, l->hold.held[FIRST], l->hold.held[SECOND]);
  let_go (l);
  return push (l, found);
}

/* FIRST (*SECOND). */
static int reduce (Loader *l) {
  if (!pop_to (l, SECOND) || !pop_to (l, FIRST))
    return -1;
  RtObject *result;
  if (RT_IS_TUPLE (l->hold.held[SECOND]))
    result = rt_call (l->rt, l->hold.held[FIRST], l->hold.held[SECOND], NULL);
  else
    result = RT_TYPE_ERROR (l->rt, "argument list must be a tuple");
  let_go (l);
  return push (l, result);
}

/* FIRST.__new__ (FIRST, *SECOND, **THIRD). */
static int new_object (Loader *l, bool with_keywords) {
  RtInterp *rt = l->rt;
  if ((with_keywords && !pop_to (l, THIRD)) || !pop_to (l, SECOND) || !pop_to (l, FIRST))
    return -1;
  RtObject *type = l->hold.held[FIRST], *args = l->hold.held[SECOND], *kwargs = l->hold.held[THIRD], *result = NULL;
  const char *opcode = with_keywords ? "NEWOBJ_EX" : "NEWOBJ";
  if (!rt_type_has (type->type, RT_TYPE_TYPE))
    complain_of (l, "%s class argument must be a type, not %.200s", opcode, type);
  else if (((RtType *) type)->slots.tp_new == NULL)
    complain_of (l, "%s class argument must have __new__, which %.200s has not", opcode, type);
  else if (!RT_IS_TUPLE (args))
    complain_of (l, "%s args argument must be a tuple, not %.200s", opcode, args);
  else if (with_keywords && !RT_IS_DICT (kwargs))
    complain_of (l, "%s kwargs argument must be a dict, not %.200s", opcode, kwargs);
  else
    result = ((RtType *) type)->slots.tp_new (rt, (RtType *) type, args, kwargs);
  let_go (l);
  return push (l, result);
}

/* What protocols 0 and 1 do for instances: CLASS (*values above FROM). */
static int instantiate (Loader *l, RT_STEALS RtObject *RT_NULLABLE class, size_t from) {
  if (class == NULL)
    return -1;
  l->hold.held[FIRST] = class;
  l->hold.held[SECOND] = tuple_from (l, from);
  RtObject *args = l->hold.held[SECOND], *key = args != NULL ? rt_str_interned (l->rt, "__getinitargs__") : NULL, *result = NULL;
  bool plain = key != NULL && RT_TUPLE_SIZE (args) == 0 && rt_type_has (class->type, RT_TYPE_TYPE) &&
               rt_type_lookup (l->rt, (RtType *) class, key) == NULL && ((RtType *) class)->slots.tp_new != NULL;
  if (plain) /* nothing that its __init__ wants is there: its state follows */
    result = ((RtType *) class)->slots.tp_new (l->rt, (RtType *) class, args, NULL);
  else if (key != NULL)
    result = rt_call (l->rt, class, args, NULL);
  let_go (l);
  return push (l, result);
}

/* STATE, a dict, to the attributes of OBJECT. */
static int fill_dict (Loader *l, RtObject *object, RtObject *state) {
  RtInterp *rt = l->rt;
  if (!RT_IS_DICT (state))
    return complain (l, "state is not a dictionary", 0);
  RtObject *dict = l->hold.held[THIRD] = rt_getattr (rt, object, rt->names.dict__);
  ptrdiff_t position = 0;
  RtObject *key, *value;
  int failed = dict != NULL ? 0 : -1;
  while (failed == 0 && rt_dict_next (state, &position, &key, &value)) {
    RtObject *name = rt_incref (key);
    if (key->type == rt->types.str)
      name = rt_str_intern (rt, name);
    failed = name != NULL ? rt_setitem (rt, dict, name, value) : -1;
    rt_xdecref (rt, name);
  }
  return failed;
}

static int set_slots (Loader *l, RtObject *object, RtObject *slots) {
  RtInterp *rt = l->rt;
  if (!RT_IS_DICT (slots))
    return complain (l, "slot state is not a dictionary", 0);
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (rt_dict_next (slots, &position, &key, &value))
    if (rt_setattr (rt, object, key, value) < 0)
      return -1;
  return 0;
}

static int build (Loader *l) {
  RtInterp *rt = l->rt;
  RtObject *object, *key = rt_str_interned (rt, "__setstate__");
  if (key == NULL || !pop_to (l, FIRST) || (object = top (l)) == NULL)
    return -1;
  RtObject *state = l->hold.held[FIRST];
  int failed = rt_getattr_optional (rt, object, key, &l->hold.held[SECOND]);
  if (failed > 0) {
    RtObject *result = rt_call_one (rt, l->hold.held[SECOND], state);
    rt_xdecref (rt, result);
    failed = result != NULL ? 0 : -1;
  } else if (failed == 0) {
    bool both = RT_IS_TUPLE (state) && RT_TUPLE_SIZE (state) == 2;
    RtObject *attributes = both ? RT_TUPLE_ITEM (state, 0) : state, *slots = both ? RT_TUPLE_ITEM (state, 1) : rt->none;
    if (attributes != rt->none)
      failed = fill_dict (l, object, attributes);
    if (failed == 0 && slots != rt->none)
      failed = set_slots (l, object, slots);
  }
  let_go (l);
  return failed < 0 ? -1 : 0;
}

static int persistent (Loader *l) {
  RtInterp *rt = l->rt;
  RtObject *key = rt_str_interned (rt, "persistent_load");
  if (key == NULL || !pop_to (l, FIRST))
    return -1;
  RtObject *result = rt_call_method (rt, l->unpickler, key, &l->hold.held[FIRST], 1);
  let_go (l);
  return push (l, result);
}

/* --- the machine --- */

static int frame (Loader *l) {
  uint64_t length;
  if (!take_number (l, 8, &length))
    return -1;
  if (length > PTRDIFF_MAX)
    return RT_VALUE_ERROR_INT (l->rt, "FRAME length exceeds system's maximum of %zd bytes", PTRDIFF_MAX);
  const unsigned char *data = take (l, (size_t) length);
  if (data == NULL)
    return -1;
  l->at = data;
  return 0;
}

static int proto (Loader *l) {
  uint64_t version;
  if (!take_number (l, 1, &version))
    return -1;
  if (version > HIGHEST_PROTOCOL)
    return RT_VALUE_ERROR_INT (l->rt, "unsupported pickle protocol: %d", (int) version);
  RtObject *number = rt_int_from_uint64 (l->rt, version), *key = rt_str_interned (l->rt, "_proto");
  int failed = number != NULL && key != NULL ? rt_setattr (l->rt, l->unpickler, key, number) : -1;
  rt_xdecref (l->rt, number);
  return failed;
}

/* Opcodes that take what lies above the last mark. */
static int step_marked (Loader *l, int opcode) {
  size_t from;
  if (!pop_mark (l, &from))
    return -1;
  switch (opcode) {
  case RT_PICKLE_TUPLE:
    return push (l, tuple_from (l, from));
  case RT_PICKLE_LIST:
    return push_list_from (l, from);
  case RT_PICKLE_DICT:
    return push_dict_from (l, from);
  case RT_PICKLE_APPENDS:
    return append_from (l, from);
  case RT_PICKLE_SETITEMS:
    return set_items_from (l, from);
  case RT_PICKLE_ADDITEMS:
    return add_items_from (l, from);
  case RT_PICKLE_FROZENSET:
    return push_frozenset_from (l, from);
  case RT_PICKLE_INST:
    return instantiate (l, class_of_lines (l), from);
  case RT_PICKLE_OBJ: {
    if (l->depth <= from)
      return underflow (l);
    RtObject *class = l->stack[from];
    memmove (l->stack + from, l->stack + from + 1, (l->depth - from - 1) * sizeof *l->stack);
    l->stack[--l->depth] = NULL;
    return instantiate (l, class, from);
  }
  default: /* POP_MARK */
    drop_from (l, from);
    return 0;
  }
}

static int step_short (Loader *l, int opcode) {
  RtInterp *rt = l->rt;
  uint64_t number;
  const unsigned char *data;
  switch (opcode) {
  case RT_PICKLE_NONE:
    return push (l, rt_incref (rt->none));
  case RT_PICKLE_NEWTRUE:
    return push (l, rt_incref (rt->true_));
  case RT_PICKLE_NEWFALSE:
    return push (l, rt_incref (rt->false_));
  case RT_PICKLE_BININT:
    return take_number (l, 4, &number) ? push (l, rt_int_from_int64 (rt, (int32_t) number)) : -1;
  case RT_PICKLE_BININT1:
    return take_number (l, 1, &number) ? push (l, rt_int_from_uint64 (rt, number)) : -1;
  case RT_PICKLE_BININT2:
    return take_number (l, 2, &number) ? push (l, rt_int_from_uint64 (rt, number)) : -1;
  case RT_PICKLE_BINFLOAT:
    data = take (l, 8);
    return data != NULL ? push (l, float_of_bytes (rt, data)) : -1;
  case RT_PICKLE_EMPTY_TUPLE:
    return push (l, rt_incref (rt->empty_tuple));
  case RT_PICKLE_EMPTY_LIST:
    return push (l, rt_list_new (rt, 0));
  case RT_PICKLE_EMPTY_DICT:
    return push (l, rt_dict_new (rt));
  case RT_PICKLE_EMPTY_SET:
    return push (l, rt_set_new (rt, NULL));
  case RT_PICKLE_LONG1:
    return push_data (l, 1, AS_LONG);
  case RT_PICKLE_LONG4:
    return push_data (l, 4, AS_LONG);
  case RT_PICKLE_SHORT_BINUNICODE:
    return push_data (l, 1, AS_STR);
  case RT_PICKLE_BINUNICODE:
    return push_data (l, 4, AS_STR);
  case RT_PICKLE_BINUNICODE8:
    return push_data (l, 8, AS_STR);
  case RT_PICKLE_SHORT_BINBYTES:
    return push_data (l, 1, AS_BYTES);
  case RT_PICKLE_BINBYTES:
    return push_data (l, 4, AS_BYTES);
  case RT_PICKLE_BINBYTES8:
    return push_data (l, 8, AS_BYTES);
  case RT_PICKLE_BYTEARRAY8:
    return push_data (l, 8, AS_BYTEARRAY);
  case RT_PICKLE_SHORT_BINSTRING:
    return push_data (l, 1, AS_OLD_STR);
  case RT_PICKLE_BINSTRING:
    return push_data (l, 4, AS_OLD_STR);
  default:
    return 1; /* another one */
  }
}

static int step_top (Loader *l, int opcode) {
  RtInterp *rt = l->rt;
  size_t count = (size_t) (opcode - RT_PICKLE_TUPLE1 + 1);
  RtObject *value;
  switch (opcode) {
  case RT_PICKLE_TUPLE1:
  case RT_PICKLE_TUPLE2:
  case RT_PICKLE_TUPLE3:
    return l->depth < fence (l) + count ? underflow (l) : push (l, tuple_from (l, l->depth - count));
  case RT_PICKLE_APPEND:
    return l->depth <= fence (l) ? underflow (l) : append_from (l, l->depth - 1);
  case RT_PICKLE_SETITEM:
    return l->depth < fence (l) + 2 ? underflow (l) : set_items_from (l, l->depth - 2);
  case RT_PICKLE_POP:
    if (l->mark_count > 0 && l->depth == fence (l)) {
      l->mark_count--;
      return 0;
    }
    value = pop (l);
    rt_xdecref (rt, value);
    return value != NULL ? 0 : -1;
  case RT_PICKLE_DUP:
    value = top (l);
    return value != NULL ? push (l, rt_incref (value)) : -1;
  case RT_PICKLE_BINGET:
    return memo_of_number (l, 1, false);
  case RT_PICKLE_LONG_BINGET:
    return memo_of_number (l, 4, false);
  case RT_PICKLE_BINPUT:
    return memo_of_number (l, 1, true);
  case RT_PICKLE_LONG_BINPUT:
    return memo_of_number (l, 4, true);
  case RT_PICKLE_MEMOIZE:
    return put_memo (l, (uint64_t) ((RtVarObject *) l->memo)->size);
  case RT_PICKLE_GET:
    return memo_of_line (l, false);
  case RT_PICKLE_PUT:
    return memo_of_line (l, true);
  default:
    return 1; /* another one */
  }
}

static int invalid (Loader *l, int opcode) {
  RtInterp *rt = l->rt;
  char shown[16] = {(char) opcode};
  if (opcode < 32 || opcode >= 127 || opcode == '\'' || opcode == '\\')
    snprintf (shown, sizeof shown, "\\x%02x", opcode);
  RtObject *type = rt_getattr_utf8 (rt, l->unpickler, "_error");
  if (type != NULL && rt_type_has (type->type, RT_TYPE_TYPE))
    rt_raise (rt, (RtType *) type, "invalid load key, '%s'.", shown);
  rt_xdecref (rt, type);
  return -1;
}

static int step (Loader *l, int opcode) {
  int result = step_short (l, opcode);
  if (result == 1)
    result = step_top (l, opcode);
  if (result != 1)
    return result;
  switch (opcode) {
  case RT_PICKLE_MARK:
    return mark (l);
  case RT_PICKLE_FRAME:
    return frame (l);
  case RT_PICKLE_PROTO:
    return proto (l);
  case RT_PICKLE_TUPLE:
  case RT_PICKLE_LIST:
  case RT_PICKLE_DICT:
  case RT_PICKLE_APPENDS:
  case RT_PICKLE_SETITEMS:
  case RT_PICKLE_ADDITEMS:
  case RT_PICKLE_FROZENSET:
  case RT_PICKLE_INST:
  case RT_PICKLE_OBJ:
  case RT_PICKLE_POP_MARK:
    return step_marked (l, opcode);
  case RT_PICKLE_GLOBAL:
    return push (l, class_of_lines (l));
  case RT_PICKLE_STACK_GLOBAL:
    return stack_global (l);
  case RT_PICKLE_REDUCE:
    return reduce (l);
  case RT_PICKLE_NEWOBJ:
    return new_object (l, false);
  case RT_PICKLE_NEWOBJ_EX:
    return new_object (l, true);
  case RT_PICKLE_BUILD:
    return build (l);
  case RT_PICKLE_BINPERSID:
    return persistent (l);
  case RT_PICKLE_INT:
  case RT_PICKLE_LONG:
  case RT_PICKLE_FLOAT:
  case RT_PICKLE_UNICODE:
  case RT_PICKLE_STRING:
  case RT_PICKLE_PERSID:
    return push_line (l, opcode);
  default:
    return invalid (l, opcode);
  }
}

/* The next opcode; -1 with EOFError at the end of what there is. */
static int next_opcode (Loader *l) {
  RtInterp *rt = l->rt;
  if (l->at == l->end && l->read != rt->none && refill (l, l->read, 1) < 0)
    return -1;
  if (l->at == l->end)
    return rt_raise_int (rt, rt->types.EOFError, "Ran out of input");
  return *l->at++;
}

static RtObject *run (Loader *l) {
  for (unsigned steps = 1;; steps++) {
    int opcode = next_opcode (l);
    if (opcode < 0)
      return NULL;
    if (opcode == RT_PICKLE_STOP)
      return pop (l);
    if (step (l, opcode) < 0 || (steps % CHECK_EVERY == 0 && rt_check_stop (l->rt) < 0))
      return NULL;
  }
}

/* load (unpickler, memo, data, read, readline): the object that DATA (bytes), and then what the file gives, tells of. */
RtObject *rt_pickle_load (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "load", nargs, 5, 5))
    return NULL;
  if (!RT_IS_EXACT (rt, args[1], list) || !RT_IS_BYTES (args[2]))
    return RT_TYPE_ERROR (rt, "load() needs a list and bytes");
  Loader l = {.rt = rt, .unpickler = args[0], .memo = args[1], .read = args[3], .readline = args[4]};
  l.at = (const unsigned char *) ((RtBytes *) args[2])->data;
  l.end = l.at + ((RtVarObject *) args[2])->size;
  rt_hold_begin (rt, &l.hold, "pickle.load", "part of a pickle");
  l.hold.held[BYTES] = rt_incref (args[2]);
  rt_native_enter_array (rt, &l.stack_frame, "pickle.load", "value being built", NULL, 0);
  RtObject *result = run (&l);
  l.hold.held[FIRST] = result;
  drop_from (&l, 0);
  l.hold.held[FIRST] = NULL;
  rt_native_leave (rt, &l.stack_frame);
  if (l.stack != NULL)
    rt_mem_free (rt, l.stack, l.room * sizeof *l.stack);
  if (l.marks != NULL)
    rt_mem_free (rt, l.marks, l.mark_room * sizeof *l.marks);
  return rt_hold_end (rt, &l.hold, result);
}

#include "rt-struct-sequence.h"

#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

static bool append_field (RtInterp *rt, HbBuffer *text, RtObject *name, RtObject *value, bool first) {
  RtObject *shown = rt_repr (rt, value);
  if (shown == NULL)
    return false;
  const char *name_text = rt_str_utf8 (rt, name, NULL), *value_text = rt_str_utf8 (rt, shown, NULL);
  if (name_text != NULL && value_text != NULL) {
    hb_buffer_append (text, first ? "" : ", ");
    hb_buffer_append (text, name_text);
    hb_buffer_append (text, "=");
    hb_buffer_append (text, value_text);
  }
  rt_decref (rt, shown);
  return rt_error (rt) == NULL;
}

static RtObject *sequence_repr (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *names = rt_type_lookup (rt, self->type, rt->names.match_args__);
  if (names == NULL || !RT_IS_TUPLE (names) || RT_TUPLE_SIZE (names) != RT_TUPLE_SIZE (self))
    return RT_TYPE_ERROR (rt, "__match_args__ must name the fields");
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_append (&text, self->type->name);
  hb_buffer_append (&text, "(");
  bool good = true;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (self) && good; i++)
    good = append_field (rt, &text, RT_TUPLE_ITEM (names, i), RT_TUPLE_ITEM (self, i), i == 0);
  hb_buffer_append (&text, ")");
  RtObject *result = !good ? NULL : text.broken ? rt_no_memory (rt) : rt_str_from (rt, hb_buffer_text (&text));
  hb_buffer_clear (&text);
  return result;
}

static const RtMethodDef repr_method = {"__repr__", sequence_repr, RT_METH_NOARGS, NULL};

/* dict[NAME] = VALUE, which is taken over; false with an exception. */
static bool put (RtInterp *rt, RtObject *dict, const char *name, RT_STEALS RtObject *RT_NULLABLE value) {
  RtObject *key = value != NULL ? rt_str_interned (rt, name) : NULL;
  bool good = key != NULL && rt_dict_set (rt, dict, key, value) == 0;
  rt_xdecref (rt, key);
  rt_xdecref (rt, value);
  return good;
}

static RtObject *names_tuple (RtInterp *rt, const char *const *names, size_t count) {
  RtObject *items[32];
  size_t made = 0;
  while (made < count && (items[made] = rt_str_interned (rt, names[made])) != NULL)
    made++;
  RtObject *tuple = made == count ? rt_tuple_from_array (rt, items, count) : NULL;
  for (size_t i = 0; i < made; i++)
    rt_decref (rt, items[i]);
  return tuple;
}

static RtObject *field_getter (RtInterp *rt, size_t index) {
  RtObject *args[] = {rt_int_from_int64 (rt, (int64_t) index), rt->none};
  RtObject *getter = args[0] != NULL ? rt_vectorcall (rt, RT_OBJECT (rt->types.tuplegetter), args, 2, NULL) : NULL;
  rt_xdecref (rt, args[0]);
  return getter;
}

static bool fill_namespace (RtInterp *rt, RtObject *dict, const char *const *names, size_t count) {
  bool good = put (rt, dict, "__module__", rt_str_interned (rt, "sys")) &&
              put (rt, dict, "__slots__", rt_tuple_from_array (rt, NULL, 0)) &&
              put (rt, dict, "__match_args__", names_tuple (rt, names, count)) &&
              put (rt, dict, "n_fields", rt_int_from_int64 (rt, (int64_t) count)) &&
              put (rt, dict, "n_sequence_fields", rt_int_from_int64 (rt, (int64_t) count)) &&
              put (rt, dict, "n_unnamed_fields", rt_int_from_int64 (rt, 0)) &&
              put (rt, dict, "__repr__", rt_method_descriptor_new (rt, rt->types.tuple, &repr_method));
  for (size_t i = 0; i < count && good; i++)
    good = put (rt, dict, names[i], field_getter (rt, i));
  return good;
}

static RtObject *make_type (RtInterp *rt, const char *name, const char *const *names, size_t count) {
  enum { DICT, NAME, BASES };
  RtHold hold;
  rt_hold_begin (rt, &hold, "sys", "parts of a type");
  hold.held[DICT] = rt_dict_new (rt);
  if (hold.held[DICT] == NULL || !fill_namespace (rt, hold.held[DICT], names, count))
    return rt_hold_end (rt, &hold, NULL);
  hold.held[NAME] = rt_str_from (rt, name);
  hold.held[BASES] = hold.held[NAME] != NULL ? rt_tuple_pack (rt, 1, rt->types.tuple) : NULL;
  if (hold.held[BASES] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *args[] = {hold.held[NAME], hold.held[BASES], hold.held[DICT]};
  RtObject *type = rt_vectorcall (rt, RT_OBJECT (rt->types.type), args, 3, NULL);
  if (type != NULL && rt_type_make_static (rt, (RtType *) type) < 0) {
    rt_decref (rt, type);
    type = NULL;
  }
  return rt_hold_end (rt, &hold, type);
}

RtObject *rt_struct_sequence (RtInterp *rt, const char *name, const char *const *names, RtObject **values, size_t count) {
  bool complete = true;
  for (size_t i = 0; i < count; i++)
    complete = complete && values[i] != NULL;
  enum { TYPE, VALUES };
  RtHold hold;
  rt_hold_begin (rt, &hold, "sys", "named tuple and its type");
  hold.held[VALUES] = complete ? rt_tuple_from_array (rt, values, count) : NULL;
  for (size_t i = 0; i < count; i++)
    rt_xdecref (rt, values[i]);
  hold.held[TYPE] = hold.held[VALUES] != NULL ? make_type (rt, name, names, count) : NULL;
  RtObject *args[] = {hold.held[VALUES]};
  return rt_hold_end (rt, &hold, hold.held[TYPE] != NULL ? rt_vectorcall (rt, hold.held[TYPE], args, 1, NULL) : NULL);
}

#include "md-private.h"

static gboolean is_exception (guint kind) {
  return kind >= RT_KIND_BaseException && kind <= RT_KIND_UserWarning;
}

MdShape md_shape_of (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  g_return_val_if_fail (subject != NULL, MD_SHAPE_OTHER);
  if (subject->nature == TR_FRAME)
    return MD_SHAPE_FRAME;
  switch (subject->kind) {
  case RT_KIND_int_:
  case RT_KIND_bool_:
  case RT_KIND_float_:
  case RT_KIND_complex_:
  case RT_KIND_str:
  case RT_KIND_bytes:
  case RT_KIND_NoneType:
  case RT_KIND_ellipsis:
  case RT_KIND_NotImplementedType:
  case RT_KIND_range:
    return MD_SHAPE_ATOM;
  case RT_KIND_list:
  case RT_KIND_deque:
    return MD_SHAPE_LIST;
  case RT_KIND_tuple:
    return MD_SHAPE_TUPLE;
  case RT_KIND_dict:
  case RT_KIND_defaultdict:
    return MD_SHAPE_DICT;
  case RT_KIND_set:
  case RT_KIND_frozenset:
    return MD_SHAPE_SET;
  case RT_KIND_type:
    return MD_SHAPE_CLASS;
  case RT_KIND_function:
  case RT_KIND_method:
  case RT_KIND_builtin_function_or_method:
  case RT_KIND_method_descriptor:
  case RT_KIND_classmethod_descriptor:
  case RT_KIND_wrapper_descriptor:
  case RT_KIND_method_wrapper:
  case RT_KIND_lru_cache_wrapper:
    return MD_SHAPE_FUNCTION;
  case RT_KIND_module:
    return MD_SHAPE_MODULE;
  case RT_KIND_cell:
    return MD_SHAPE_CELL;
  case RT_KIND_generator:
    return MD_SHAPE_GENERATOR;
  case RT_KIND_bytearray:
  case RT_KIND_memoryview:
    return MD_SHAPE_BYTES;
  case RT_KIND_weakref:
  case RT_KIND_weakproxy:
  case RT_KIND_weakcallableproxy:
    return MD_SHAPE_WEAKREF;
  case RT_KIND_object:
  case RT_KIND_simple_namespace:
    return MD_SHAPE_INSTANCE;
  default:
    return is_exception (subject->kind) ? MD_SHAPE_INSTANCE : MD_SHAPE_OTHER;
  }
}

gboolean md_is_shown (TrState *state, TrId id, const MdView *view) {
  switch (md_shape_of (state, id)) {
  case MD_SHAPE_CLASS:
    return view->classes;
  case MD_SHAPE_FUNCTION:
    return view->functions;
  case MD_SHAPE_MODULE:
    return view->modules;
  default:
    return TRUE;
  }
}

gboolean md_is_open (TrState *state, TrId id) {
  return (tr_state_subject (state, id)->bits & TR_SUBJECT_BASELINE) == 0;
}

const char *md_text_of (TrState *state, TrId id) {
  TrPayload payload;
  tr_state_payload (state, id, &payload);
  return tr_log_text (tr_state_log (state), payload.text);
}

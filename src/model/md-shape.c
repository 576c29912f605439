#include "md-private.h"

static gboolean is_exception (guint kind) {
  return kind >= RT_KIND_BaseException && kind <= RT_KIND_UserWarning;
}

MdShape md_shape_of (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  g_return_val_if_fail (subject != NULL, MD_SHAPE_OTHER);
  return subject->nature == TR_FRAME ? MD_SHAPE_FRAME : md_shape_of_kind (subject->kind);
}

MdShape md_shape_of_kind (guint kind) {
  switch (kind) {
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
  case RT_KIND_coroutine:
  case RT_KIND_async_generator:
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
    return is_exception (kind) ? MD_SHAPE_INSTANCE : MD_SHAPE_OTHER;
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

TrId md_entry_of (TrState *state, TrId id, const char *key) {
  TrId dict = md_named_ref (state, id, "__dict__");
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  if (dict != 0)
    tr_state_refs (state, dict, refs);
  for (guint i = 0; i + 1 < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind == RT_SLOT_KEY && g_str_equal (md_text_of (state, ref->target), key))
      return ref[1].target;
  }
  return 0;
}

/* A class that a library makes for the program, as namedtuple and Enum do, is told to be of the program's module. */
static gboolean is_of_program (TrState *state, TrId class) {
  TrId module = md_entry_of (state, class, "'__module__'");
  return module != 0 && g_str_equal (md_text_of (state, module), "'__main__'");
}

gboolean md_is_library_code (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  if (subject->nature == TR_OBJECT && subject->kind == RT_KIND_module)
    return md_entry_of (state, id, "'__file__'") == 0; /* those that were read from a file say so */
  if (subject->nature != TR_OBJECT || (subject->bits & (TR_SUBJECT_LIBRARY | TR_SUBJECT_BASELINE)) == 0)
    return FALSE;
  switch (subject->kind) {
  case RT_KIND_function:
  case RT_KIND_classmethod:
  case RT_KIND_staticmethod:
  case RT_KIND_property:
  case RT_KIND_tuplegetter:
  case RT_KIND_member_descriptor:
  case RT_KIND_getset_descriptor:
    return TRUE;
  case RT_KIND_type:
    return !is_of_program (state, id);
  default:
    return FALSE;
  }
}

/* "math" of "<module 'math' (built-in)>", "a" of "<class 'a.B'>": between the quotes, up to the last dot if CLASS. */
static char *module_in (const char *text, gboolean class) {
  const char *open = strchr (text, '\''), *close = open != NULL ? strchr (open + 1, '\'') : NULL;
  g_autofree char *name = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
  char *dot = name != NULL && class ? strrchr (name, '.') : NULL;
  if (name == NULL || (class && dot == NULL))
    return NULL;
  if (dot != NULL)
    *dot = '\0';
  return g_steal_pointer (&name);
}

char *md_module_name (TrState *state, TrId id) {
  TrId name = 0;
  switch (md_shape_of (state, id)) {
  case MD_SHAPE_MODULE:
    return module_in (md_text_of (state, id), FALSE);
  case MD_SHAPE_FUNCTION:
    name = md_named_ref (state, id, "__func__"); /* of a method */
    name = md_named_ref (state, name != 0 ? name : id, "__module__");
    break;
  case MD_SHAPE_CLASS:
    name = md_entry_of (state, id, "'__module__'");
    if (name == 0)
      return module_in (md_text_of (state, id), TRUE);
    break;
  default:
    break;
  }
  return name != 0 ? module_in (md_text_of (state, name), FALSE) : NULL;
}

const char *md_text_of (TrState *state, TrId id) {
  TrPayload payload;
  tr_state_payload (state, id, &payload);
  return tr_log_text (tr_state_log (state), payload.text);
}

/* Of the kinds that have no shape of their own. */
static gboolean is_fixed (guint kind) {
  static const guint16 fixed[] = {RT_KIND_slice,        RT_KIND_code,        RT_KIND_property,      RT_KIND_classmethod,
                                  RT_KIND_staticmethod, RT_KIND_super,       RT_KIND_generic_alias, RT_KIND_union_type,
                                  RT_KIND_traceback,    RT_KIND_frame,       RT_KIND_mappingproxy,  RT_KIND_getset_descriptor,
                                  RT_KIND_dict_keys,    RT_KIND_dict_values, RT_KIND_dict_items,    RT_KIND_member_descriptor,
                                  RT_KIND_odict_keys,   RT_KIND_odict_values, RT_KIND_odict_items,  RT_KIND_managedbuffer, RT_KIND_tuplegetter, RT_KIND_partial,      RT_KIND_itemgetter,
                                  RT_KIND_attrgetter,   RT_KIND_methodcaller, RT_KIND_text_stream};
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (fixed[i] == kind)
      return TRUE;
  return FALSE;
}

gboolean md_is_mutable (guint kind, guint bits) {
  switch (md_shape_of_kind (kind)) {
  case MD_SHAPE_LIST:
  case MD_SHAPE_DICT:
  case MD_SHAPE_GENERATOR:
    return TRUE;
  case MD_SHAPE_SET:
    return kind != RT_KIND_frozenset;
  case MD_SHAPE_BYTES:
    return kind == RT_KIND_bytearray;
  case MD_SHAPE_INSTANCE:
    return kind != RT_KIND_object || (bits & TR_SUBJECT_USER_CLASS) != 0;
  case MD_SHAPE_OTHER:
    return !is_fixed (kind);
  default:
    return FALSE;
  }
}

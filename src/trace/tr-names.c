#include "tr-names.h"

#include <string.h>

#include "rt-code.h"
#include "rt-interp.h"
#include "rt-str.h"
#include "tr-log-private.h"

TrText tr_names_remember (TrNames *names, TrLog *log, const char *name) {
  gsize place = tr_names_place (name);
  names->names[place].text = tr_log_intern (log, name);
  names->names[place].name = name;
  return names->names[place].text;
}

guint64 tr_names_remember_slot (TrNames *names, TrLog *log, RtSlot slot) {
  guint64 code = tr_tape_slot_code (&log->tape, (guint32) slot.kind, slot.index, tr_names_text (names, log, slot.name));
  if (slot.name != NULL && code != TR_SLOT_CODE_TOLD && code != G_MAXUINT64)
    names->slots[(tr_names_place (slot.name) + slot.index) & ((1 << TR_NAMES_SHIFT) - 1)] =
      (TrSlotNote){.name = slot.name, .kind = (guint32) slot.kind, .index = slot.index, .code = code};
  return code;
}

static TrText intern_str (TrLog *log, const RtObject *str) {
  HbAllocator scratch;
  HbBuffer text;
  hb_allocator_init (&scratch, SIZE_MAX);
  hb_buffer_init (&text, &scratch);
  rt_str_append_utf8 ((RtObject *) str, &text);
  TrText id = tr_log_intern (log, hb_buffer_text (&text));
  hb_buffer_clear (&text);
  return id;
}

TrText tr_names_of_code (TrNames *names, TrLog *log, const RtObject *code) {
  gsize place = tr_names_place (code);
  if (names->codes[place].code != code || names->codes[place].identity != code->identity) {
    names->codes[place].text = intern_str (log, ((const RtCode *) code)->qualname);
    names->codes[place].code = code;
    names->codes[place].identity = code->identity;
  }
  return names->codes[place].text;
}

static gboolean is_atom (guint kind) {
  switch (kind) {
  case RT_KIND_int_:
  case RT_KIND_bool_:
  case RT_KIND_float_:
  case RT_KIND_complex_:
  case RT_KIND_str:
  case RT_KIND_bytes:
  case RT_KIND_NoneType:
    return TRUE;
  default:
    return FALSE;
  }
}

static TrTelling telling_of (RtInterp *rt, const RtType *type) {
  if (type->slots.describe == NULL)
    return TR_TELLS_TYPE;
  switch (type->kind) {
  case RT_KIND_int_:
  case RT_KIND_list:
  case RT_KIND_tuple:
  case RT_KIND_dict:
  case RT_KIND_defaultdict:
  case RT_KIND_deque:
  case RT_KIND_range_iterator:
  case RT_KIND_list_iterator:
  case RT_KIND_tuple_iterator:
  case RT_KIND_list_reverseiterator:
  case RT_KIND_dict_keyiterator:
  case RT_KIND_dict_valueiterator:
  case RT_KIND_dict_itemiterator:
  case RT_KIND_dict_reversekeyiterator:
  case RT_KIND_dict_reversevalueiterator:
  case RT_KIND_dict_reverseitemiterator:
    return TR_TELLS_MADE;
  case RT_KIND_set:
  case RT_KIND_frozenset: /* those of a class of the program bear its name */
    return type == rt->types.set || type == rt->types.frozenset ? TR_TELLS_MADE : TR_TELLS_STATE;
  case RT_KIND_str:
  case RT_KIND_bytes:
  case RT_KIND_float_:
  case RT_KIND_complex_:
  case RT_KIND_bool_:
  case RT_KIND_NoneType:
  case RT_KIND_range:
    return TR_TELLS_ONCE;
  default:
    return TR_TELLS_STATE;
  }
}

static TrTouched touched_of (const RtType *type, TrTelling telling) {
  switch (type->kind) {
  case RT_KIND_list:
  case RT_KIND_dict:
  case RT_KIND_defaultdict:
  case RT_KIND_set:
  case RT_KIND_frozenset:
  case RT_KIND_deque:
    return telling == TR_TELLS_MADE ? TR_TOUCHED_BY_NUMBER : TR_TOUCHED_ALWAYS;
  default:
    return telling == TR_TELLS_STATE ? TR_TOUCHED_ALWAYS : TR_TOUCHED_NEVER;
  }
}

TrTypeNote *tr_names_remember_type (TrNames *names, TrLog *log, RtInterp *rt, RtObject *o) {
  const RtType *type = o->type;
  TrTypeNote *note = &names->types[tr_names_place (type)];
  TrTelling telling = telling_of (rt, type);
  *note = (TrTypeNote){.type = type,
                       .identity = ((const RtObject *) type)->identity,
                       .name = type->ht_qualname != NULL ? intern_str (log, type->ht_qualname) : tr_log_intern (log, type->name),
                       .text = tr_log_intern (log, type->name),
                       .kind = (guint16) type->kind,
                       .bits = (guint8) ((is_atom (type->kind) ? TR_SUBJECT_ATOM : 0) |
                                         (rt_type_has (type, RT_TYPE_HEAP) ? TR_SUBJECT_USER_CLASS : 0)),
                       .telling = (guint8) telling,
                       .fixed_size = type->slots.sizeof_bytes == NULL && type->cpython_itemsize == 0,
                       .touched = (guint8) touched_of (type, telling),
                       .has_references = type->slots.tp_traverse != NULL || rt_type_has (type, RT_TYPE_HEAP)};
  if (note->fixed_size)
    note->fixed_bytes = rt_sizeof (rt, o);
  return note;
}

void tr_names_forget_types (TrNames *names) {
  memset (names->types, 0, sizeof names->types);
}

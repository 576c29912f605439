#include "tr-made.h"

#include "rt-deque.h"
#include "rt-dict.h"
#include "rt-int-private.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-set.h"
#include "rt-slice.h"

TrText tr_made_of (RtObject *o) {
  switch (o->type->kind) {
  case RT_KIND_int_:
    return rt_int_is_medium (o) ? tr_made_text (TR_MADE_INT, rt_int_medium_value (o)) : 0;
  case RT_KIND_list:
    return tr_made_text (TR_MADE_LIST, RT_LIST_SIZE (o));
  case RT_KIND_tuple:
    return tr_made_text (TR_MADE_TUPLE, ((const RtVarObject *) o)->size);
  case RT_KIND_dict:
  case RT_KIND_defaultdict:
    return tr_made_text (TR_MADE_DICT, RT_DICT_USED (o));
  case RT_KIND_set:
    return tr_made_text (TR_MADE_SET, RT_SET_USED (o));
  case RT_KIND_frozenset:
    return tr_made_text (TR_MADE_FROZENSET, RT_SET_USED (o));
  case RT_KIND_deque:
    return rt_deque_max (o) < 0 ? tr_made_text (TR_MADE_DEQUE, ((const RtVarObject *) o)->size) : 0;
  case RT_KIND_range_iterator: {
    const RtRangeIterator *iterator = (const RtRangeIterator *) o;
    return iterator->left > 0 ? tr_made_range (iterator->next, iterator->left) : tr_made_range (0, 0);
  }
  case RT_KIND_list_iterator:
  case RT_KIND_tuple_iterator: {
    const RtSequenceIterator *iterator = (const RtSequenceIterator *) o;
    ptrdiff_t left = rt_index_iterator_left (iterator);
    return left > 0 ? tr_made_range (iterator->index, left) : tr_made_range (0, 0);
  }
  case RT_KIND_list_reverseiterator: {
    const RtSequenceIterator *iterator = (const RtSequenceIterator *) o;
    ptrdiff_t left = rt_reverse_iterator_left (iterator);
    return left > 0 ? tr_made_range (iterator->index, left) : tr_made_range (0, 0);
  }
  case RT_KIND_dict_keyiterator:
  case RT_KIND_dict_valueiterator:
  case RT_KIND_dict_itemiterator:
  case RT_KIND_dict_reversekeyiterator:
  case RT_KIND_dict_reversevalueiterator:
  case RT_KIND_dict_reverseitemiterator: {
    ptrdiff_t given, left;
    rt_dict_iterator_position (o, &given, &left);
    return left > 0 ? tr_made_range (given, left) : tr_made_range (0, 0);
  }
  default:
    return 0;
  }
}

static char *write_out (TrMadePattern pattern, gint64 number) {
  static const char *const nouns[TR_MADE_PATTERNS] = {
    [TR_MADE_LIST] = "list of %" G_GINT64_FORMAT " item", [TR_MADE_TUPLE] = "tuple of %" G_GINT64_FORMAT " item",
    [TR_MADE_SET] = "set of %" G_GINT64_FORMAT " item",   [TR_MADE_FROZENSET] = "frozenset of %" G_GINT64_FORMAT " item",
    [TR_MADE_DEQUE] = "deque of %" G_GINT64_FORMAT " item",
  };
  const gint64 left_limit = G_GINT64_CONSTANT (1) << TR_MADE_LEFT_BITS, left = number & (left_limit - 1);
  switch (pattern) {
  case TR_MADE_INT:
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  case TR_MADE_DICT:
    return g_strdup_printf (number == 1 ? "dict of %" G_GINT64_FORMAT " entry" : "dict of %" G_GINT64_FORMAT " entries", number);
  case TR_MADE_RANGE:
    if (left == 0)
      return g_strdup ("exhausted");
    return g_strdup_printf ("next %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT " left", (number - left) / left_limit, left);
  default: {
    g_autofree char *singular = g_strdup_printf (nouns[pattern], number);
    return number == 1 ? g_steal_pointer (&singular) : g_strconcat (singular, "s", NULL);
  }
  }
}

void tr_made_texts_init (TrMadeTexts *texts) {
  g_mutex_init (&texts->lock);
  texts->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

void tr_made_texts_clear (TrMadeTexts *texts) {
  g_hash_table_unref (texts->texts);
  g_mutex_clear (&texts->lock);
}

const char *tr_made_texts_get (TrMadeTexts *texts, TrText text) {
  gpointer key = GSIZE_TO_POINTER ((gsize) text);
  g_mutex_lock (&texts->lock);
  char *written = g_hash_table_lookup (texts->texts, key);
  if (written == NULL) {
    TrMadePattern pattern = (TrMadePattern) ((text & ~TR_TEXT_MADE) >> TR_MADE_NUMBER_BITS);
    written = pattern < TR_MADE_PATTERNS ? write_out (pattern, tr_made_number (text)) : g_strdup ("");
    g_hash_table_insert (texts->texts, key, written);
  }
  g_mutex_unlock (&texts->lock);
  return written;
}

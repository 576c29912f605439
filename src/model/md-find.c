#include "md-find.h"

#include <string.h>

#include "md-literal.h"
#include "md-private.h"

typedef struct Comparison {
  char operator[3]; /* "=", "!=", "<", "<=", ">", ">=" */
  guint64 number;
} Comparison;

static gboolean read_comparison (const char *text, Comparison *comparison) {
  gsize length = strspn (text, "=!<>");
  static const char *const operators[] = {"", "=", "==", "!=", "<", "<=", ">", ">=", NULL};
  g_autofree char *operator = g_strndup (text, length);
  if (!g_strv_contains (operators, operator) || !g_ascii_string_to_unsigned (text + length, 10, 0, G_MAXUINT32, &comparison->number, NULL))
    return FALSE;
  gboolean equal = length == 0 || g_str_equal (operator, "==");
  g_strlcpy (comparison->operator, equal ? "=" : operator, sizeof comparison->operator);
  return TRUE;
}

gboolean md_wanted_is_count (const char *text) {
  Comparison comparison;
  return read_comparison (text, &comparison);
}

static gboolean compares (const Comparison *c, guint64 count) {
  switch (c->operator[0]) {
  case '<':
    return count < c->number || (c->operator[1] == '=' && count == c->number);
  case '>':
    return count > c->number || (c->operator[1] == '=' && count == c->number);
  case '!':
    return count != c->number;
  default:
    return count == c->number;
  }
}

static gboolean matches (const char *pattern, const char *text) {
  return g_str_equal (pattern, text) || (strpbrk (pattern, "*?") != NULL && g_pattern_match_simple (pattern, text));
}

static gboolean has_value (const MdHeap *heap, const MdHeapNode *node, const char *value) {
  const char *text = md_heap_text (heap, node->text);
  if (matches (value, text))
    return TRUE;
  g_autofree char *contents = node->kind == RT_KIND_str ? md_literal_decode (text) : NULL;
  return contents != NULL && matches (value, contents);
}

/* Whether DICT's entries are names: of variables or attributes. */
static gboolean holds_names (MdNames *names, guint32 dict) {
  const MdHeap *heap = md_names_heap (names);
  if (md_names_is_start (names, dict, NULL))
    return TRUE;
  for (guint32 i = heap->in_begin[dict]; i < heap->in_begin[dict + 1]; i++) {
    const MdSlot *slot = &heap->slots[heap->incoming[i]];
    if (slot->kind == RT_SLOT_ATTR && g_str_equal (md_heap_text (heap, slot->name), "__dict__"))
      return TRUE;
  }
  return FALSE;
}

/* The key of a value: its dict's slots are sorted, so that it stands right before. */
static const MdSlot *key_before (const MdHeap *heap, guint32 slot) {
  const MdSlot *value = &heap->slots[slot], *key = value - 1;
  return slot > heap->out_begin[value->from] && key->kind == RT_SLOT_KEY && key->index == value->index ? key : NULL;
}

static void mark_cell (const MdHeap *heap, guint32 cell, guint8 *marks) {
  for (guint32 i = heap->out_begin[cell]; i < heap->out_begin[cell + 1]; i++)
    marks[heap->slots[i].to] = 1;
}

/* Marks what NAME refers to. */
static guint8 *find_named (MdNames *names, const char *name) {
  const MdHeap *heap = md_names_heap (names);
  guint8 *marks = g_new0 (guint8, heap->n_nodes + 1);
  g_autofree char *quoted = g_strdup_printf ("'%s'", name);
  for (guint32 i = 0; i < heap->n_slots; i++) {
    const MdSlot *slot = &heap->slots[i];
    if (slot->kind == RT_SLOT_ATTR || slot->kind == RT_SLOT_LOCAL) {
      if (!g_str_equal (md_heap_text (heap, slot->name), name))
        continue;
      if (slot->kind == RT_SLOT_LOCAL && heap->nodes[slot->to].kind == RT_KIND_cell)
        mark_cell (heap, slot->to, marks);
      marks[slot->to] = 1;
    } else if (slot->kind == RT_SLOT_VALUE) {
      const MdSlot *key = key_before (heap, i);
      if (key != NULL && g_str_equal (md_heap_text (heap, heap->nodes[key->to].text), quoted) && holds_names (names, slot->from))
        marks[slot->to] = 1;
    }
  }
  return marks;
}

/* Whether a variable of the program or one of its own objects refers to NODE, which is not its own: 5 in `x = 5` is not. */
static gboolean is_used (MdNames *names, guint32 node) {
  const MdHeap *heap = md_names_heap (names);
  const guint8 *own = md_names_own (names);
  for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++) {
    const MdSlot *slot = &heap->slots[heap->incoming[i]];
    const MdHeapNode *owner = &heap->nodes[slot->from];
    if (md_names_is_name (names, heap->incoming[i]) || (own[slot->from] && md_is_mutable (owner->kind, owner->bits)))
      return TRUE;
  }
  return FALSE;
}

GArray *md_find (MdNames *names, const MdWanted *wanted) {
  const MdHeap *heap = md_names_heap (names);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *named = wanted->name != NULL ? find_named (names, wanted->name) : NULL;
  gboolean all = wanted->library || wanted->id != 0 || wanted->address != 0;
  const guint8 *own = md_names_own (names);
  Comparison comparison;
  gboolean by_count = wanted->count != NULL && read_comparison (wanted->count, &comparison);
  for (guint32 n = 0; n < heap->n_nodes; n++) {
    const MdHeapNode *node = &heap->nodes[n];
    guint64 count = node->immortal ? RT_IMMORTAL : heap->in_begin[n + 1] - heap->in_begin[n];
    if (node->nature == TR_OBJECT && (wanted->id == 0 || node->id == wanted->id) &&
        (wanted->address == 0 || node->address == wanted->address) && (named == NULL || named[n]) &&
        (!by_count || compares (&comparison, count)) &&
        (wanted->type == NULL || matches (wanted->type, md_heap_text (heap, node->type))) &&
        (wanted->value == NULL || has_value (heap, node, wanted->value)) &&
        (all || own[n] || is_used (names, n)))
      g_array_append_val (found, n);
  }
  return found;
}

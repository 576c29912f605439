#include "config.h"

#include "hs-compare.h"

#include <glib/gi18n.h>

#include "md-graph.h"
#include "md-sharing.h"

#define MOST_PARTS 4

static const char *value_of (const MdHeap *heap, guint32 node) {
  return md_heap_text (heap, heap->nodes[node].text);
}

static gboolean is_atom (const MdHeap *heap, guint32 node) {
  return (heap->nodes[node].bits & TR_SUBJECT_ATOM) != 0;
}

static guint count_rows (const MdSharing *sharing, MdSharingKind only) {
  guint n = 0;
  for (guint i = 1; i < sharing->rows->len; i++) {
    const MdSharingRow *row = &g_array_index (sharing->rows, MdSharingRow, i);
    n += row->depth == 1 && row->kind == only;
  }
  return n;
}

static char *part_text (const MdSharing *sharing, guint32 index) {
  const MdHeap *heap = sharing->heap;
  const MdSharingRow *row = &g_array_index (sharing->rows, MdSharingRow, index);
  g_autofree char *label = md_sharing_label (sharing, index);
  if (row->kind == MD_SHARING_SAME && is_atom (heap, row->left))
    return g_strdup_printf (_ ("%s: both %s, one object"), label, value_of (heap, row->left));
  if (row->kind == MD_SHARING_SAME)
    return g_strdup_printf (_ ("%s: one and the same object"), label);
  if (is_atom (heap, row->left) && is_atom (heap, row->right))
    return g_strdup_printf (_ ("%s: %s and %s"), label, value_of (heap, row->left), value_of (heap, row->right));
  return g_strdup_printf (_ ("%s: two objects, compared in turn"), label);
}

/* The parts from the first on, up to the one that decides. */
static char *parts_text (const MdSharing *sharing) {
  GString *text = g_string_new (NULL);
  guint n = 0;
  for (guint32 i = 1; i < sharing->rows->len; i++) {
    const MdSharingRow *row = &g_array_index (sharing->rows, MdSharingRow, i);
    if (row->depth != 1 || row->as == MD_AS_KEY || row->left == MD_NOTHING || row->right == MD_NOTHING)
      continue;
    gboolean decides = row->kind == MD_SHARING_DIFFERENT;
    if (n < MOST_PARTS || decides) {
      g_autofree char *part = part_text (sharing, i);
      g_string_append_printf (text, "%s%s", n == 0 ? "" : n > MOST_PARTS ? " … " : ", ", part);
    }
    n++;
    if (decides)
      return g_string_free (text, FALSE);
  }
  if (n > MOST_PARTS)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static gboolean has_parts (guint16 kind) {
  return kind == RT_KIND_list || kind == RT_KIND_tuple || kind == RT_KIND_dict || kind == RT_KIND_set || kind == RT_KIND_frozenset;
}

char *hs_compare_text (TrLog *log, int step, TrId left, TrId right) {
  g_autoptr (TrState) state = tr_state_new (log);
  tr_state_seek (state, step);
  g_autoptr (MdHeap) heap = md_heap_new (state);
  guint32 a = md_heap_node (heap, left), b = md_heap_node (heap, right);
  if (a == MD_NOTHING || b == MD_NOTHING)
    return NULL;
  if (a == b)
    return g_strdup (_ ("one and the same object"));
  const MdHeapNode *one = &heap->nodes[a], *other = &heap->nodes[b];
  if (is_atom (heap, a) && is_atom (heap, b))
    return g_strdup_printf (_ ("the values %s and %s"), value_of (heap, a), value_of (heap, b));
  if (((one->bits | other->bits) & TR_SUBJECT_USER_CLASS) != 0)
    return g_strdup (_ ("what their __eq__ says; without one, whether they are one object"));
  if (one->kind != other->kind)
    return g_strdup_printf (_ ("two types: %s and %s"), md_heap_text (heap, one->type), md_heap_text (heap, other->type));
  if (!has_parts (one->kind))
    return g_strdup (_ ("what their type compares"));
  g_autoptr (MdSharing) sharing = md_sharing_new (heap, a, b);
  guint only_left = count_rows (sharing, MD_SHARING_LEFT), only_right = count_rows (sharing, MD_SHARING_RIGHT);
  if (only_left + only_right > 0 && (only_left == 0 || only_right == 0 || one->kind == RT_KIND_list || one->kind == RT_KIND_tuple))
    return g_strdup (_ ("their lengths, which differ"));
  char *parts = parts_text (sharing);
  if (*parts != '\0')
    return parts;
  g_free (parts);
  return g_strdup (_ ("their lengths and their parts"));
}

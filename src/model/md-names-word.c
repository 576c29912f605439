#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "md-literal.h"
#include "md-names.h"
#include "md-private.h"
#include "md-threads.h"

/* Holders in words. What a dict holds on behalf of a module, class or instance is told as theirs. */

/* What the interpreter calls it: sys.modules. NULL if it does not hold it itself. */
static const char *interpreter_label (const MdHeap *heap, guint32 node) {
  for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++) {
    const MdSlot *slot = &heap->slots[heap->incoming[i]];
    if (heap->nodes[slot->from].nature == TR_INTERP)
      return md_heap_text (heap, slot->name);
  }
  return NULL;
}

char *md_names_word (MdNames *names, guint32 node) {
  const MdHeap *heap = md_names_heap (names);
  g_autofree char *word = md_path_word (heap->state, heap->nodes[node].id);
  if (heap->nodes[node].nature != TR_OBJECT || (heap->nodes[node].bits & TR_SUBJECT_ATOM) != 0)
    return g_steal_pointer (&word);
  MdRoot root;
  if (md_names_is_start (names, node, &root) && root == MD_ROOT_GLOBAL)
    return g_strdup_printf (_("%s (names of __main__)"), word);
  g_autofree char *path = md_names_path (names, node);
  const char *known = path != NULL ? path : interpreter_label (heap, node);
  return known != NULL ? g_strdup_printf ("%s (%s)", word, known) : g_steal_pointer (&word);
}

static gboolean has_name (const MdHeap *heap, const MdSlot *slot, const char *name) {
  return slot->name != 0 && g_str_equal (md_heap_text (heap, slot->name), name);
}

/* The first slot of this name that refers to NODE; MD_NOTHING if there is none. */
static guint32 held_as (const MdHeap *heap, guint32 node, const char *name) {
  for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++)
    if (has_name (heap, &heap->slots[heap->incoming[i]], name))
      return heap->incoming[i];
  return MD_NOTHING;
}

static guint32 target_of (const MdHeap *heap, guint32 node, const char *name) {
  for (guint32 s = heap->out_begin[node]; s < heap->out_begin[node + 1]; s++)
    if (has_name (heap, &heap->slots[s], name))
      return heap->slots[s].to;
  return MD_NOTHING;
}

static char *name_of_str (const MdHeap *heap, guint32 node) {
  char *name = node != MD_NOTHING ? md_literal_decode (md_heap_text (heap, heap->nodes[node].text)) : NULL;
  return name != NULL ? name : g_strdup ("?");
}

/* "x" for entries that could be attributes, else "['k']". */
static char *entry_text (const MdHeap *heap, const MdSlot *slot, gboolean *is_name) {
  TrId dict = heap->nodes[slot->from].id;
  char *name = md_path_entry_name (heap->state, dict, slot->index);
  *is_name = name != NULL;
  return name != NULL ? name : md_path_key_text (heap->state, dict, slot->index);
}

/* Of SLOT within OF. */
static char *part_text (const char *slot, const char *of) {
  return g_strdup_printf (_("%s of %s"), slot, of);
}

static char *key_text (const char *key, const char *of, gboolean is_name) {
  return g_strdup_printf (is_name ? _("name %s of %s") : _("key %s of %s"), key, of);
}

static char *local_text (const char *name, const char *of) {
  return g_strdup_printf (_("local %s of %s"), name, of);
}

static char *module_name (const MdHeap *heap, guint32 module) {
  guint32 name = target_of (heap, module, "name");
  return name_of_str (heap, name);
}

/* Of an entry of OWNER's __dict__. */
static char *attribute_text (MdNames *names, const MdSlot *slot, guint32 owner) {
  const MdHeap *heap = md_names_heap (names);
  gboolean is_name;
  g_autofree char *entry = entry_text (heap, slot, &is_name);
  gboolean is_key = slot->kind == RT_SLOT_KEY;
  if (heap->nodes[owner].kind == RT_KIND_module) {
    g_autofree char *module = module_name (heap, owner);
    if (is_key)
      return g_strdup_printf (_("name %s of module %s"), entry, module);
    return g_str_equal (module, "__main__") ? g_strdup_printf (_("global %s"), entry) : g_strdup_printf (_("%s of module %s"), entry, module);
  }
  g_autofree char *of = md_names_word (names, owner);
  if (is_key)
    return key_text (entry, of, TRUE);
  g_autofree char *part = g_strdup_printf (is_name ? ".%s" : "[%s]", entry);
  return is_name ? part_text (part, of) : g_strdup_printf (_("%s of the __dict__ of %s"), part, of);
}

static char *frame_word (MdNames *names, guint32 node) {
  return md_threads_frame_word (md_names_heap (names)->state, md_names_frame (names, node));
}

static char *dict_text (MdNames *names, const MdSlot *slot) {
  const MdHeap *heap = md_names_heap (names);
  guint32 as_dict = held_as (heap, slot->from, "__dict__");
  if (as_dict != MD_NOTHING && heap->nodes[heap->slots[as_dict].from].kind != RT_KIND_dict)
    return attribute_text (names, slot, heap->slots[as_dict].from);
  MdRoot root;
  gboolean is_name;
  g_autofree char *entry = entry_text (heap, slot, &is_name);
  if (md_names_is_start (names, slot->from, &root) && root == MD_ROOT_LOCAL && is_name) {
    g_autofree char *frame = frame_word (names, slot->from);
    return slot->kind == RT_SLOT_KEY ? key_text (entry, frame, TRUE) : local_text (entry, frame);
  }
  g_autofree char *key = md_path_key_text (heap->state, heap->nodes[slot->from].id, slot->index);
  g_autofree char *of = md_names_word (names, slot->from), *part = g_strdup_printf ("[%s]", key);
  return slot->kind == RT_SLOT_KEY ? key_text (key, of, FALSE) : part_text (part, of);
}

/* A tuple of a code object: what its items are for. NULL if it is a tuple like any other. */
static char *code_text (const MdHeap *heap, const MdSlot *slot) {
  static const struct {
    const char *field, *format;
  } fields[] = {{"co_consts", N_("constant of %s")},
                {"co_names", N_("name in the code of %s")},
                {"names of variables", N_("variable's name in the code of %s")}};
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    guint32 by = held_as (heap, slot->from, fields[i].field);
    if (by == MD_NOTHING || heap->nodes[heap->slots[by].from].kind != RT_KIND_code)
      continue;
    g_autofree char *code = name_of_str (heap, target_of (heap, heap->slots[by].from, "co_qualname"));
    return g_strdup_printf (_(fields[i].format), code);
  }
  return NULL;
}

/* SLOT, whose own name is NAME, of what is called OF. */
static char *slot_text (const MdSlot *slot, const char *name, const char *of) {
  g_autofree char *part = NULL;
  switch ((RtSlotKind) slot->kind) {
  case RT_SLOT_LOCAL:
    return local_text (name, of);
  case RT_SLOT_MEMBER:
    return g_strdup_printf (_("item of %s"), of);
  case RT_SLOT_ITEM:
    part = g_strdup_printf ("[%u]", slot->index);
    break;
  case RT_SLOT_STACK:
    part = g_strdup_printf ("stack[%u]", slot->index);
    break;
  case RT_SLOT_ATTR:
    part = g_strdup_printf (".%s", name);
    break;
  default:
    return part_text (md_label_word (name), of);
  }
  return part_text (part, of);
}

static char *object_text (MdNames *names, const MdSlot *slot) {
  const MdHeap *heap = md_names_heap (names);
  const char *name = md_heap_text (heap, slot->name);
  if (slot->kind == RT_SLOT_KEY || slot->kind == RT_SLOT_VALUE)
    return dict_text (names, slot);
  if (slot->kind == RT_SLOT_ITEM && heap->nodes[slot->from].kind == RT_KIND_tuple) {
    char *text = code_text (heap, slot);
    if (text != NULL)
      return text;
  }
  gboolean of_frame = (slot->kind == RT_SLOT_LOCAL || slot->kind == RT_SLOT_STACK) && md_names_frame (names, slot->from) != 0;
  g_autofree char *of = of_frame ? frame_word (names, slot->from) : md_names_word (names, slot->from);
  return slot_text (slot, name, of);
}

char *md_names_holder (MdNames *names, guint32 number) {
  const MdHeap *heap = md_names_heap (names);
  const MdSlot *slot = &heap->slots[number];
  const MdHeapNode *owner = &heap->nodes[slot->from];
  const char *label = md_heap_text (heap, slot->name), *holder = md_heap_text (heap, owner->type);
  g_autofree char *frame = NULL;
  switch ((TrNature) owner->nature) {
  case TR_OBJECT:
    return object_text (names, slot);
  case TR_FRAME:
    frame = md_threads_frame_word (heap->state, owner->id);
    return slot_text (slot, label, frame);
  case TR_NATIVE:
    return g_strdup_printf ("%s (%s)", md_label_word (label), md_label_word (holder));
  case TR_ARENA:
  case TR_INTERP:
    return g_strdup (md_label_word (label[0] != '\0' ? label : holder));
  }
  return NULL;
}

#include "md-private.h"

#include <string.h>

TrId md_named_ref (TrState *state, TrId id, const char *name) {
  TrRef ref;
  return tr_state_named (state, id, -1, name, &ref) ? ref.target : 0;
}

static gboolean is_dunder (const char *name) {
  gsize length = strlen (name);
  return length > 4 && g_str_has_prefix (name, "__") && g_str_has_suffix (name, "__");
}

static const char *keep (MdBuild *b, const char *format, ...) G_GNUC_PRINTF (2, 3);

static const char *keep (MdBuild *b, const char *format, ...) {
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  return g_string_chunk_insert_const (b->graph->strings, text);
}

static void add (MdBuild *b, MdEdgeKind kind, guint index, const char *label, TrId target, TrId owner, const TrRef *RT_NULLABLE ref) {
  if (!md_is_shown (b->state, target, b->view))
    return;
  MdFound found = {.edge = {.kind = kind, .index = index, .label = label, .counts = ref != NULL}, .target = target};
  if (ref != NULL) {
    found.source = (MdSource){owner, ref->kind, ref->index};
    found.edge.owner = owner;
    found.edge.slot_kind = ref->kind;
    found.edge.slot_index = ref->index;
  }
  g_array_append_val (b->graph->found, found);
}

/* The references of ID in b->refs; those of an owner met while others are walked need their own array. */
static GArray *refs_of (MdBuild *b, TrId id) {
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  md_slots_of (b, id, refs);
  return refs;
}

/* The text of a str without its quotes, if it is one that needs no escapes; names never do. */
static const char *plain_name (MdBuild *b, TrId key) {
  const char *text = md_text_of (b->state, key);
  gsize length = strlen (text);
  if (length < 2 || (text[0] != '\'' && text[0] != '"'))
    return text;
  g_autofree char *inner = g_strndup (text + 1, length - 2);
  return g_string_chunk_insert_const (b->graph->strings, inner);
}

/* The entries of the dict as names of a frame or attributes of an object. */
static void expand_namespace (MdBuild *b, TrId dict, MdEdgeKind kind) {
  g_autoptr (GArray) refs = refs_of (b, dict);
  for (guint i = 0; i + 1 < refs->len; i++) {
    const TrRef *key = &g_array_index (refs, TrRef, i), *value = key + 1;
    if (key->kind != RT_SLOT_KEY || value->kind != RT_SLOT_VALUE || value->index != key->index)
      continue;
    const char *name = plain_name (b, key->target);
    if (is_dunder (name) && !b->view->dunders)
      continue;
    add (b, kind, value->index, kind == MD_EDGE_ATTR ? keep (b, ".%s", name) : name, value->target, dict, value);
  }
}

/* A variable of a function's frame. What lies in a cell is shown as the variable's value. */
static void expand_local (MdBuild *b, TrId owner, const TrRef *ref) {
  const char *name = tr_log_text (b->log, ref->name);
  if (md_shape_of (b->state, ref->target) != MD_SHAPE_CELL) {
    if (name[0] != '.' || b->view->dunders)
      add (b, MD_EDGE_NAME, ref->index, name, ref->target, owner, ref);
    return;
  }
  TrId contents = md_named_ref (b->state, ref->target, "cell_contents");
  if (contents != 0)
    add (b, MD_EDGE_NAME, ref->index, name, contents, 0, NULL);
}

void md_expand_frame (MdBuild *b, TrId frame, TrId namespace_dict) {
  if (namespace_dict != 0) {
    expand_namespace (b, namespace_dict, MD_EDGE_NAME);
    if (frame == 0)
      return;
  }
  TrId generator = tr_state_subject (b->state, frame)->generator;
  TrId owner = generator != 0 ? generator : frame;
  g_autoptr (GArray) refs = refs_of (b, owner);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind == RT_SLOT_LOCAL)
      expand_local (b, owner, ref);
    else if (ref->kind == RT_SLOT_STACK && b->view->stack)
      add (b, MD_EDGE_STACK, ref->index, keep (b, "stack[%u]", ref->index), ref->target, owner, ref);
  }
}

/* Names of fields that say what a function, class or generator is rather than what it holds for the program. */
static gboolean is_inner_field (MdShape shape, const char *name) {
  static const char *const function_fields[] = {"__closure__", "__defaults__", "__kwdefaults__", "__self__", "__func__", "__wrapped__", NULL};
  if (g_str_equal (name, "__class__"))
    return TRUE;
  switch (shape) {
  case MD_SHAPE_FUNCTION:
    return !g_strv_contains (function_fields, name);
  case MD_SHAPE_CLASS:
    return !g_str_equal (name, "__base__");
  case MD_SHAPE_GENERATOR:
  case MD_SHAPE_MODULE:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean has_attribute_dict (MdShape shape) {
  return shape != MD_SHAPE_DICT && shape != MD_SHAPE_ATOM;
}

static void expand_named (MdBuild *b, TrId id, MdShape shape, const TrRef *ref) {
  const char *name = tr_log_text (b->log, ref->name);
  if (g_str_equal (name, "__dict__") && has_attribute_dict (shape)) {
    expand_namespace (b, ref->target, MD_EDGE_ATTR);
    return;
  }
  if (is_inner_field (shape, name))
    return;
  /* Every class has a base; only one of the program tells something. */
  if (shape == MD_SHAPE_CLASS && !md_is_open (b->state, ref->target))
    return;
  if (shape == MD_SHAPE_INSTANCE && is_dunder (name) && !b->view->dunders && ref->index < RT_SLOT_INDEX_HEADER)
    return;
  if (ref->kind == RT_SLOT_ATTR)
    add (b, MD_EDGE_ATTR, ref->index, keep (b, ".%s", name), ref->target, id, ref);
  else if (ref->kind == RT_SLOT_FIELD)
    add (b, MD_EDGE_FIELD, ref->index, name, ref->target, id, ref);
}

static void expand_ref (MdBuild *b, TrId id, MdShape shape, const TrRef *ref, const char **key_text) {
  switch ((RtSlotKind) ref->kind) {
  case RT_SLOT_ITEM:
    add (b, MD_EDGE_ITEM, ref->index, keep (b, "[%u]", ref->index), ref->target, id, ref);
    break;
  case RT_SLOT_KEY:
    *key_text = md_text_of (b->state, ref->target);
    add (b, MD_EDGE_KEY, ref->index, keep (b, "key %s", *key_text), ref->target, id, ref);
    break;
  case RT_SLOT_VALUE:
    add (b, MD_EDGE_VALUE, ref->index, keep (b, "[%s]", *key_text), ref->target, id, ref);
    break;
  case RT_SLOT_MEMBER:
    add (b, MD_EDGE_MEMBER, ref->index, "item", ref->target, id, ref);
    break;
  case RT_SLOT_LOCAL:
    if (!g_hash_table_contains (b->running, TR_ID_KEY (id)))
      expand_local (b, id, ref);
    break;
  case RT_SLOT_ATTR:
  case RT_SLOT_FIELD:
    expand_named (b, id, shape, ref);
    break;
  case RT_SLOT_STACK:
  case RT_SLOT_HIDDEN:
    break;
  }
}

void md_expand_object (MdBuild *b, TrId id, MdShape shape) {
  TrPayload payload;
  tr_state_payload (b->state, id, &payload);
  if (shape == MD_SHAPE_WEAKREF && payload.linked != 0)
    add (b, MD_EDGE_WEAK, 0, "weak reference", payload.linked, 0, NULL);
  if (!md_is_open (b->state, id))
    return;
  const char *key_text = "";
  g_autoptr (GArray) refs = refs_of (b, id);
  for (guint i = 0; i < refs->len; i++)
    expand_ref (b, id, shape, &g_array_index (refs, TrRef, i), &key_text);
}

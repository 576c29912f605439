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

/* A name that Enum keeps for itself. */
static gboolean is_sunder (const char *name) {
  gsize length = strlen (name);
  return length > 2 && name[0] == '_' && name[length - 1] == '_';
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

static gboolean is_method_kind (guint kind) {
  return kind == RT_KIND_function || kind == RT_KIND_classmethod || kind == RT_KIND_staticmethod || kind == RT_KIND_property;
}

/* Written by the program, not put together from a text, as those of a dataclass are. */
static gboolean is_own_method (MdBuild *b, TrId id) {
  if (!is_method_kind (tr_state_subject (b->state, id)->kind) || md_is_library_code (b->state, id))
    return FALSE;
  TrId code = md_named_ref (b->state, id, "__code__"), file = code != 0 ? md_named_ref (b->state, code, "co_filename") : 0;
  return file == 0 || !g_str_equal (md_text_of (b->state, file), "'<string>'");
}

/* Whether OWNER is a class that a library made, or an instance of one. */
static gboolean is_of_library (MdBuild *b, TrId owner, MdShape shape) {
  TrId class = shape == MD_SHAPE_CLASS ? owner : md_named_ref (b->state, owner, "__class__");
  return class != 0 && (tr_state_subject (b->state, class)->bits & (TR_SUBJECT_LIBRARY | TR_SUBJECT_BASELINE)) != 0;
}

/* Whether a library put TARGET into OWNER, one of its own things, for its own use. */
static gboolean is_foreign (MdBuild *b, TrId owner, MdShape shape, TrId target) {
  return !b->view->library && md_is_library_code (b->state, target) && md_shape_of (b->state, target) != MD_SHAPE_CLASS &&
         is_of_library (b, owner, shape);
}

/* What a library put into its own things, and what the language did, is not what the program wrote. OWNER: 0 for a frame. */
static gboolean is_left_out (MdBuild *b, TrId owner, MdShape shape, const char *name, TrId target) {
  if (owner != 0 && is_foreign (b, owner, shape, target))
    return TRUE;
  if (b->view->dunders)
    return FALSE;
  if (shape == MD_SHAPE_CLASS)
    return is_sunder (name) && !(is_dunder (name) && is_own_method (b, target));
  return is_dunder (name);
}

/* The entries of the dict as names of a frame or attributes of OWNER. */
static void expand_namespace (MdBuild *b, TrId dict, MdEdgeKind kind, TrId owner, MdShape shape) {
  g_autoptr (GArray) refs = refs_of (b, dict);
  for (guint i = 0; i + 1 < refs->len; i++) {
    const TrRef *key = &g_array_index (refs, TrRef, i), *value = key + 1;
    if (key->kind != RT_SLOT_KEY || value->kind != RT_SLOT_VALUE || value->index != key->index)
      continue;
    const char *name = plain_name (b, key->target);
    if (is_left_out (b, owner, shape, name, value->target))
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

static gboolean has_name (MdBuild *b, guint first, const char *name) {
  for (guint i = first; i < b->graph->found->len; i++)
    if (g_str_equal (g_array_index (b->graph->found, MdFound, i).edge.label, name))
      return TRUE;
  return FALSE;
}

/* What the prompt has shown last has a name that all modules have in common: it stands with those of the program, from FIRST on, unless
 * they have one like it. */
static void expand_result (MdBuild *b, guint first) {
  TrId interp = tr_state_interp (b->state), module = interp != 0 ? md_named_ref (b->state, interp, "module builtins") : 0;
  TrId dict = module != 0 ? md_named_ref (b->state, module, "__dict__") : 0;
  if (dict == 0 || has_name (b, first, "_"))
    return;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (b->state, dict, refs);
  for (guint i = refs->len; i-- > 1;) { /* it comes late */
    const TrRef *value = &g_array_index (refs, TrRef, i), *key = value - 1;
    if (value->kind == RT_SLOT_VALUE && key->kind == RT_SLOT_KEY && key->index == value->index &&
        g_str_equal (md_text_of (b->state, key->target), "'_'")) {
      add (b, MD_EDGE_NAME, value->index, "_", value->target, dict, value);
      return;
    }
  }
}

void md_expand_frame (MdBuild *b, TrId frame, TrId namespace_dict) {
  if (namespace_dict != 0) {
    guint first = b->graph->found->len;
    expand_namespace (b, namespace_dict, MD_EDGE_NAME, 0, MD_SHAPE_FRAME);
    if (namespace_dict == b->main_namespace)
      expand_result (b, first);
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
  static const char *const function_fields[] = {"__closure__", "__defaults__", "__kwdefaults__", "__self__", "__func__", "__wrapped__", "cache", NULL};
  static const char *const frame_fields[] = {"f_code", "f_func", "f_locals", NULL};
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
  case MD_SHAPE_OTHER:
    return g_strv_contains (frame_fields, name);
  default:
    return FALSE;
  }
}

static gboolean has_attribute_dict (MdShape shape) {
  return shape != MD_SHAPE_DICT && shape != MD_SHAPE_ATOM;
}

/* What an exception keeps alive is worth seeing though its name is special. */
static gboolean is_of_exception (MdBuild *b, TrId id, const char *name, TrId target) {
  static const char *const names[] = {"__traceback__", "__cause__", "__context__", "__notes__", NULL};
  guint kind = tr_state_subject (b->state, id)->kind;
  return kind >= RT_KIND_BaseException && kind <= RT_KIND_UserWarning && g_strv_contains (names, name) &&
         md_shape_of (b->state, target) != MD_SHAPE_ATOM;
}

static void expand_named (MdBuild *b, TrId id, MdShape shape, const TrRef *ref) {
  const char *name = tr_log_text (b->log, ref->name);
  if (g_str_equal (name, "__dict__") && has_attribute_dict (shape)) {
    expand_namespace (b, ref->target, MD_EDGE_ATTR, id, shape);
    return;
  }
  if (is_inner_field (shape, name))
    return;
  /* Every class has a base; only one of the program tells something. */
  if (shape == MD_SHAPE_CLASS && !md_is_open (b->state, ref->target))
    return;
  if (shape == MD_SHAPE_INSTANCE && is_dunder (name) && !b->view->dunders && ref->index < RT_SLOT_INDEX_HEADER &&
      !is_of_exception (b, id, name, ref->target))
    return;
  if (shape == MD_SHAPE_INSTANCE && ref->kind == RT_SLOT_ATTR && ref->index < RT_SLOT_INDEX_HEADER && is_foreign (b, id, shape, ref->target))
    return;
  if (ref->kind == RT_SLOT_ATTR)
    add (b, MD_EDGE_ATTR, ref->index, keep (b, ".%s", name), ref->target, id, ref);
  else if (ref->kind == RT_SLOT_FIELD)
    add (b, MD_EDGE_FIELD, ref->index, name, ref->target, id, ref);
}

/* A suspended generator or coroutine holds what it waits for, or goes through, on its evaluation stack; and if that is one, too, no name
 * leads to it. */
static void expand_suspended (MdBuild *b, TrId id, MdShape shape, const TrRef *ref) {
  if (shape != MD_SHAPE_GENERATOR || g_hash_table_contains (b->running, TR_ID_KEY (id)))
    return;
  if (b->view->stack || md_shape_of (b->state, ref->target) == MD_SHAPE_GENERATOR)
    add (b, MD_EDGE_STACK, ref->index, keep (b, "stack[%u]", ref->index), ref->target, id, ref);
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
    expand_suspended (b, id, shape, ref);
    break;
  case RT_SLOT_HIDDEN:
    break;
  }
}

/* A slot of a class tells nothing by leading back to the class; of code, the language alone knows what to do with its parts. */
static gboolean is_closed (MdBuild *b, TrId id) {
  guint kind = tr_state_subject (b->state, id)->kind;
  return (!b->view->dunders && (kind == RT_KIND_member_descriptor || kind == RT_KIND_code)) ||
         (!b->view->library && md_is_library_code (b->state, id));
}

void md_expand_object (MdBuild *b, TrId id, MdShape shape) {
  TrPayload payload;
  tr_state_payload (b->state, id, &payload);
  if (shape == MD_SHAPE_WEAKREF && payload.linked != 0)
    add (b, MD_EDGE_WEAK, 0, "weak reference", payload.linked, 0, NULL);
  if (!md_is_open (b->state, id) || is_closed (b, id))
    return;
  const char *key_text = "";
  g_autoptr (GArray) refs = refs_of (b, id);
  for (guint i = 0; i < refs->len; i++)
    expand_ref (b, id, shape, &g_array_index (refs, TrRef, i), &key_text);
}

#include "hs-names.h"

#include <string.h>

#include "hs-preview.h"
#include "md-path.h"

#define MOST_VALUE_CHARS 30

/* Lines. */

static gboolean is_name_char (char c) {
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

/* Where the path that ends at END begins: names, attributes and items; NULL if it is no path. */
static const char *path_start (const char *line, const char *end) {
  const char *at = end;
  while (at > line) {
    if (at[-1] == ']') {
      while (at > line && at[-1] != '[')
        at--;
      if (at == line)
        return NULL;
      at--;
      continue; /* what is indexed stands before it */
    }
    if (!is_name_char (at[-1]))
      return NULL;
    while (at > line && is_name_char (at[-1]))
      at--;
    if (at == line || at[-1] != '.')
      return g_ascii_isdigit (*at) ? NULL : at;
    at--;
  }
  return NULL;
}

gboolean hs_names_split (const char *line, char **path, char **prefix) {
  const char *end = line + strlen (line), *start = end;
  *path = *prefix = NULL;
  while (start > line && is_name_char (start[-1]))
    start--;
  if (g_ascii_isdigit (*start))
    return FALSE;
  if (start > line && start[-1] == '.') {
    const char *from = path_start (line, start - 1);
    if (from == NULL)
      return FALSE;
    *path = g_strndup (from, (gsize) (start - 1 - from));
  }
  *prefix = g_strdup (start);
  return TRUE;
}

/* Names. */

typedef struct Search {
  TrState *state;
  const char *prefix;
  GPtrArray *found;
  gboolean built_in; /* what is added now */
  GHashTable *known; /* names: what is found first hides the others */
} Search;

static void name_free (gpointer data) {
  HsName *name = data;
  g_free (name->name);
  g_free (name->type);
  g_free (name->value);
  g_free (name);
}

static const char *type_of (TrState *state, TrId id) {
  const TrSubject *subject = id != 0 ? tr_state_subject (state, id) : NULL;
  if (subject == NULL || subject->nature != TR_OBJECT)
    return "";
  switch ((RtKind) subject->kind) {
  case RT_KIND_builtin_function_or_method:
    return "function";
  case RT_KIND_method_descriptor:
  case RT_KIND_wrapper_descriptor:
  case RT_KIND_classmethod_descriptor:
    return "method";
  default:
    return tr_log_text (tr_state_log (state), subject->name);
  }
}

/* Functions, classes and the like are said by their names. */
static char *value_of (TrState *state, TrId id) {
  const TrSubject *subject = id != 0 ? tr_state_subject (state, id) : NULL;
  if (subject == NULL || subject->nature != TR_OBJECT)
    return g_strdup ("");
  switch ((RtKind) subject->kind) {
  case RT_KIND_list:
  case RT_KIND_tuple:
  case RT_KIND_dict:
  case RT_KIND_set:
    return hs_preview (state, id, MOST_VALUE_CHARS);
  default:
    return (subject->bits & TR_SUBJECT_ATOM) != 0 ? hs_preview (state, id, MOST_VALUE_CHARS) : g_strdup ("");
  }
}

static void add (Search *s, const char *name, TrId object) {
  gboolean hidden = *name == '_' && *s->prefix != '_';
  if (object == 0 || hidden || !g_str_has_prefix (name, s->prefix) || g_hash_table_contains (s->known, name))
    return;
  HsName *found = g_new0 (HsName, 1);
  *found = (HsName){g_strdup (name), g_strdup (type_of (s->state, object)), value_of (s->state, object), s->built_in};
  g_ptr_array_add (s->found, found);
  g_hash_table_add (s->known, found->name);
}

static void add_dict (Search *s, TrId dict) {
  if (dict == 0)
    return;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (s->state, dict, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    g_autofree char *name = ref->kind == RT_SLOT_VALUE ? md_path_entry_name (s->state, dict, ref->index) : NULL;
    if (name != NULL)
      add (s, name, ref->target);
  }
}

/* Slots with names: attributes, or variables. */
static void add_slots (Search *s, TrId id, RtSlotKind kind) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (s->state, id, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind == kind && ref->name != 0)
      add (s, tr_log_text (tr_state_log (s->state), ref->name), ref->target);
  }
}

static TrId named (TrState *state, TrId id, const char *name) {
  TrRef ref;
  return id != 0 && tr_state_named (state, id, -1, name, &ref) ? ref.target : 0;
}

static TrId builtin_names (TrState *state) {
  return named (state, tr_state_interp (state), "built-in names");
}

static void add_names (Search *s) {
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (MdStart));
  TrId innermost = md_path_innermost (s->state), main = md_path_main_namespace (s->state);
  md_path_starts (s->state, starts);
  for (guint i = 0; i < starts->len; i++) {
    const MdStart *start = &g_array_index (starts, MdStart, i);
    if (start->root == MD_ROOT_LOCAL && start->frame == innermost)
      add_slots (s, start->id, RT_SLOT_LOCAL);
  }
  add_dict (s, main);
  s->built_in = TRUE;
  add_dict (s, builtin_names (s->state));
}

/* Classes written in C are not held by their instances: they are found by their names. */
static TrId class_of (TrState *state, TrId id) {
  TrId class = named (state, id, "__class__"), names = builtin_names (state);
  if (class != 0 || names == 0)
    return class;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, names, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    g_autofree char *name = ref->kind == RT_SLOT_VALUE ? md_path_entry_name (state, names, ref->index) : NULL;
    if (name != NULL && g_str_equal (name, tr_log_text (tr_state_log (state), tr_state_subject (state, id)->name)))
      return ref->target;
  }
  return 0;
}

static void add_class (Search *s, TrId class) {
  TrId mro = named (s->state, class, "__mro__");
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  if (mro != 0)
    tr_state_refs (s->state, mro, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind == RT_SLOT_ITEM)
      add_dict (s, named (s->state, ref->target, "__dict__"));
  }
}

static void add_attributes (Search *s, TrId object) {
  const TrSubject *subject = tr_state_subject (s->state, object);
  if (subject == NULL || subject->nature != TR_OBJECT)
    return;
  add_dict (s, named (s->state, object, "__dict__"));
  add_slots (s, object, RT_SLOT_ATTR);
  add_class (s, subject->kind == RT_KIND_type ? object : class_of (s->state, object));
}

static int compare_names (gconstpointer a, gconstpointer b) {
  const HsName *one = *(HsName *const *) a, *other = *(HsName *const *) b;
  return one->built_in != other->built_in ? one->built_in - other->built_in : strcmp (one->name, other->name);
}

GPtrArray *hs_names_find (TrLog *log, int step, const char *path, const char *prefix) {
  GPtrArray *found = g_ptr_array_new_with_free_func (name_free);
  g_autoptr (TrState) state = tr_state_new (log);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  Search search = {.state = state, .prefix = prefix, .found = found, .known = known};
  MdPlace place = {0};
  int last = (int) tr_log_n_steps (log) - 1;
  tr_state_seek (state, MIN (step, last));
  if (path == NULL) {
    add_names (&search);
  } else {
    gboolean there = md_path_resolve (state, path, 0, &place, NULL);
    if (!there && step != last) {
      tr_state_seek (state, last);
      there = md_path_resolve (state, path, 0, &place, NULL);
    }
    if (there)
      add_attributes (&search, place.object);
  }
  g_ptr_array_sort (found, compare_names);
  return found;
}

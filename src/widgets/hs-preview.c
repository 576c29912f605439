#include "hs-preview.h"

#include "md-statement.h"

#define LEAST_ITEM_CHARS 3 /* with the comma */

typedef struct Container {
  guint16 kind;
  const char *open, *inner, *close, *empty; /* INNER: for one within another; EMPTY: NULL if as others */
} Container;

/* How containers of built-in types are written; NULL: something else. */
static const Container *container_of (TrState *state, TrId id) {
  static const Container containers[] = {
    {RT_KIND_list, "[", "[…]", "]", NULL},
    {RT_KIND_tuple, "(", "(…)", ")", NULL},
    {RT_KIND_dict, "{", "{…}", "}", NULL},
    {RT_KIND_set, "{", "{…}", "}", "set()"},
    {RT_KIND_frozenset, "frozenset({", "frozenset({…})", "})", "frozenset()"},
  };
  const TrSubject *subject = id != 0 ? tr_state_subject (state, id) : NULL;
  if (subject == NULL || subject->nature != TR_OBJECT || (subject->bits & TR_SUBJECT_USER_CLASS) != 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    if (subject->kind == containers[i].kind)
      return &containers[i];
  return NULL;
}

static void add_inner (GString *text, TrState *state, TrId id);

static void add_items (GString *text, TrState *state, TrId id, const Container *container, gsize most) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs_at_ends (state, id, (guint) most / LEAST_ITEM_CHARS + 2, 0, refs);
  guint n = 0;
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    gboolean value = ref->kind == RT_SLOT_VALUE;
    if (!value && ref->kind != RT_SLOT_ITEM && ref->kind != RT_SLOT_MEMBER)
      continue;
    if (n > 0)
      g_string_append (text, ", ");
    if (text->len > most) {
      g_string_append (text, "…");
      return;
    }
    if (value) {
      add_inner (text, state, tr_state_ref (state, id, RT_SLOT_KEY, ref->index));
      g_string_append (text, ": ");
    }
    add_inner (text, state, ref->target);
    n++;
  }
  if (container->kind == RT_KIND_tuple && n == 1)
    g_string_append_c (text, ',');
}

static void add_container (GString *text, TrState *state, TrId id, const Container *container, gsize most) {
  if (container->empty != NULL && tr_state_n_refs (state, id) == 0) {
    g_string_append (text, container->empty);
    return;
  }
  g_string_append (text, container->open);
  add_items (text, state, id, container, most);
  g_string_append (text, container->close);
}

static void add_word (GString *text, TrState *state, TrId id) {
  g_autofree char *word = md_value_text (state, id);
  g_string_append (text, word);
}

static void add_inner (GString *text, TrState *state, TrId id) {
  const Container *container = container_of (state, id);
  if (container == NULL)
    add_word (text, state, id);
  else if (tr_state_n_refs (state, id) == 0)
    add_container (text, state, id, container, 0);
  else
    g_string_append (text, container->inner);
}

char *hs_preview (TrState *state, TrId id, guint most_chars) {
  GString *text = g_string_new (NULL);
  const Container *container = container_of (state, id);
  if (container != NULL)
    add_container (text, state, id, container, most_chars);
  else
    add_word (text, state, id);
  return g_string_free (text, FALSE);
}

char *hs_preview_container (TrState *state, TrId id, guint most_chars) {
  return container_of (state, id) != NULL ? hs_preview (state, id, most_chars) : NULL;
}

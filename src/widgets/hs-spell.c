#include "hs-spell.h"

#include <string.h>

#include "md-aliases.h"
#include "md-path.h"
#include "md-statement.h"
#include "md-syntax.h"

#define MOST_PATHS      64 /* looked at for one that begins at the module */
#define MOST_VALUE_CHARS 60

struct HsSpell {
  TrState *state;
  TrId module; /* its frame; 0: none runs */
  int step;
};

HsSpell *hs_spell_new (TrLog *log, int step) {
  HsSpell *spell = g_new0 (HsSpell, 1);
  spell->state = tr_state_new (log);
  spell->step = step;
  tr_state_seek (spell->state, step);
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_path_frames (spell->state, frames);
  spell->module = frames->len > 0 ? g_array_index (frames, TrId, 0) : 0;
  return spell;
}

void hs_spell_free (HsSpell *spell) {
  tr_state_free (spell->state);
  g_free (spell);
}

/* Whether TEXT means the object ID to the module. */
static gboolean means (HsSpell *spell, const char *text, TrId id) {
  const MdMention *path = NULL;
  g_autoptr (MdSyntax) syntax = md_syntax_new_path (text, &path);
  MdPlace place;
  g_autoptr (GError) error = NULL;
  return syntax != NULL && md_path_resolve (spell->state, text, spell->module, &place, &error) && place.object == id;
}

/* The nearest name may be a variable of a function that runs; the module may have a longer one. */
static char *longer_path (HsSpell *spell, TrId id) {
  g_autoptr (MdHeap) heap = md_heap_new (spell->state);
  g_autoptr (MdNames) names = md_names_new (heap);
  guint32 node = md_heap_node (heap, id);
  if (node == MD_NOTHING)
    return NULL;
  g_autoptr (GPtrArray) paths = md_aliases_paths (names, node, MOST_PATHS, NULL);
  for (guint i = 0; i < paths->len; i++)
    if (means (spell, paths->pdata[i], id))
      return g_strdup (paths->pdata[i]);
  return NULL;
}

static char *atom_text (HsSpell *spell, TrId id) {
  const TrSubject *subject = tr_state_subject (spell->state, id);
  TrPayload payload;
  if (subject == NULL || (subject->bits & TR_SUBJECT_ATOM) == 0 || !tr_state_payload (spell->state, id, &payload))
    return NULL;
  const char *text = tr_log_text (tr_state_log (spell->state), payload.text);
  return strlen (text) <= MOST_VALUE_CHARS ? g_strdup (text) : NULL;
}

char *hs_spell_object (HsSpell *spell, TrId id) {
  tr_state_seek (spell->state, spell->step);
  g_autofree char *path = md_path_of (spell->state, id);
  if (path != NULL && means (spell, path, id))
    return g_steal_pointer (&path);
  char *text = atom_text (spell, id);
  return text != NULL ? text : longer_path (spell, id);
}

TrId hs_spell_target (HsSpell *spell, const DrCell *cell) {
  return cell->owner != 0 ? tr_state_ref (spell->state, cell->owner, (RtSlotKind) cell->slot_kind, cell->slot_index) : 0;
}

static gboolean find_ref (HsSpell *spell, const DrCell *cell, TrRef *found) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (spell->state, cell->owner, refs);
  for (guint i = 0; i < refs->len; i++) {
    *found = g_array_index (refs, TrRef, i);
    if (found->kind == cell->slot_kind && found->index == cell->slot_index)
      return TRUE;
  }
  return FALSE;
}

/* A part of an object that only another name than its shortest leads to. */
static char *part_of (HsSpell *spell, const DrCell *cell, const TrRef *ref) {
  TrId holder = md_path_dict_owner (spell->state, cell->owner);
  g_autofree char *owner = hs_spell_object (spell, holder != 0 ? holder : cell->owner);
  g_autofree char *part = md_slot_label (spell->state, cell->owner, ref->kind, ref->index, ref->name);
  g_autofree char *text = owner != NULL ? g_strconcat (owner, part, NULL) : NULL;
  return text != NULL && means (spell, text, ref->target) ? g_steal_pointer (&text) : NULL;
}

char *hs_spell_slot (HsSpell *spell, const DrCell *cell) {
  TrRef ref;
  tr_state_seek (spell->state, spell->step);
  if (cell->owner == 0 || !find_ref (spell, cell, &ref))
    return NULL;
  g_autofree char *text = md_slot_spell (spell->state, cell->owner, ref.kind, ref.index, ref.name);
  MdPlace place;
  g_autoptr (GError) error = NULL;
  if (text != NULL && means (spell, text, ref.target) && md_path_resolve (spell->state, text, spell->module, &place, &error) &&
      place.owner == cell->owner)
    return g_steal_pointer (&text);
  return part_of (spell, cell, &ref);
}

gboolean hs_spell_is_name (const char *slot) {
  return hs_name_is_identifier (slot);
}

char *hs_spell_assign (HsSpell *spell, const DrCell *cell, TrId id) {
  g_autofree char *slot = hs_spell_slot (spell, cell);
  if (slot == NULL || hs_spell_target (spell, cell) == id)
    return NULL;
  g_autofree char *object = hs_spell_object (spell, id);
  return object != NULL ? g_strdup_printf ("%s = %s", slot, object) : NULL;
}

/* Members of sets have no slot that could be written to. */
static char *discard (HsSpell *spell, const DrCell *cell) {
  g_autofree char *set = hs_spell_object (spell, cell->owner);
  TrId member = hs_spell_target (spell, cell);
  g_autofree char *text = member != 0 ? hs_spell_object (spell, member) : NULL;
  return set != NULL && text != NULL ? g_strdup_printf ("%s.discard(%s)", set, text) : NULL;
}

char **hs_spell_cuts (HsSpell *spell, const DrCell *cell) {
  g_autoptr (GStrvBuilder) cuts = g_strv_builder_new ();
  if (cell->slot_kind == RT_SLOT_MEMBER) {
    g_autofree char *line = cell->owner != 0 ? discard (spell, cell) : NULL;
    if (line != NULL)
      g_strv_builder_add (cuts, line);
    return g_strv_builder_end (cuts);
  }
  g_autofree char *slot = hs_spell_slot (spell, cell);
  if (slot != NULL) {
    g_autofree char *none = g_strdup_printf ("%s = None", slot), *del = g_strdup_printf ("del %s", slot);
    gboolean item = cell->slot_kind == RT_SLOT_ITEM;
    g_strv_builder_add (cuts, item ? none : del);
    g_strv_builder_add (cuts, item ? del : none);
  }
  return g_strv_builder_end (cuts);
}

/* Names. */

gboolean hs_name_is_identifier (const char *text) {
  static const char *const keywords[] = {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
                                         "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
                                         "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
                                         "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",    NULL};
  if (*text == '\0' || !g_utf8_validate (text, -1, NULL) || g_strv_contains (keywords, text))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c != '_' && !g_unichar_isalpha (c) && (p == text || !g_unichar_isdigit (c)))
      return FALSE;
  }
  return TRUE;
}

/* The name that an expression begins with. */
static char *stem_of (const char *old) {
  const char *end = old;
  while (*end == '_' || g_unichar_isalnum (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  g_autofree char *stem = g_strndup (old, (gsize) (end - old));
  return hs_name_is_identifier (stem) ? g_steal_pointer (&stem) : g_strdup ("x");
}

char *hs_name_suggest (const char *const *names, const char *old) {
  g_autofree char *stem = stem_of (old);
  if (!g_str_equal (stem, old) && !g_strv_contains (names, stem))
    return g_steal_pointer (&stem);
  if (strlen (stem) == 1 && g_ascii_islower (*stem))
    for (char c = (char) (*stem + 1); c <= 'z'; c++) {
      char name[] = {c, '\0'};
      if (!g_strv_contains (names, name))
        return g_strdup (name);
    }
  gsize length = strlen (stem);
  while (length > 1 && g_ascii_isdigit (stem[length - 1]))
    length--;
  for (guint i = 2;; i++) {
    g_autofree char *name = g_strdup_printf ("%.*s%u", (int) length, stem, i);
    if (!g_strv_contains (names, name))
      return g_steal_pointer (&name);
  }
}

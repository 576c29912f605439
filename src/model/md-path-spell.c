#include "md-path.h"

#include <string.h>

#include "md-literal.h"
#include "md-private.h"

/* Paths as texts. A text is an expression as long as it can be typed; a word in front of it ("item of s") makes it a phrase, and
 * an attribute or item of a phrase puts it in brackets: "(item of s)[0]". */

void md_path_starts (TrState *state, GArray *starts) {
  TrId main_namespace = md_path_main_namespace (state);
  if (main_namespace != 0)
    g_array_append_val (starts, ((MdStart){.id = main_namespace, .root = MD_ROOT_GLOBAL}));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_path_frames (state, frames);
  for (guint i = frames->len; i > 0; i--) {
    TrId frame = g_array_index (frames, TrId, i - 1);
    TrId generator = tr_state_subject (state, frame)->generator, space = md_named_ref (state, frame, "f_locals");
    if (space != 0 && space != main_namespace)
      g_array_append_val (starts, ((MdStart){.id = space, .root = MD_ROOT_LOCAL, .frame = frame}));
    g_array_append_val (starts, ((MdStart){.id = generator != 0 ? generator : frame, .root = MD_ROOT_LOCAL, .frame = frame}));
  }
}

MdLinkStyle md_link_style (gboolean start, TrNature nature, const TrRef *ref) {
  switch ((RtSlotKind) ref->kind) {
  case RT_SLOT_STACK:
  case RT_SLOT_HIDDEN:
    return MD_LINK_NONE;
  case RT_SLOT_LOCAL:
    return start ? MD_LINK_EXPRESSION : nature == TR_OBJECT ? MD_LINK_WORD : MD_LINK_NONE;
  case RT_SLOT_ITEM:
  case RT_SLOT_VALUE:
  case RT_SLOT_ATTR:
    return MD_LINK_EXPRESSION;
  case RT_SLOT_KEY:
  case RT_SLOT_MEMBER:
  case RT_SLOT_FIELD:
    return nature == TR_OBJECT ? MD_LINK_WORD : MD_LINK_NONE;
  }
  return MD_LINK_NONE;
}

static gboolean is_identifier (const char *text) {
  if (*text == '\0' || g_ascii_isdigit (*text))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_' && (guchar) *p < 0x80)
      return FALSE;
  return TRUE;
}

char *md_path_entry_name (TrState *state, TrId dict, guint32 index) {
  TrId key = tr_state_ref (state, dict, RT_SLOT_KEY, index);
  const TrSubject *subject = key != 0 ? tr_state_subject (state, key) : NULL;
  if (subject == NULL || subject->kind != RT_KIND_str || (subject->bits & TR_SUBJECT_ATOM) == 0)
    return NULL;
  g_autofree char *name = md_literal_decode (md_text_of (state, key));
  return name != NULL && is_identifier (name) ? g_steal_pointer (&name) : NULL;
}

TrId md_path_dict_owner (TrState *state, TrId dict) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_referrers (state, dict, owners);
  for (guint i = 0; i < owners->len; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    const TrSubject *subject = tr_state_subject (state, owner);
    if (subject->nature == TR_OBJECT && subject->kind != RT_KIND_dict && md_named_ref (state, owner, "__dict__") == dict)
      return owner;
  }
  return 0;
}

/* "(1, 'x')" of a short tuple of atoms; NULL of others. */
static char *tuple_text (TrState *state, TrId tuple) {
  g_autoptr (GString) text = g_string_new ("(");
  guint n = 0;
  for (TrId item; n < 8 && (item = tr_state_ref (state, tuple, RT_SLOT_ITEM, n)) != 0; n++) {
    if ((tr_state_subject (state, item)->bits & TR_SUBJECT_ATOM) == 0)
      return NULL;
    g_string_append_printf (text, "%s%s", n > 0 ? ", " : "", md_text_of (state, item));
  }
  if (n == 8)
    return NULL;
  g_string_append (text, n == 1 ? ",)" : ")");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *md_path_key_text (TrState *state, TrId dict, guint32 index) {
  TrId key = tr_state_ref (state, dict, RT_SLOT_KEY, index);
  if (key == 0)
    return g_strdup ("?");
  g_autofree char *tuple = tr_state_subject (state, key)->kind == RT_KIND_tuple ? tuple_text (state, key) : NULL;
  const char *text = tuple != NULL ? tuple : md_text_of (state, key);
  if (g_utf8_strlen (text, -1) <= 60)
    return g_strdup (text);
  g_autofree char *start = g_utf8_substring (text, 0, 57);
  return g_strdup_printf ("%s...", start);
}

static const char *name_of (TrState *state, TrText name) {
  return tr_log_text (tr_state_log (state), name);
}

/* What is being written. */
typedef struct Spelling {
  TrState *state;
  GString *text;
  gboolean phrase; /* words stand in front */
} Spelling;

static void add_words (Spelling *s, const char *words) {
  if (s->text->len > 0)
    g_string_prepend (s->text, " of ");
  g_string_prepend (s->text, words);
  s->phrase = TRUE;
}

static void add_suffix (Spelling *s, const char *suffix) {
  if (s->phrase) {
    g_string_prepend_c (s->text, '(');
    g_string_append_c (s->text, ')');
    s->phrase = FALSE;
  }
  g_string_append (s->text, suffix);
}

static void spell_value (Spelling *s, const MdLink *link, gboolean of_attributes) {
  g_autofree char *name = of_attributes ? md_path_entry_name (s->state, link->owner, link->ref.index) : NULL;
  if (name != NULL && g_str_equal (name, "__dict__")) /* the entry of a class, whose own __dict__ is another thing */
    g_clear_pointer (&name, g_free);
  g_autofree char *key = name == NULL ? md_path_key_text (s->state, link->owner, link->ref.index) : NULL;
  g_autofree char *suffix = name != NULL        ? g_strdup_printf (".%s", name)
                            : of_attributes     ? g_strdup_printf (".__dict__[%s]", key)
                                                : g_strdup_printf ("[%s]", key);
  add_suffix (s, suffix);
}

/* A link behind the first. */
static void spell_link (Spelling *s, const MdLink *link, gboolean of_attributes) {
  g_autofree char *text = NULL;
  switch ((RtSlotKind) link->ref.kind) {
  case RT_SLOT_ITEM:
    text = g_strdup_printf ("[%u]", link->ref.index);
    add_suffix (s, text);
    break;
  case RT_SLOT_ATTR:
    text = g_strdup_printf (".%s", name_of (s->state, link->ref.name));
    add_suffix (s, text);
    break;
  case RT_SLOT_VALUE:
    spell_value (s, link, of_attributes);
    break;
  case RT_SLOT_KEY: {
    g_autofree char *key = md_path_key_text (s->state, link->owner, link->ref.index);
    text = g_strdup_printf ("key %s", key);
    add_words (s, text);
    break;
  }
  case RT_SLOT_MEMBER:
    add_words (s, "item");
    break;
  case RT_SLOT_LOCAL:
    text = g_strdup_printf ("local %s", name_of (s->state, link->ref.name));
    add_words (s, text);
    break;
  case RT_SLOT_STACK:
    text = g_strdup_printf ("stack[%u]", link->ref.index);
    add_words (s, text);
    break;
  case RT_SLOT_FIELD:
  case RT_SLOT_HIDDEN:
    add_words (s, name_of (s->state, link->ref.name));
    break;
  }
}

/* The frame whose names OWNER holds: itself, its generator or its namespace. */
static TrId frame_of_names (TrState *state, TrId owner) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_path_frames (state, frames);
  for (guint i = frames->len; i > 0; i--) {
    TrId frame = g_array_index (frames, TrId, i - 1);
    if (frame == owner || tr_state_subject (state, frame)->generator == owner || md_named_ref (state, frame, "f_locals") == owner)
      return frame;
  }
  return 0;
}

/* A variable of the innermost frame is told by its name alone, as those of __main__ are. */
static void spell_local (Spelling *s, TrId owner, const char *name) {
  TrId innermost = md_path_innermost (s->state);
  g_string_assign (s->text, name);
  if (owner == innermost || (innermost != 0 && tr_state_subject (s->state, innermost)->generator == owner) ||
      (innermost != 0 && md_named_ref (s->state, innermost, "f_locals") == owner))
    return;
  TrId frame = frame_of_names (s->state, owner);
  if (frame == 0)
    return;
  g_string_append_printf (s->text, " of %s", name_of (s->state, tr_state_subject (s->state, frame)->name));
  s->phrase = TRUE;
}

/* The slot of a holder: no path stands before it. */
static void spell_first (Spelling *s, const MdLink *link) {
  const TrSubject *owner = tr_state_subject (s->state, link->owner);
  const char *holder = name_of (s->state, owner->name), *label = name_of (s->state, link->ref.name);
  if (link->ref.kind == RT_SLOT_LOCAL) {
    spell_local (s, link->owner, label);
    return;
  }
  if (link->ref.kind == RT_SLOT_VALUE) { /* a namespace: of __main__, or of a class body that runs */
    g_autofree char *name = md_path_entry_name (s->state, link->owner, link->ref.index);
    g_autofree char *key = name == NULL ? md_path_key_text (s->state, link->owner, link->ref.index) : NULL;
    g_autofree char *item = name == NULL ? g_strdup_printf ("globals()[%s]", key) : NULL;
    if (link->owner == md_path_main_namespace (s->state))
      g_string_assign (s->text, name != NULL ? name : item);
    else
      spell_local (s, link->owner, name != NULL ? name : item);
    return;
  }
  if (owner->nature == TR_OBJECT) {
    g_autofree char *word = md_path_word (s->state, link->owner);
    g_string_assign (s->text, word);
    s->phrase = TRUE;
    spell_link (s, link, FALSE);
    return;
  }
  s->phrase = TRUE;
  if (link->ref.kind == RT_SLOT_STACK)
    g_string_printf (s->text, "stack[%u] of %s", link->ref.index, holder);
  else if (owner->nature == TR_NATIVE)
    g_string_printf (s->text, "%s (%s)", label, holder);
  else if (owner->nature == TR_FRAME)
    g_string_printf (s->text, "%s of %s", label, holder);
  else if (g_str_equal (label, "sys.modules") || g_str_has_prefix (label, "gc."))
    g_string_assign (s->text, label), s->phrase = FALSE;
  else
    g_string_assign (s->text, label[0] != '\0' ? label : holder);
}

static gboolean has_name (TrState *state, const MdLink *link, const char *name) {
  return link->ref.name != 0 && g_str_equal (name_of (state, link->ref.name), name);
}

/* A variable whose cell is asked into, or an object whose __dict__ is: one step for people. */
static gboolean joins_next (TrState *state, const MdLink *link, const MdLink *next) {
  if (link->ref.kind == RT_SLOT_LOCAL)
    return tr_state_subject (state, next->owner)->kind == RT_KIND_cell && has_name (state, next, "cell_contents");
  return has_name (state, link, "__dict__") && next->ref.kind == RT_SLOT_VALUE;
}

char *md_path_spell (TrState *state, const MdLink *links, guint n_links) {
  Spelling s = {.state = state, .text = g_string_new (NULL)};
  for (guint i = 0; i < n_links; i++) {
    gboolean attributes = FALSE;
    if (i > 0 && joins_next (state, &links[i - 1], &links[i])) {
      if (links[i].ref.kind != RT_SLOT_VALUE)
        continue;
      attributes = TRUE;
    }
    if (i > 0 && i + 1 < n_links && links[i].ref.kind != RT_SLOT_LOCAL && joins_next (state, &links[i], &links[i + 1]))
      continue;
    if (i == 0)
      spell_first (&s, &links[i]);
    else
      spell_link (&s, &links[i], attributes);
  }
  const TrSubject *last = n_links == 1 && links[0].ref.kind == RT_SLOT_LOCAL ? tr_state_subject (state, links[0].ref.target) : NULL;
  if (last != NULL && last->kind == RT_KIND_cell) /* the variable's name means what lies in it */
    add_words (&s, "cell");
  return g_string_free (s.text, FALSE);
}

/* What an object is called. */

static char *shortened (const char *text) {
  if (g_utf8_strlen (text, -1) <= 40)
    return g_strdup (text);
  g_autofree char *start = g_utf8_substring (text, 0, 37);
  return g_strdup_printf ("%s...", start);
}

char *md_path_word (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  const char *type = name_of (state, subject->name);
  switch ((TrNature) subject->nature) {
  case TR_FRAME:
    return g_strdup_printf ("frame of %s", type);
  case TR_NATIVE:
  case TR_ARENA:
  case TR_INTERP:
    return g_strdup (type);
  case TR_OBJECT:
    break;
  }
  const char *text = md_text_of (state, id);
  if ((subject->bits & TR_SUBJECT_ATOM) != 0) {
    g_autofree char *value = shortened (text);
    return subject->kind == RT_KIND_NoneType ? g_strdup (value) : g_strdup_printf ("%s %s", type, value);
  }
  if (text[0] == '<')
    return shortened (text);
  return g_strdup_printf ("%s #%" G_GUINT64_FORMAT, type, id);
}

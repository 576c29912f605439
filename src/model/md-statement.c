#include "md-statement.h"

#include "md-literal.h"
#include "md-path.h"
#include "md-private.h"

struct MdStatements {
  TrState *state;
  TrLog *log;
  MdSources *sources;
  MdFollow *follow;
  GPtrArray *mentions;
};

MdStatements *md_statements_new (TrState *state, MdSources *sources) {
  MdStatements *s = g_new0 (MdStatements, 1);
  s->state = state;
  s->log = tr_state_log (state);
  s->sources = sources;
  s->follow = md_follow_new (state);
  s->mentions = g_ptr_array_new ();
  return s;
}

void md_statements_free (MdStatements *s) {
  md_follow_free (s->follow);
  g_ptr_array_unref (s->mentions);
  g_free (s);
}

MdFollow *md_statements_follow (MdStatements *s) {
  return s->follow;
}

static void fill (MdStatements *s, guint step, TrId frame, guint line, MdStatement *out) {
  const TrSubject *subject = tr_state_subject (s->state, frame);
  *out = (MdStatement){.step = step, .frame = frame, .line = line, .function = subject != NULL ? tr_log_text (s->log, subject->name) : ""};
  if (s->sources == NULL)
    return;
  out->code = md_sources_line (s->sources, s->state, frame, line);
  out->file = md_sources_other_file (s->sources, s->state, frame);
}

gboolean md_statements_at (MdStatements *s, guint step, MdStatement *out) {
  TrId frame;
  guint line;
  tr_state_seek (s->state, (int) step - 1);
  *out = (MdStatement){.step = step, .function = ""};
  if (!md_follow_actor (s->follow, &frame, &line))
    return FALSE;
  fill (s, step, frame, line, out);
  return TRUE;
}

gboolean md_statements_leaving (MdStatements *s, guint step, MdStatement *out) {
  tr_state_seek (s->state, (int) step - 1);
  *out = (MdStatement){.step = step, .function = ""};
  if (step == 0)
    return FALSE;
  TrStep record;
  tr_log_step (s->log, step - 1, &record);
  if (record.kind != RT_STEP_RETURN || record.frame == 0)
    return FALSE;
  fill (s, step, record.frame, record.line, out);
  return TRUE;
}

const GPtrArray *md_statements_mentions (MdStatements *s, const MdStatement *statement) {
  g_ptr_array_set_size (s->mentions, 0);
  const MdSyntax *syntax =
    s->sources != NULL && statement->frame != 0 ? md_sources_of_frame (s->sources, s->state, statement->frame) : NULL;
  if (syntax != NULL)
    md_syntax_mentions (syntax, statement->line, s->mentions);
  return s->mentions;
}

/* What is asked to change and cannot be followed, if there is only one such thing on the line. */
static const char *unfollowed (const GPtrArray *mentions) {
  const char *text = NULL;
  for (guint i = 0; i < mentions->len; i++) {
    const MdMention *mention = mentions->pdata[i];
    if (mention->name != NULL || (mention->role != RT_MENTION_RECEIVER && mention->role != RT_MENTION_CONTAINER))
      continue;
    if (text != NULL)
      return NULL;
    text = mention->text;
  }
  return text;
}

const char *md_statements_through (MdStatements *s, const MdStatement *statement, TrId object, gboolean fallback) {
  if (statement->frame == 0)
    return NULL;
  const GPtrArray *mentions = md_statements_mentions (s, statement);
  const MdMention *mention = md_follow_through (s->follow, statement->frame, mentions, object);
  return mention != NULL ? mention->text : fallback ? unfollowed (mentions) : NULL;
}

/* Slots as texts. */

/* The names of a namespace are not attributes of anything but their module. */
static TrId attributes_owner (TrState *state, TrId dict) {
  const TrSubject *subject = tr_state_subject (state, dict);
  return subject != NULL && subject->kind == RT_KIND_dict ? md_path_dict_owner (state, dict) : 0;
}

static const char *text_of (TrState *state, TrText text) {
  return tr_log_text (tr_state_log (state), text);
}

static char *value_label (TrState *state, TrId dict, guint32 index) {
  gboolean is_main = dict == md_path_main_namespace (state);
  g_autofree char *name = is_main || attributes_owner (state, dict) != 0 ? md_path_entry_name (state, dict, index) : NULL;
  if (name != NULL)
    return is_main ? g_steal_pointer (&name) : g_strdup_printf (".%s", name);
  TrId key = tr_state_ref (state, dict, RT_SLOT_KEY, index);
  g_autofree char *key_text = key != 0 ? md_value_text (state, key) : g_strdup ("?");
  return g_strdup_printf ("[%s]", key_text);
}

char *md_slot_label (TrState *state, TrId owner, RtSlotKind kind, guint32 index, TrText name) {
  switch (kind) {
  case RT_SLOT_ITEM:
    return g_strdup_printf ("[%u]", index);
  case RT_SLOT_VALUE:
    return value_label (state, owner, index);
  case RT_SLOT_KEY: {
    g_autofree char *value = value_label (state, owner, index);
    return g_strdup_printf ("key %s", value);
  }
  case RT_SLOT_MEMBER:
    return g_strdup ("item");
  case RT_SLOT_ATTR:
    return g_strdup_printf (".%s", text_of (state, name));
  case RT_SLOT_STACK:
    return g_strdup_printf ("stack[%u]", index);
  default:
    return g_strdup (text_of (state, name));
  }
}

/* The frame of the program whose namespace DICT is; 0: none runs. */
static TrId frame_of_namespace (TrState *state, TrId dict) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_path_frames (state, frames);
  for (guint i = frames->len; i > 0; i--)
    if (md_named_ref (state, g_array_index (frames, TrId, i - 1), "f_locals") == dict)
      return g_array_index (frames, TrId, i - 1);
  return 0;
}

/* A name of a module or of a class body that runs; NULL if DICT is no namespace. */
static char *spell_name (TrState *state, TrId dict, guint32 index) {
  g_autofree char *name = md_path_entry_name (state, dict, index);
  if (name == NULL)
    return NULL;
  if (dict == md_path_main_namespace (state))
    return g_steal_pointer (&name);
  TrId frame = frame_of_namespace (state, dict);
  return frame != 0 ? g_strdup_printf ("%s of %s", name, text_of (state, tr_state_subject (state, frame)->name)) : NULL;
}

char *md_generator_name (TrState *state, TrId generator) {
  TrId name = md_named_ref (state, generator, "__qualname__");
  TrPayload payload;
  g_autofree char *text = name != 0 && tr_state_payload (state, name, &payload) ? md_literal_decode (text_of (state, payload.text)) : NULL;
  return text != NULL ? g_steal_pointer (&text) : md_path_word (state, generator);
}

static char *spell_local (TrState *state, TrId owner, TrText name) {
  const TrSubject *subject = tr_state_subject (state, owner);
  if (subject == NULL)
    return g_strdup (text_of (state, name));
  if (subject->nature == TR_FRAME)
    return g_strdup_printf ("%s of %s", text_of (state, name), text_of (state, subject->name));
  g_autofree char *function = md_generator_name (state, owner);
  return g_strdup_printf ("%s of %s", text_of (state, name), function);
}

/* The variable that CELL holds the value of, by the innermost frame that has it; NULL if none has. */
static char *spell_cell (TrState *state, TrId cell) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId)), refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  md_path_frames (state, frames);
  for (guint i = frames->len; i > 0; i--) {
    TrId frame = g_array_index (frames, TrId, i - 1), generator = tr_state_subject (state, frame)->generator;
    g_array_set_size (refs, 0);
    tr_state_refs (state, generator != 0 ? generator : frame, refs);
    for (guint k = 0; k < refs->len; k++)
      if (g_array_index (refs, TrRef, k).kind == RT_SLOT_LOCAL && g_array_index (refs, TrRef, k).target == cell)
        return spell_local (state, frame, g_array_index (refs, TrRef, k).name);
  }
  return NULL;
}

char *md_slot_spell (TrState *state, TrId owner, RtSlotKind kind, guint32 index, TrText name) {
  const TrSubject *subject = tr_state_subject (state, owner);
  if (kind == RT_SLOT_LOCAL || kind == RT_SLOT_STACK || subject == NULL || subject->nature != TR_OBJECT)
    return kind == RT_SLOT_LOCAL ? spell_local (state, owner, name) : md_slot_label (state, owner, kind, index, name);
  char *text = kind == RT_SLOT_VALUE ? spell_name (state, owner, index) : subject->kind == RT_KIND_cell ? spell_cell (state, owner) : NULL;
  if (text != NULL)
    return text;
  TrId holder = kind == RT_SLOT_VALUE ? attributes_owner (state, owner) : 0;
  g_autofree char *label = md_slot_label (state, owner, kind, index, name);
  g_autofree char *path = md_path_of (state, holder != 0 ? holder : owner);
  if (path == NULL)
    path = md_path_word (state, holder != 0 ? holder : owner);
  gboolean suffix = label[0] == '[' || label[0] == '.';
  return suffix ? g_strdup_printf ("%s%s", path, label) : g_strdup_printf ("%s of %s", label, path);
}

char *md_value_text (TrState *state, TrId id) {
  const TrSubject *subject = id != 0 ? tr_state_subject (state, id) : NULL;
  TrPayload payload;
  if (subject == NULL)
    return g_strdup (id != 0 ? "?" : "nothing");
  if ((subject->bits & TR_SUBJECT_ATOM) == 0 || !tr_state_payload (state, id, &payload))
    return md_path_word (state, id);
  const char *text = text_of (state, payload.text);
  if (g_utf8_strlen (text, -1) <= 60)
    return g_strdup (text);
  g_autofree char *start = g_utf8_substring (text, 0, 57);
  return g_strdup_printf ("%s...", start);
}

#include "md-sources.h"

#include <string.h>

#include "md-private.h"

/* What runs under a name: the text of a file, parsed when first asked for. */
typedef struct Text {
  char *name;
  char *text;        /* NULL: not known */
  MdSyntax *syntax;  /* NULL: not parsed yet */
} Text;

struct MdSources {
  TrLog *log;
  GPtrArray *files;  /* Text *, in the order in which they were added */
  GPtrArray *inputs; /* Text * */
  GArray *ends;      /* TrId: the highest number in use at each RT_STEP_END; NULL: not counted yet */
  GHashTable *codes; /* TrId of code to Text *; to NULL if there is none */
  gboolean reads_files;
};

static void text_free (gpointer data) {
  Text *text = data;
  g_clear_pointer (&text->syntax, md_syntax_free);
  g_free (text->name);
  g_free (text->text);
  g_free (text);
}

MdSources *md_sources_new (TrLog *log) {
  MdSources *s = g_new0 (MdSources, 1);
  s->log = tr_log_ref (log);
  s->files = g_ptr_array_new_with_free_func (text_free);
  s->inputs = g_ptr_array_new_with_free_func (text_free);
  s->codes = g_hash_table_new (NULL, NULL);
  return s;
}

void md_sources_free (MdSources *s) {
  g_ptr_array_unref (s->files);
  g_ptr_array_unref (s->inputs);
  g_clear_pointer (&s->ends, g_array_unref);
  g_hash_table_unref (s->codes);
  tr_log_unref (s->log);
  g_free (s);
}

static Text *add_text (GPtrArray *texts, const char *name, const char *RT_NULLABLE text) {
  Text *added = g_new0 (Text, 1);
  *added = (Text){.name = g_strdup (name), .text = g_strdup (text)};
  g_ptr_array_add (texts, added);
  return added;
}

void md_sources_add (MdSources *s, const char *name, const char *text) {
  add_text (s->files, name, text);
  g_hash_table_remove_all (s->codes);
}

void md_sources_add_input (MdSources *s, const char *text) {
  add_text (s->inputs, "<stdin>", text);
  g_hash_table_remove_all (s->codes);
}

void md_sources_set_reads_files (MdSources *s, gboolean reads_files) {
  s->reads_files = reads_files;
}

static void count_ends (MdSources *s) {
  s->ends = g_array_new (FALSE, FALSE, sizeof (TrId));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  TrId highest = 0;
  for (guint step = 0; step < tr_log_n_steps (s->log); step++) {
    TrStep record;
    tr_log_step (s->log, step, &record);
    tr_log_changes (s->log, step, changes);
    for (guint i = 0; i < changes->len; i++) {
      const TrChange *change = &g_array_index (changes, TrChange, i);
      if (change->change == TR_CHANGE_BIRTH && (change->subject & (TR_ID_FRAME | TR_ID_HOLDER)) == 0)
        highest = MAX (highest, change->subject);
    }
    if (record.kind == RT_STEP_END)
      g_array_append_val (s->ends, highest);
  }
}

/* The input that made CODE. */
static Text *input_of (MdSources *s, TrId code) {
  if (s->ends == NULL)
    count_ends (s);
  for (guint i = 0; i < s->ends->len; i++)
    if (code <= g_array_index (s->ends, TrId, i))
      return i < s->inputs->len ? s->inputs->pdata[i] : NULL;
  return s->ends->len < s->inputs->len ? s->inputs->pdata[s->ends->len] : NULL;
}

static Text *file_of (MdSources *s, const char *name) {
  for (guint i = 0; i < s->files->len; i++)
    if (g_str_equal (((Text *) s->files->pdata[i])->name, name))
      return s->files->pdata[i];
  g_autofree char *text = NULL;
  if (s->reads_files && name[0] != '<' && g_file_get_contents (name, &text, NULL, NULL) && !g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);
  return add_text (s->files, name, text);
}

/* The contents of the repr of a file's name; escapes stay, which names hardly have. */
static char *unquoted (const char *repr) {
  gsize length = strlen (repr);
  return length >= 2 ? g_strndup (repr + 1, length - 2) : g_strdup (repr);
}

static Text *text_of_code (MdSources *s, TrState *state, TrId code) {
  gpointer known;
  if (g_hash_table_lookup_extended (s->codes, TR_ID_KEY (code), NULL, &known))
    return known;
  TrPayload payload = {0};
  TrId name = md_named_ref (state, code, "co_filename");
  if (name == 0 || !tr_state_payload (state, name, &payload))
    return NULL;
  g_autofree char *file = unquoted (tr_log_text (s->log, payload.text));
  Text *text = s->inputs->len > 0 && g_str_equal (file, "<stdin>") ? input_of (s, code) : file_of (s, file);
  g_hash_table_insert (s->codes, TR_ID_KEY (code), text);
  return text;
}

static Text *text_of_frame (MdSources *s, TrState *state, TrId frame) {
  const TrSubject *subject = tr_state_subject (state, frame);
  if (subject == NULL)
    return NULL;
  TrId generator = subject->generator, code = md_named_ref (state, frame, "f_code");
  if (code == 0 && generator != 0)
    code = md_named_ref (state, generator, "gi_code");
  if (code == 0 && generator != 0)
    code = md_named_ref (state, md_named_ref (state, generator, "function"), "__code__");
  return code != 0 ? text_of_code (s, state, code) : NULL;
}

const MdSyntax *md_sources_of_frame (MdSources *s, TrState *state, TrId frame) {
  Text *text = text_of_frame (s, state, frame);
  if (text == NULL || text->text == NULL)
    return NULL;
  if (text->syntax == NULL)
    text->syntax = md_syntax_new (text->text);
  return text->syntax;
}

const char *md_sources_line (MdSources *s, TrState *state, TrId frame, guint line) {
  const MdSyntax *syntax = md_sources_of_frame (s, state, frame);
  return syntax != NULL ? md_syntax_line (syntax, line) : NULL;
}

const char *md_sources_other_file (MdSources *s, TrState *state, TrId frame) {
  const Text *text = text_of_frame (s, state, frame);
  gboolean main_file = text == NULL || text->name[0] == '<' || (s->files->len > 0 && text == s->files->pdata[0]);
  return main_file ? NULL : text->name;
}

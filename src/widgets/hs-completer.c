#include "config.h"

#include "hs-completer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-names.h"

#define LEAST_WORD 2 /* letters, of words that stand in the text only */

/* A line of the list. */
#define HS_TYPE_PROPOSAL (hs_proposal_get_type ())
G_DECLARE_FINAL_TYPE (HsProposal, hs_proposal, HS, PROPOSAL, GObject)

struct _HsProposal {
  GObject parent_instance;
  char *name, *shown; /* shown: its type and value */
};

static char *hs_proposal_typed_text (GtkSourceCompletionProposal *proposal) {
  return g_strdup (HS_PROPOSAL (proposal)->name);
}

static void proposal_init_interface (GtkSourceCompletionProposalInterface *interface) {
  interface->get_typed_text = hs_proposal_typed_text;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HsProposal, hs_proposal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL, proposal_init_interface))

static void hs_proposal_finalize (GObject *object) {
  HsProposal *self = HS_PROPOSAL (object);
  g_free (self->name);
  g_free (self->shown);
  G_OBJECT_CLASS (hs_proposal_parent_class)->finalize (object);
}

static void hs_proposal_class_init (HsProposalClass *class) {
  G_OBJECT_CLASS (class)->finalize = hs_proposal_finalize;
}

static void hs_proposal_init (HsProposal *self) {
}

/* The provider. */

struct _HsCompleter {
  GObject parent_instance;
  HsSession *session; /* borrowed; NULL: none */
};

static const char *const keywords[] = {
  "False", "None",   "True",   "and",  "as",   "assert", "async", "await",    "break",  "class",  "continue", "def",
  "del",   "elif",   "else",   "except", "finally", "for", "from", "global",  "if",     "import", "in",       "is",
  "lambda", "nonlocal", "not", "or",   "pass", "raise",  "return", "try",     "while",  "with",   "yield",
};

static void add_word (GPtrArray *names, GHashTable *known, const char *word, gsize length, const char *type, const char *prefix) {
  g_autofree char *text = g_strndup (word, length);
  if (!g_str_has_prefix (text, prefix) || g_str_equal (text, prefix) || g_hash_table_contains (known, text))
    return;
  HsName *name = g_new0 (HsName, 1);
  *name = (HsName){g_steal_pointer (&text), g_strdup (type), g_strdup ("")};
  g_hash_table_add (known, name->name);
  g_ptr_array_add (names, name);
}

/* Of the text, what looks like a name: it may not be there yet. */
static void add_words (GPtrArray *names, GHashTable *known, const char *text, const char *prefix) {
  for (const char *at = text; *at != '\0';) {
    gsize length = 0;
    while (g_ascii_isalnum (at[length]) || at[length] == '_' || (guchar) at[length] >= 0x80)
      length++;
    if (length > LEAST_WORD && !g_ascii_isdigit (*at))
      add_word (names, known, at, length, "", prefix);
    at += MAX (length, 1);
  }
}

GPtrArray *hs_completer_find (HsCompleter *self, const char *line, const char *text) {
  g_autofree char *path = NULL, *prefix = NULL;
  TrLog *log = self->session != NULL ? hs_session_get_log (self->session) : NULL;
  if (log == NULL || !hs_names_split (line, &path, &prefix))
    return g_ptr_array_new ();
  GPtrArray *names = hs_names_find (log, hs_session_get_step (self->session), path, prefix);
  if (path != NULL)
    return names;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_add (known, ((HsName *) names->pdata[i])->name);
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    add_word (names, known, keywords[i], strlen (keywords[i]), _ ("keyword"), prefix);
  add_words (names, known, text, prefix);
  return names;
}

static void fill (HsCompleter *self, GtkSourceCompletionContext *context, GListStore *store) {
  GtkTextIter start, end, line, from, to;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_completion_context_get_buffer (context));
  g_list_store_remove_all (store);
  gtk_text_buffer_get_iter_at_mark (buffer, &end, gtk_text_buffer_get_insert (buffer));
  line = end;
  gtk_text_iter_set_line_offset (&line, 0);
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_source_completion_context_get_bounds (context, &start, NULL);
  gboolean attribute = !gtk_text_iter_starts_line (&start) && gtk_text_iter_backward_char (&start) && gtk_text_iter_get_char (&start) == '.';
  g_autofree char *before = gtk_text_buffer_get_text (buffer, &line, &end, TRUE), *text = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
  if (!attribute && gtk_source_completion_context_get_activation (context) != GTK_SOURCE_COMPLETION_ACTIVATION_USER_REQUESTED &&
      (*before == '\0' || !(g_ascii_isalnum (before[strlen (before) - 1]) || before[strlen (before) - 1] == '_')))
    return; /* nothing was begun */
  g_autoptr (GPtrArray) names = hs_completer_find (self, before, text);
  for (guint i = 0; i < names->len; i++) {
    const HsName *name = names->pdata[i];
    g_autoptr (HsProposal) proposal = g_object_new (HS_TYPE_PROPOSAL, NULL);
    proposal->name = g_strdup (name->name);
    proposal->shown = *name->value != '\0' ? g_strdup_printf ("%s  %s", name->type, name->value) : g_strdup (name->type);
    g_list_store_append (store, proposal);
  }
}

static void populate_async (GtkSourceCompletionProvider *provider, GtkSourceCompletionContext *context, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user) {
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user);
  GListStore *store = g_list_store_new (HS_TYPE_PROPOSAL);
  fill (HS_COMPLETER (provider), context, store);
  g_task_return_pointer (task, store, g_object_unref);
}

static GListModel *populate_finish (GtkSourceCompletionProvider *provider, GAsyncResult *result, GError **error) {
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void refilter (GtkSourceCompletionProvider *provider, GtkSourceCompletionContext *context, GListModel *model) {
  fill (HS_COMPLETER (provider), context, G_LIST_STORE (model));
}

static void display (GtkSourceCompletionProvider *provider, GtkSourceCompletionContext *context, GtkSourceCompletionProposal *proposal,
                     GtkSourceCompletionCell *cell) {
  const HsProposal *self = HS_PROPOSAL (proposal);
  switch (gtk_source_completion_cell_get_column (cell)) {
  case GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT:
    gtk_source_completion_cell_set_text (cell, self->name);
    break;
  case GTK_SOURCE_COMPLETION_COLUMN_AFTER:
    gtk_source_completion_cell_set_text (cell, self->shown);
    break;
  default:
    gtk_source_completion_cell_set_text (cell, NULL);
  }
}

static void activate (GtkSourceCompletionProvider *provider, GtkSourceCompletionContext *context, GtkSourceCompletionProposal *proposal) {
  GtkTextIter start, end;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (gtk_source_completion_context_get_buffer (context));
  gtk_source_completion_context_get_bounds (context, &start, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, HS_PROPOSAL (proposal)->name, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static gboolean is_trigger (GtkSourceCompletionProvider *provider, const GtkTextIter *iter, gunichar ch) {
  return ch == '.';
}

static int get_priority (GtkSourceCompletionProvider *provider, GtkSourceCompletionContext *context) {
  return 10;
}

static char *get_title (GtkSourceCompletionProvider *provider) {
  return g_strdup (_ ("Names"));
}

static void completer_init_interface (GtkSourceCompletionProviderInterface *interface) {
  interface->get_title = get_title;
  interface->get_priority = get_priority;
  interface->is_trigger = is_trigger;
  interface->populate_async = populate_async;
  interface->populate_finish = populate_finish;
  interface->refilter = refilter;
  interface->display = display;
  interface->activate = activate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HsCompleter, hs_completer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER, completer_init_interface))

static void hs_completer_class_init (HsCompleterClass *class) {
}

static void hs_completer_init (HsCompleter *self) {
}

HsCompleter *hs_completer_new (void) {
  return g_object_new (HS_TYPE_COMPLETER, NULL);
}

void hs_completer_set_session (HsCompleter *self, HsSession *session) {
  self->session = session;
}

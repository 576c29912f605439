#include "config.h"

#include "hs-session.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-artist.h"
#include "tr-run.h"

#define OUTPUT_AT_ONCE_BYTES (64 * 1024) /* more output than this between two looks is skipped in the middle */
#define TYPED_MSEC           450         /* a line that a button wrote stands so long before it runs */
#define LOG_LIMIT_BYTES      ((gsize) 768 << 20)

struct _HsSession {
  GObject parent_instance;

  GtkSourceBuffer *buffer;
  GFile *file;

  TrRun *run;
  guint64 output_read; /* bytes of the log's output that were told */
  gboolean busy, continuing, input_wanted, stopping;
  GQueue lines;      /* for the prompt, when it is free */
  GQueue typed;      /* lines that buttons want to write */
  guint typed_id;
  GHashTable *imported; /* by buttons, in this interpreter */
  gboolean follow;   /* look at the last step when what runs has ended */
  char *source;      /* what the script's log was made from */

  HsArtist *artist;
  DrScene *scene;
  int n_steps, step;
  int line, error_line;
  char *error_message;
  gboolean keep_picture; /* of the run before */
  TrId selected;
  MdView view;
  DrOptions options;
};

enum {
  PROP_0,
  PROP_BUSY,
  PROP_N_STEPS,
  PROP_STEP,
  PROP_LINE,
  PROP_ERROR_LINE,
  PROP_ERROR_MESSAGE,
  PROP_SCENE,
  PROP_SELECTED,
  PROP_CONTINUING,
  PROP_INPUT_WANTED,
  PROP_ATOMS,
  PROP_ADDRESSES,
  PROP_CLASSES,
  PROP_FUNCTIONS,
  N_PROPS
};

enum { ECHO, OUTPUT, RESTARTED, TOAST, TYPED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HsSession, hs_session, G_TYPE_OBJECT)

static void set_flag (HsSession *self, gboolean *flag, gboolean value, int prop) {
  value = value != FALSE;
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void set_number (HsSession *self, int *number, int value, int prop) {
  if (*number == value)
    return;
  *number = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

/* The picture. */

static void on_scene (DrScene *scene, gpointer user) {
  HsSession *self = user;
  g_clear_pointer (&self->scene, dr_scene_unref);
  self->scene = scene;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENE]);
}

static void request_scene (HsSession *self) {
  if (self->step >= 0 && self->step < self->n_steps && !self->keep_picture)
    hs_artist_request (self->artist, tr_run_log (self->run), (guint) self->step, &self->view, &self->options);
}

/* Time. */

static void look_at_step (HsSession *self) {
  int line = 0, error_line = 0;
  g_clear_pointer (&self->error_message, g_free);
  if (self->step >= 0 && self->step < self->n_steps) {
    TrLog *log = tr_run_log (self->run);
    TrStep step;
    tr_log_step (log, (guint) self->step, &step);
    if (step.kind != RT_STEP_END)
      line = (int) step.line;
    if (step.error_type != 0) {
      const char *message = tr_log_text (log, step.error_message);
      error_line = (int) step.error_line;
      self->error_message = *message == '\0' ? g_strdup (tr_log_text (log, step.error_type))
                                             : g_strdup_printf ("%s: %s", tr_log_text (log, step.error_type), message);
    }
  }
  set_number (self, &self->line, line, PROP_LINE);
  set_number (self, &self->error_line, error_line, PROP_ERROR_LINE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR_MESSAGE]);
}

void hs_session_set_step (HsSession *self, int step) {
  g_return_if_fail (HS_IS_SESSION (self));
  step = CLAMP (step, self->n_steps > 0 ? 0 : -1, self->n_steps - 1);
  if (self->step == step)
    return;
  self->step = step;
  look_at_step (self);
  request_scene (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP]);
}

static void take_steps (HsSession *self) {
  int n_steps = (int) tr_log_n_steps (tr_run_log (self->run));
  set_number (self, &self->n_steps, n_steps, PROP_N_STEPS);
  if (self->step < 0 && n_steps > 0 && !self->busy)
    hs_session_set_step (self, 0);
}

/* Tells what was printed; of very much only the beginning and the end. */
static void take_output (HsSession *self) {
  TrLog *log = tr_run_log (self->run);
  guint64 length = tr_log_output_length (log);
  guint64 budget = OUTPUT_AT_ONCE_BYTES;
  while (self->output_read < length) {
    guint64 left = length - self->output_read;
    if (budget == 0 && left > OUTPUT_AT_ONCE_BYTES) {
      guint64 skipped = left - OUTPUT_AT_ONCE_BYTES;
      g_autofree char *size = g_format_size (skipped);
      g_autofree char *note = g_strdup_printf (_ ("\n… %s of output skipped …\n"), size);
      self->output_read += skipped;
      g_signal_emit (self, signals[OUTPUT], 0, note, 0);
      continue;
    }
    RtOutput stream = 0;
    gsize bytes = 0;
    g_autofree char *text = tr_log_output (log, self->output_read, OUTPUT_AT_ONCE_BYTES, &stream, &bytes);
    if (text == NULL || bytes == 0)
      break;
    self->output_read += bytes;
    budget -= MIN (budget, bytes);
    g_autofree char *valid = g_utf8_make_valid (text, (gssize) bytes);
    g_signal_emit (self, signals[OUTPUT], 0, valid, (int) stream);
  }
}

/* Running. */

static void type_next (HsSession *self);

static void feed_prompt (HsSession *self) {
  if (self->busy)
    return;
  if (g_queue_is_empty (&self->lines)) {
    type_next (self);
    return;
  }
  g_autofree char *line = g_queue_pop_head (&self->lines);
  g_autofree char *echo = g_strdup_printf ("%s%s\n", self->continuing ? "... " : ">>> ", line);
  g_signal_emit (self, signals[ECHO], 0, echo);
  self->follow = TRUE;
  tr_run_prompt (self->run, line);
  set_flag (self, &self->busy, tr_run_is_busy (self->run), PROP_BUSY);
}

static gboolean on_typed (gpointer data) {
  HsSession *self = data;
  self->typed_id = 0;
  g_signal_emit (self, signals[TYPED], 0, "");
  g_queue_push_head (&self->lines, g_queue_pop_head (&self->typed));
  feed_prompt (self);
  return G_SOURCE_REMOVE;
}

static void type_next (HsSession *self) {
  if (self->typed_id != 0 || g_queue_is_empty (&self->typed))
    return;
  g_signal_emit (self, signals[TYPED], 0, g_queue_peek_head (&self->typed));
  self->typed_id = g_timeout_add (TYPED_MSEC, on_typed, self);
}

static void forget_lines (HsSession *self) {
  g_clear_handle_id (&self->typed_id, g_source_remove);
  g_queue_clear_full (&self->lines, g_free);
  g_queue_clear_full (&self->typed, g_free);
}

static void finish (HsSession *self, gboolean more) {
  set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
  take_output (self);
  set_flag (self, &self->busy, tr_run_is_busy (self->run), PROP_BUSY);
  set_flag (self, &self->continuing, more, PROP_CONTINUING);
  if (self->busy)
    return;
  self->stopping = FALSE;
  int last = (int) tr_log_n_steps (tr_run_log (self->run)) - 1;
  TrStep end = {0};
  if (last >= 0)
    tr_log_step (tr_run_log (self->run), (guint) last, &end);
  gboolean failed = end.error_type != 0;
  self->keep_picture = failed && last == 0; /* what does not compile never ran */
  take_steps (self);
  if (tr_log_is_full (tr_run_log (self->run)))
    hs_session_toast (self, _ ("The record of this run is full: later steps were not kept"));
  if (!more && (self->follow || failed))
    hs_session_set_step (self, last);
  look_at_step (self);
  request_scene (self);
  feed_prompt (self);
}

static void on_run_event (TrRun *run, TrRunEvent event, gpointer user) {
  HsSession *self = user;
  switch (event) {
  case TR_RUN_STARTED:
    break;
  case TR_RUN_PROGRESS:
    take_output (self);
    take_steps (self);
    break;
  case TR_RUN_INPUT:
    take_output (self);
    take_steps (self);
    set_flag (self, &self->input_wanted, TRUE, PROP_INPUT_WANTED);
    break;
  case TR_RUN_FINISHED:
    finish (self, FALSE);
    break;
  case TR_RUN_MORE:
    finish (self, TRUE);
    break;
  }
}

void hs_session_run (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  g_free (self->source);
  self->source = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : g_strdup ("snippet.py");
  g_autoptr (GFile) folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  forget_lines (self);
  g_hash_table_remove_all (self->imported);
  self->output_read = 0;
  self->follow = FALSE;
  self->stopping = FALSE;
  g_signal_emit (self, signals[RESTARTED], 0);
  tr_run_script (self->run, self->source, name, path);
  self->step = -1;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP]);
  set_number (self, &self->n_steps, 0, PROP_N_STEPS);
  set_flag (self, &self->continuing, FALSE, PROP_CONTINUING);
  set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
  set_flag (self, &self->busy, TRUE, PROP_BUSY);
  look_at_step (self);
}

void hs_session_stop (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  forget_lines (self);
  self->stopping = TRUE;
  tr_run_stop (self->run);
}

gboolean hs_session_prompt (HsSession *self, const char *line) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  if (self->input_wanted) {
    g_autofree char *echo = g_strdup_printf ("%s\n", line);
    g_signal_emit (self, signals[ECHO], 0, echo);
    set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
    tr_run_input (self->run, line);
    return TRUE;
  }
  if (self->busy)
    return FALSE;
  g_queue_push_tail (&self->lines, g_strdup (line));
  feed_prompt (self);
  return TRUE;
}

void hs_session_prompt_lines (HsSession *self, const char *const *lines) {
  for (; *lines != NULL; lines++)
    g_queue_push_tail (&self->lines, g_strdup (*lines));
  feed_prompt (self);
}

void hs_session_type (HsSession *self, const char *module, const char *line) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->busy) {
    hs_session_toast (self, _ ("The program is still running"));
    return;
  }
  if (self->continuing)
    hs_session_prompt_reset (self);
  hs_session_set_step (self, self->n_steps - 1);
  if (module != NULL && g_hash_table_add (self->imported, g_strdup (module)))
    g_queue_push_tail (&self->typed, g_strdup_printf ("import %s", module));
  g_queue_push_tail (&self->typed, g_strdup (line));
  feed_prompt (self);
}

void hs_session_prompt_reset (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->input_wanted) {
    set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
    tr_run_input (self->run, NULL);
    return;
  }
  forget_lines (self);
  tr_run_prompt_reset (self->run);
  set_flag (self, &self->continuing, FALSE, PROP_CONTINUING);
}

/* Reading. */

GtkSourceBuffer *hs_session_get_buffer (HsSession *self) {
  return self->buffer;
}

GFile *hs_session_get_file (HsSession *self) {
  return self->file;
}

void hs_session_set_file (HsSession *self, GFile *file) {
  g_set_object (&self->file, file);
}

char *hs_session_dup_title (HsSession *self) {
  return self->file != NULL ? g_file_get_basename (self->file) : g_strdup (_ ("Untitled"));
}

gboolean hs_session_get_busy (HsSession *self) {
  return self->busy;
}

gboolean hs_session_get_continuing (HsSession *self) {
  return self->continuing;
}

gboolean hs_session_get_input_wanted (HsSession *self) {
  return self->input_wanted;
}

int hs_session_get_n_steps (HsSession *self) {
  return self->n_steps;
}

int hs_session_get_step (HsSession *self) {
  return self->step;
}

int hs_session_get_line (HsSession *self) {
  return self->line;
}

int hs_session_get_error_line (HsSession *self) {
  return self->error_line;
}

const char *hs_session_get_error_message (HsSession *self) {
  return self->error_message;
}

DrScene *hs_session_get_scene (HsSession *self) {
  return self->scene;
}

TrId hs_session_get_selected (HsSession *self) {
  return self->selected;
}

void hs_session_set_selected (HsSession *self, TrId id) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->selected == id)
    return;
  self->selected = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

char **hs_session_list_names (HsSession *self) {
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  if (self->scene != NULL && self->scene->n_frames > 0) {
    const DrCard *module = &self->scene->cards[0];
    for (guint i = 0; i < module->n_cells; i++)
      if (!module->cells[i].gap && module->cells[i].mark != MD_MARK_FREED)
        g_strv_builder_add (names, module->cells[i].label);
  }
  return g_strv_builder_end (names);
}

void hs_session_toast (HsSession *self, const char *format, ...) {
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_signal_emit (self, signals[TOAST], 0, text);
}

/* The object. */

static void hs_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  HsSession *self = HS_SESSION (object);
  switch (id) {
  case PROP_BUSY:
    g_value_set_boolean (value, self->busy);
    break;
  case PROP_N_STEPS:
    g_value_set_int (value, self->n_steps);
    break;
  case PROP_STEP:
    g_value_set_int (value, self->step);
    break;
  case PROP_LINE:
    g_value_set_int (value, self->line);
    break;
  case PROP_ERROR_LINE:
    g_value_set_int (value, self->error_line);
    break;
  case PROP_ERROR_MESSAGE:
    g_value_set_string (value, self->error_message);
    break;
  case PROP_SCENE:
    g_value_set_pointer (value, self->scene);
    break;
  case PROP_SELECTED:
    g_value_set_uint64 (value, self->selected);
    break;
  case PROP_CONTINUING:
    g_value_set_boolean (value, self->continuing);
    break;
  case PROP_INPUT_WANTED:
    g_value_set_boolean (value, self->input_wanted);
    break;
  case PROP_ATOMS:
    g_value_set_boolean (value, self->options.atoms);
    break;
  case PROP_ADDRESSES:
    g_value_set_boolean (value, self->options.addresses);
    break;
  case PROP_CLASSES:
    g_value_set_boolean (value, self->view.classes);
    break;
  case PROP_FUNCTIONS:
    g_value_set_boolean (value, self->view.functions);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void hs_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  HsSession *self = HS_SESSION (object);
  switch (id) {
  case PROP_STEP:
    hs_session_set_step (self, g_value_get_int (value));
    return;
  case PROP_SELECTED:
    hs_session_set_selected (self, g_value_get_uint64 (value));
    return;
  case PROP_ATOMS:
    set_flag (self, &self->options.atoms, g_value_get_boolean (value), PROP_ATOMS);
    break;
  case PROP_ADDRESSES:
    set_flag (self, &self->options.addresses, g_value_get_boolean (value), PROP_ADDRESSES);
    break;
  case PROP_CLASSES:
    set_flag (self, &self->view.classes, g_value_get_boolean (value), PROP_CLASSES);
    break;
  case PROP_FUNCTIONS:
    set_flag (self, &self->view.functions, g_value_get_boolean (value), PROP_FUNCTIONS);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  request_scene (self);
}

static void hs_session_dispose (GObject *object) {
  HsSession *self = HS_SESSION (object);
  g_clear_pointer (&self->artist, hs_artist_free);
  g_clear_pointer (&self->run, tr_run_free);
  g_clear_pointer (&self->scene, dr_scene_unref);
  g_clear_object (&self->buffer);
  g_clear_object (&self->file);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->error_message, g_free);
  forget_lines (self);
  g_clear_pointer (&self->imported, g_hash_table_unref);
  G_OBJECT_CLASS (hs_session_parent_class)->dispose (object);
}

static void hs_session_class_init (HsSessionClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  object_class->get_property = hs_session_get_property;
  object_class->set_property = hs_session_set_property;
  object_class->dispose = hs_session_dispose;

  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  props[PROP_N_STEPS] = g_param_spec_int ("n-steps", NULL, NULL, 0, G_MAXINT, 0, read);
  props[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, -1, G_MAXINT, -1, both);
  props[PROP_LINE] = g_param_spec_int ("line", NULL, NULL, 0, G_MAXINT, 0, read);
  props[PROP_ERROR_LINE] = g_param_spec_int ("error-line", NULL, NULL, 0, G_MAXINT, 0, read);
  props[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, read);
  props[PROP_SCENE] = g_param_spec_pointer ("scene", NULL, NULL, read);
  props[PROP_SELECTED] = g_param_spec_uint64 ("selected", NULL, NULL, 0, G_MAXUINT64, 0, both);
  props[PROP_CONTINUING] = g_param_spec_boolean ("continuing", NULL, NULL, FALSE, read);
  props[PROP_INPUT_WANTED] = g_param_spec_boolean ("input-wanted", NULL, NULL, FALSE, read);
  props[PROP_ATOMS] = g_param_spec_boolean ("atoms", NULL, NULL, FALSE, both);
  props[PROP_ADDRESSES] = g_param_spec_boolean ("addresses", NULL, NULL, FALSE, both);
  props[PROP_CLASSES] = g_param_spec_boolean ("classes", NULL, NULL, TRUE, both);
  props[PROP_FUNCTIONS] = g_param_spec_boolean ("functions", NULL, NULL, TRUE, both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  GType type = G_TYPE_FROM_CLASS (class);
  signals[ECHO] = g_signal_new ("echo", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OUTPUT] =
      g_signal_new ("output", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[RESTARTED] = g_signal_new ("restarted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void hs_session_init (HsSession *self) {
  static const TrRunLimits limits = {.log_limit_bytes = LOG_LIMIT_BYTES};
  GtkSourceLanguage *python = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "python3");
  self->buffer = python != NULL ? gtk_source_buffer_new_with_language (python) : gtk_source_buffer_new (NULL);
  self->view = md_view_default ();
  self->step = -1;
  g_queue_init (&self->lines);
  g_queue_init (&self->typed);
  self->imported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->run = tr_run_new (&limits, on_run_event, self);
  self->artist = hs_artist_new (on_scene, self);
}

HsSession *hs_session_new (void) {
  return g_object_new (HS_TYPE_SESSION, NULL);
}

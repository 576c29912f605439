#include "config.h"

#include <glib/gi18n.h>

#include "hs-session-private.h"
#include "hs-watch.h"

GParamSpec *hs_session_props[N_PROPS];
guint hs_session_signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HsSession, hs_session, G_TYPE_OBJECT)

void hs_session_notify (HsSession *self, HsSessionProperty property) {
  g_object_notify_by_pspec (G_OBJECT (self), hs_session_props[property]);
}

void hs_session_set_flag (HsSession *self, gboolean *flag, gboolean value, HsSessionProperty property) {
  value = value != FALSE;
  if (*flag == value)
    return;
  *flag = value;
  hs_session_notify (self, property);
}

void hs_session_set_number (HsSession *self, int *number, int value, HsSessionProperty property) {
  if (*number == value)
    return;
  *number = value;
  hs_session_notify (self, property);
}

/* The picture. */

/* Whether something that is in both pictures stands elsewhere now. */
static gboolean has_moved (const DrScene *from, const DrScene *to) {
  for (guint i = 0; i < to->n_cards; i++) {
    const DrCard *card = &to->cards[i], *before = dr_scene_find (from, card->id);
    if (before != NULL && (before->x_px != card->x_px || before->y_px != card->y_px))
      return TRUE;
  }
  return FALSE;
}

static void on_scene (DrScene *scene, gpointer user) {
  HsSession *self = user;
  gboolean moved = scene->anew && self->scene != NULL && has_moved (self->scene, scene);
  g_clear_pointer (&self->scene, dr_scene_unref);
  self->scene = scene;
  hs_session_take_file (self);
  hs_session_notify (self, PROP_SCENE);
  if (moved)
    hs_session_toast (self, _ ("All of the run is known now, so its picture was laid out anew: from here on nothing moves"));
  else if (scene->begins_part)
    hs_session_toast (self, _ ("Another part of the run begins here: its picture is laid out by itself"));
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
  hs_breakpoints_store (self->breakpoints, file);
}

void hs_session_set_snippet (HsSession *self, const char *text, GFile *file) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start;
  g_set_object (&self->file, file);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  hs_breakpoints_load (self->breakpoints, file);
  gtk_text_buffer_set_modified (buffer, FALSE);
}

int hs_session_get_cursor_line (HsSession *self) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_line (&at) + 1;
}

gboolean hs_session_toggle_breakpoint (HsSession *self, int line) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  gboolean there = hs_breakpoints_toggle (self->breakpoints, line > 0 ? line : hs_session_get_cursor_line (self));
  hs_breakpoints_store (self->breakpoints, self->file);
  return there;
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

gboolean hs_session_get_searching (HsSession *self) {
  return hs_finder_is_busy (self->finder) || (self->fine != NULL && self->outer_log == NULL);
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

const char *hs_session_get_script_name (HsSession *self) {
  return self->script_name;
}

const char *hs_session_get_source (HsSession *self) {
  return self->source;
}

TrLog *hs_session_get_log (HsSession *self) {
  return self->log;
}

void hs_session_set_most_objects (HsSession *self, guint most) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->view.most_nodes == most)
    return;
  self->view.most_nodes = most;
  hs_session_request_scene (self);
}

void hs_session_set_group_beyond (HsSession *self, guint n_cards) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->options.group_beyond == n_cards)
    return;
  self->options.group_beyond = n_cards;
  hs_session_request_scene (self);
}

DrScene *hs_session_get_scene (HsSession *self) {
  return self->scene;
}

TrId hs_session_get_selected (HsSession *self) {
  return self->selected;
}

gboolean hs_session_is_cell_selected (HsSession *self, const DrCell *cell) {
  const TrFindSlot *slot = &self->selected_slot;
  return cell->owner != 0 && cell->owner == slot->subject && cell->slot_kind == slot->slot_kind && cell->slot_index == slot->slot_index;
}

void hs_session_select (HsSession *self, TrId id, const DrCell *cell) {
  g_return_if_fail (HS_IS_SESSION (self));
  TrFindSlot slot = {.subject = md_node_subject (id), .slot_kind = TR_FIND_ALL_SLOTS};
  if (cell != NULL && cell->owner != 0)
    slot = (TrFindSlot){.subject = cell->owner, .slot_kind = cell->slot_kind, .slot_index = cell->slot_index};
  const TrFindSlot *before = &self->selected_slot;
  if (self->selected == id && before->subject == slot.subject && before->slot_kind == slot.slot_kind && before->slot_index == slot.slot_index)
    return;
  self->selected = id;
  self->selected_slot = slot;
  hs_session_drop_answer (self);
  hs_session_notify (self, PROP_SELECTED);
}

TrId hs_session_get_other (HsSession *self) {
  return self->other;
}

void hs_session_set_other (HsSession *self, TrId id) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->other == id)
    return;
  self->other = id;
  hs_session_drop_answer (self);
  hs_session_notify (self, PROP_OTHER);
}

void hs_session_set_rings (HsSession *self, const GArray *rings) {
  g_return_if_fail (HS_IS_SESSION (self));
  guint n = rings != NULL ? rings->len : 0;
  if (n == 0 && self->rings->len == 0)
    return;
  g_array_set_size (self->rings, 0);
  if (n > 0)
    g_array_append_vals (self->rings, rings->data, n);
  hs_session_notify (self, PROP_RINGS);
}

const GArray *hs_session_get_rings (HsSession *self) {
  return self->rings;
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
  g_signal_emit (self, hs_session_signals[TOAST], 0, text);
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
  case PROP_OTHER:
    g_value_set_uint64 (value, self->other);
    break;
  case PROP_RINGS:
    g_value_set_pointer (value, self->rings);
    break;
  case PROP_BRANCHES:
    g_value_set_pointer (value, self->branches);
    break;
  case PROP_SENTENCE:
    g_value_set_string (value, self->sentence);
    break;
  case PROP_MARKS:
    g_value_set_pointer (value, self->marks);
    break;
  case PROP_BOOKMARKS:
    g_value_set_pointer (value, self->bookmarks);
    break;
  case PROP_WATCHES:
    g_value_set_pointer (value, self->watches);
    break;
  case PROP_CONTINUING:
    g_value_set_boolean (value, self->continuing);
    break;
  case PROP_INPUT_WANTED:
    g_value_set_boolean (value, self->input_wanted);
    break;
  case PROP_SEARCHING:
    g_value_set_boolean (value, hs_session_get_searching (self));
    break;
  case PROP_INSIDE:
    g_value_set_boolean (value, hs_session_get_inside (self));
    break;
  case PROP_ATOMS:
    g_value_set_boolean (value, self->options.atoms);
    break;
  case PROP_ADDRESSES:
    g_value_set_boolean (value, self->options.addresses);
    break;
  case PROP_GENERATIONS:
    g_value_set_boolean (value, self->options.generations);
    break;
  case PROP_DETAILS:
    g_value_set_boolean (value, self->options.details);
    break;
  case PROP_TABLES:
    g_value_set_boolean (value, self->options.tables);
    break;
  case PROP_MEMORY:
    g_value_set_boolean (value, self->options.memory);
    break;
  case PROP_CLASSES:
    g_value_set_boolean (value, self->view.classes);
    break;
  case PROP_FUNCTIONS:
    g_value_set_boolean (value, self->view.functions);
    break;
  case PROP_MODULES:
    g_value_set_boolean (value, self->view.modules);
    break;
  case PROP_DUNDERS:
    g_value_set_boolean (value, self->view.dunders);
    break;
  case PROP_LIBRARY:
    g_value_set_boolean (value, self->view.library);
    break;
  case PROP_RTL:
    g_value_set_boolean (value, self->options.rtl);
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
    hs_session_select (self, g_value_get_uint64 (value), NULL);
    return;
  case PROP_ATOMS:
    hs_session_set_flag (self, &self->options.atoms, g_value_get_boolean (value), PROP_ATOMS);
    break;
  case PROP_ADDRESSES:
    hs_session_set_flag (self, &self->options.addresses, g_value_get_boolean (value), PROP_ADDRESSES);
    break;
  case PROP_GENERATIONS:
    hs_session_set_flag (self, &self->options.generations, g_value_get_boolean (value), PROP_GENERATIONS);
    break;
  case PROP_DETAILS:
    hs_session_set_flag (self, &self->options.details, g_value_get_boolean (value), PROP_DETAILS);
    break;
  case PROP_TABLES:
    hs_session_set_flag (self, &self->options.tables, g_value_get_boolean (value), PROP_TABLES);
    break;
  case PROP_MEMORY:
    hs_session_set_flag (self, &self->options.memory, g_value_get_boolean (value), PROP_MEMORY);
    break;
  case PROP_CLASSES:
    hs_session_set_flag (self, &self->view.classes, g_value_get_boolean (value), PROP_CLASSES);
    break;
  case PROP_FUNCTIONS:
    hs_session_set_flag (self, &self->view.functions, g_value_get_boolean (value), PROP_FUNCTIONS);
    break;
  case PROP_MODULES:
    hs_session_set_flag (self, &self->view.modules, g_value_get_boolean (value), PROP_MODULES);
    break;
  case PROP_DUNDERS:
    hs_session_set_flag (self, &self->view.dunders, g_value_get_boolean (value), PROP_DUNDERS);
    break;
  case PROP_LIBRARY:
    hs_session_set_flag (self, &self->view.library, g_value_get_boolean (value), PROP_LIBRARY);
    break;
  case PROP_RTL:
    hs_session_set_flag (self, &self->options.rtl, g_value_get_boolean (value), PROP_RTL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  hs_session_request_scene (self);
}

static void hs_session_dispose (GObject *object) {
  HsSession *self = HS_SESSION (object);
  g_clear_pointer (&self->artist, hs_artist_free);
  hs_session_clear_survey (self);
  g_clear_pointer (&self->finder, hs_finder_free);
  g_clear_pointer (&self->fine, tr_fine_free);
  g_clear_pointer (&self->outer_log, tr_log_unref);
  g_clear_pointer (&self->run, tr_run_free);
  g_clear_pointer (&self->log, tr_log_unref);
  g_clear_pointer (&self->breakpoints, hs_breakpoints_free);
  g_clear_pointer (&self->scene, dr_scene_unref);
  g_clear_object (&self->buffer);
  g_clear_object (&self->file);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->script_name, g_free);
  g_clear_pointer (&self->foreign, g_hash_table_unref);
  g_clear_pointer (&self->error_message, g_free);
  hs_session_forget_lines (self);
  g_clear_pointer (&self->imported, g_hash_table_unref);
  g_clear_pointer (&self->allowed, g_hash_table_unref);
  hs_session_clear_again (self);
  hs_session_drop_answer (self);
  g_clear_pointer (&self->rings, g_array_unref);
  g_clear_pointer (&self->watches, g_ptr_array_unref);
  g_clear_pointer (&self->prompted, g_ptr_array_unref);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  if (self->block != NULL)
    g_string_free (g_steal_pointer (&self->block), TRUE);
  G_OBJECT_CLASS (hs_session_parent_class)->dispose (object);
}

static void hs_session_class_init (HsSessionClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  object_class->get_property = hs_session_get_property;
  object_class->set_property = hs_session_set_property;
  object_class->dispose = hs_session_dispose;

  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  hs_session_props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  hs_session_props[PROP_N_STEPS] = g_param_spec_int ("n-steps", NULL, NULL, 0, G_MAXINT, 0, read);
  hs_session_props[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, -1, G_MAXINT, -1, both);
  hs_session_props[PROP_LINE] = g_param_spec_int ("line", NULL, NULL, 0, G_MAXINT, 0, read);
  hs_session_props[PROP_ERROR_LINE] = g_param_spec_int ("error-line", NULL, NULL, 0, G_MAXINT, 0, read);
  hs_session_props[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, read);
  hs_session_props[PROP_SCENE] = g_param_spec_pointer ("scene", NULL, NULL, read);
  hs_session_props[PROP_SELECTED] = g_param_spec_uint64 ("selected", NULL, NULL, 0, G_MAXUINT64, 0, both);
  hs_session_props[PROP_OTHER] = g_param_spec_uint64 ("other", NULL, NULL, 0, G_MAXUINT64, 0, read);
  hs_session_props[PROP_RINGS] = g_param_spec_pointer ("rings", NULL, NULL, read);
  hs_session_props[PROP_BRANCHES] = g_param_spec_pointer ("branches", NULL, NULL, read);
  hs_session_props[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, read);
  hs_session_props[PROP_MARKS] = g_param_spec_pointer ("marks", NULL, NULL, read);
  hs_session_props[PROP_BOOKMARKS] = g_param_spec_pointer ("bookmarks", NULL, NULL, read);
  hs_session_props[PROP_WATCHES] = g_param_spec_pointer ("watches", NULL, NULL, read);
  hs_session_props[PROP_CONTINUING] = g_param_spec_boolean ("continuing", NULL, NULL, FALSE, read);
  hs_session_props[PROP_INPUT_WANTED] = g_param_spec_boolean ("input-wanted", NULL, NULL, FALSE, read);
  hs_session_props[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, read);
  hs_session_props[PROP_INSIDE] = g_param_spec_boolean ("inside", NULL, NULL, FALSE, read);
  hs_session_props[PROP_ATOMS] = g_param_spec_boolean ("atoms", NULL, NULL, FALSE, both);
  hs_session_props[PROP_ADDRESSES] = g_param_spec_boolean ("addresses", NULL, NULL, FALSE, both);
  hs_session_props[PROP_GENERATIONS] = g_param_spec_boolean ("generations", NULL, NULL, FALSE, both);
  hs_session_props[PROP_DETAILS] = g_param_spec_boolean ("details", NULL, NULL, FALSE, both);
  hs_session_props[PROP_TABLES] = g_param_spec_boolean ("tables", NULL, NULL, FALSE, both);
  hs_session_props[PROP_MEMORY] = g_param_spec_boolean ("memory", NULL, NULL, FALSE, both);
  hs_session_props[PROP_CLASSES] = g_param_spec_boolean ("classes", NULL, NULL, TRUE, both);
  hs_session_props[PROP_FUNCTIONS] = g_param_spec_boolean ("functions", NULL, NULL, TRUE, both);
  hs_session_props[PROP_MODULES] = g_param_spec_boolean ("modules", NULL, NULL, FALSE, both);
  hs_session_props[PROP_DUNDERS] = g_param_spec_boolean ("dunders", NULL, NULL, FALSE, both);
  hs_session_props[PROP_LIBRARY] = g_param_spec_boolean ("library", NULL, NULL, FALSE, both);
  hs_session_props[PROP_RTL] = g_param_spec_boolean ("rtl", NULL, NULL, FALSE, both);
  g_object_class_install_properties (object_class, N_PROPS, hs_session_props);

  GType type = G_TYPE_FROM_CLASS (class);
  hs_session_signals[ECHO] = g_signal_new ("echo", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  hs_session_signals[OUTPUT] =
      g_signal_new ("output", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  hs_session_signals[RESTARTED] = g_signal_new ("restarted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  hs_session_signals[RETOLD] = g_signal_new ("retold", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  hs_session_signals[RESULT] =
      g_signal_new ("result", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_INT);
  hs_session_signals[ASK_WHERE] =
      g_signal_new ("ask-where", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  hs_session_signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  hs_session_signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  hs_session_signals[FILES_WANTED] = g_signal_new ("files-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  hs_session_signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void hs_session_init (HsSession *self) {
  self->buffer = gtk_source_buffer_new (NULL);
  self->view = md_view_default ();
  self->rings = g_array_new (FALSE, FALSE, sizeof (HsRing));
  self->watches = g_ptr_array_new_with_free_func ((GDestroyNotify) hs_watch_free);
  self->breakpoints = hs_breakpoints_new (self->buffer);
  hs_session_init_run (self);
  hs_session_init_time (self);
  self->artist = hs_artist_new (on_scene, self);
  hs_session_init_survey (self);
  hs_session_init_compare (self);
}

HsSession *hs_session_new (void) {
  return g_object_new (HS_TYPE_SESSION, NULL);
}

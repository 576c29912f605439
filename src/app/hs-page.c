#include "config.h"

#include "hs-page-private.h"

#include <glib/gi18n.h>

#define SENTENCE_END_PX  152 /* beside it, where the buttons for the zoom stand */
#define LEAST_SENTENCE_PX 96 /* with its edges: so much it may have of any picture in a low window */
#define SENTENCE_SHARE   0.4 /* and so much of a higher one */

enum { CHANGED, NOT_OPENED, CLOSE_DECIDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HsPage, hs_page, GTK_TYPE_WIDGET)

HsSession *hs_page_get_session (HsPage *self) {
  return self->session;
}

void hs_page_changed (HsPage *self) {
  g_signal_emit (self, signals[CHANGED], 0);
}

static void on_files_answer (AdwMessageDialog *dialog, const char *response, HsPage *self) {
  hs_session_allow_files (self->session, g_str_equal (response, "allow"));
}

static void on_files_wanted (HsSession *session, HsPage *self) {
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("Allow Files?"),
                                              _ ("The program wants to read or write files in its folder."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "refuse", _ ("_Do Not Allow"), "allow", _ ("_Allow"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "allow", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "refuse");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "refuse");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_files_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The picture shows it between the two cards, the prompt below its line. */
static void on_answer (HsSession *session, GParamSpec *pspec, HsPage *self) {
  if (hs_session_get_answer (session) != NULL)
    hs_page_say (self, hs_session_get_answer (session));
}

static void on_toast (HsSession *session, const char *text, HsPage *self) {
  hs_page_say (self, text);
  hs_page_answer (self, "%s", text);
}

/* Where the sentence would stand at the upper or the lower edge of the picture. */
static graphene_rect_t place_of_sentence (HsPage *self, gboolean top) {
  GtkWidget *box = GTK_WIDGET (self->sentence_box), *canvas = GTK_WIDGET (self->canvas);
  int start = gtk_widget_get_margin_start (box), above = gtk_widget_get_margin_top (box), below = gtk_widget_get_margin_bottom (box);
  int width = 0, height = 0;
  int room = gtk_widget_get_width (canvas) - start - gtk_widget_get_margin_end (box);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = MIN (width - start - gtk_widget_get_margin_end (box), room); /* margins are measured, too */
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width + start + gtk_widget_get_margin_end (box), NULL, &height, NULL, NULL);
  height -= above + below;
  gboolean mirrored = gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL;
  return GRAPHENE_RECT_INIT ((float) (mirrored ? gtk_widget_get_width (canvas) - start - width : start),
                             (float) (top ? above : gtk_widget_get_height (canvas) - below - height), (float) width,
                             (float) height);
}

/* Of a view so high. */
static int most_height (HsPage *self, int height) {
  return self->low ? MIN (height, MAX (LEAST_SENTENCE_PX, (int) (height * SENTENCE_SHARE))) : height;
}

/* GtkOverlay would give it the height that it has at its natural width, even where there is less room. */
static gboolean on_get_child_position (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *at, HsPage *self) {
  if (child != GTK_WIDGET (self->sentence_box))
    return FALSE;
  int room = gtk_widget_get_width (GTK_WIDGET (overlay)), height = gtk_widget_get_height (GTK_WIDGET (overlay));
  gboolean mirrored = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &at->width, NULL, NULL);
  at->width = MIN (at->width, room);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, at->width, NULL, &at->height, NULL, NULL);
  at->height = MIN (at->height, most_height (self, height));
  at->x = mirrored ? room - at->width : 0;
  at->y = gtk_widget_get_valign (child) == GTK_ALIGN_START ? 0 : height - at->height;
  return TRUE;
}

/* Where it stands above whatever it hides, what matters is led out from under it. */
static void put_veil (HsPage *self) {
  gboolean there = self->narrow && gtk_widget_get_visible (GTK_WIDGET (self->sentence_box));
  int height = gtk_widget_get_height (GTK_WIDGET (self->canvas));
  graphene_rect_t place = there ? place_of_sentence (self, TRUE) : *graphene_rect_zero ();
  int bottom = there ? MIN ((int) (place.origin.y + place.size.height), most_height (self, height)) : 0;
  hs_canvas_set_veil (self->canvas, MIN (bottom, height / 2));
}

/* Below, unless it would hide more of the picture there than above. */
static void place_sentence (HsPage *self) {
  put_veil (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->sentence_box)) || self->narrow || gtk_widget_get_width (GTK_WIDGET (self->canvas)) == 0)
    return;
  graphene_rect_t above = place_of_sentence (self, TRUE), below = place_of_sentence (self, FALSE);
  gboolean top = hs_canvas_count_covered (self->canvas, &above) < hs_canvas_count_covered (self->canvas, &below);
  gtk_widget_set_valign (GTK_WIDGET (self->sentence_box), top ? GTK_ALIGN_START : GTK_ALIGN_END);
}

static void on_session_changed (HsSession *session, GParamSpec *pspec, HsPage *self) {
  hs_page_changed (self);
  hs_page_say_step (self);
}

/* In place of a picture that is still to come nobody is invited to press Run: that is what they did. */
static const char *what_is_shown (HsSession *session) {
  if (hs_session_get_scene (session) != NULL)
    return "canvas";
  return hs_session_get_busy (session) || hs_session_get_step (session) >= 0 ? "waiting" : "empty";
}

/* Of the pictures, actions and titles need but know whether there is one: the step that brings another has told of itself. */
static void on_picture (HsSession *session, GParamSpec *pspec, HsPage *self) {
  const char *child = what_is_shown (session);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->canvas_stack), child) != 0) {
    gtk_stack_set_visible_child_name (self->canvas_stack, child);
    hs_page_changed (self);
  }
  hs_page_say_step (self);
}

static void on_sentence (HsSession *session, GParamSpec *pspec, HsPage *self) {
  const char *sentence = hs_session_get_sentence (session);
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_box), sentence != NULL);
  place_sentence (self);
}

/* What lies over the picture. */
static void place_covers (HsPage *self) {
  gboolean narrow = self->narrow;
  GtkWidget *sentence = GTK_WIDGET (self->sentence_box), *runs = GTK_WIDGET (self->runs_button);
  gtk_widget_set_margin_end (sentence, narrow ? gtk_widget_get_margin_start (sentence) : SENTENCE_END_PX);
  gtk_widget_set_valign (sentence, narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_visible (self->zoom_box, !narrow);
  gtk_widget_set_valign (runs, narrow ? GTK_ALIGN_END : GTK_ALIGN_START); /* never where the sentence stands */
  hs_canvas_set_covers (self->canvas, narrow ? NULL : runs, narrow ? runs : self->zoom_box);
}

void hs_page_set_narrow (HsPage *self, gboolean narrow, int width, int height) {
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->editor_paned),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  place_covers (self);
  gtk_paned_set_position (self->editor_paned, narrow ? height / 4 : width / 3);
}

static void on_animation_changed (HsPage *self) {
  static const guint msec[] = {0, 140, 280, 900};
  hs_canvas_set_animation (self->canvas, msec[g_settings_get_enum (self->settings, "animation-speed") % 4]);
}

/* Colours that are looked up while painting change nothing that GTK would notice. */
static void paint_anew (GtkWidget *widget) {
  gtk_widget_queue_draw (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    paint_anew (child);
}

static void on_colours_changed (HsPage *self) {
  HsColours colours = (HsColours) g_settings_get_enum (self->settings, "colours");
  hs_canvas_set_colours (self->canvas, colours);
  hs_beside_set_colours (self->beside, colours);
  hs_editor_set_high_contrast (self->editor, colours == HS_COLOURS_HIGH_CONTRAST);
  hs_console_update_colours (self->console);
  paint_anew (GTK_WIDGET (self));
}

static void on_limits_changed (HsPage *self) {
  hs_session_set_budget (self->session, (guint64) g_settings_get_uint (self->settings, "recording-memory") << 20,
                         (guint64) g_settings_get_uint (self->settings, "recording-disk") << 20);
  hs_session_set_limits (self->session, (guint64) g_settings_get_uint (self->settings, "heap-limit") << 20,
                         g_settings_get_uint (self->settings, "step-limit"));
  hs_session_set_group_beyond (self->session, g_settings_get_uint (self->settings, "group-beyond"));
  hs_session_set_most_objects (self->session, g_settings_get_uint (self->settings, "most-objects"));
}

static void connect_session (HsPage *self) {
  static const char *const watched[] = {"notify::busy", "notify::step", "notify::n-steps", "notify::inside"};
  static const char *const said[] = {"notify::error-message", "notify::sentence"};
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (self->session, watched[i], G_CALLBACK (on_session_changed), self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_signal_connect_object (self->session, said[i], G_CALLBACK (hs_page_say_step), self, G_CONNECT_SWAPPED);
  static const char *const shown[] = {"notify::scene", "notify::busy", "notify::step"};
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_connect_object (self->session, shown[i], G_CALLBACK (on_picture), self, 0);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (hs_page_recording_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "files-wanted", G_CALLBACK (on_files_wanted), self, 0);
  g_signal_connect_object (self->session, "notify::other", G_CALLBACK (on_answer), self, 0);
  g_signal_connect_object (self->session, "toast", G_CALLBACK (on_toast), self, 0);
  g_signal_connect_object (self->session, "notify::sentence", G_CALLBACK (on_sentence), self, 0);
  g_signal_connect_object (self->session, "notify::scene", G_CALLBACK (place_sentence), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER); /* the canvas has it by then */
  g_signal_connect_object (self->canvas, "notify::zoom", G_CALLBACK (place_sentence), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hs_session_get_buffer (self->session), "modified-changed", G_CALLBACK (hs_page_changed), self,
                           G_CONNECT_SWAPPED);
  hs_page_connect_runs (self);
  hs_page_connect_panes (self);
  gpointer panes[] = {self->editor,     self->canvas,  self->beside,    self->search,       self->timeline,
                      self->operations, self->console, self->inspector, self->instructions, self->watches};
  g_object_bind_property (self->session, "inside", self->instructions_revealer, "reveal-child", G_BINDING_SYNC_CREATE);
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    hs_pane_set_session (HS_PANE (panes[i]), self->session);
}

static void bind_settings (HsPage *self) {
  static const struct {
    const char *key, *property;
  } shown[] = {
    {"show-atoms", "atoms"},   {"show-addresses", "addresses"}, {"show-generations", "generations"}, {"show-details", "details"},
    {"show-tables", "tables"}, {"show-memory", "memory"},       {"show-classes", "classes"},         {"show-functions", "functions"},
    {"show-modules", "modules"}, {"show-dunders", "dunders"}, {"show-library", "library"},
  };
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_settings_bind (self->settings, shown[i].key, self->session, shown[i].property, G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "canvas-zoom", self->canvas, "chosen-zoom", G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  static const struct {
    const char *signal;
    void (*changed) (HsPage *self);
  } others[] = {
    {"changed::animation-speed", on_animation_changed}, {"changed::colours", on_colours_changed},
    {"changed::recording-memory", on_limits_changed},   {"changed::recording-disk", on_limits_changed},
    {"changed::heap-limit", on_limits_changed},         {"changed::step-limit", on_limits_changed},
    {"changed::most-objects", on_limits_changed},       {"changed::group-beyond", on_limits_changed},
  };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_signal_connect_object (self->settings, others[i].signal, G_CALLBACK (others[i].changed), self, G_CONNECT_SWAPPED);
    others[i].changed (self);
  }
}

static gboolean hs_page_grab_focus (GtkWidget *widget) {
  hs_editor_grab_focus (HS_PAGE (widget)->editor);
  return TRUE;
}

static void hs_page_dispose (GObject *object) {
  HsPage *self = HS_PAGE (object);
  g_clear_handle_id (&self->say_id, g_source_remove);
  g_clear_pointer (&self->aside_binding, g_binding_unbind);
  g_clear_pointer (&self->autosave, hs_autosave_free);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->loading);
  g_clear_object (&self->recording);
  g_clear_weak_pointer (&self->opened_from);
  g_clear_weak_pointer (&self->answer);
  g_clear_pointer (&self->returning, g_key_file_unref);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->snippet_title, g_free);
  G_OBJECT_CLASS (hs_page_parent_class)->dispose (object);
}

static void hs_page_class_init (HsPageClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  G_OBJECT_CLASS (class)->dispose = hs_page_dispose;
  widget_class->grab_focus = hs_page_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", HS_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOT_OPENED] = g_signal_new ("not-opened", HS_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSE_DECIDED] =
      g_signal_new ("close-decided", HS_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (HS_TYPE_ASIDE);
  g_type_ensure (HS_TYPE_BESIDE);
  g_type_ensure (HS_TYPE_CANVAS);
  g_type_ensure (HS_TYPE_CONSOLE);
  g_type_ensure (HS_TYPE_EDITOR);
  g_type_ensure (HS_TYPE_INSPECTOR);
  g_type_ensure (HS_TYPE_INSTRUCTIONS);
  g_type_ensure (HS_TYPE_NOTE);
  g_type_ensure (HS_TYPE_OPERATIONS);
  g_type_ensure (HS_TYPE_SEARCH);
  g_type_ensure (HS_TYPE_TIMELINE);
  g_type_ensure (HS_TYPE_WATCHES);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, HsPage, editor_paned);
  gtk_widget_class_bind_template_child (widget_class, HsPage, console_paned);
  gtk_widget_class_bind_template_child (widget_class, HsPage, aside);
  gtk_widget_class_bind_template_child (widget_class, HsPage, canvas_stack);
  gtk_widget_class_bind_template_child (widget_class, HsPage, editor);
  gtk_widget_class_bind_template_child (widget_class, HsPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, HsPage, beside);
  gtk_widget_class_bind_template_child (widget_class, HsPage, search);
  gtk_widget_class_bind_template_child (widget_class, HsPage, sentence_box);
  gtk_widget_class_bind_template_callback (widget_class, on_get_child_position);
  gtk_widget_class_bind_template_child (widget_class, HsPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, HsPage, runs_button);
  gtk_widget_class_bind_template_child (widget_class, HsPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, HsPage, operations);
  gtk_widget_class_bind_template_child (widget_class, HsPage, console);
  gtk_widget_class_bind_template_child (widget_class, HsPage, inspector);
  gtk_widget_class_bind_template_child (widget_class, HsPage, instructions);
  gtk_widget_class_bind_template_child (widget_class, HsPage, instructions_revealer);
  gtk_widget_class_bind_template_child (widget_class, HsPage, live);
  gtk_widget_class_bind_template_child (widget_class, HsPage, picture_box);
  gtk_widget_class_bind_template_child (widget_class, HsPage, console_box);
  gtk_widget_class_bind_template_child (widget_class, HsPage, pane_bar);
  static const char *const panes[] = {"snippet_button", "picture_button", "prompt_button"};
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    gtk_widget_class_bind_template_child_full (widget_class, panes[i], FALSE,
                                               (gssize) (G_STRUCT_OFFSET (HsPage, pane_buttons) + i * sizeof (GtkToggleButton *)));
  gtk_widget_class_bind_template_child (widget_class, HsPage, watches);
}

/* GtkPaned moves the focus by these keys. Here they step, and where there is no step to go to they do nothing: who types goes on typing. */
static gboolean on_paned_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer user) {
  return key == GDK_KEY_F6 || key == GDK_KEY_F8 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void keep_focus_from (GtkPaned *paned) {
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_paned_key), NULL);
  gtk_widget_add_controller (GTK_WIDGET (paned), keys);
}

static void hs_page_init (HsPage *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sentence = hs_note_get_label (self->sentence_box);
  hs_pane_tell_of_mapping (GTK_WIDGET (self));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->canvas_stack)); child != NULL; child = gtk_widget_get_next_sibling (child))
    hs_pane_tell_of_mapping (child);
  keep_focus_from (self->editor_paned);
  keep_focus_from (self->console_paned);
  place_covers (self);
  self->settings = g_settings_new (HS_APP_ID);
  self->session = hs_session_new ();
  hs_page_connect_keep (self);
  connect_session (self);
  bind_settings (self);
}

HsPage *hs_page_new (void) {
  return g_object_new (HS_TYPE_PAGE, NULL);
}

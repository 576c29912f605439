#include "config.h"

#include <glib/gi18n.h>

#include <string.h>

#include "hs-picture.h"
#include "hs-window-private.h"

#define ZOOM_STEP 1.2

static void run (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_run (hs_window_page_of (widget)->session);
}

static void stop (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_stop (hs_window_page_of (widget)->session);
}

static void first_or_last (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsSession *session = hs_window_page_of (widget)->session;
  if (g_str_equal (name, "win.first-step"))
    hs_session_set_step (session, 0);
  else
    hs_session_go_to_end (session);
}

static const struct {
  const char *forward, *back; /* names of actions */
  HsStepTo to;
} ways[] = {
  {"win.step-into", "win.step-into-back", HS_STEP_INTO},
  {"win.step-over", "win.step-over-back", HS_STEP_OVER},
  {"win.step-out", "win.step-out-back", HS_STEP_OUT},
  {"win.step-cursor", "win.step-cursor-back", HS_STEP_CURSOR},
  {"win.step-breakpoint", "win.step-breakpoint-back", HS_STEP_BREAKPOINT},
  {"win.step-change", "win.step-change-back", HS_STEP_CHANGE},
  {"win.step-output", "win.step-output-back", HS_STEP_OUTPUT},
  {"win.step-exception", "win.step-exception-back", HS_STEP_EXCEPTION},
};

static void go (GtkWidget *widget, const char *name, GVariant *parameter) {
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    gboolean forward = g_str_equal (name, ways[i].forward);
    if (forward || g_str_equal (name, ways[i].back))
      hs_session_go_to (hs_window_page_of (widget)->session, ways[i].to, forward);
  }
}

static void toggle_instructions (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_session_toggle_inside (hs_window_page_of (widget)->session);
}

static void toggle_breakpoint (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  gboolean there = hs_session_toggle_breakpoint (self->session, 0);
  g_autofree char *text = g_strdup_printf (there ? _ ("Breakpoint at line %d") : _ ("No breakpoint at line %d any more"),
                                           hs_session_get_cursor_line (self->session));
  hs_page_say (self, text);
}

static void zoom (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsCanvas *canvas = hs_window_page_of (widget)->canvas;
  if (g_str_equal (name, "win.zoom-in"))
    hs_canvas_set_zoom (canvas, hs_canvas_get_zoom (canvas) * ZOOM_STEP);
  else if (g_str_equal (name, "win.zoom-out"))
    hs_canvas_set_zoom (canvas, hs_canvas_get_zoom (canvas) / ZOOM_STEP);
  else if (g_str_equal (name, "win.zoom-normal"))
    hs_canvas_set_zoom (canvas, 1);
  else
    hs_canvas_fit (canvas);
}

static void focus (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  gboolean prompt = g_str_equal (name, "win.focus-prompt");
  hs_page_show_pane (self, prompt ? HS_PAGE_PROMPT : g_str_equal (name, "win.focus-editor") ? HS_PAGE_SNIPPET : HS_PAGE_PICTURE);
  if (prompt)
    hs_console_grab_focus (self->console);
  else if (g_str_equal (name, "win.focus-editor"))
    hs_editor_grab_focus (self->editor);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* What is hidden, folded and grouped is the canvas' own matter; from anywhere in the window it is asked for it. */
static void elide (GtkWidget *widget, const char *name, GVariant *parameter) {
  GtkWidget *canvas = GTK_WIDGET (hs_window_page_of (widget)->canvas);
  g_autofree char *action = g_strconcat ("elide.", name + strlen ("win."), NULL);
  if (g_str_has_prefix (name, "win.focus-"))
    gtk_widget_activate_action (canvas, "elide.focus", "u", g_str_equal (name, "win.focus-next") ? 1 : 2);
  else
    gtk_widget_activate_action (canvas, action, NULL);
}

static void toggle_inspector (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  gboolean seen = self->inspector && hs_page_shows (self->page, HS_PAGE_PICTURE);
  if (!seen)
    hs_page_bring (self->page, HS_PAGE_PICTURE); /* it stands beside that */
  hs_window_show_inspector (self, !seen);
}

static void toggle_fullscreen (GtkWidget *widget, const char *name, GVariant *parameter) {
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void open_menu (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  gtk_menu_button_popup (g_str_equal (name, "win.open-examples") ? self->examples_button : self->primary_button);
}

static void export_picture (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_page_export (hs_window_page_of (widget));
}

static void copy_picture (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  hs_picture_copy (hs_session_get_scene (self->session), dr_theme (hs_canvas_get_theme (self->canvas)), gtk_widget_get_clipboard (widget));
  hs_page_answer (self, _ ("The picture was copied"));
}

static void on_printed (GtkPrintOperation *operation, GtkPrintOperationResult result, HsPage *self) {
  g_autoptr (GError) error = NULL;
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  hs_page_toast (self, "%s", error != NULL ? error->message : _ ("The picture cannot be printed"));
}

static void print_picture (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsPage *self = hs_window_page_of (widget);
  g_autofree char *title = hs_session_dup_title (self->session);
  g_autoptr (GtkPrintOperation) operation =
      hs_picture_print (hs_session_get_scene (self->session), hs_canvas_get_theme (self->canvas), title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (widget), NULL);
}

void hs_window_install_actions (GtkWidgetClass *class) {
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    {"win.run", run},
    {"win.stop", stop},
    {"win.first-step", first_or_last},
    {"win.last-step", first_or_last},
    {"win.breakpoint", toggle_breakpoint},
    {"win.instructions", toggle_instructions},
    {"win.zoom-in", zoom},
    {"win.zoom-out", zoom},
    {"win.zoom-normal", zoom},
    {"win.zoom-fit", zoom},
    {"win.focus-prompt", focus},
    {"win.focus-editor", focus},
    {"win.focus-canvas", focus},
    {"win.inspector", toggle_inspector},
    {"win.fold", elide},
    {"win.group", elide},
    {"win.hide-type", elide},
    {"win.hide-name", elide},
    {"win.focus-next", elide},
    {"win.focus-near", elide},
    {"win.show-all", elide},
    {"win.fullscreen", toggle_fullscreen},
    {"win.open-menu", open_menu},
    {"win.open-examples", open_menu},
    {"win.export", export_picture},
    {"win.copy-picture", copy_picture},
    {"win.print", print_picture},
  };
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].func);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    gtk_widget_class_install_action (class, ways[i].forward, NULL, go);
    gtk_widget_class_install_action (class, ways[i].back, NULL, go);
  }
}

void hs_window_update_actions (HsWindow *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  HsSession *session = hs_window_get_session (self);
  int now = hs_session_get_step (session), n_steps = hs_session_get_n_steps (session);
  gboolean picture = hs_session_get_scene (session) != NULL;
  gtk_widget_action_set_enabled (widget, "win.stop", hs_session_get_busy (session));
  gtk_widget_action_set_enabled (widget, "win.first-step", now > 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    gtk_widget_action_set_enabled (widget, ways[i].forward, hs_session_has_step (session, TRUE));
    gtk_widget_action_set_enabled (widget, ways[i].back, hs_session_has_step (session, FALSE));
  }
  gtk_widget_action_set_enabled (widget, "win.instructions",
                                 hs_session_get_inside (session) || hs_session_has_step (session, TRUE));
  gtk_widget_action_set_enabled (widget, "win.last-step", hs_session_has_end (session));
  gtk_widget_action_set_enabled (widget, "win.zoom-fit", picture);
  gtk_widget_action_set_enabled (widget, "win.zoom-in", picture);
  gtk_widget_action_set_enabled (widget, "win.zoom-out", picture);
  gtk_widget_action_set_enabled (widget, "win.zoom-normal", picture);
  gtk_widget_action_set_enabled (widget, "win.export", picture);
  gtk_widget_action_set_enabled (widget, "win.copy-picture", picture);
  gtk_widget_action_set_enabled (widget, "win.print", picture);
  gtk_widget_action_set_enabled (widget, "win.save-recording", n_steps > 0);
  gtk_widget_action_set_enabled (widget, "win.undo-line", hs_session_can_undo (session));
  gtk_widget_action_set_enabled (widget, "win.redo-line", hs_session_can_redo (session));
  hs_window_give_focus_back (self);
}

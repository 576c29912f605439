#pragma once

#include "hs-autosave.h"
#include "hs-beside.h"
#include "hs-canvas.h"
#include "hs-console.h"
#include "hs-editor.h"
#include "hs-inspector.h"
#include "hs-instructions.h"
#include "hs-operations.h"
#include "hs-search.h"
#include "hs-timeline.h"
#include "hs-window.h"

G_BEGIN_DECLS

struct _HsWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkPaned *editor_paned, *console_paned;
  AdwFlap *flap;
  GtkStack *canvas_stack;
  GtkMenuButton *examples_button, *primary_button;
  HsEditor *editor;
  HsCanvas *canvas;
  HsBeside *beside;
  HsSearch *search;
  GtkLabel *sentence;
  AdwButtonContent *run_content;
  GtkWidget *zoom_box;
  GtkMenuButton *runs_button;
  HsTimeline *timeline;
  HsOperations *operations;
  HsConsole *console;
  HsInspector *inspector;
  HsInstructions *instructions;
  GtkRevealer *instructions_revealer;
  GtkLabel *live; /* says to screen readers what happened */

  HsSession *session;
  GSettings *settings;
  HsAutosave *autosave;
  char *snippet_title; /* of an example; NULL: after the file */
  gboolean closing;    /* the user has agreed */
  gboolean narrow;
};

/* hs-window-actions.c */
void hs_window_install_actions (GtkWidgetClass *class);
void hs_window_update_actions (HsWindow *self);
/* hs-window-find.c: the sentence of a step, search, bookmarks. */
void hs_window_install_find_actions (GtkWidgetClass *class);
void hs_window_connect_find (HsWindow *self);
/* hs-window-edit.c: changing the picture, taking it back, other runs. */
void hs_window_install_edit_actions (GtkWidgetClass *class);
void hs_window_connect_edit (HsWindow *self);
void hs_window_update_edit_actions (HsWindow *self);
/* hs-window-files.c */
void hs_window_install_file_actions (GtkWidgetClass *class);
void hs_window_update_title (HsWindow *self);
void hs_window_recording_opened (HsWindow *self, const char *name);
gboolean hs_window_drop (GtkDropTarget *target, const GValue *value, double x, double y, HsWindow *self);
/* Saves, and then closes the window if CLOSE. */
void hs_window_save (HsWindow *self, gboolean close);
/* Asks about unsaved text; FALSE: there is none, or the settings remember it. */
gboolean hs_window_ask_before_closing (HsWindow *self);
void hs_window_remember (HsWindow *self);

G_END_DECLS

/* What the files of HsPage share, and the actions of the window, which are about the page in view.
 */
#pragma once

#include "hs-autosave.h"
#include "hs-beside.h"
#include "hs-canvas.h"
#include "hs-console.h"
#include "hs-editor.h"
#include "hs-inspector.h"
#include "hs-instructions.h"
#include "hs-operations.h"
#include "hs-page.h"
#include "hs-search.h"
#include "hs-timeline.h"
#include "hs-watches.h"

G_BEGIN_DECLS

struct _HsPage {
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkPaned *editor_paned, *console_paned;
  AdwFlap *flap;
  GtkStack *canvas_stack;
  HsEditor *editor;
  HsCanvas *canvas;
  HsBeside *beside;
  HsSearch *search;
  GtkLabel *sentence;
  GtkWidget *zoom_box;
  GtkMenuButton *runs_button;
  HsTimeline *timeline;
  HsOperations *operations;
  HsConsole *console;
  HsInspector *inspector;
  HsInstructions *instructions;
  HsWatches *watches;
  GtkRevealer *instructions_revealer;
  GtkLabel *live; /* says to screen readers what happened */
  guint say_id;

  HsSession *session;
  GSettings *settings;
  HsAutosave *autosave;
  GBinding *flap_binding; /* to the window; NULL: in none */
  char *snippet_title;    /* of an example; NULL: after the file */
  GFile *loading;         /* what will stand here soon; NULL: nothing */
  gboolean of_recording;
  gboolean agreed;        /* the user lets the page go as it is */
  gboolean narrow;
};

void hs_page_changed (HsPage *self);
/* Everything one below the other, in a window of WIDTH and HEIGHT px. */
void hs_page_set_narrow (HsPage *self, gboolean narrow, int width, int height);
/* hs-page-say.c: TEXT to screen readers, at once; what the step is, soon. */
void hs_page_say (HsPage *self, const char *text);
void hs_page_say_step (HsPage *self);
/* hs-page-runs.c: where gestures run, and other runs. */
void hs_page_connect_runs (HsPage *self);
/* hs-page-files.c */
void hs_page_recording_opened (HsPage *self, const char *name);
/* SAVE_AS: under another name. */
void hs_page_save (HsPage *self, gboolean save_as);
void hs_page_save_recording (HsPage *self);
/* With the filters of files that can be opened; a new reference. */
GtkFileChooserNative *hs_page_open_dialog_new (GtkWindow *parent);

G_END_DECLS

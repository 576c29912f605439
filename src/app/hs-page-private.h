/* What the files of HsPage share, and the actions of the window, which are about the page in view.
 */
#pragma once

#include "hs-aside.h"
#include "hs-autosave.h"
#include "hs-beside.h"
#include "hs-canvas.h"
#include "hs-console.h"
#include "hs-editor.h"
#include "hs-inspector.h"
#include "hs-instructions.h"
#include "hs-note.h"
#include "hs-operations.h"
#include "hs-page.h"
#include "hs-search.h"
#include "hs-timeline.h"
#include "hs-watches.h"

G_BEGIN_DECLS

typedef enum HsPagePane { HS_PAGE_SNIPPET, HS_PAGE_PICTURE, HS_PAGE_PROMPT, HS_PAGE_N_PANES } HsPagePane;

struct _HsPage {
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *answer;  /* the text of the last answer that stands or waits to stand in a toast, a weak pointer; NULL: none */
  gint64 answer_usec; /* when it came up; 0: it waits */
  GtkPaned *editor_paned, *console_paned;
  HsAside *aside; /* the inspector, beside everything else */
  GtkStack *canvas_stack;
  HsEditor *editor;
  HsCanvas *canvas;
  HsBeside *beside;
  HsSearch *search;
  GtkLabel *sentence; /* the note's */
  HsNote *sentence_box;
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
  GtkWidget *picture_box, *console_box, *pane_bar;
  GtkToggleButton *pane_buttons[HS_PAGE_N_PANES];

  HsSession *session;
  GSettings *settings;
  HsAutosave *autosave;
  GBinding *aside_binding; /* to the window; NULL: in none */
  char *snippet_title;    /* of an example; NULL: after the file */
  GFile *loading;         /* what will stand here soon; NULL: nothing */
  GFile *recording;       /* that is looked at; NULL: none that has a file */
  HsPage *opened_from;    /* the page that was in view when this one was made for a file; NULL: none, or the file is there */
  gboolean given_up;      /* the file cannot be opened: this page goes, and says why on that one */
  GKeyFile *returning;    /* where to go back to once the text is there; NULL: nowhere */
  gboolean of_recording;
  gboolean agreed;        /* the user lets the page go as it is */
  gboolean narrow;
  gboolean low;    /* only one pane is shown: */
  HsPagePane pane; /* this one */
  double share;    /* of the height above the prompt, while it was not low */
};

void hs_page_changed (HsPage *self);
/* hs-page-export.c: CHOOSER begins beside the file that stands here, if there is one. */
void hs_page_begin_in_folder (HsPage *self, GtkFileChooser *chooser);
/* hs-page-files.c: SELF, a new page, was made for a file while FROM was in view. "not-opened" is emitted when the file cannot be opened. */
void hs_page_set_opened_from (HsPage *self, HsPage *from);
/* Everything one below the other, in a window of WIDTH and HEIGHT px. */
void hs_page_set_narrow (HsPage *self, gboolean narrow, int width, int height);
/* hs-page-size.c: whether a window so wide, or high, is narrow, or low, with the text that WIDGET has. */
gboolean hs_page_is_narrow (GtkWidget *widget, int width);
gboolean hs_page_is_low (GtkWidget *widget, int height);
double hs_page_text_scale (GtkWidget *widget);
void hs_page_set_low (HsPage *self, gboolean low);
/* The pane that is shown if there is room for one only. */
void hs_page_show_pane (HsPage *self, HsPagePane pane);
/* Whether PANE is shown, and shows it if there is room for one only. */
gboolean hs_page_shows (HsPage *self, HsPagePane pane);
void hs_page_bring (HsPage *self, HsPagePane pane);
void hs_page_connect_panes (HsPage *self);
/* hs-page-say.c: TEXT to screen readers, at once; what the step is, soon. */
void hs_page_say (HsPage *self, const char *text);
void hs_page_say_step (HsPage *self);
/* hs-page-runs.c: where gestures run, and other runs. */
void hs_page_connect_runs (HsPage *self);
/* hs-page-keep.c: against crashes. */
void hs_page_connect_keep (HsPage *self);
/* What is to be kept of it may have changed. */
void hs_page_touch (HsPage *self);
/* HsAutosaveFunc of a page. */
gboolean hs_page_keep (GKeyFile *copy, gpointer page);
/* The text is there: the cursor, breakpoints and watches follow. */
void hs_page_come_back_to_place (HsPage *self);
/* hs-page-files.c */
/* NAME: that of the recording; NULL: it could not be opened. */
void hs_page_recording_opened (HsPage *self, const char *name);
/* SAVE_AS: under another name. */
void hs_page_save (HsPage *self, gboolean save_as);
void hs_page_save_recording (HsPage *self);
/* hs-page-export.c: asks which steps are wanted as pictures, and where, and saves them. */
void hs_page_export (HsPage *self);
/* With the filters of files that can be opened; a new reference. */
GtkFileChooserNative *hs_page_open_dialog_new (GtkWindow *parent);

G_END_DECLS

/* What the files of HsWindow share: hs-window.c is the object, hs-window-tabs.c its tabs, the others are its actions.
 */
#pragma once

#include "hs-page-private.h"
#include "hs-window.h"

G_BEGIN_DECLS

struct _HsWindow {
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  AdwTabView *tab_view;
  AdwTabBar *tab_bar;
  GtkMenuButton *examples_button, *primary_button;
  AdwButtonContent *run_content;

  HsPage *page; /* the one in view; NULL: the last one has just gone */
  AdwTabPage *menu_page; /* that the menu of tabs was opened for; NULL: the one in view */
  GSettings *settings;
  gboolean inspector; /* whether it is shown, in all pages */
  gboolean closing;   /* the answer to a page's question is about the window */
  gboolean narrow, low, tight;
  guint size_id; /* to find out whether it still is */
  guint empty_id; /* to close it, if it still has no tabs */
  GtkWidget *focused; /* the last one that had the focus; like the others a weak pointer */
  GtkWidget *lost, *stand_in; /* what lost the focus when it was switched off, and what has it meanwhile */
  guint unfocused_id;
};

/* The page in view of the window WIDGET. */
HsPage *hs_window_page_of (GtkWidget *widget);
void hs_window_show_inspector (HsWindow *self, gboolean shown);
/* An empty window, without a page. */
HsWindow *hs_window_new_bare (GtkApplication *app);

/* hs-window-actions.c */
void hs_window_install_actions (GtkWidgetClass *class);
void hs_window_update_actions (HsWindow *self);
/* hs-window-find.c: search, bookmarks. */
void hs_window_install_find_actions (GtkWidgetClass *class);
/* hs-window-focus.c: nobody is left without the focus. */
void hs_window_connect_focus (HsWindow *self);
void hs_window_disconnect_focus (HsWindow *self);
/* What was switched off while it had the focus may be on again. */
void hs_window_give_focus_back (HsWindow *self);
/* hs-window-edit.c: changing the picture, taking it back, other runs. */
void hs_window_install_edit_actions (GtkWidgetClass *class);
void hs_window_connect_edit (HsWindow *self);
/* hs-window-files.c: open, save, examples. */
void hs_window_install_file_actions (GtkWidgetClass *class);
gboolean hs_window_drop (GtkDropTarget *target, const GValue *value, double x, double y, HsWindow *self);
/* hs-window-tabs.c */
void hs_window_install_tab_actions (GtkWidgetClass *class);
void hs_window_connect_tabs (HsWindow *self);
void hs_window_update_title (HsWindow *self);
/* Asks about the first page with unsaved text that the settings do not remember; FALSE: there is none. */
gboolean hs_window_ask_before_closing (HsWindow *self);
/* Keeps in the settings what stands in the tabs, for hs_window_restore. */
void hs_window_remember (HsWindow *self);

G_END_DECLS

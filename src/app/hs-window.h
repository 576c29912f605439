/* The window: tabs (HsPage), and actions that are about the one in view. Tabs are in hs-window-tabs.c, files in hs-window-files.c.
 *
 * Property: inspector (boolean, notifies): whether the inspector is shown.
 */
#pragma once

#include <adwaita.h>

#include "hs-page.h"

G_BEGIN_DECLS

#define HS_TYPE_WINDOW (hs_window_get_type ())
G_DECLARE_FINAL_TYPE (HsWindow, hs_window, HS, WINDOW, AdwApplicationWindow)

/* With one empty page. */
HsWindow *hs_window_new (GtkApplication *app);
/* The page in view, and its session. */
HsPage *hs_window_get_page (HsWindow *self);
HsSession *hs_window_get_session (HsWindow *self);
AdwTabView *hs_window_get_tab_view (HsWindow *self);
/* The page in view if nothing in it would be missed; else a new one, which comes into view. */
HsPage *hs_window_take_page (HsWindow *self);
/* As hs_page_set_snippet, in the page in view. */
void hs_window_set_snippet (HsWindow *self, const char *text, GFile *file, const char *title);
/* Shows FILE: where it is open already, or in a page that is taken. */
void hs_window_open_file (HsWindow *self, GFile *file);
/* What the settings remember of the last window. */
void hs_window_restore (HsWindow *self);
/* The tabs that COPIES, left behind by a crash, are of; see hs-autosave.h. */
void hs_window_come_back (HsWindow *self, GKeyFile *const *copies, guint n_copies);

G_END_DECLS

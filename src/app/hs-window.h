/* The window: one session, and the widgets that observe it. Files and actions are in hs-window-files.c and hs-window-actions.c.
 */
#pragma once

#include <adwaita.h>

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_WINDOW (hs_window_get_type ())
G_DECLARE_FINAL_TYPE (HsWindow, hs_window, HS, WINDOW, AdwApplicationWindow)

HsWindow *hs_window_new (GtkApplication *app);
HsSession *hs_window_get_session (HsWindow *self);
/* Puts TEXT into the editor as an unchanged snippet of FILE (may be NULL) named TITLE (NULL: after the file). */
void hs_window_set_snippet (HsWindow *self, const char *text, GFile *file, const char *title);
/* Whether there is nothing here that would be missed. */
gboolean hs_window_is_pristine (HsWindow *self);
/* What the settings remember of the last window. */
void hs_window_restore_snippet (HsWindow *self);
/* Loads FILE; a failure is told by a toast. */
void hs_window_open_file (HsWindow *self, GFile *file);
void hs_window_toast (HsWindow *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Shows what a crash left behind: TEXT, unsaved, of the file at URI (may be NULL). */
void hs_window_show_recovered (HsWindow *self, const char *text, const char *uri);

G_END_DECLS

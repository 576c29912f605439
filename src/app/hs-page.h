/* What one tab shows: a session, and the widgets that observe it. The window that it stands in may change.
 *
 * Signals
 *   changed ()               its name, its place or what can be done with it
 *   close-decided (close)    the answer to hs_page_ask_before_closing
 */
#pragma once

#include <adwaita.h>

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_PAGE (hs_page_get_type ())
G_DECLARE_FINAL_TYPE (HsPage, hs_page, HS, PAGE, GtkWidget)

HsPage *hs_page_new (void);
HsSession *hs_page_get_session (HsPage *self);
/* Puts TEXT into the editor as an unchanged snippet of FILE (may be NULL) named TITLE (NULL: after the file). */
void hs_page_set_snippet (HsPage *self, const char *text, GFile *file, const char *title);
/* Whether there is nothing here that would be missed. */
gboolean hs_page_is_pristine (HsPage *self);
/* Whether FILE is open here, or about to be. */
gboolean hs_page_is_of_file (HsPage *self, GFile *file);
/* Whether there is text that is in no file. */
gboolean hs_page_has_unsaved (HsPage *self);
/* Its text; free with g_free. */
char *hs_page_dup_text (HsPage *self);
/* The name of the snippet, with a dot if it is not saved, and the folder that it lies in ("": none); free with g_free. */
char *hs_page_dup_name (HsPage *self);
char *hs_page_dup_place (HsPage *self);
/* Loads FILE; a failure is told by a toast. */
void hs_page_open_file (HsPage *self, GFile *file);
/* Becomes what COPY, left behind by a crash, was of; see hs-autosave.h. */
void hs_page_come_back (HsPage *self, GKeyFile *copy);
void hs_page_toast (HsPage *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same for what a key or a button answers: it takes the place of an answer that has just come up or still waits, so that a key that is
 * pressed several times is answered once. */
void hs_page_answer (HsPage *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Asks what is to become of unsaved text; close-decided tells. */
void hs_page_ask_before_closing (HsPage *self);

G_END_DECLS

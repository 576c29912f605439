/* Autosave: of every tab a copy lies in the user's folder of states, at most some seconds old: of unsaved text, or of where it is open and
 * how far the user was. It goes when the tab is closed, so what is found there after a start was left behind by a crash or a power cut.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HS_AUTOSAVE_GROUP "tab" /* of the key files: all that they have */

typedef struct HsAutosave HsAutosave;

/* Puts what is to be kept into the group of COPY; FALSE: there is nothing that would be missed. Is called at most every two seconds. */
typedef gboolean (*HsAutosaveFunc) (GKeyFile *copy, gpointer user);

HsAutosave *hs_autosave_new (HsAutosaveFunc fill, gpointer user);
/* What is to be kept may have changed. */
void hs_autosave_touch (HsAutosave *autosave);
/* Takes the copy away. */
void hs_autosave_free (HsAutosave *autosave);

/* What programs that do not run any more have left (of GKeyFile), by window and position, and takes it away. Free with
 * g_ptr_array_unref. */
GPtrArray *hs_autosave_recover (void);
/* Whether two of them stood in one window. */
gboolean hs_autosave_same_window (GKeyFile *a, GKeyFile *b);

G_END_DECLS

/* Autosave: while a snippet has unsaved changes, a copy of it lies in the user's folder of states, at most some seconds old. It goes when
 * the snippet is saved or its window closed, so what is found there after a start was left behind by a crash.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct HsAutosave HsAutosave;

/* The file that the text belongs to, or NULL; asked when a copy is written. */
typedef GFile *(*HsAutosaveFileFunc) (gpointer user);

/* BUFFER is kept alive. */
HsAutosave *hs_autosave_new (GtkTextBuffer *buffer, HsAutosaveFileFunc file, gpointer user);
/* Takes the copy away. */
void hs_autosave_free (HsAutosave *autosave);

typedef struct HsRecovered {
  char *text, *uri; /* uri: NULL: of no file */
} HsRecovered;

/* What programs that do not run any more have left (of HsRecovered), and takes it away. Free with g_ptr_array_unref. */
GPtrArray *hs_autosave_recover (void);

G_END_DECLS

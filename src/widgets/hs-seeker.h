/* The seeker looks for objects of a step by what people type: a name, a value, a type, a number. Off the main thread. */
#pragma once

#include <gio/gio.h>

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct HsFound {
  TrId object;
  char *text;   /* "list #12 (a)" */
  char *reason; /* why it was found: "name", "value", "type", "number"; translated */
} HsFound;

#define HS_MOST_FOUND 50

/* Looks for TEXT at STEP of LOG; the answer is for hs_seek_finish. */
void hs_seek_async (TrLog *log, int step, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user);
/* The best first, of HsFound, at most HS_MOST_FOUND; NULL if it was cancelled. Free with g_ptr_array_unref. */
GPtrArray *hs_seek_finish (GAsyncResult *result);

/* The step that TEXT asks for ("step 12", "12" is not one), from 0; -1: none. */
int hs_seek_step (const char *text);
/* Whether TEXT is about to become such a one. */
gboolean hs_seek_begins_step (const char *text);

G_END_DECLS

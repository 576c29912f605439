/* The results of the prompt in the text of the console: lines that stand for objects. A click or the keyboard chooses one.
 */
#pragma once

#include <gtk/gtk.h>

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct HsResults HsResults;

/* A result was chosen: OBJECT, which is there at STEP. */
typedef void (*HsResultsFunc) (TrId object, int step, gpointer user);

/* VIEW must outlive the results, or be freed together with them. */
HsResults *hs_results_new (GtkTextView *view, HsResultsFunc func, gpointer user);
void hs_results_free (HsResults *results);
/* The last line of the text stands for OBJECT. */
void hs_results_add (HsResults *results, TrId object, int step);
/* The text is cleared. */
void hs_results_clear (HsResults *results);
/* Chooses the next newer or older one, beginning with the last. */
void hs_results_step (HsResults *results, gboolean newer);
/* Chooses the one at a place of the text; FALSE: there is none. */
gboolean hs_results_choose_at (HsResults *results, const GtkTextIter *at);
guint hs_results_count (HsResults *results);

G_END_DECLS

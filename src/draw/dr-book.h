/* A run as a document: one page a step, with the code, what was printed so far, and the picture. For handouts.
 */
#pragma once

#include "dr-story.h"

G_BEGIN_DECLS

typedef struct DrBook DrBook;

typedef struct DrPage {
  const DrScene *scene;
  const char *heading;
  const char *RT_NULLABLE source; /* the script */
  guint line;                     /* that is about to run; 0: none */
  const char *output;             /* all that was printed before; "" */
} DrPage;

/* What there is to say of STEP of LOG, whose picture is SCENE. */
void dr_page_init (DrPage *page, TrLog *log, guint step, const DrScene *scene);
void dr_page_clear (DrPage *page);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPage, dr_page_clear)

/* Starts a PDF at PATH; NULL with ERROR set if it cannot be written. */
DrBook *dr_book_new (const char *path, const DrTheme *theme, GError **error);
void dr_book_add (DrBook *book, const DrPage *page);
/* Told before the page of STEP is made; FALSE: it is not wanted any more. */
typedef gboolean (*DrBookFunc) (guint step, gpointer user);
/* A page for each of the steps from FIRST to LAST of STORY; FALSE: FUNC (may be NULL) wanted no more. */
gboolean dr_book_add_steps (DrBook *book, DrStory *story, guint first, guint last, DrBookFunc func, gpointer user);
/* Leaves what there was before it was begun; BOOK goes. */
void dr_book_drop (DrBook *book);
/* Ends it; BOOK goes in any case. */
gboolean dr_book_close (DrBook *book, GError **error);

/* A page of its own size in px, painted into CR at its corner: what a book has, for printing. */
void dr_page_size (const DrPage *page, double *width_px, double *height_px);
void dr_page_paint (const DrPage *page, cairo_t *cr, const DrTheme *theme);

G_END_DECLS

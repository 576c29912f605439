/* What the tests of the window share: one application, and ways to look into its windows.
 */
#pragma once

#include "hs-application.h"
#include "hs-window.h"

#define FX_PATIENCE_USEC (60 * G_USEC_PER_SEC)

#define WAIT_FOR(condition)                                                                                                    \
  G_STMT_START {                                                                                                               \
    gint64 until_usec = g_get_monotonic_time () + FX_PATIENCE_USEC;                                                               \
    while (!(condition) && g_get_monotonic_time () < until_usec)                                                               \
      fx_iterate ();                                                                                                              \
    g_assert_true (condition);                                                                                                 \
  }                                                                                                                            \
  G_STMT_END

/* Runs what ADD_TESTS adds. */
int fx_main (int argc, char **argv, void (*add_tests) (void));
GtkApplication *fx_app (void);
/* One turn of the main loop, or a short sleep. */
void fx_iterate (void);
/* A window with TEXT as its snippet. */
HsWindow *fx_open_window (const char *text);
/* Closes WINDOW and asserts that nobody keeps it. */
void fx_close_window (HsWindow *window);
/* The page of SESSION, in whichever window it stands; NULL: in none. */
HsPage *fx_find_page (HsSession *session);
/* Whether nothing runs and the picture is that of STEP. */
gboolean fx_scene_is_of (HsSession *session, int step);
/* Gives WINDOW that size, but for the border that it draws by itself, and waits until its panes stand as they do at this size. */
void fx_set_size (HsWindow *window, int width, int height);
/* Until all that is in WINDOW now has its place: a widget that has just come or changed has none, or that of before. */
void fx_wait_for_layout (HsWindow *window);
/* Runs the snippet to its end. */
void fx_run (HsWindow *window);
/* The first card with TITLE at the picture's step, or NULL. */
const DrCard *fx_find_card (HsSession *session, const char *title);
/* The first widget of TYPE at or below WIDGET, or NULL. */
GtkWidget *fx_find_type (GtkWidget *widget, GType type);
/* A label below WIDGET whose text has TEXT, or NULL. */
GtkWidget *fx_find_label (GtkWidget *widget, const char *text);
/* A button below WIDGET with an accessible name or label, or NULL. */
GtkWidget *fx_find_button (GtkWidget *widget, const char *name);
/* The text of the console below WIDGET, or NULL; free with g_free. */
char *fx_console_text (GtkWidget *widget);
gboolean fx_console_has (HsWindow *window, const char *part);

#include "config.h"

#include "hs-display.h"

#include <gtk/gtk.h>

#define CARDS    "/dev/dri"
#define NO_GL    "gl-disable"
#define NO_THEME "Empty" /* GTK has one of this name */

/* Whether there is a graphics card for GL to use. Without one, loading a GL that computes takes half of the time until the window is
 * there, and painting with it takes longer than with Cairo. */
static gboolean has_card (void) {
  g_autoptr (GDir) cards = g_dir_open (CARDS, 0, NULL);
  const char *name = NULL;
  while (cards != NULL && (name = g_dir_read_name (cards)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

static gboolean wants_gl (void) {
  const char *renderer = g_getenv ("GSK_RENDERER");
  return renderer != NULL ? !g_str_equal (renderer, "cairo") : has_card ();
}

void hs_display_open (void) {
  gboolean no_gl = g_getenv ("GDK_DEBUG") == NULL && !wants_gl ();
  gboolean no_theme = g_getenv ("GTK_THEME") == NULL;
  if (no_gl)
    g_setenv ("GDK_DEBUG", NO_GL, TRUE);
  if (no_theme) /* GTK's own, which libadwaita replaces at once, need not be read */
    g_setenv ("GTK_THEME", NO_THEME, TRUE);
  gtk_init ();
  gtk_settings_get_default (); /* it is these that read a theme */
  if (no_gl)
    g_unsetenv ("GDK_DEBUG");
  if (no_theme)
    g_unsetenv ("GTK_THEME");
}

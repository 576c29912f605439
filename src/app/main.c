#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>

#include "hs-application.h"

#define KEPT_BYTES (64 << 20) /* pictures are allocated at every step: the same pages serve again */

int main (int argc, char **argv) {
  const char *folder = g_getenv ("HEAPSCOPE_LOCALEDIR");
  mallopt (M_MMAP_THRESHOLD, KEPT_BYTES);
  mallopt (M_TRIM_THRESHOLD, 2 * KEPT_BYTES);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : HS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--version")) {
      g_print ("heapscope %s\n", HS_VERSION);
      return 0;
    }
  g_autoptr (HsApplication) app = hs_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}

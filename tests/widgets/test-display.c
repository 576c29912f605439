/* Opening the display: what makes it fast, and that it leaves no trace. */
#include "config.h"

#include <adwaita.h>

#include "hs-display.h"

/* The environment of the tests asks for painting with Cairo: GL would be loaded for nothing. */
static void test_no_gl_is_loaded (void) {
  g_autoptr (GError) error = NULL;
  g_assert_false (gdk_display_prepare_gl (gdk_display_get_default (), &error));
  g_assert_nonnull (error);
}

/* GTK's own theme makes buttons as high as this at least; who reads none of it has none. */
static void test_no_theme_is_read_twice (void) {
  int least = 0;
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 0);
  g_object_unref (button);
  /* libadwaita's is there as soon as it is asked for. */
  adw_init ();
  button = g_object_ref_sink (gtk_button_new ());
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, >, 20);
  g_object_unref (button);
}

static void test_the_environment_is_what_it_was (void) {
  g_assert_null (g_getenv ("GDK_DEBUG"));
  g_assert_null (g_getenv ("GTK_THEME"));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  hs_display_open ();
  g_test_add_func ("/display/no-gl-is-loaded", test_no_gl_is_loaded);
  g_test_add_func ("/display/no-theme-is-read-twice", test_no_theme_is_read_twice);
  g_test_add_func ("/display/the-environment-is-what-it-was", test_the_environment_is_what_it_was);
  return g_test_run ();
}

#include "scripts.h"

#include <string.h>

static int compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void add_folder (const char *folder, const char *shown, GTestDataFunc check, GPtrArray *paths) {
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++) {
    char *path = g_build_filename (folder, names->pdata[i], NULL);
    g_autofree char *label = g_strconcat (shown, "/", names->pdata[i], NULL);
    g_ptr_array_add (paths, path);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      add_folder (path, label, check, paths);
    else if (g_str_has_suffix (path, ".py") || g_str_has_suffix (path, ".repl"))
      g_test_add_data_func (label, path, check);
  }
}

void scripts_add (const char *tests, const char *folder, const char *prefix, GTestDataFunc check, GPtrArray *paths) {
  g_autofree char *whole = g_build_filename (tests, folder, NULL), *shown = g_strconcat (prefix, "/", folder, NULL);
  add_folder (whole, shown, check, paths);
}

/* Undo after apply is the identity: over every script of a folder, states that came to a step forwards, backwards and by leaps are the
 * same, by their hash.
 *
 *   test-undo TESTS FOLDER... */

#include <string.h>

#include "run-snippet.h"

#define HASHED_STEPS 60 /* of one script: the others are gone through without a look */

static void check_script (gconstpointer path) {
  g_autofree char *source = NULL;
  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  int n = (int) tr_log_n_steps (log), apart = MAX (1, n / HASHED_STEPS);
  g_autofree guint64 *hashes = g_new0 (guint64, (gsize) n + 1);
  g_autoptr (TrState) state = tr_state_new (log);
  guint64 nothing = tr_state_hash (state);
  for (int step = 0; step < n; step += apart) {
    tr_state_seek (state, step);
    hashes[step] = tr_state_hash (state);
  }
  tr_state_seek (state, n - 1);
  for (int step = (n - 1) / apart * apart; step >= 0; step -= apart) {
    while (tr_state_step (state) > step)
      tr_state_seek (state, tr_state_step (state) - 1);
    g_assert_cmpuint (tr_state_hash (state), ==, hashes[step]);
  }
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  for (int i = 0; n > 0 && i < 30; i++) {
    int step = g_rand_int_range (rand, 0, n) / apart * apart;
    tr_state_seek (state, step);
    g_assert_cmpuint (tr_state_hash (state), ==, hashes[step]);
  }
  while (tr_state_step (state) >= 0)
    tr_state_seek (state, tr_state_step (state) - 1);
  g_assert_cmpuint (tr_state_hash (state), ==, nothing);
}

static int compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void add_scripts (const char *folder, const char *shown, GPtrArray *paths) {
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
      add_scripts (path, label, paths);
    else if (g_str_has_suffix (path, ".py"))
      g_test_add_data_func (label, path, check_script);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  for (int i = 2; i < argc; i++) {
    g_autofree char *folder = g_build_filename (argv[1], argv[i], NULL), *shown = g_strconcat ("/trace/undo/", argv[i], NULL);
    add_scripts (folder, shown, paths);
  }
  return g_test_run ();
}

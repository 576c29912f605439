/* Runs heapscope-cli over every script or session of a folder and compares with what CPython 3.12.1 printed.
 *
 *   run-scripts COMMAND CLI TESTS FOLDER
 *
 * COMMAND is "run" (NAME.py), "repl" (NAME.repl), "audit" or "audit-fine" (both). FOLDER, below TESTS, is searched in
 * depth; a file is one test case. "run" and "repl" compare standard output and error, together, with NAME.out
 * beside it, and the exit status with what the first line says ("# exits with 1"; else 0). "audit" wants a
 * last line that ends in " 0 unexplained"; "audit-fine" the same of every instruction.
 *
 * The program runs in the file's own folder and gets its bare name. CPython prints absolute names in
 * tracebacks; the folder is taken out of them, and addresses after " at " give way to dots, as they did in
 * what was recorded. A file whose text has "# uses files" runs alone in a folder of its own, where it may use files. */
#define _GNU_SOURCE
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* For one file; the slowest take less than a second without sanitizers, 16 where every instruction is audited. */
#define TIMEOUT_SECONDS      20
#define FINE_TIMEOUT_SECONDS 120

typedef struct {
  char *path;
  const char *command;
} Case;

static const char *cli;

static gboolean on_timeout (gpointer process) {
  g_subprocess_send_signal (process, SIGKILL);
  return G_SOURCE_REMOVE;
}

typedef struct {
  GMainLoop *loop;
  GBytes *output;
  GError *error;
} Run;

static void on_communicated (GObject *process, GAsyncResult *result, gpointer data) {
  Run *run = data;
  g_subprocess_communicate_finish (G_SUBPROCESS (process), result, &run->output, NULL, &run->error);
  g_main_loop_quit (run->loop);
}

static char *contents_of (const char *path) {
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The folder that C runs in: its own, or a new one that has nothing but it. */
static char *folder_for (const Case *c, gboolean *scratch) {
  g_autofree char *source = contents_of (c->path);
  *scratch = source != NULL && strstr (source, "# uses files") != NULL;
  if (!*scratch)
    return g_path_get_dirname (c->path);
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("heapscope-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *name = g_path_get_basename (c->path);
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_file_set_contents (copy, source, -1, &error);
  g_assert_no_error (error);
  return folder;
}

static void remove_folder (const char *path) {
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_remove (child);
  }
  g_rmdir (path);
}

/* TEXT without its addresses, and without what a sanitizer says of itself where threads get stacks of their own. */
static char *without_what_differs (const char *text) {
  g_autoptr (GRegex) sanitizer = g_regex_new ("^==[0-9]+==WARNING: ASan doesn't fully support makecontext.*\n", G_REGEX_RAW | G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GRegex) address = g_regex_new (" at 0x[0-9a-f]+", G_REGEX_RAW, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (sanitizer, text, -1, 0, "", 0, NULL);
  return g_regex_replace_literal (address, bare, -1, 0, " at 0x...", 0, NULL);
}

/* What the program printed, both streams together, with every mention of FOLDER taken out; NULL after a
 * failure, which has been told. */
static char *output_of (const Case *c, int *status) {
  gboolean scratch;
  g_autofree char *folder = folder_for (c, &scratch);
  g_autofree char *name = g_path_get_basename (c->path);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_autoptr (GError) error = NULL;
  gboolean fine = strcmp (c->command, "audit-fine") == 0;
  const char *argv[6];
  int argc = 0;
  argv[argc++] = cli;
  argv[argc++] = fine ? "audit" : c->command;
  if (fine)
    argv[argc++] = "--fine";
  if (scratch)
    argv[argc++] = "--allow-files";
  argv[argc++] = name;
  argv[argc] = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = {loop, NULL, NULL};
  const char *multiplier = g_getenv ("HEAPSCOPE_TIMEOUT_MULTIPLIER");
  guint seconds = (fine ? FINE_TIMEOUT_SECONDS : TIMEOUT_SECONDS) * (multiplier != NULL ? (guint)g_ascii_strtoull (multiplier, NULL, 10) : 1);
  guint timeout = g_timeout_add_seconds (seconds, on_timeout, process);
  g_subprocess_communicate_async (process, NULL, NULL, on_communicated, &run);
  g_main_loop_run (loop);
  g_assert_no_error (run.error);

  gsize length;
  const char *bytes = g_bytes_get_data (run.output, &length);
  g_autofree char *text = g_strndup (bytes != NULL ? bytes : "", length);
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);
  g_auto (GStrv) parts = g_strsplit (text, prefix, -1);
  g_bytes_unref (run.output);
  if (scratch)
    remove_folder (folder);

  *status = -1;
  if (g_subprocess_get_if_exited (process)) {
    g_source_remove (timeout);
    *status = g_subprocess_get_exit_status (process);
  } else {
    int signal = g_subprocess_get_term_sig (process);
    g_test_message ("%s: ended by signal %d (%s)", c->path, signal,
                    signal == SIGKILL ? "it took too long" : g_strsignal (signal));
    if (signal != SIGKILL)
      g_source_remove (timeout);
  }
  g_autofree char *joined = g_strjoinv ("", parts);
  return without_what_differs (joined);
}

static void tell_lines (const char *sign, char **lines, guint from, guint to) {
  for (guint i = from; i < to; i++)
    g_test_message ("%s %s", sign, lines[i]);
}

/* Tells where two texts differ: the lines before the first and after the last difference are left out, but
 * for two on each side. */
static void tell_difference (const char *expected, const char *actual) {
  g_auto (GStrv) e = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) a = g_strsplit (actual, "\n", -1);
  guint ne = g_strv_length (e), na = g_strv_length (a), head = 0, tail = 0;
  while (head < ne && head < na && strcmp (e[head], a[head]) == 0)
    head++;
  while (tail < ne - head && tail < na - head && strcmp (e[ne - 1 - tail], a[na - 1 - tail]) == 0)
    tail++;
  g_test_message ("line %u: - CPython, + Heapscope", head + 1);
  tell_lines (" ", e, head > 2 ? head - 2 : 0, head);
  tell_lines ("-", e, head, ne - tail);
  tell_lines ("+", a, head, na - tail);
  tell_lines (" ", e, ne - tail, MIN (ne, ne - tail + 2));
}

static void check_output (gconstpointer data) {
  const Case *c = data;
  g_autofree char *stem = g_strndup (c->path, (gsize)(strrchr (c->path, '.') - c->path));
  g_autofree char *out = g_strconcat (stem, ".out", NULL);
  g_autofree char *expected = contents_of (out);
  g_autofree char *source = contents_of (c->path);
  if (expected == NULL || source == NULL)
    return;
  int expected_status = 0, status;
  if (sscanf (source, "# exits with %d", &expected_status) != 1)
    expected_status = 0;

  g_autofree char *actual = output_of (c, &status);
  if (strcmp (expected, actual) != 0) {
    tell_difference (expected, actual);
    g_test_fail ();
  }
  if (status != expected_status) {
    g_test_message ("exit status %d, not %d", status, expected_status);
    g_test_fail ();
  }
}

static void check_audit (gconstpointer data) {
  const Case *c = data;
  int status;
  g_autofree char *actual = output_of (c, &status);
  g_strchomp (actual);
  if (status != 0 || !g_str_has_suffix (actual, " 0 unexplained")) {
    g_test_message ("exit status %d, and the end of what it printed:", status);
    g_auto (GStrv) lines = g_strsplit (actual, "\n", -1);
    guint n = g_strv_length (lines);
    tell_lines ("+", lines, n > 20 ? n - 20 : 0, n);
    g_test_fail ();
  }
}

static int compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Adds a test case for each file below FOLDER whose name ends as COMMAND wants it, in the order of names. */
static void add_cases (const char *command, const char *folder, const char *shown) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  gboolean audit = g_str_has_prefix (command, "audit");
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *label = g_strconcat (shown, "/", name, NULL);
    gboolean is_script = g_str_has_suffix (name, ".py"), is_session = g_str_has_suffix (name, ".repl");
    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      add_cases (command, path, label);
    } else if (audit ? is_script || is_session : strcmp (command, "run") == 0 ? is_script : is_session) {
      Case *c = g_new (Case, 1);
      *c = (Case){g_steal_pointer (&path), command};
      g_autofree char *test = g_strconcat ("/", command, "/", label, NULL);
      g_test_add_data_func (test, c, audit ? check_audit : check_output);
    }
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  if (argc != 5) {
    g_printerr ("usage: run-scripts run|repl|audit|audit-fine CLI TESTS FOLDER\n");
    return 2;
  }
  cli = g_canonicalize_filename (argv[2], NULL); /* it runs in other folders */
  g_autofree char *tests = g_canonicalize_filename (argv[3], NULL);
  g_autofree char *folder = g_build_filename (tests, argv[4], NULL);
  add_cases (argv[1], folder, argv[4]);
  return g_test_run ();
}

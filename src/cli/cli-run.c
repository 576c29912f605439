#include "cli.h"

/* The folder of a script; where import looks. */
static char *folder_of (const char *path) {
  g_autofree char *folder = g_str_equal (path, "-") ? NULL : g_path_get_dirname (path);
  return folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;
}

/* What a program is told of where it is, as python3 tells it: the path that was given, from the root. */
static char *name_of (const char *path) {
  if (g_str_equal (path, "-"))
    return g_strdup ("<stdin>");
  g_autofree char *here = g_get_current_dir ();
  return g_path_is_absolute (path) ? g_strdup (path) : g_strconcat (here, "/", path + (g_str_has_prefix (path, "./") ? 2 : 0), NULL);
}

int cli_run (const CliOptions *options, int argc, char **argv) {
  if (argc < 2) {
    cli_complain ("run needs a file");
    return CLI_USAGE;
  }
  gsize length;
  g_autofree char *source = cli_read_source (argv[1], &length);
  if (source == NULL) /* CPython, too, ends with 1 where it cannot decode a file */
    return g_file_test (argv[1], G_FILE_TEST_IS_REGULAR) ? CLI_FAILED : CLI_USAGE;
  g_autofree char *folder = folder_of (argv[1]);
  RtInterp *rt = cli_interp_new (options, folder, NULL, NULL);
  if (rt == NULL)
    return CLI_FAILED;
  g_autofree char *name = name_of (argv[1]);
  int status = rt_run_script (rt, source, length, name, argc - 1, argv + 1);
  if (!cli_interp_free (rt))
    status = CLI_NOT_FLUSHED;
  if (status == RT_STATUS_INTERRUPTED) {
    cli_end_interrupted ();
    status = CLI_FAILED;
  }
  return status;
}

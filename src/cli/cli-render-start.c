/* heapscope-cli render, without what draws: heapscope-cli-render, which is the same with it, goes on in our place. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "config.h"

#define PROGRAM "heapscope-cli-render"

/* In the folder for such programs; beside us as long as nothing is installed. */
static char *path_of_program (void) {
  g_autofree char *our_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = our_path != NULL ? g_path_get_dirname (our_path) : g_strdup (HS_BINDIR);
  if (g_str_has_suffix (folder, HS_BINDIR)) { /* what stands before it: where the installation was put */
    folder[strlen (folder) - strlen (HS_BINDIR)] = '\0';
    return g_build_filename (folder, HS_LIBEXECDIR, PROGRAM, NULL);
  }
  return g_build_filename (folder, PROGRAM, NULL);
}

int cli_render (const CliOptions *options, int argc, char **argv) {
  g_autofree char *path = path_of_program ();
  execv (path, options->typed);
  cli_complain ("cannot start %s: %s", path, g_strerror (errno));
  return CLI_FAILED;
}

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static const char *prompt_of (RtPromptState state) {
  return state == RT_PROMPT_MORE ? "... " : ">>> ";
}

/* All on standard output, as a terminal shows it. */
static void write_to_terminal (void *user, RtOutput stream, const char *text, size_t length_bytes) {
  fwrite (text, 1, length_bytes, stdout);
}

static gboolean is_blank (const char *line) {
  return line[strspn (line, " \t\r\f")] == '\0';
}

int cli_feed_prompt (RtInterp *rt, TrProgram *program, const char *text, gboolean echo, GPtrArray *inputs) {
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) input = g_string_new (NULL);
  RtPromptState state = RT_PROMPT_DONE;
  int status = 0;
  guint count = g_strv_length (lines);
  /* One empty line more ends a block that is still open. */
  for (guint i = 0; i <= count; i++) {
    const char *line = i < count ? lines[i] : "";
    if (is_blank (line) && state != RT_PROMPT_MORE)
      continue;
    if (echo)
      printf ("%s%s\n", prompt_of (state), line);
    g_string_append_printf (input, "%s\n", line);
    if (program != NULL)
      tr_program_add_line (program, line);
    state = rt_prompt_feed (rt, line, &status);
    if (state != RT_PROMPT_MORE && inputs != NULL)
      g_ptr_array_add (inputs, g_strdup (input->str));
    if (state != RT_PROMPT_MORE)
      g_string_truncate (input, 0);
    if (state == RT_PROMPT_EXIT)
      return status;
  }
  return CLI_OK;
}

/* A person at a terminal. */
static int talk (RtInterp *rt) {
  char *line = NULL;
  size_t room = 0;
  int status = 0;
  RtPromptState state = RT_PROMPT_DONE;
  while (state != RT_PROMPT_EXIT) {
    fputs (prompt_of (state), stdout);
    fflush (stdout);
    ssize_t length = getline (&line, &room, stdin);
    if (length < 0)
      break;
    if (length > 0 && line[length - 1] == '\n')
      line[length - 1] = '\0';
    state = rt_prompt_feed (rt, line, &status);
  }
  if (state != RT_PROMPT_EXIT)
    putchar ('\n');
  free (line);
  return status;
}

int cli_repl (const CliOptions *options, int argc, char **argv) {
  gboolean from_file = argc > 1 || !isatty (STDIN_FILENO);
  gsize length;
  g_autofree char *text = from_file ? cli_read_source (argc > 1 ? argv[1] : "-", &length) : NULL;
  if (from_file && text == NULL)
    return CLI_USAGE;
  RtInterp *rt = cli_interp_new (options, NULL, write_to_terminal, NULL);
  if (rt == NULL)
    return CLI_FAILED;
  int status = from_file ? cli_feed_prompt (rt, NULL, text, TRUE, NULL) : talk (rt);
  cli_interp_free (rt);
  return status;
}

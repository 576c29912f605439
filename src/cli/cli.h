/* heapscope-cli: everything above the window, headless. A command is one file with one function, listed in cli-commands.def. */
#pragma once

#include <glib.h>

#include "rt.h"
#include "tr-program.h"

G_BEGIN_DECLS

/* Exit statuses besides those of the program that is run. */
enum { CLI_OK = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_NOT_FLUSHED = 120 /* as CPython */ };

/* What all commands understand. */
typedef struct CliOptions {
  gsize heap_limit_bytes; /* 0: the runtime's default */
  guint64 step_limit;     /* 0: none */
  double timeout_s;       /* 0: none */
  gboolean trace_memory_set, trace_disk_set; /* whether the next ones are, or the log's own count */
  gboolean allow_files; /* the program may use the files below its folder */
  guint64 trace_memory_bytes, trace_disk_bytes;
  char **typed; /* the whole command line, for a program that goes on in our place */
} CliOptions;

typedef int (*CliFunc) (const CliOptions *options, int argc, char **argv); /* argv[0] is the command's name */

typedef struct CliCommand {
  const char *name;
  const char *usage;   /* arguments, as --help shows them */
  const char *summary; /* a line */
  const char *full_usage; /* all arguments, as --help of the command shows them */
  CliFunc func;
} CliCommand;

/* What all commands understand that look at a step, and those that look at its heap. */
#define CLI_MOMENT_OPTIONS "[--step N | --line L [--hit K]] [--frame F] [--json]"
#define CLI_QUERY_OPTIONS  "[--step N | --line L [--hit K]] [--frame F] [--most N] [--json]"

#define CLI_COMMAND(name, usage, summary, full_usage) int cli_##name (const CliOptions *options, int argc, char **argv);
#include "cli-commands.def"
#undef CLI_COMMAND

/* Says "heapscope-cli: ..." on standard error. */
void cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Says there how COMMAND is used, and REASON if there is one. Returns CLI_USAGE. */
int cli_complain_usage (const char *command, const char *RT_NULLABLE reason);

/* The text of a file, or of standard input if PATH is "-". NULL after a complaint if it cannot be read, is a directory, or is
 * neither UTF-8 nor in the encoding that a comment at its top tells. Made UTF-8; free with g_free. */
char *cli_read_source (const char *path, gsize *length_bytes);

/* An interpreter with its limits. WRITE gets its output; NULL: standard output and standard error. It is stopped after the timeout
 * and on Ctrl+C until cli_interp_free. NULL after a complaint. */
typedef void (*CliWriteFunc) (void *user, RtOutput stream, const char *text, size_t length_bytes);
RtInterp *cli_interp_new (const CliOptions *options, const char *RT_NULLABLE script_folder, CliWriteFunc RT_NULLABLE write, void *user);
/* The same for a program that is recorded: PROGRAM, which must outlive it, says in what limits and folder, and takes notes of what it asks. */
RtInterp *cli_interp_new_noted (const CliOptions *options, TrProgram *program, CliWriteFunc RT_NULLABLE write, void *user);
/* FALSE: what the program put in the place of a standard stream could not be flushed. */
gboolean cli_interp_free (RtInterp *rt);
/* After a KeyboardInterrupt that nobody caught: ends the process by SIGINT, unless the time limit was what interrupted. */
void cli_end_interrupted (void);

/* Feeds TEXT to the prompt line by line, as if typed; ECHO: prompts and lines are shown, too. PROGRAM takes notes. INPUTS (of char *,
 * owned; may be NULL) gets what was run as a whole, an entry for each time. The status to exit with. */
int cli_feed_prompt (RtInterp *rt, TrProgram *RT_NULLABLE program, const char *text, gboolean echo, GPtrArray *RT_NULLABLE inputs);

/* Whether the file is a session of the prompt rather than a script: by its name. */
gboolean cli_is_session (const char *path);

G_END_DECLS

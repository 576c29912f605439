#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli-layout.h"
#include "cli.h"
#include "config.h"

/* The layout knows nothing of programs and their limits. */
static int run_layout (const CliOptions *options, int argc, char **argv) {
  return cli_layout (argc, argv);
}

static const CliCommand commands[] = {
#define CLI_COMMAND(name, usage, summary, full_usage) {#name, usage, summary, full_usage, cli_##name},
#include "cli-commands.def"
#undef CLI_COMMAND
  {"layout", "[--online] < STEPS", "Boxes and arrows in, positions out, as JSON", "[--online] < STEPS.json > POSITIONS.json", run_layout},
};

void cli_complain (const char *format, ...) {
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  fflush (stdout);
  fprintf (stderr, "heapscope-cli: %s\n", text);
}

/* NULL: there is none of that name. */
static const CliCommand *find_command (const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      return &commands[i];
  return NULL;
}

int cli_complain_usage (const char *command, const char *reason) {
  cli_complain ("usage: heapscope-cli %s %s%s%s", command, find_command (command)->full_usage, reason != NULL ? ": " : "",
                reason != NULL ? reason : "");
  return CLI_USAGE;
}

static void print_command_help (const CliCommand *command) {
  printf ("Usage: heapscope-cli %s %s\n\n%s.\nOptions of all commands: heapscope-cli --help\n", command->name, command->full_usage, command->summary);
}

static gboolean is_help (const char *arg) {
  return g_str_equal (arg, "--help") || g_str_equal (arg, "-h");
}

static void print_help (void) {
  puts ("Usage: heapscope-cli [--heap-limit BYTES] [--step-limit N] [--timeout SECONDS] COMMAND ...\n\n"
        "Shows what Python programs do with memory. FILE may be - for standard input, or a recording (.heapscope)\n"
        "for all commands that do not run the program themselves.\n");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-11s%-37s%s\n", commands[i].name, commands[i].usage, commands[i].summary);
  puts ("\n  --heap-limit BYTES   most memory a program may use (suffixes K, M, G)\n"
        "  --step-limit N       most steps a program may take\n"
        "  --timeout SECONDS    stop a program after this time\n"
        "  --allow-files        let a program read and write files below its own folder\n"
        "  --trace-memory MB    most memory a recording may take; it goes on on disk\n"
        "  --trace-disk MB      most of the disk it may take then\n"
        "  --help, --version    also COMMAND --help: all options of a command");
}

/* A size such as 64M; FALSE if it is none. */
static gboolean parse_size (const char *text, guint64 *size) {
  char *end;
  guint64 value = g_ascii_strtoull (text, &end, 10);
  static const char suffixes[] = "KMG";
  const char *suffix = *end != '\0' ? strchr (suffixes, g_ascii_toupper (*end)) : NULL;
  if (end == text || (*end != '\0' && (suffix == NULL || end[1] != '\0')))
    return FALSE;
  *size = suffix != NULL ? value << (10 * (suffix - suffixes + 1)) : value;
  return TRUE;
}

static gboolean is_option (const char *arg) {
  static const char *const names[] = {"--heap-limit", "--step-limit", "--timeout", "--trace-memory", "--trace-disk"};
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (arg, names[i]))
      return TRUE;
  return FALSE;
}

/* Options whose value is a whole number. */
static void set_number (CliOptions *options, const char *name, guint64 number) {
  if (g_str_equal (name, "--heap-limit")) {
    options->heap_limit_bytes = number;
  } else if (g_str_equal (name, "--step-limit")) {
    options->step_limit = number;
  } else if (g_str_equal (name, "--trace-memory")) {
    options->trace_memory_set = TRUE;
    options->trace_memory_bytes = MIN (number, G_MAXUINT64 >> 24) << 20;
  } else {
    options->trace_disk_set = TRUE;
    options->trace_disk_bytes = MIN (number, G_MAXUINT64 >> 24) << 20;
  }
}

/* Takes one option, with its value if it has one, off the front of ARGV; 0 if there is none, -1 if it is wrong. */
static int take_option (CliOptions *options, int argc, char **argv) {
  guint64 number;
  if (g_str_equal (argv[0], "--allow-files")) {
    options->allow_files = TRUE;
    return 1;
  }
  if (!is_option (argv[0]))
    return 0;
  if (argc < 2) {
    cli_complain ("%s needs a value", argv[0]);
    return -1;
  }
  char *end = NULL;
  if (g_str_equal (argv[0], "--timeout")) {
    options->timeout_s = g_ascii_strtod (argv[1], &end);
    if (end != argv[1] && *end == '\0' && options->timeout_s > 0)
      return 2;
  } else if (parse_size (argv[1], &number)) {
    set_number (options, argv[0], number);
    return 2;
  }
  cli_complain ("%s: '%s' is not a number that fits", argv[0], argv[1]);
  return -1;
}

typedef struct Job {
  const CliCommand *command;
  CliOptions options;
  int argc;
  char **argv;
  int status;
} Job;

static void *work (void *data) {
  Job *job = data;
  job->status = job->command->func (&job->options, job->argc, job->argv);
  return NULL;
}

/* Commands run on a thread with the stack that the runtime wants for deep recursion. */
static int run_on_large_stack (Job *job) {
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  if (pthread_create (&thread, &attributes, work, job) != 0) {
    cli_complain ("cannot start a thread");
    return CLI_FAILED;
  }
  pthread_join (thread, NULL);
  pthread_attr_destroy (&attributes);
  fflush (stdout);
  return job->status;
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  setlocale (LC_MESSAGES, "C"); /* scripts read what is said here */
  Job job = {.options.typed = argv};
  int i = 1;
  while (i < argc) {
    if (is_help (argv[i])) {
      print_help ();
      return CLI_OK;
    }
    if (g_str_equal (argv[i], "--version")) {
      puts ("heapscope " HS_VERSION);
      return CLI_OK;
    }
    int taken = take_option (&job.options, argc - i, argv + i);
    if (taken < 0)
      return CLI_USAGE;
    if (taken == 0)
      break;
    i += taken;
  }
  if (i >= argc) {
    cli_complain ("no command; see heapscope-cli --help");
    return CLI_USAGE;
  }
  job.command = find_command (argv[i]);
  if (job.command == NULL) {
    cli_complain ("'%s' is no command; see heapscope-cli --help", argv[i]);
    return CLI_USAGE;
  }
  if (i + 1 < argc && is_help (argv[i + 1])) {
    print_command_help (job.command);
    return CLI_OK;
  }
  /* The limits may also stand behind the command. */
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_ptr_array_add (rest, argv[i++]);
  for (gboolean program_args = FALSE; i < argc;) {
    int taken = program_args ? 0 : take_option (&job.options, argc - i, argv + i);
    if (taken < 0)
      return CLI_USAGE;
    if (taken == 0) {
      program_args = job.command->func == cli_run && argv[i][0] != '-';
      g_ptr_array_add (rest, argv[i++]);
    }
    i += taken;
  }
  job.argc = (int) rest->len;
  g_ptr_array_add (rest, NULL);
  job.argv = (char **) rest->pdata;
  return run_on_large_stack (&job);
}

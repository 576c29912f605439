/* Which step of a run a command is about: --step N, or --line L with --hit K. All commands that look at one step take these. */
#pragma once

#include "cli.h"
#include "tr-log.h"

G_BEGIN_DECLS

typedef struct CliWhere {
  int step;   /* --step; -1: not given */
  guint line; /* --line, of the program's own file; 0: not given */
  int hit;    /* --hit, of a line that runs several times: below 0 counted from the end; 0: not given, the first */
} CliWhere;

#define CLI_WHERE_LAST ((CliWhere){.step = -1})

/* Takes the option at ARGV[I]: how many arguments it is, 0 if it is none of these, -1 if its value does not fit. */
int cli_where_take (CliWhere *where, int argc, char **argv, int i);
/* Whether the options taken go together. */
gboolean cli_where_fits (const CliWhere *where);
static inline gboolean cli_where_is_given (const CliWhere *where) {
  return where->step >= 0 || where->line != 0;
}
/* The step of LOG, the run of PATH; the last one if none was asked for; -1 after a complaint. */
int cli_where_find (const CliWhere *where, TrLog *log, const char *path);

G_END_DECLS

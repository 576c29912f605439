/* Reads JSON value by value, in place, and keeps nothing of it: the documents of the layout command are long,
 * and a tree of them would cost more than laying them out.
 *
 * How it is used, to read {"a": [1, 2]}:
 *
 *   CliPull pull = cli_pull (text);
 *   for (cli_pull_open (&pull, '{'); cli_pull_more (&pull, '}');) {
 *     const char *key = cli_pull_key (&pull);
 *     if (strcmp (key, "a") == 0)
 *       for (cli_pull_open (&pull, '['); cli_pull_more (&pull, ']');)
 *         use (cli_pull_number (&pull));
 *     else
 *       cli_pull_skip (&pull);
 *   }
 *   if (!cli_pull_close (&pull)) complain (pull.trouble);
 *
 * After the first mistake all loops end, and all values are empty. */
#pragma once

#include <glib.h>

typedef struct CliPull {
  char *at;
  const char *trouble; /* NULL: none so far */
  gboolean fresh;      /* right behind an opening bracket */
} CliPull;

/* TEXT ends with a zero; it is changed, and strings that are read stay in it. */
CliPull cli_pull (char *text);
/* Begins an object or an array; anything else is a mistake. */
void cli_pull_open (CliPull *pull, char bracket);
/* Is there another member or element? Otherwise CLOSING is passed. */
gboolean cli_pull_more (CliPull *pull, char closing);
const char *cli_pull_key (CliPull *pull);
/* A string; NULL, and no mistake, if the value is something else. */
const char *cli_pull_string (CliPull *pull);
/* A number; 0, and no mistake, if the value is something else. */
double cli_pull_number (CliPull *pull);
/* Passes a value, which stays as it was. */
void cli_pull_skip (CliPull *pull);
/* Was that all, and without a mistake? */
gboolean cli_pull_close (CliPull *pull);

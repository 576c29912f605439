/* Questions about time, as `history`, `blame`, `effects` and `diff` ask them: what all of them take, read and print alike.
 *
 * Each records the run with its texts. Answers are lines for people, or with --json one object on one line.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "cli-where.h"
#include "md-history.h"
#include "md-path.h"

G_BEGIN_DECLS

typedef struct CliMoment {
  const char *command;
  const char *path;
  GPtrArray *operands;    /* const char * */
  gboolean json;
  gboolean flag;          /* the command's own option without a value */
  const char *frame_text; /* --frame; NULL: not given */
  CliWhere where;
  guint step;             /* that is asked about: the chosen one, else the last */
  TrLog *log;
  TrState *state;
  MdSources *sources;
  TrId frame;             /* of --frame at STEP; 0 */
  JsonBuilder *builder;   /* with --json: inside the one object */
} CliMoment;

/* Reads the arguments, LEAST to MOST of them behind the file, records the run, and goes to the step that was asked for. OWN: the
 * command's own option; NULL: it has none. CLI_OK, or the status to exit with after a complaint; call cli_moment_close in any case. */
int cli_moment_open (CliMoment *moment, const CliOptions *limits, int argc, char **argv, guint least, guint most, const char *RT_NULLABLE own);
/* Prints the JSON, if any, and frees all. */
void cli_moment_close (CliMoment *moment);
/* There is no answer after all: no JSON. Gives CLI_FAILED. */
int cli_moment_fail (CliMoment *moment, const GError *error);

/* What TEXT means at the step or, if none was asked for, at the last step at which it means anything: the moment's step becomes that one.
 * FALSE with ERROR set if there is none. */
gboolean cli_moment_resolve (CliMoment *moment, const char *text, MdPlace *place, GError **error);
/* Makes NAME the frame that is asked about: at the step or, if none was asked for, at the last one at which it runs. */
gboolean cli_moment_choose_frame (CliMoment *moment, const char *name, GError **error);

/* What an event did, in words, without who did it: "[2] is now 44". Free with g_free. */
char *cli_event_text (const MdEvent *event);
/* Members: kind, step, line, function, file, code, through, slot, before, after, before_id, after_id, changes. */
void cli_event_json (JsonBuilder *builder, const MdEvent *event);

/* Members of the object that is open; NULL: null. */
void cli_member_text (JsonBuilder *builder, const char *name, const char *RT_NULLABLE text);
void cli_member_number (JsonBuilder *builder, const char *name, gint64 number);

G_END_DECLS

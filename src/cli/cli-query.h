/* Questions about one step of a recorded run: what all of them take, read and print alike.
 *
 * A question is a command with a FILE and operands. It records the run, goes to the step that was asked for, and looks at the heap
 * there. Answers are lines for people, or with --json one object on one line.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "cli-where.h"
#include "md-names.h"

G_BEGIN_DECLS

/* An option of one question besides the common ones: with TEXT it takes a value, with FLAG it is one by itself. */
typedef struct CliQueryOption {
  const char *name; /* "--type"; NULL ends a list */
  const char **text;
  gboolean *flag;
} CliQueryOption;

typedef struct CliQuery {
  const char *command;
  const char *path;
  GPtrArray *operands; /* const char * */
  gboolean json;
  guint most;          /* --most: lines or entries at most; as much as the question thinks right if not given */
  gboolean most_given;
  CliWhere where;
  const char *frame_text; /* --frame */
  TrLog *log;
  TrState *state;      /* at the step */
  TrId frame;          /* what --frame names; 0 */
  MdHeap *heap;
  MdNames *names;
  JsonBuilder *builder; /* with --json: inside the one object */
} CliQuery;

/* Reads the arguments of a question with LEAST to MOST operands, records the run, and looks at the step: CLI_OK, or the status to exit
 * with after a complaint. OPTIONS may be NULL. Call cli_query_close in any case. */
int cli_query_open (CliQuery *query, const CliOptions *limits, int argc, char **argv, guint least, guint most,
                    const CliQueryOption *RT_NULLABLE options);
/* Prints the JSON, if any, and frees all. */
void cli_query_close (CliQuery *query);

/* The object that the operand names; MD_NOTHING after a complaint. */
guint32 cli_query_object (CliQuery *query, guint operand);
/* The references to NODE as a number for people: "2", or "immortal". Free with g_free. */
char *cli_query_count (CliQuery *query, guint32 node);
/* "... and 7 more", if N is more than the lines shown. */
void cli_query_rest (CliQuery *query, guint64 n);

/* JSON. */
void cli_json_number (CliQuery *query, const char *name, gint64 value);
void cli_json_text (CliQuery *query, const char *name, const char *RT_NULLABLE text); /* NULL: null */
void cli_json_flag (CliQuery *query, const char *name, gboolean flag);
/* The members of an object: id, type, repr, path (or null), address, size, refcount. With a NAME as an object of its own under it;
 * NULL: into the object that is open. */
void cli_json_node (CliQuery *query, const char *RT_NULLABLE name, guint32 node);
void cli_json_begin_array (CliQuery *query, const char *name);
void cli_json_end_array (CliQuery *query);
void cli_json_begin_object (CliQuery *query, const char *RT_NULLABLE name);
void cli_json_end_object (CliQuery *query);

G_END_DECLS

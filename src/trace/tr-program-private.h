/* What keeping a program and writing it down share. */
#pragma once

#include "tr-program.h"

G_BEGIN_DECLS

typedef struct TrProgramFile {
  char *path;
  GBytes *RT_NULLABLE text; /* NULL: there was none */
} TrProgramFile;

typedef struct TrProgramStop {
  guint64 steps, identity; /* identity 0: before a line begins */
  gboolean for_good;
} TrProgramStop;

/* What became of a call to RtWorld.file. */
typedef struct TrProgramCall {
  guint op;
  gint64 answer;
  GBytes *RT_NULLABLE out;
} TrProgramCall;

struct TrProgram {
  gint references; /* atomic */
  gsize heap_limit_bytes;
  guint64 step_limit;
  char *folder;
  TrAskFunc ask; /* until it was asked, or NULL */
  gpointer ask_user;
  gboolean files_allowed;
  GMutex lock; /* of all below */
  GPtrArray *commands; /* TrCommand */
  GPtrArray *inputs;   /* char *, NULL for the end */
  GArray *clocks;      /* gint64, in the order of reading, whichever clock it was */
  GArray *files;       /* TrProgramFile, in the order of reading */
  GArray *stops;       /* TrProgramStop */
  GArray *calls;       /* TrProgramCall */
};

/* What a clock said. */
void tr_program_add_clock (TrProgram *program, gint64 nsec);
/* What stood in the file at PATH; NULL: there was none. */
void tr_program_add_file (TrProgram *program, const char *path, GBytes *RT_NULLABLE text);
/* What became of a call to RtWorld.file, and what it gave. */
void tr_program_add_call (TrProgram *program, guint op, gint64 answer, const struct HbBuffer *out);
/* The next line of input of the first time, or NULL for its end; `inputs` stays as it was if there is no more. Free with g_free. */
char *RT_NULLABLE tr_replay_dup_input (TrReplay *replay);

G_END_DECLS

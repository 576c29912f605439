/* What keeping a program and writing it down share. */
#pragma once

#include "tr-program.h"

G_BEGIN_DECLS

typedef struct TrProgramFile {
  char *path;
  GBytes *RT_NULLABLE text; /* NULL: there was none */
} TrProgramFile;

typedef struct TrProgramStop {
  guint64 steps, identity;
  gboolean for_good;
} TrProgramStop;

struct TrProgram {
  gint references; /* atomic */
  gsize heap_limit_bytes;
  guint64 step_limit;
  char *folder;
  GMutex lock; /* of all below */
  GPtrArray *commands; /* TrCommand */
  GPtrArray *inputs;   /* char *, NULL for the end */
  GArray *clocks;      /* gint64, in the order of reading, whichever clock it was */
  GArray *files;       /* TrProgramFile, in the order of reading */
  GArray *stops;       /* TrProgramStop */
};

G_END_DECLS

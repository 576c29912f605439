/* Putting a tape back that was written by somebody else. Nothing it says is believed before it is checked. */
#pragma once

#include "tr-tape.h"

G_BEGIN_DECLS

typedef struct TrTapeLoad {
  TrTape *tape;
  TrCursor cursor;
  GByteArray *texts;  /* a bit a place: a text begins there */
  GByteArray *told;   /* a bit a place: a BIRTH or PAYLOAD record begins there */
  guint64 step_end;   /* where the last step ends that was checked */
  guint n_steps;
} TrTapeLoad;

void tr_tape_load_begin (TrTapeLoad *load, TrTape *tape);
void tr_tape_load_clear (TrTapeLoad *load);

/* Told of a SYNC record at PLACE before STEP. */
typedef gboolean (*TrSyncFunc) (guint64 place, guint step, gpointer user);
/* Checks what was put on the tape since the last call, and takes its shapes and slots into the tables. FALSE: something is wrong, and the
 * tape was cut where the last whole step ends, or FUNC gave FALSE. */
gboolean tr_tape_load_check (TrTapeLoad *load, TrSyncFunc func, gpointer user);

G_END_DECLS

/* What the files of the log share; for src/trace only. */
#pragma once

#include "tr-keyframes.h"
#include "tr-made.h"
#include "tr-output.h"
#include "tr-tape.h"

G_BEGIN_DECLS

#define TR_STRETCH_STEPS 32   /* a stretch of the tape that can be decoded by itself ends after so many steps */
#define TR_STRETCH_BYTES 2048 /* or so many bytes, if that is earlier */

/* Where a stretch begins: with a SYNC record. */
typedef struct TrStretch {
  guint64 place;
  guint64 step; /* the first step whose changes stand behind it */
} TrStretch;

struct TrLog {
  gint references; /* atomic */
  TrBudget budget;
  TrTape tape;
  TrBytes stretches; /* TrStretch */
  TrOutput output;
  TrKeyframes keyframes; /* the readers' */
  TrMadeTexts made;
  guint published_steps;     /* atomic; released after all below */
  guint published_stretches; /* atomic */
  gsize size_bytes;          /* atomic */
  TrInsideTable *inside;
  gboolean fine;
  TrProgram *program; /* NULL: unknown */
  /* The writer's. */
  GHashTable *interned; /* text (on the tape) to TrText */
  guint stretch_end_step; /* a new stretch begins with this step, or */
  guint64 stretch_end;    /* beyond this place */
  gboolean broken;      /* something could not be written: nothing more is */
};

/* A log whose tape is still to be loaded; nobody reads it meanwhile. */
TrLog *tr_log_new_empty (void);
/* A stretch begins at PLACE with STEP; FALSE: no room. */
gboolean tr_log_load_stretch (TrLog *log, guint64 place, guint step);
/* The tape is loaded; nothing more is written. */
void tr_log_load_end (TrLog *log, guint n_steps);
/* Writes what every tape begins with. */
void tr_log_begin (TrLog *log);
/* The stretch that STEP stands in; NULL if there is none yet. */
const TrStretch *tr_log_stretch (TrLog *log, guint step);
/* Sets CURSOR to the first record of STEP, which is published. */
void tr_log_find (TrLog *log, guint step, TrCursor *cursor);

G_END_DECLS

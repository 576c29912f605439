/* What the steps inside of a line, of a collection and of a deallocation tell besides what every step tells.
 *
 * A recording in fine mode has a TrInside for every step that is an instruction, a phase of the collector or the fate of an
 * object. They never change and live as long as their table, which hangs at the log; the writer adds the one of a step before it
 * publishes the step.
 */
#pragma once

#include "rt.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a collection has noted beside an object. */
typedef struct TrFigure {
  guint64 id; /* TrId */
  guint64 references; /* those that are left: its count at first, then those from outside of what is looked at */
} TrFigure;

typedef struct TrInside {
  guint8 kind; /* RtStepKind */

  /* RT_STEP_INSTRUCTION: about to run. */
  const char *opcode;  /* "LOAD_FAST" */
  guint32 offset_bytes; /* as dis has it */
  gint32 oparg;        /* -1: it has none */
  char *argument;      /* the argument in words, as dis has it in parentheses; "" if there is nothing to say */
  gint32 line, end_line, column, end_column; /* of the source that it was made from; columns count UTF-8 bytes from 0; -1: unknown */

  /* RT_STEP_GC. */
  guint8 phase;       /* RtGcPhase */
  gint8 generation;   /* that is collected */
  gint32 counts[RT_GC_GENERATIONS], thresholds[RT_GC_GENERATIONS];
  TrFigure *figures;  /* COUNTED and SUBTRACTED: every object looked at; SORTED: those that were set apart as unreachable; by id */
  guint n_figures;

  /* RT_STEP_DEALLOC, RT_STEP_FREE, and of RT_STEP_GC the phases FINALIZING and CLEARING: the object (a TrId); else 0. */
  guint64 object;
} TrInside;

typedef struct TrInsideTable TrInsideTable;

TrInsideTable *tr_inside_table_new (void);
void tr_inside_table_free (TrInsideTable *table);
/* The writer: INSIDE, whose blocks are given away with it, tells of STEP. Steps come in ascending order. */
void tr_inside_table_add (TrInsideTable *table, guint step, const TrInside *inside);
/* Any thread; NULL: STEP has nothing more to tell. */
const TrInside *RT_NULLABLE tr_inside_table_get (TrInsideTable *table, guint step);

/* What the collector has noted for ID at this step; FALSE if nothing. */
gboolean tr_inside_figure (const TrInside *inside, guint64 id, guint64 *references);

/* "line", "gc"; what the command line and its JSON call a kind of step. */
const char *tr_step_kind_name (guint8 kind);
/* "update_refs"; the names of CPython's collector, in its words. */
const char *tr_gc_phase_name (guint8 phase);

G_END_DECLS

/* Searches for a step by what happens there, forwards and backwards.
 *
 * A search walks the steps one by one, so its cost is that of the steps it passes, and it needs no state. OVER and OUT go by the frames
 * themselves, as their births and deaths tell of them, so recursion, exceptions, frames of libraries and other threads need no rules of
 * their own.
 *
 * Invariant of the walk for OVER and OUT: `frame` is the innermost frame that was running at the start, in its thread, and has been there ever
 * since; when it ends, that is the one which called it. A generator that yields and is entered again within one step leaves no death:
 * who starts at its `return` step, or backwards at its `call` step, waits for one.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef enum TrFind {
  TR_FIND_INTO,      /* the next line, call, return, exception or end, of whichever frame */
  TR_FIND_OVER,      /* the same of the frame of FROM or, once that is left, of a frame that called it */
  TR_FIND_OUT,       /* the same of a frame that called the frame of FROM; backwards: the step that called it */
  TR_FIND_LINE,      /* one of the target's lines is about to run: the cursor's, or breakpoints */
  TR_FIND_CHANGE,    /* one of the target's slots has changed */
  TR_FIND_OUTPUT,    /* something was written */
  TR_FIND_EXCEPTION, /* an exception reached a frame, and not as a way to give a value */
  TR_FIND_CALL,      /* a frame starts or goes on */
  TR_FIND_RETURN,    /* a frame ends or yields */
} TrFind;

/* Something to wait for. A slot is followed when its object moves its slots about, as a list that loses its first item; an entry of
 * a dict also over its deletion, by its key. */
typedef struct TrFindSlot {
  TrId subject;
  int slot_kind;      /* RtSlotKind, or TR_FIND_ALL_SLOTS */
  guint32 slot_index;
  TrId key;           /* entries of dicts: the key object; 0: unknown */
} TrFindSlot;

/* The whole object: its birth and death, what it refers to and its own content; not its evaluation stack, if it has one. */
#define TR_FIND_ALL_SLOTS (-1)

typedef struct TrFindTarget {
  const guint *lines; /* LINE: in any order */
  guint n_lines;
  TrFindSlot *slots;   /* CHANGE: as they are at FROM; brought to the step that is found, so that the search can go on from there */
  guint n_slots;
} TrFindTarget;

/* The nearest step after FROM (FORWARD) or before it that is what KIND says; -1 if there is none, or FROM is no step. FROM itself is
 * never the answer. TARGET may be NULL for kinds that need none. A CHANGE or OUTPUT is found at the step that shows it: where the
 * statement has done it. */
int tr_find_step (TrLog *log, guint from, gboolean forward, TrFind kind, const TrFindTarget *RT_NULLABLE target);

/* The last step up to and including STEP whose changes have SLOT, which is one of the state at STEP and is brought to the step that is
 * found. -1, and SLOT as it was, if it never changed. */
int tr_find_last_change (TrLog *log, guint step, TrFindSlot *slot);

G_END_DECLS

/* The history of an object or of a slot: every step that made, bound, changed, unbound or freed it, and who did that.
 *
 * Found in one walk over the log, and described in a second one that stops only at the steps that matter. What comes and goes within
 * the evaluation of one statement leaves no trace; references from the evaluation stack and from native functions are no events.
 */
#pragma once

#include "md-statement.h"

G_BEGIN_DECLS

typedef enum MdEventKind {
  MD_EVENT_MADE,    /* it is there */
  MD_EVENT_BOUND,   /* a slot came to refer to it */
  MD_EVENT_CHANGED, /* its slots or its content changed */
  MD_EVENT_UNBOUND, /* a slot refers to it no more */
  MD_EVENT_FREED,   /* it is gone */
} MdEventKind;

/* Texts live as long as the history. */
typedef struct MdEvent {
  MdEventKind kind;
  guint step;           /* that shows it: the statement ran before */
  TrId frame;           /* whose statement did it; 0: none of the program's */
  guint line;           /* 0: unknown */
  const char *function;
  const char *code;     /* NULL: not known */
  const char *file;     /* of another file than the main one, or NULL */
  const char *through;  /* the expression by which the statement meant it; NULL: not named on the line */
  const char *slot;     /* BOUND, UNBOUND: the slot, by its path; CHANGED: which one, "[2]"; NULL: its content, or more than can be said */
  const char *before, *after; /* CHANGED: what the slot held and holds, "nothing" for an empty one; of several slots: NULL */
  TrId before_id, after_id;   /* 0: nothing */
  guint n_changes;      /* CHANGED: how many slots changed, moved ones included */
} MdEvent;

typedef struct MdHistory MdHistory;

/* Of OBJECT from the beginning of the log to its end. Moves STATE. */
MdHistory *md_history_new (TrState *state, MdSources *RT_NULLABLE sources, TrId object);
/* Of SLOT as it is at STEP: CHANGED events only. */
MdHistory *md_history_new_of_slot (TrState *state, MdSources *RT_NULLABLE sources, guint step, const MdHop *slot);
/* Of each of N_SLOTS slots, as they are at STEP, the last event up to then, in their order. CHANGED tells of each whether there is one:
 * those that never changed are left out. A slot with the kind MD_HOP_WHOLE stands for all of its owner: what it holds and its content. */
#define MD_HOP_WHOLE G_MAXUINT8
MdHistory *md_history_new_of_last (TrState *state, MdSources *RT_NULLABLE sources, guint step, const MdHop *slots, guint n_slots, gboolean *changed);
void md_history_free (MdHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdHistory, md_history_free)

const MdEvent *md_history_events (const MdHistory *history, guint *n_events);

G_END_DECLS

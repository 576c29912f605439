/* The enquirer: a thread that answers what the inspector asks of an object: who holds it, why it lives, what became of it. Only
 * the question asked last counts. All functions are for the main thread.
 */
#pragma once

#include "md-names.h"

G_BEGIN_DECLS

/* A line of an answer, and where it leads. */
typedef struct HsFact {
  char *text;
  char *note;  /* NULL: none */
  TrId object; /* 0: none */
  int step;    /* -1: none; of a holder or a name: since when */
} HsFact;

typedef struct HsFacts {
  TrId id;
  int step;
  GPtrArray *holders; /* HsFact: as many as its count, up to HS_MOST_FACTS */
  guint n_holders;
  GPtrArray *aliases; /* HsFact: the paths that lead to it, shortest first, if it is mutable and there are two or more */
  GPtrArray *history; /* HsFact, in the order of steps, the first HS_MOST_FACTS; NULL while it is still looked for */
  guint n_history;
  MdRoot root;        /* what keeps it alive, */
  char *why;          /* and the way from there; NULL: nothing leads to it */
  int generation;     /* the collector's; -1: it does not watch it */
  char *value;        /* with what it contains; NULL: its card says it */
} HsFacts;

#define HS_MOST_FACTS 200

typedef struct HsEnquirer HsEnquirer;

/* FACTS are the answer to the last question, borrowed for the call. Comes twice: the history takes a walk through the log. */
typedef void (*HsEnquirerFunc) (const HsFacts *facts, gpointer user);

HsEnquirer *hs_enquirer_new (HsEnquirerFunc func, gpointer user);
/* FUNC is not called any more; the thread ends when it has finished what it is at. */
void hs_enquirer_free (HsEnquirer *enquirer);
/* About the subject ID at STEP of LOG, which recorded the script NAME with the text SOURCE (may be NULL: unknown). */
void hs_enquirer_ask (HsEnquirer *enquirer, TrLog *log, int step, TrId id, const char *name, const char *source);

G_END_DECLS

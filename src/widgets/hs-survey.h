/* The survey: a thread that looks through a whole recording for what its steps do, for the timeline, and tells of a step which names see
 * a change that its statement did not make through them. Only the question asked last counts. All functions are for the main thread.
 */
#pragma once

#include "hs-session.h"
#include "hs-watch.h"

G_BEGIN_DECLS

/* What happens at a step. */
typedef enum HsMarkKind {
  HS_MARK_CALL = 1,
  HS_MARK_OUTPUT = 2,
  HS_MARK_EXCEPTION = 4,
  HS_MARK_COLLECTION = 8,
  HS_MARK_EFFECT = 16,    /* a change shows through other names */
  HS_MARK_SELECTION = 32, /* what is selected changes */
  HS_MARK_WATCH = 64,     /* something that is watched changes */
} HsMarkKind;

#define HS_SURVEY_MOST_STEPS 200000 /* effects, the selection and watches are looked for in the first ones only */

typedef struct HsSurveyed {
  TrLog *log;
  int step;
  GBytes *marks;   /* a byte of HsMarkKind for each step that there was */
  GArray *counts;  /* guint: how often each line of the script ran, from line 1; empty: not known */
  char *sentence;  /* of the step's effects; NULL: it has none */
  GArray *rings;   /* HsRing: the slots that show them */
  GPtrArray *watches; /* HsWatch: those that were asked about, as they are at the step */
} HsSurveyed;

typedef struct HsSurvey HsSurvey;

/* SURVEYED is borrowed for the call. */
typedef void (*HsSurveyFunc) (const HsSurveyed *surveyed, gpointer user);

HsSurvey *hs_survey_new (HsSurveyFunc func, gpointer user);
/* FUNC is not called any more; the thread ends when it has finished what it is at. */
void hs_survey_free (HsSurvey *survey);

typedef struct HsSurveyQuestion {
  TrLog *log;
  int step;
  TrFindSlot slot;      /* what is selected at the step; subject 0: nothing */
  const char *name, *source; /* of the script; NULL: unknown */
  const GPtrArray *watches;  /* HsWatch; NULL: none */
  const GPtrArray *inputs;   /* char *: one for each step of the kind END, as of md_sources_add_input */
} HsSurveyQuestion;
void hs_survey_ask (HsSurvey *survey, const HsSurveyQuestion *question);

G_END_DECLS

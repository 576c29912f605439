#include "config.h"

#include "hs-survey.h"

#include <glib/gi18n.h>
#include <string.h>

#include "md-effects.h"
#include "md-frame.h"
#include "md-path.h"

#define MOST_SENTENCES 3
#define MOST_NAMES     24
#define MOST_LINES     100000
#define MOST_COUNTED_STEPS 20000000 /* endless programs are stopped after some millions */

typedef struct Question {
  guint64 number;
  TrLog *log; /* NULL: none */
  int step;
  TrFindSlot slot;
  char *name, *source;
  GPtrArray *inputs;
  GPtrArray *watches; /* HsWatch */
} Question;

/* What both threads touch is under `lock`. */
struct HsSurvey {
  gatomicrefcount references;
  GMutex lock;
  GCond asked;
  gboolean closed;
  Question question; /* that waits, with its log; and the number of the last one */

  HsSurveyFunc func; /* the main thread's */
  gpointer user;
};

/* The thread's: what it knows of the recording that it was asked about last. */
typedef struct Memory {
  TrLog *log;
  guint n_steps;
  GByteArray *marks;
  GArray *counts;  /* guint; never changed once it was told */
  GBytes *told;    /* a copy for the other thread; NULL: they have changed */
  TrFindSlot slot; /* whose changes are marked */
  int slot_step;
  GPtrArray *watched; /* HsWatch: whose changes are marked; NULL: none */
  TrState *state;  /* the effects' */
  TrState *places; /* for names */
  MdSources *sources;
  MdEffects *effects;
} Memory;

typedef struct Answer {
  HsSurvey *survey;
  guint64 number;
  HsSurveyed surveyed;
} Answer;

static void question_clear (Question *question) {
  g_clear_pointer (&question->log, tr_log_unref);
  g_clear_pointer (&question->name, g_free);
  g_clear_pointer (&question->source, g_free);
  g_clear_pointer (&question->inputs, g_ptr_array_unref);
  g_clear_pointer (&question->watches, g_ptr_array_unref);
}

static void survey_unref (HsSurvey *survey) {
  if (!g_atomic_ref_count_dec (&survey->references))
    return;
  question_clear (&survey->question);
  g_mutex_clear (&survey->lock);
  g_cond_clear (&survey->asked);
  g_free (survey);
}

static void answer_free (gpointer data) {
  Answer *answer = data;
  g_clear_pointer (&answer->surveyed.marks, g_bytes_unref);
  g_free (answer->surveyed.sentence);
  g_array_unref (answer->surveyed.rings);
  g_ptr_array_unref (answer->surveyed.watches);
  g_array_unref (answer->surveyed.counts);
  tr_log_unref (answer->surveyed.log);
  survey_unref (answer->survey);
  g_free (answer);
}

static gboolean deliver (gpointer data) {
  Answer *answer = data;
  if (!answer->survey->closed && answer->number == answer->survey->question.number)
    answer->survey->func (&answer->surveyed, answer->survey->user);
  return G_SOURCE_REMOVE;
}

/* The thread. */

static void forget (Memory *memory) {
  g_clear_pointer (&memory->effects, md_effects_free);
  g_clear_pointer (&memory->sources, md_sources_free);
  g_clear_pointer (&memory->state, tr_state_free);
  g_clear_pointer (&memory->places, tr_state_free);
  g_clear_pointer (&memory->log, tr_log_unref);
  g_clear_pointer (&memory->counts, g_array_unref);
  g_clear_pointer (&memory->told, g_bytes_unref);
  g_clear_pointer (&memory->watched, g_ptr_array_unref);
  g_byte_array_set_size (memory->marks, 0);
  memory->n_steps = 0;
  memory->slot = (TrFindSlot){0};
}

static guint8 mark_of (TrLog *log, const TrStep *step, guint64 output_before) {
  guint8 mark = step->output_end > output_before ? HS_MARK_OUTPUT : 0;
  switch ((RtStepKind) step->kind) {
  case RT_STEP_CALL:
    return mark | HS_MARK_CALL;
  case RT_STEP_EXCEPTION:
    return tr_log_step_raises (log, step) ? mark | HS_MARK_EXCEPTION : mark;
  case RT_STEP_GC:
    return mark | HS_MARK_COLLECTION;
  default:
    return mark;
  }
}

static void mark_steps (Memory *memory) {
  guint64 output = 0;
  g_byte_array_set_size (memory->marks, memory->n_steps);
  for (guint i = 0; i < memory->n_steps; i++) {
    TrStep step;
    tr_log_step (memory->log, i, &step);
    memory->marks->data[i] = mark_of (memory->log, &step, output);
    output = step.output_end;
  }
}

/* Lines of the script only: other files and the prompt have lines, too. */
static void count_lines (Memory *memory, const char *name) {
  g_autoptr (GHashTable) frames = g_hash_table_new (NULL, NULL);
  GArray *counts = memory->counts;
  for (guint i = 0; name != NULL && i < memory->n_steps; i++) {
    TrStep step;
    tr_log_step (memory->log, i, &step);
    if (step.kind != RT_STEP_LINE || step.line == 0 || step.line > MOST_LINES)
      continue;
    gpointer own = g_hash_table_lookup (frames, TR_ID_KEY (step.frame));
    if (own == NULL) {
      tr_state_seek (memory->places, (int) i);
      g_autofree char *file = md_frame_file (memory->places, step.frame);
      own = GINT_TO_POINTER (g_strcmp0 (file, name) == 0 ? 1 : 2);
      g_hash_table_insert (frames, TR_ID_KEY (step.frame), own);
    }
    if (GPOINTER_TO_INT (own) == 2)
      continue;
    if (counts->len < step.line)
      g_array_set_size (counts, step.line);
    g_array_index (counts, guint, step.line - 1)++;
  }
}

static void mark_effects (Memory *memory, const Question *question) {
  memory->state = tr_state_new (memory->log);
  memory->sources = md_sources_new (memory->log);
  if (question->name != NULL && question->source != NULL)
    md_sources_add (memory->sources, question->name, question->source);
  for (guint i = 0; question->inputs != NULL && i < question->inputs->len; i++)
    md_sources_add_input (memory->sources, question->inputs->pdata[i]);
  memory->effects = md_effects_new (memory->state, memory->sources);
  guint n = 0;
  const MdEffect *effects = md_effects_all (memory->effects, &n);
  for (guint i = 0; i < n; i++)
    if (effects[i].step < memory->n_steps)
      memory->marks->data[effects[i].step] |= HS_MARK_EFFECT;
}

static gboolean same_slot (const TrFindSlot *a, const TrFindSlot *b) {
  return a->subject == b->subject && a->slot_kind == b->slot_kind && a->slot_index == b->slot_index;
}

static void mark_changes (Memory *memory, TrFindSlot slot, int from, gboolean forward) {
  TrFindTarget target = {.slots = &slot, .n_slots = 1};
  for (int step = from; (step = tr_find_step (memory->log, (guint) step, forward, TR_FIND_CHANGE, &target)) >= 0;)
    if ((guint) step < memory->n_steps)
      memory->marks->data[step] |= HS_MARK_SELECTION;
}

/* The selection is a slot of the step that is looked at, and followed from there both ways. */
static void mark_selection (Memory *memory, const Question *question) {
  if (same_slot (&memory->slot, &question->slot) && (question->slot.subject == 0 || memory->slot_step == question->step ||
                                                     question->slot.slot_kind == TR_FIND_ALL_SLOTS))
    return;
  g_clear_pointer (&memory->told, g_bytes_unref);
  memory->slot = question->slot;
  memory->slot_step = question->step;
  for (guint i = 0; i < memory->n_steps; i++)
    memory->marks->data[i] &= (guint8) ~HS_MARK_SELECTION;
  if (question->slot.subject == 0 || memory->n_steps > HS_SURVEY_MOST_STEPS)
    return;
  TrFindSlot slot = question->slot;
  if (slot.slot_kind == RT_SLOT_VALUE) {
    tr_state_seek (memory->places, question->step);
    slot.key = tr_state_ref (memory->places, slot.subject, RT_SLOT_KEY, slot.slot_index);
  }
  TrFindSlot here = slot;
  if (tr_find_last_change (memory->log, (guint) question->step, &here) == question->step)
    memory->marks->data[question->step] |= HS_MARK_SELECTION;
  mark_changes (memory, slot, question->step, TRUE);
  mark_changes (memory, slot, question->step, FALSE);
}

static gboolean same_watches (const GPtrArray *a, const GPtrArray *b) {
  guint n_a = a != NULL ? a->len : 0;
  if (n_a != b->len)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (!same_slot (&((HsWatch *) a->pdata[i])->slot, &((HsWatch *) b->pdata[i])->slot))
      return FALSE;
  return TRUE;
}

/* Tells of WATCHES as they are at STEP, and marks all steps that change one of them. */
static void watch (Memory *memory, int step, GPtrArray *watches) {
  tr_state_seek (memory->places, step);
  for (guint i = 0; i < watches->len; i++)
    hs_watch_tell (watches->pdata[i], memory->places);
  if (!same_watches (memory->watched, watches)) {
    g_clear_pointer (&memory->told, g_bytes_unref);
    g_clear_pointer (&memory->watched, g_ptr_array_unref);
    memory->watched = hs_watches_copy (watches);
    for (guint i = 0; i < memory->n_steps; i++)
      memory->marks->data[i] &= (guint8) ~HS_MARK_WATCH;
    for (guint i = 0; i < watches->len && memory->n_steps <= HS_SURVEY_MOST_STEPS; i++)
      hs_watch_mark (watches->pdata[i], memory->places, HS_MARK_WATCH, memory->marks->data, memory->n_steps);
  }
  for (guint i = 0; i < watches->len; i++) {
    HsWatch *one = watches->pdata[i];
    TrFindSlot slot = one->slot; /* as it was where it was last seen: good enough for whether this step touched it */
    one->changed = slot.subject != 0 && tr_find_last_change (memory->log, (guint) step, &slot) == step;
  }
}

static void remember (Memory *memory, const Question *question) {
  guint n_steps = tr_log_n_steps (question->log);
  if (memory->log == question->log && memory->n_steps == n_steps)
    return;
  forget (memory);
  memory->log = tr_log_ref (question->log);
  memory->n_steps = n_steps;
  memory->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  memory->places = tr_state_new (memory->log);
  mark_steps (memory);
  if (n_steps <= MOST_COUNTED_STEPS && !tr_log_is_fine (memory->log))
    count_lines (memory, question->name);
  if (n_steps <= HS_SURVEY_MOST_STEPS && !tr_log_is_fine (memory->log))
    mark_effects (memory, question);
}

/* The slot that TEXT names at the state's step: "l2", "b[0]", "x of f". */
static gboolean find_place (Memory *memory, const char *text, MdPlace *place) {
  g_autofree char *path = g_strdup (text);
  char *of = strstr (path, " of ");
  TrId frame = 0;
  if (of != NULL) {
    *of = '\0';
    frame = md_path_frame (memory->places, of + strlen (" of "), NULL);
  }
  return md_path_resolve (memory->places, path, frame, place, NULL) && place->owner != 0;
}

static void ring_names (Memory *memory, guint number, const MdEffect *effect, GArray *rings) {
  g_auto (GStrv) names = md_effects_names (memory->effects, number, MOST_NAMES, NULL);
  tr_state_seek (memory->places, (int) effect->step);
  for (guint i = 0; names[i] != NULL; i++) {
    MdPlace place;
    if (!find_place (memory, names[i], &place))
      continue;
    HsRing ring = {.owner = place.owner, .slot_kind = place.kind, .slot_index = place.index};
    g_array_append_val (rings, ring);
  }
}

static void tell_effects (Memory *memory, guint step, HsSurveyed *surveyed) {
  guint n = 0, n_all = 0, first = memory->effects != NULL ? md_effects_of_step (memory->effects, step, &n) : 0;
  const MdEffect *effects = memory->effects != NULL ? md_effects_all (memory->effects, &n_all) : NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *sentence = i < MOST_SENTENCES ? md_effects_sentence (memory->effects, first + i) : NULL;
    if (sentence != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
    ring_names (memory, first + i, &effects[first + i], surveyed->rings);
  }
  surveyed->sentence = g_string_free (text, text->len == 0);
}

static void answer (HsSurvey *survey, Memory *memory, const Question *question) {
  Answer *found = g_new0 (Answer, 1);
  g_atomic_ref_count_inc (&survey->references);
  *found = (Answer){survey, question->number, {.log = tr_log_ref (question->log), .step = question->step}};
  found->surveyed.rings = g_array_new (FALSE, FALSE, sizeof (HsRing));
  found->surveyed.watches = hs_watches_copy (question->watches);
  remember (memory, question);
  if ((guint) question->step < memory->n_steps) {
    mark_selection (memory, question);
    watch (memory, question->step, found->surveyed.watches);
    tell_effects (memory, (guint) question->step, &found->surveyed);
  }
  if (memory->told == NULL)
    memory->told = g_bytes_new (memory->marks->data, memory->marks->len);
  found->surveyed.marks = g_bytes_ref (memory->told);
  found->surveyed.counts = g_array_ref (memory->counts);
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver, found, answer_free);
}

static gpointer work (gpointer data) {
  HsSurvey *survey = data;
  Memory memory = {.marks = g_byte_array_new ()};
  for (;;) {
    g_mutex_lock (&survey->lock);
    while (survey->question.log == NULL && !survey->closed)
      g_cond_wait (&survey->asked, &survey->lock);
    gboolean closed = survey->closed;
    Question question = survey->question;
    survey->question = (Question){.number = question.number};
    g_mutex_unlock (&survey->lock);
    if (!closed)
      answer (survey, &memory, &question);
    question_clear (&question);
    if (closed)
      break;
  }
  forget (&memory);
  g_byte_array_unref (memory.marks);
  survey_unref (survey);
  return NULL;
}

HsSurvey *hs_survey_new (HsSurveyFunc func, gpointer user) {
  HsSurvey *survey = g_new0 (HsSurvey, 1);
  g_atomic_ref_count_init (&survey->references);
  g_atomic_ref_count_inc (&survey->references); /* the thread's */
  g_mutex_init (&survey->lock);
  g_cond_init (&survey->asked);
  survey->func = func;
  survey->user = user;
  g_thread_unref (g_thread_new ("survey", work, survey));
  return survey;
}

void hs_survey_free (HsSurvey *survey) {
  g_mutex_lock (&survey->lock);
  survey->closed = TRUE;
  g_cond_signal (&survey->asked);
  g_mutex_unlock (&survey->lock);
  survey_unref (survey);
}

void hs_survey_ask (HsSurvey *survey, const HsSurveyQuestion *question) {
  GPtrArray *inputs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; question->inputs != NULL && i < question->inputs->len; i++)
    g_ptr_array_add (inputs, g_strdup (question->inputs->pdata[i]));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_mutex_lock (&survey->lock);
  question_clear (&survey->question);
  survey->question = (Question){survey->question.number + 1,
                                tr_log_ref (question->log),
                                question->step,
                                question->slot,
                                g_strdup (question->name),
                                g_strdup (question->source),
                                inputs,
                                hs_watches_copy (question->watches != NULL ? question->watches : none)};
  g_cond_signal (&survey->asked);
  g_mutex_unlock (&survey->lock);
}

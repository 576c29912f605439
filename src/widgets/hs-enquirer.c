#include "config.h"

#include "hs-enquirer.h"

#include <glib/gi18n.h>

#include "hs-preview.h"
#include "md-aliases.h"
#include "md-history.h"
#include "tr-find.h"

#define MOST_DATED_HOLDERS 24     /* of these it is told since when they hold */
#define MOST_DATED_STEPS   200000 /* in runs of up to so many steps */
#define MOST_ALIASES       16
#define MOST_VALUE_CHARS   400

typedef struct Question {
  guint64 number;
  TrLog *log; /* NULL: none */
  int step;
  TrId id;
  char *name, *source; /* of the script; NULL: unknown */
} Question;

/* What both threads touch is under `lock`. */
struct HsEnquirer {
  gatomicrefcount references;
  GMutex lock;
  GCond asked;
  gboolean closed;
  Question question; /* that waits, with its log; and the number of the last one */

  HsEnquirerFunc func; /* the main thread's */
  gpointer user;
};

/* The thread's: what it knows of the step that it was asked about last. */
typedef struct Memory {
  TrLog *log;
  TrState *state;
  MdHeap *heap;
  MdNames *names;
  MdHistory *history;   /* of `historic`, when the log had `historic_steps` */
  MdSources *sources;   /* its texts */
  TrId historic;
  guint historic_steps;
} Memory;

typedef struct Answer {
  HsEnquirer *enquirer;
  guint64 number;
  HsFacts facts;
} Answer;

static void question_clear (Question *question) {
  g_clear_pointer (&question->log, tr_log_unref);
  g_clear_pointer (&question->name, g_free);
  g_clear_pointer (&question->source, g_free);
}

static void fact_free (gpointer data) {
  HsFact *fact = data;
  g_free (fact->text);
  g_free (fact->note);
  g_free (fact);
}

static void enquirer_unref (HsEnquirer *enquirer) {
  if (!g_atomic_ref_count_dec (&enquirer->references))
    return;
  question_clear (&enquirer->question);
  g_mutex_clear (&enquirer->lock);
  g_cond_clear (&enquirer->asked);
  g_free (enquirer);
}

static void answer_free (gpointer data) {
  Answer *answer = data;
  g_ptr_array_unref (answer->facts.holders);
  g_ptr_array_unref (answer->facts.aliases);
  g_clear_pointer (&answer->facts.history, g_ptr_array_unref);
  g_free (answer->facts.why);
  g_free (answer->facts.value);
  enquirer_unref (answer->enquirer);
  g_free (answer);
}

static gboolean deliver (gpointer data) {
  Answer *answer = data;
  if (!answer->enquirer->closed && answer->number == answer->enquirer->question.number)
    answer->enquirer->func (&answer->facts, answer->enquirer->user);
  return G_SOURCE_REMOVE;
}

/* The thread. */

static void forget_step (Memory *memory) {
  g_clear_pointer (&memory->names, md_names_free);
  g_clear_pointer (&memory->heap, md_heap_free);
}

static void forget_history (Memory *memory) {
  g_clear_pointer (&memory->history, md_history_free);
  g_clear_pointer (&memory->sources, md_sources_free);
}

static void forget (Memory *memory) {
  forget_history (memory);
  forget_step (memory);
  g_clear_pointer (&memory->state, tr_state_free);
  g_clear_pointer (&memory->log, tr_log_unref);
}

static void remember (Memory *memory, TrLog *log, int step) {
  if (memory->log != log) {
    forget (memory);
    memory->log = tr_log_ref (log);
    memory->state = tr_state_new (log);
  }
  if (memory->heap != NULL && memory->heap->step == step && tr_state_step (memory->state) == step)
    return;
  forget_step (memory);
  tr_state_seek (memory->state, step);
  memory->heap = md_heap_new (memory->state);
  memory->names = md_names_new (memory->heap);
}

static void find_holders (Memory *memory, guint32 node, HsFacts *facts) {
  const MdHeap *heap = memory->heap;
  facts->n_holders = heap->in_begin[node + 1] - heap->in_begin[node];
  for (guint i = 0; i < MIN (facts->n_holders, HS_MOST_FACTS); i++) {
    guint32 slot = heap->incoming[heap->in_begin[node] + i];
    const MdHeapNode *owner = &heap->nodes[heap->slots[slot].from];
    HsFact *fact = g_new0 (HsFact, 1);
    *fact = (HsFact){.text = md_names_holder (memory->names, slot), .object = owner->nature == TR_OBJECT ? owner->id : 0, .step = -1};
    g_ptr_array_add (facts->holders, fact);
  }
}

/* The step at which the slot came to hold what it holds. */
static int since_when (Memory *memory, guint32 slot) {
  const MdHeap *heap = memory->heap;
  TrFindSlot target = {.subject = heap->nodes[heap->slots[slot].from].id,
                       .slot_kind = heap->slots[slot].kind,
                       .slot_index = heap->slots[slot].index};
  if (target.slot_kind == RT_SLOT_VALUE)
    target.key = tr_state_ref (memory->state, target.subject, RT_SLOT_KEY, target.slot_index);
  return tr_find_last_change (memory->log, (guint) heap->step, &target);
}

static void date (HsFact *fact, int step) {
  fact->step = step;
  if (step >= 0)
    fact->note = g_strdup_printf (_ ("since step %d"), step + 1);
}

static void date_holders (Memory *memory, guint32 node, HsFacts *facts) {
  const MdHeap *heap = memory->heap;
  for (guint i = 0; i < MIN (facts->holders->len, MOST_DATED_HOLDERS); i++) {
    HsFact *fact = g_ptr_array_index (facts->holders, i);
    date (fact, since_when (memory, heap->incoming[heap->in_begin[node] + i]));
  }
}

/* A path leads to the object since the last of its slots came to hold what it holds. */
static int youngest (Memory *memory, const GArray *slots) {
  int step = -1;
  for (guint i = 0; i < slots->len; i++)
    step = MAX (step, since_when (memory, g_array_index (slots, guint32, i)));
  return step;
}

/* Names by which it is reached besides each other: what is changed through one is seen through all. */
static void find_aliases (Memory *memory, guint32 node, gboolean dated, HsFacts *facts) {
  const MdHeapNode *what = &memory->heap->nodes[node];
  if ((what->bits & TR_SUBJECT_ATOM) != 0 || what->kind == RT_KIND_tuple || what->kind == RT_KIND_frozenset)
    return;
  g_autoptr (GPtrArray) ways = md_aliases_ways (memory->names, node, MOST_ALIASES, NULL);
  for (guint i = 0; ways->len > 1 && i < ways->len; i++) {
    HsFact *fact = g_new0 (HsFact, 1);
    *fact = (HsFact){.text = md_names_spell (memory->names, ways->pdata[i]), .step = -1};
    if (dated)
      date (fact, youngest (memory, ways->pdata[i]));
    g_ptr_array_add (facts->aliases, fact);
  }
}

static void find_why (Memory *memory, guint32 node, HsFacts *facts) {
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  facts->root = md_names_why (memory->names, node, slots);
  if (facts->root != MD_ROOT_NONE && slots->len > 0)
    facts->why = md_names_spell (memory->names, slots);
}

static void remember_history (Memory *memory, const Question *question) {
  guint n_steps = tr_log_n_steps (memory->log);
  if (memory->history != NULL && memory->historic == question->id && memory->historic_steps == n_steps)
    return;
  forget_history (memory);
  memory->sources = md_sources_new (memory->log);
  if (question->name != NULL && question->source != NULL)
    md_sources_add (memory->sources, question->name, question->source);
  g_autoptr (TrState) state = tr_state_new (memory->log);
  memory->history = md_history_new (state, memory->sources, question->id);
  memory->historic = question->id;
  memory->historic_steps = n_steps;
}

static char *event_text (const MdEvent *event) {
  switch (event->kind) {
  case MD_EVENT_MADE:
    return g_strdup (_ ("made"));
  case MD_EVENT_BOUND:
    return g_strdup_printf (_ ("%s refers to it"), event->slot != NULL ? event->slot : "?");
  case MD_EVENT_CHANGED:
    if (event->slot != NULL && event->before != NULL && event->after != NULL)
      return g_strdup_printf ("%s: %s → %s", event->slot, event->before, event->after);
    return g_strdup (_ ("changed"));
  case MD_EVENT_UNBOUND:
    return g_strdup_printf (_ ("%s lets go of it"), event->slot != NULL ? event->slot : "?");
  case MD_EVENT_FREED:
    break;
  }
  return g_strdup (_ ("freed"));
}

static char *event_note (const MdEvent *event) {
  GString *note = g_string_new (NULL);
  g_string_append_printf (note, _ ("Step %u"), event->step + 1);
  if (event->line > 0) {
    g_string_append (note, " · ");
    g_string_append_printf (note, _ ("line %u"), event->line);
  }
  if (event->code != NULL)
    g_string_append_printf (note, ": %s", event->code);
  return g_string_free (note, FALSE);
}

static void find_history (Memory *memory, const Question *question, HsFacts *facts) {
  remember_history (memory, question);
  facts->history = g_ptr_array_new_with_free_func (fact_free);
  const MdEvent *events = md_history_events (memory->history, &facts->n_history);
  for (guint i = 0; i < MIN (facts->n_history, HS_MOST_FACTS); i++) {
    HsFact *fact = g_new0 (HsFact, 1);
    *fact = (HsFact){.text = event_text (&events[i]), .note = event_note (&events[i]), .step = (int) events[i].step};
    g_ptr_array_add (facts->history, fact);
  }
}

static void answer (HsEnquirer *enquirer, Memory *memory, const Question *question, gboolean with_history) {
  Answer *found = g_new0 (Answer, 1);
  *found = (Answer){.enquirer = enquirer, .number = question->number, .facts = {.id = question->id, .step = question->step}};
  g_atomic_ref_count_inc (&enquirer->references);
  found->facts.holders = g_ptr_array_new_with_free_func (fact_free);
  found->facts.aliases = g_ptr_array_new_with_free_func (fact_free);
  remember (memory, question->log, question->step);
  found->facts.generation = tr_state_generation (memory->state, question->id);
  guint32 node = md_heap_node (memory->heap, question->id);
  if (node != MD_NOTHING) {
    find_holders (memory, node, &found->facts);
    find_why (memory, node, &found->facts);
    found->facts.value = hs_preview_container (memory->state, question->id, MOST_VALUE_CHARS);
    gboolean dated = with_history && tr_log_n_steps (memory->log) <= MOST_DATED_STEPS;
    find_aliases (memory, node, dated, &found->facts);
    if (dated)
      date_holders (memory, node, &found->facts);
  }
  if (with_history)
    find_history (memory, question, &found->facts);
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver, found, answer_free);
}

static gboolean is_last (HsEnquirer *enquirer, guint64 number) {
  g_mutex_lock (&enquirer->lock);
  gboolean last = !enquirer->closed && enquirer->question.number == number;
  g_mutex_unlock (&enquirer->lock);
  return last;
}

static gpointer work (gpointer data) {
  HsEnquirer *enquirer = data;
  Memory memory = {0};
  for (;;) {
    g_mutex_lock (&enquirer->lock);
    while (enquirer->question.log == NULL && !enquirer->closed)
      g_cond_wait (&enquirer->asked, &enquirer->lock);
    gboolean closed = enquirer->closed;
    Question question = enquirer->question;
    enquirer->question = (Question){.number = question.number};
    g_mutex_unlock (&enquirer->lock);
    if (!closed)
      answer (enquirer, &memory, &question, FALSE);
    if (is_last (enquirer, question.number))
      answer (enquirer, &memory, &question, TRUE);
    question_clear (&question);
    if (closed)
      break;
  }
  forget (&memory);
  enquirer_unref (enquirer);
  return NULL;
}

HsEnquirer *hs_enquirer_new (HsEnquirerFunc func, gpointer user) {
  HsEnquirer *enquirer = g_new0 (HsEnquirer, 1);
  g_atomic_ref_count_init (&enquirer->references);
  g_atomic_ref_count_inc (&enquirer->references); /* the thread's */
  g_mutex_init (&enquirer->lock);
  g_cond_init (&enquirer->asked);
  enquirer->func = func;
  enquirer->user = user;
  g_thread_unref (g_thread_new ("enquirer", work, enquirer));
  return enquirer;
}

void hs_enquirer_free (HsEnquirer *enquirer) {
  g_mutex_lock (&enquirer->lock);
  enquirer->closed = TRUE;
  g_cond_signal (&enquirer->asked);
  g_mutex_unlock (&enquirer->lock);
  enquirer_unref (enquirer);
}

void hs_enquirer_ask (HsEnquirer *enquirer, TrLog *log, int step, TrId id, const char *name, const char *source) {
  g_mutex_lock (&enquirer->lock);
  question_clear (&enquirer->question);
  enquirer->question = (Question){enquirer->question.number + 1, tr_log_ref (log), step, id, g_strdup (name), g_strdup (source)};
  g_cond_signal (&enquirer->asked);
  g_mutex_unlock (&enquirer->lock);
}

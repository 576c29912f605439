#include "rt-frame.h"
#include "tr-audit.h"

#define FRAMES_COMPARED 8 /* at each step: deep recursion is compared as it returns */

/* What was found at an address when it was compared last. */
typedef struct Seen {
  guint64 identity;
  guint32 counted;
} Seen;

struct TrAudit {
  RtInterp *rt;
  TrRecorder *recorder;
  TrLog *log;
  TrState *state;
  GArray *findings;
  GPtrArray *descriptions; /* beside findings: made when found, while the objects are there */
  GHashTable *reported;    /* TrId */
  guint n_steps;
  GArray *changes; /* TrChange, scratch */
  GHashTable *suspects; /* TrId: held differently since the last comparison */
  GArray *seen;    /* Seen, by rt_heap_place */
  guint64 n_objects;
};

static char *describe (TrAudit *audit, const TrAuditFinding *finding) {
  const TrSubject *subject = tr_state_subject (audit->state, finding->id);
  TrPayload payload;
  TrStep step;
  tr_state_payload (audit->state, finding->id, &payload);
  tr_log_step (audit->log, finding->step, &step);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_printf (text, "step %u (line %u): %s %s counts %u, %u explained:", finding->step, step.line,
                   subject != NULL ? tr_log_text (audit->log, subject->name) : "?", tr_log_text (audit->log, payload.text),
                   finding->counted, finding->explained);
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId)), refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_living (audit->state, owners);
  for (guint o = 0; o < owners->len; o++) {
    TrId owner = g_array_index (owners, TrId, o);
    g_array_set_size (refs, 0);
    tr_state_refs (audit->state, owner, refs);
    for (guint i = 0; i < refs->len; i++) {
      const TrRef *ref = &g_array_index (refs, TrRef, i);
      if (ref->target == finding->id)
        g_string_append_printf (text, " %s#%" G_GUINT64_FORMAT ":%u:%u:%s",
                                tr_log_text (audit->log, tr_state_subject (audit->state, owner)->name), owner, ref->kind,
                                ref->index, tr_log_text (audit->log, ref->name));
    }
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean is_birth_of_object (const TrChange *change) {
  return change->change == TR_CHANGE_BIRTH && (change->subject & (TR_ID_FRAME | TR_ID_HOLDER)) == 0;
}

static void report (TrAudit *audit, const RtObject *o, TrId id, guint explained) {
  if (g_hash_table_contains (audit->reported, TR_ID_KEY (id)))
    return;
  TrAuditFinding finding = {.step = (guint) tr_state_step (audit->state), .id = id, .explained = explained, .counted = o->refcount};
  g_hash_table_add (audit->reported, TR_ID_KEY (id));
  g_array_append_val (audit->findings, finding);
  g_ptr_array_add (audit->descriptions, describe (audit, &finding));
}

static void compare (TrAudit *audit, RtObject *o) {
  TrId id = tr_recorder_id (audit->recorder, o);
  guint explained = id != 0 ? tr_state_count (audit->state, id) : 0;
  if (explained != o->refcount)
    report (audit, o, id, explained);
}

static int compare_if_moved (void *arg, RtObject *o) {
  TrAudit *audit = arg;
  Seen *seen = &g_array_index (audit->seen, Seen, rt_heap_place (audit->rt->heap, o));
  if (seen->identity == o->identity && seen->counted == o->refcount)
    return 0;
  *seen = (Seen){o->identity, o->refcount};
  compare (audit, o);
  return 0;
}

/* PLACE of FRAME, whose variables OWNER holds, is not what the log has: that is TOLD, and there is O. */
static void report_place (TrAudit *audit, TrId owner, RtSlot slot, TrId told, const RtObject *RT_NULLABLE o) {
  if (!g_hash_table_add (audit->reported, TR_ID_KEY (owner)))
    return;
  TrAuditFinding finding = {.step = (guint) tr_state_step (audit->state), .id = owner, .explained = told != 0, .counted = o != NULL};
  g_array_append_val (audit->findings, finding);
  TrStep step;
  tr_log_step (audit->log, finding.step, &step);
  g_ptr_array_add (audit->descriptions,
                   g_strdup_printf ("step %u (line %u): #%" G_GUINT64_FORMAT ":%u:%u:%s holds #%" G_GUINT64_FORMAT ", told of is #%" G_GUINT64_FORMAT,
                                    finding.step, step.line, owner, slot.kind, slot.index, slot.name != NULL ? slot.name : "",
                                    o != NULL ? tr_recorder_id (audit->recorder, o) : 0, told));
}

/* Counts do not tell who holds an immortal object, nor whether two names were confused: what frames hold is compared one by one. */
static void compare_frame (TrAudit *audit, const RtFrame *frame) {
  const RtCode *code = rt_frame_code (frame);
  const RtObject *generator = frame->owner == RT_FRAME_OF_GENERATOR ? rt_frame_generator (frame) : NULL;
  const TrId owner = generator != NULL ? tr_recorder_id (audit->recorder, generator) : frame->identity | TR_ID_FRAME;
  for (int i = 0; i < frame->stack_top; i++) {
    RtSlot slot = rt_frame_place_slot (code, i);
    TrId told = tr_state_ref (audit->state, owner, slot.kind, slot.index);
    if (told != (frame->locals[i] != NULL ? tr_recorder_id (audit->recorder, frame->locals[i]) : 0))
      report_place (audit, owner, slot, told, frame->locals[i]);
  }
}

/* Of the frames that run the innermost, and those that it may have written to. */
static void compare_frames (TrAudit *audit) {
  guint n = 0;
  for (const RtFrame *frame = audit->rt->frame; frame != NULL && n < FRAMES_COMPARED; frame = frame->previous, n++)
    compare_frame (audit, frame);
}

/* The object of the runtime that ID stands for, if it is there. */
static RtObject *object_of (TrAudit *audit, TrId id) {
  const TrSubject *subject = tr_state_subject (audit->state, id);
  if (subject == NULL || subject->nature != TR_OBJECT || !tr_state_is_alive (audit->state, id))
    return NULL;
  RtObject *o = rt_heap_at (audit->rt->heap, subject->address);
  return rt_heap_is_object (audit->rt->heap, o) && o->identity == id ? o : NULL;
}

static void compare_suspects (TrAudit *audit) {
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init (&iter, audit->suspects);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    RtObject *o = object_of (audit, TR_KEY_ID (key));
    if (o != NULL)
      compare (audit, o);
  }
  g_hash_table_remove_all (audit->suspects);
}

/* Whether what OWNER gives up is told at once: of frames, generators, trees and the like it is known only when the next step ends. */
static gboolean tells_at_once (TrAudit *audit, TrId owner) {
  const TrSubject *subject = tr_state_subject (audit->state, owner);
  return subject != NULL && subject->nature == TR_OBJECT && subject->kind != RT_KIND_generator && subject->kind != RT_KIND_coroutine &&
         subject->kind != RT_KIND_async_generator;
}

/* How often ID is held by objects that tell at once when they give it up. */
static guint count_told (TrAudit *audit, TrId id) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId)), refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  guint n = 0;
  tr_state_referrers (audit->state, id, owners);
  for (guint o = 0; o < owners->len; o++) {
    TrId owner = g_array_index (owners, TrId, o);
    g_array_set_size (refs, 0);
    if (tells_at_once (audit, owner))
      tr_state_refs (audit->state, owner, refs);
    for (guint i = 0; i < refs->len; i++)
      n += g_array_index (refs, TrRef, i).target == id;
  }
  return n;
}

/* While native code is at work on a deallocation: C variables may hold more than anybody knows, but nothing that is held can count less
 * than it has holders, unless it is on its way out itself. */
static void compare_amid (TrAudit *audit, TrId id) {
  const RtObject *o = id != 0 ? object_of (audit, id) : NULL;
  if (o == NULL || tr_state_count (audit->state, id) <= o->refcount || (o->flags & RT_OBJECT_DYING) != 0)
    return;
  guint explained = count_told (audit, id);
  if (explained > o->refcount)
    report (audit, o, id, explained);
}

static void compare_changed_amid (TrAudit *audit) {
  for (guint i = 0; i < audit->changes->len; i++) {
    const TrChange *change = &g_array_index (audit->changes, TrChange, i);
    if (change->change == TR_CHANGE_REF) {
      compare_amid (audit, change->before);
      compare_amid (audit, change->after);
    }
  }
}

static void suspect (TrAudit *audit, TrId id) {
  if (id != 0)
    g_hash_table_add (audit->suspects, TR_ID_KEY (id));
}

static void note_change (TrAudit *audit, const TrChange *change) {
  audit->n_objects += is_birth_of_object (change);
  if (change->change == TR_CHANGE_REF) {
    suspect (audit, change->before);
    suspect (audit, change->after);
  } else if (change->change != TR_CHANGE_TOP) {
    suspect (audit, change->subject);
  }
}

static void on_step (guint step, gpointer user) {
  TrAudit *audit = user;
  tr_state_seek (audit->state, (int) step);
  tr_log_changes (audit->log, step, audit->changes);
  for (guint i = 0; i < audit->changes->len; i++)
    note_change (audit, &g_array_index (audit->changes, TrChange, i));
  audit->n_steps++;
  TrStep record;
  tr_log_step (audit->log, step, &record);
  if (record.kind == RT_STEP_DEALLOC || record.kind == RT_STEP_FREE) {
    compare_changed_amid (audit);
    return;
  }
  if (audit->seen->len < rt_heap_places (audit->rt->heap))
    g_array_set_size (audit->seen, (guint) rt_heap_places (audit->rt->heap));
  rt_heap_walk (audit->rt->heap, compare_if_moved, audit);
  compare_suspects (audit);
  compare_frames (audit);
}

TrAudit *tr_audit_new (RtInterp *rt, TrRecorder *recorder, TrLog *log) {
  TrAudit *audit = g_new0 (TrAudit, 1);
  audit->rt = rt;
  audit->recorder = recorder;
  audit->log = tr_log_ref (log);
  audit->state = tr_state_new (log);
  audit->changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  audit->suspects = g_hash_table_new (NULL, NULL);
  audit->seen = g_array_new (FALSE, TRUE, sizeof (Seen));
  audit->findings = g_array_new (FALSE, FALSE, sizeof (TrAuditFinding));
  audit->descriptions = g_ptr_array_new_with_free_func (g_free);
  audit->reported = g_hash_table_new (NULL, NULL);
  tr_recorder_set_step_func (recorder, on_step, audit);
  return audit;
}

void tr_audit_free (TrAudit *audit) {
  tr_recorder_set_step_func (audit->recorder, NULL, NULL);
  tr_state_free (audit->state);
  g_array_unref (audit->changes);
  g_array_unref (audit->seen);
  g_hash_table_unref (audit->suspects);
  g_array_unref (audit->findings);
  g_ptr_array_unref (audit->descriptions);
  g_hash_table_unref (audit->reported);
  tr_log_unref (audit->log);
  g_free (audit);
}

guint tr_audit_n_steps (TrAudit *audit) {
  return audit->n_steps;
}

guint64 tr_audit_n_objects (TrAudit *audit) {
  return audit->n_objects;
}

const TrAuditFinding *tr_audit_findings (TrAudit *audit, guint *n_findings) {
  *n_findings = audit->findings->len;
  return (const TrAuditFinding *) audit->findings->data;
}

char *tr_audit_describe (TrAudit *audit, const TrAuditFinding *finding) {
  return g_strdup (audit->descriptions->pdata[finding - (const TrAuditFinding *) audit->findings->data]);
}

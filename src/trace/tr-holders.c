/* Native frames, parser's trees and the interpreter's own references.
 *
 * Native frames nest strictly with Python's: one that was entered below a frame that has been on the stack since the last step
 * cannot have run, and is not looked at. A parser's tree only gains objects while it lives. The interpreter's fields are few.
 * Immortal objects are left out: they need nobody to hold them, and the parser holds many.
 */
#include "rt-thread.h"
#include "tr-recorder-private.h"

typedef struct Native {
  guint64 identity;
  TrId id;
  TrPayloadPlace payload;
  int frame_place; /* of the frame that was running when it was entered */
  const char *const *labels;
  const char *label_all;
  guint64 *ids;
  gsize count, room;
  gboolean met;
} Native;

typedef struct Arena {
  guint64 identity;
  TrId id;
  TrPayloadPlace payload;
  GArray *ids; /* guint64: of its objects */
  const char *label;
} Arena;

/* A frame that is giving up what it holds. */
typedef struct Ending {
  TrId id;
  TrPayloadPlace payload;
  guint64 *ids;
  const char **names;
  int n_places, n_variables;
  gboolean met, of_function; /* of_function: rt_code_is_of_function */
} Ending;

/* The number of O, which is about to be compared and perhaps mentioned. */
static guint64 mortal (TrRecorder *r, RtObject *RT_NULLABLE o) {
  return o != NULL && !rt_is_immortal (o) ? tr_want (r, o) : 0;
}

static void native_clear (gpointer native) {
  g_free (((Native *) native)->ids);
}

static void arena_clear (gpointer arena) {
  g_array_unref (((Arena *) arena)->ids);
}

static void ending_clear (gpointer ending) {
  g_free (((Ending *) ending)->ids);
  g_free (((Ending *) ending)->names);
}

static GArray *new_array (gsize each_bytes, GDestroyNotify clear) {
  GArray *array = g_array_new (FALSE, FALSE, (guint) each_bytes);
  g_array_set_clear_func (array, clear);
  return array;
}

GArray *tr_natives_new (void) {
  return new_array (sizeof (Native), native_clear);
}

void tr_holders_init (TrHolders *holders) {
  holders->busy = TRUE;
  holders->natives = tr_natives_new ();
  holders->arenas = new_array (sizeof (Arena), arena_clear);
  holders->ending = new_array (sizeof (Ending), ending_clear);
  holders->due = g_array_new (FALSE, FALSE, sizeof (guint64));
}

void tr_holders_clear (TrHolders *holders) {
  g_array_unref (holders->natives);
  g_array_unref (holders->arenas);
  g_array_unref (holders->ending);
  g_array_unref (holders->due);
  g_free (holders->spare_ids);
}

static TrPayloadPlace tell_birth (TrRecorder *r, TrId id, TrNature nature, const char *name) {
  TrSubject subject = {.nature = (guint8) nature, .name = tr_names_text (&r->names, r->log, name)};
  return tr_log_add_birth (r->log, id, &subject, &(TrPayload){0});
}

/* Native frames. */

static RtSlot native_slot (const Native *shadow, gsize place) {
  return RT_FIELD (place, shadow->labels != NULL ? shadow->labels[place] : shadow->label_all);
}

static void compare_native (TrRecorder *r, Native *shadow, const RtNative *RT_NULLABLE native) {
  gsize count = native != NULL ? native->count : 0;
  if (count > shadow->room) {
    shadow->ids = g_renew (guint64, shadow->ids, count);
    shadow->room = count;
  }
  for (; shadow->count < count; shadow->count++)
    shadow->ids[shadow->count] = 0;
  for (gsize i = 0; i < shadow->count; i++) {
    guint64 now = i < count ? mortal (r, native->held[i]) : 0;
    if (now != shadow->ids[i])
      tr_record_ref (r, shadow->id, native_slot (shadow, i), shadow->ids[i], now);
    shadow->ids[i] = now;
  }
  shadow->count = count;
}

static void push_native (TrRecorder *r, const RtNative *native) {
  Native shadow = {.identity = native->identity,
                   .id = native->identity | TR_ID_HOLDER,
                   .frame_place = tr_stack_find (r, native->frame),
                   .labels = native->labels,
                   .label_all = native->label_all,
                   .ids = r->holders.spare_ids,
                   .room = r->holders.spare_room};
  r->holders.spare_ids = NULL;
  r->holders.spare_room = 0;
  shadow.payload = tell_birth (r, shadow.id, TR_NATIVE, native->name);
  compare_native (r, &shadow, native);
  g_array_append_val (r->holders.natives, shadow);
}

static Native *last_native (TrRecorder *r) {
  GArray *natives = r->holders.natives;
  return natives->len > 0 ? &g_array_index (natives, Native, natives->len - 1) : NULL;
}

static void pop_native (TrRecorder *r) {
  Native *shadow = last_native (r);
  compare_native (r, shadow, NULL);
  tr_log_add_death (r->log, shadow->id, shadow->payload, 0);
  if (r->holders.spare_ids == NULL) { /* the next one begins soon */
    r->holders.spare_room = shadow->room;
    r->holders.spare_ids = g_steal_pointer (&shadow->ids);
  }
  g_array_set_size (r->holders.natives, r->holders.natives->len - 1);
}

/* Outermost first: those above the one that is known already. There are as many of this function as there are of the functions they stand
 * for, and those need more of the stack. */
static void push_natives (TrRecorder *r, const RtNative *RT_NULLABLE native, guint64 known) {
  if (native == NULL || native->identity <= known)
    return;
  push_natives (r, native->below, known);
  push_native (r, native);
}

/* Identities ascend inwards. */
void tr_natives_record (TrRecorder *r, const RtNative *innermost) {
  const RtNative *native = innermost;
  Native *shadow;
  for (;;) {
    shadow = last_native (r);
    while (native != NULL && (shadow == NULL || native->identity > shadow->identity))
      native = native->below;
    if (shadow == NULL || (native != NULL && native->identity == shadow->identity))
      break;
    pop_native (r);
  }
  guint64 known = shadow != NULL ? shadow->identity : 0;
  GArray *natives = r->holders.natives;
  for (guint i = natives->len; i > 0 && native != NULL; i--, native = native->below) {
    shadow = &g_array_index (natives, Native, i - 1);
    if (shadow->frame_place < r->stack.kept)
      break;
    compare_native (r, shadow, native);
  }
  push_natives (r, innermost, known);
}

/* Parser's trees. */

static void push_arena (TrRecorder *r, const RtArena *arena) {
  Arena shadow = {.identity = arena->identity,
                  .id = arena->identity | TR_ID_HOLDER,
                  .ids = g_array_new (FALSE, FALSE, sizeof (guint64)),
                  .label = arena->label};
  shadow.payload = tell_birth (r, shadow.id, TR_ARENA, arena->label);
  g_array_append_val (r->holders.arenas, shadow);
}

static void end_arena (TrRecorder *r, guint place) {
  Arena *shadow = &g_array_index (r->holders.arenas, Arena, place);
  for (guint i = 0; i < shadow->ids->len; i++)
    if (g_array_index (shadow->ids, guint64, i) != 0)
      tr_record_ref (r, shadow->id, RT_FIELD (i, shadow->label), g_array_index (shadow->ids, guint64, i), 0);
  tr_log_add_death (r->log, shadow->id, shadow->payload, 0);
  g_array_remove_index (r->holders.arenas, place);
}

static void compare_arena (TrRecorder *r, Arena *shadow, const RtArena *arena) {
  for (gsize i = shadow->ids->len; i < arena->object_count; i++) {
    guint64 now = mortal (r, arena->objects[i]);
    if (now != 0)
      tr_record_ref (r, shadow->id, RT_FIELD (i, shadow->label), 0, now);
    g_array_append_val (shadow->ids, now);
  }
}

/* In which thread soever. */
static gboolean is_there (TrRecorder *r, guint64 identity) {
  RtThreadWalk walk = {0};
  RtThreadView thread;
  while (rt_thread_next (r->rt, &walk, &thread))
    for (const RtArena *arena = thread.arena; arena != NULL; arena = arena->below)
      if (arena->identity == identity)
        return TRUE;
  return FALSE;
}

static void compare_arenas (TrRecorder *r, const RtArena *arena) {
  GArray *arenas = r->holders.arenas;
  for (; arena != NULL; arena = arena->below) {
    guint place = 0;
    while (place < arenas->len && g_array_index (arenas, Arena, place).identity != arena->identity)
      place++;
    if (place == arenas->len)
      push_arena (r, arena);
    compare_arena (r, &g_array_index (arenas, Arena, place), arena);
  }
}

/* There are but one or two at a time. */
static void record_arenas (TrRecorder *r) {
  for (guint i = r->holders.arenas->len; i > 0; i--)
    if (!is_there (r, g_array_index (r->holders.arenas, Arena, i - 1).identity))
      end_arena (r, i - 1);
  RtThreadWalk walk = {0};
  RtThreadView thread;
  while (rt_thread_next (r->rt, &walk, &thread))
    compare_arenas (r, thread.arena);
}

/* Frames that are ending. */

static RtSlot ending_slot (const Ending *shadow, int i) {
  if (i < RT_FRAME_FIELDS)
    return rt_frame_field_slot (shadow->of_function, i);
  i -= RT_FRAME_FIELDS;
  if (i < shadow->n_variables)
    return (RtSlot){RT_SLOT_LOCAL, (guint32) i, shadow->names[i]};
  return (RtSlot){RT_SLOT_STACK, (guint32) (i - shadow->n_variables), NULL};
}

static void compare_ending (TrRecorder *r, Ending *shadow, const RtFrame *RT_NULLABLE frame) {
  RtObject *fields[RT_FRAME_FIELDS] = {NULL};
  if (frame != NULL)
    rt_frame_fields (frame, fields);
  int top = frame != NULL && frame->code != NULL ? frame->stack_top : 0;
  for (int i = 0; i < RT_FRAME_FIELDS + MAX (top, shadow->n_places); i++) {
    RtObject *o = i < RT_FRAME_FIELDS ? fields[i] : i - RT_FRAME_FIELDS < top ? frame->locals[i - RT_FRAME_FIELDS] : NULL;
    guint64 now = mortal (r, o);
    if (now != shadow->ids[i])
      tr_record_ref (r, shadow->id, ending_slot (shadow, i), shadow->ids[i], now);
    shadow->ids[i] = now;
  }
  shadow->n_places = top;
}

static Ending *push_ending (TrRecorder *r, const RtFrame *frame, TrId id) {
  const RtCode *code = rt_frame_code (frame);
  Ending shadow = {.id = id, .n_variables = code->nlocalsplus, .of_function = rt_code_is_of_function (code)};
  shadow.ids = g_new0 (guint64, RT_FRAME_FIELDS + (gsize) code->nlocalsplus + (gsize) code->stacksize + 1);
  shadow.names = g_new (const char *, (gsize) code->nlocalsplus);
  for (int i = 0; i < code->nlocalsplus; i++)
    shadow.names[i] = rt_frame_place_slot (code, i).name;
  TrSubject subject = {.nature = TR_NATIVE, .name = tr_names_of_code (&r->names, r->log, frame->code)};
  shadow.payload = tr_log_add_birth (r->log, id, &subject, &(TrPayload){0});
  g_array_append_val (r->holders.ending, shadow);
  return &g_array_index (r->holders.ending, Ending, r->holders.ending->len - 1);
}

static Ending *find_ending (TrRecorder *r, TrId id) {
  for (guint i = 0; i < r->holders.ending->len; i++)
    if (g_array_index (r->holders.ending, Ending, i).id == id)
      return &g_array_index (r->holders.ending, Ending, i);
  return NULL;
}

/* One that runs in a frame has the number of that frame; one that is ending a holder's besides. */
static void compare_endings (TrRecorder *r, const RtFrame *frame) {
  for (; frame != NULL; frame = frame->previous) {
    TrId id = frame->identity | TR_ID_FRAME | TR_ID_HOLDER;
    Ending *shadow = find_ending (r, id);
    if (shadow == NULL && frame->code == NULL)
      continue;
    if (shadow == NULL)
      shadow = push_ending (r, frame, id);
    shadow->met = TRUE;
    compare_ending (r, shadow, frame);
  }
}

static void record_ending (TrRecorder *r) {
  GArray *ending = r->holders.ending;
  for (guint i = 0; i < ending->len; i++)
    g_array_index (ending, Ending, i).met = FALSE;
  RtThreadWalk walk = {0};
  RtThreadView thread;
  while (rt_thread_next (r->rt, &walk, &thread))
    compare_endings (r, thread.ending);
  for (guint i = ending->len; i > 0; i--) {
    Ending *shadow = &g_array_index (ending, Ending, i - 1);
    if (shadow->met)
      continue;
    compare_ending (r, shadow, NULL);
    tr_log_add_death (r->log, shadow->id, shadow->payload, 0);
    g_array_remove_index (ending, i - 1);
  }
}

/* The interpreter. */

/* Weak references that are about to call back: mostly there is none. */
static void record_due (TrRecorder *r) {
  const RtGcHead *end = &r->rt->gc.due_callbacks, *head = end->next;
  GArray *due = r->holders.due;
  guint n = 0;
  for (; head != NULL && head != end; head = head->next, n++) {
    guint64 now = mortal (r, rt_gc_object ((RtGcHead *) head)), known = 0;
    if (n == due->len)
      g_array_append_val (due, known);
    known = g_array_index (due, guint64, n);
    if (now != known)
      tr_record_ref (r, TR_ID_HOLDER, RT_FIELD (RT_INTERP_FIELDS + n, rt_interp_due_label), known, now);
    g_array_index (due, guint64, n) = now;
  }
  for (guint i = due->len; i > n; i--)
    if (g_array_index (due, guint64, i - 1) != 0)
      tr_record_ref (r, TR_ID_HOLDER, RT_FIELD (RT_INTERP_FIELDS + i - 1, rt_interp_due_label), g_array_index (due, guint64, i - 1), 0);
  g_array_set_size (due, n);
}

static inline void compare_interp (TrRecorder *r, RtSlot slot, guint64 *known, RtObject *RT_NULLABLE o) {
  guint64 now = o != NULL && !rt_is_immortal (o) ? o->identity : 0, before = *known;
  if (G_LIKELY (now == before))
    return;
  *known = mortal (r, o);
  tr_record_ref (r, TR_ID_HOLDER, slot, before, now);
}

/* What it holds for a while, and what it comes to hold when it is asked for. */
enum { N_PASSING = 5 };
static const guint8 changing[] = {RT_INTERP_ERROR, RT_INTERP_HANDLED, RT_INTERP_TRACER, RT_INTERP_ASYNC_FIRST, RT_INTERP_ASYNC_FINALIZER,
                                  RT_INTERP_GARBAGE, RT_INTERP_CALLBACKS};

static void record_interp (TrRecorder *r, gboolean all) {
  RtObject *fields[RT_INTERP_FIELDS];
  guint64 *known = r->holders.interp;
  rt_interp_fields (r->rt, fields);
  if (all)
    for (guint i = 0; i < RT_INTERP_FIELDS; i++)
      compare_interp (r, rt_interp_field_slots[i], &known[i], fields[i]);
  else
    for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
      compare_interp (r, rt_interp_field_slots[changing[i]], &known[changing[i]], fields[changing[i]]);
  compare_interp (r, rt_interp_value_slot, &r->holders.value, rt_vm (r->rt)->value);
  compare_interp (r, rt_profiler_slot, &r->holders.profiler, rt_vm (r->rt)->profiler);
}

/* Whether anything is held that is not always there: as long as it is, all is looked at. */
static gboolean is_busy (const TrHolders *holders) {
  guint64 held = holders->value | holders->profiler;
  for (guint i = 0; i < N_PASSING; i++)
    held |= holders->interp[changing[i]];
  return held != 0 || holders->due->len > 0 || holders->ending->len > 0;
}

/* What tr_holders_are_quiet compares with. */
static void note_quiet (TrRecorder *r) {
  TrHolders *holders = &r->holders;
  const Native *native = last_native (r);
  holders->quiet_native = native != NULL ? native->identity : 0;
  holders->quiet_place = native != NULL ? native->frame_place : G_MAXINT;
  const RtObject *handled = r->rt->exc_base.exception; /* None, which nobody needs to hold, once something was */
  holders->quiet_handled = handled == r->rt->none ? handled : NULL;
  holders->busy = is_busy (holders);
  holders->seldom_changes = r->rt->seldom_changes;
}

void tr_holders_record (TrRecorder *r, gboolean all) {
  if (!tr_holders_frames_are_still (r)) {
    const gboolean threads = tr_has_threads (r);
    if (r->holders.ending->len > 0 || rt_vm (r->rt)->ending != NULL || threads)
      record_ending (r);
    tr_natives_record (r, r->rt->native);
    if (r->holders.arenas->len > 0 || r->rt->arena != NULL || threads)
      record_arenas (r);
  }
  if (r->holders.interp_payload == 0)
    r->holders.interp_payload = tell_birth (r, TR_ID_HOLDER, TR_INTERP, "interpreter");
  if (all || !tr_holders_seldom_are_quiet (r) || !tr_holders_interp_is_quiet (r)) {
    record_due (r);
    record_interp (r, all);
  }
  note_quiet (r);
}

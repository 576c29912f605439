/* How a collection finds garbage, for newcomers.
 *
 * Take the objects of the generations that are looked at. Write beside each how many references there are to
 * it (its count). Go over all of them once and, for every reference from one to another, cross one off. What
 * is left beside an object are references from outside: from frames, from older objects, from native code. An
 * object with something left is needed, and so is everything that can be reached from it. The rest is
 * garbage, however much it refers to itself.
 *
 * The number left is kept in RtGcHead.prev while that goes on, so the ring is only linked forwards then;
 * move_unreachable links it backwards again. No user code runs before that is done. After it, finalizers may
 * run anything: an object may come back to life, so what was found is looked at once more before anything is
 * cleared.
 */
#include "rt-gc.h"

#include "rt-collected.h"
#include "rt-error.h"
#include "rt-gc-list.h"
#include "rt-interp.h"

void rt_gc_init (RtInterp *rt) {
  static const int thresholds[RT_GC_GENERATIONS] = {700, 10, 10};
  for (int i = 0; i < RT_GC_GENERATIONS; i++) {
    rt_gc_list_init (&rt->gc.generations[i].head);
    rt->gc.generations[i].threshold = thresholds[i];
  }
  rt_gc_list_init (&rt->gc.permanent);
  rt_gc_list_init (&rt->gc.due_callbacks);
  rt->gc.enabled = true;
}

void rt_gc_finish (RtInterp *rt) {
  RtObject *garbage = rt->gc.garbage, *callbacks = rt->gc.callbacks;
  rt->gc.garbage = rt->gc.callbacks = NULL;
  rt->seldom_changes++;
  rt_xdecref (rt, garbage);
  rt_xdecref (rt, callbacks);
}

static void set_generations (RtInterp *rt, RtGcHead *ring, int generation) {
  for (RtGcHead *head = ring->next; head != ring; head = head->next)
    rt_collected_set_generation (rt, rt_gc_object (head), generation);
}

/* What generation FROM holds goes behind that of generation TO. */
static void hand_on (RtInterp *rt, int from, int to) {
  set_generations (rt, &rt->gc.generations[from].head, to);
  rt_gc_list_merge (&rt->gc.generations[from].head, &rt->gc.generations[to].head);
}

void rt_gc_begin_script (RtInterp *rt) {
  hand_on (rt, RT_GC_GENERATIONS - 1, RT_GC_GENERATIONS - 2);
  static const uint8_t spare_tuples[RT_GC_SPARE_TUPLE_ITEMS] = {[1] = 5, [2] = 6,  [3] = 3,  [4] = 1,  [5] = 1,  [6] = 1,
                                                                [9] = 2, [11] = 1, [13] = 1, [14] = 1, [17] = 1, [18] = 2};
  for (int i = 0; i < RT_GC_SPARE_TUPLE_ITEMS; i++)
    rt->gc.spare_tuples[i].count = spare_tuples[i];
  rt->gc.spare_dicts.count = 14;
  rt->gc.spare_lists.count = 10;
  rt->gc.spare_slices.count = 1;
  rt->gc.generations[0].count = 669;
  rt->gc.generations[1].count = 4;
  rt->gc.stats[0] = (RtGcStats){.collections = 4, .collected = 24};
  rt->gc.stats[RT_GC_GENERATIONS - 1] = (RtGcStats){.collections = 0};
  rt->gc.long_lived_total = rt->gc.long_lived_pending = 0;
}

void rt_gc_begin_prompt (RtInterp *rt) {
  hand_on (rt, RT_GC_GENERATIONS - 2, RT_GC_GENERATIONS - 1);
}

void rt_gc_track (RtInterp *rt, RtObject *o) {
  if (!rt_gc_is_tracked (o))
    rt_collected_track (rt, o);
}

void rt_gc_untrack (RtInterp *rt, RtObject *o) {
  rt_collected_untrack (rt, o);
}

bool rt_gc_may_be_tracked (RtInterp *rt, RtObject *o) {
  return rt_object_is_gc (o) && (!RT_IS_EXACT (rt, o, tuple) || rt_gc_is_tracked (o));
}

/* The free list of objects like this, and how many it keeps at most; NULL if there is none. */
static inline RtSpares *spares_of (RtInterp *rt, const RtType *type, ptrdiff_t size, unsigned *most) {
  *most = RT_GC_SPARE_CONTAINERS;
  if (type == rt->types.list)
    return &rt->gc.spare_lists;
  if (type == rt->types.dict)
    return &rt->gc.spare_dicts;
  *most = RT_GC_SPARE_TUPLES;
  if (type == rt->types.tuple)
    return size >= 1 && size <= RT_GC_SPARE_TUPLE_ITEMS ? &rt->gc.spare_tuples[size] : NULL;
  *most = 1;
  return type == rt->types.slice ? &rt->gc.spare_slices : NULL;
}

/* CPython keeps tuples of the largest size but never takes one back. */
RtSpares *rt_gc_spares_for_new (RtInterp *rt, const RtType *type, ptrdiff_t size) {
  unsigned most;
  RtSpares *spares = spares_of (rt, type, size, &most);
  bool found = spares != NULL && spares->count > 0 && spares != &rt->gc.spare_tuples[RT_GC_SPARE_TUPLE_ITEMS];
  return found ? spares : NULL;
}

RtSpares *rt_gc_spares_for_dead (RtInterp *rt, const RtType *type, ptrdiff_t size) {
  unsigned most;
  RtSpares *spares = spares_of (rt, type, size, &most);
  return spares != NULL && spares->count < most ? spares : NULL;
}

void rt_gc_allocated (RtInterp *rt) {
  RtGc *gc = &rt->gc;
  RtGcGeneration *youngest = &gc->generations[0];
  youngest->count++;
  if (youngest->count > youngest->threshold && gc->enabled && youngest->threshold != 0 && !gc->collecting &&
      rt->error == NULL)
    gc->due |= RT_GC_DUE_COLLECTION;
}

void rt_gc_freed (RtInterp *rt) {
  if (rt->gc.generations[0].count > 0)
    rt->gc.generations[0].count--;
}

void rt_gc_count_passing (RtInterp *rt, const RtType *type, unsigned count) {
  unsigned most;
  RtSpares *spares = spares_of (rt, type, 0, &most);
  unsigned taken = count < spares->count ? count : spares->count;
  for (unsigned i = taken; i < count; i++)
    rt_gc_allocated (rt);
  unsigned room = most - (spares->count - taken), kept = count < room ? count : room;
  spares->count += kept - taken;
  for (unsigned i = kept; i < count; i++)
    rt_gc_freed (rt);
}

static void forget_spare_objects (RtInterp *rt) {
  rt_spares_release (rt, &rt->spare_floats);
  rt_spares_release (rt, &rt->gc.spare_lists);
  rt_spares_release (rt, &rt->gc.spare_dicts);
  for (int i = 1; i <= RT_GC_SPARE_TUPLE_ITEMS; i++)
    rt_spares_release (rt, &rt->gc.spare_tuples[i]);
}

/* The generation that survivors of a collection of GENERATION go to. */
static int older (int generation) {
  return generation + 1 < RT_GC_GENERATIONS ? generation + 1 : generation;
}

void rt_gc_survive (RtInterp *rt, RtGcHead *old, RtObject *o) {
  rt_gc_list_move (old, rt_gc_head (o));
  rt_collected_set_generation (rt, o, older (rt->gc.collected_generation));
}

/* O: of RT_GC_FINALIZING and RT_GC_CLEARING. */
static void tell_phase (RtInterp *rt, RtGcPhase phase, RtObject *o) {
#define TEXTS(text) {"generation 0: " text, "generation 1: " text, "generation 2: " text}
  static const char *const texts[][RT_GC_GENERATIONS] = {[RT_GC_START] = TEXTS ("collection starts"),
                                                         [RT_GC_FOUND] = TEXTS ("unreachable objects found"),
                                                         [RT_GC_WEAKREFS] = TEXTS ("weak references cleared"),
                                                         [RT_GC_FINALIZED] = TEXTS ("finalizers have run"),
                                                         [RT_GC_END] = TEXTS ("collection ends")};
#undef TEXTS
  rt->gc.phase = phase;
  const RtObserver *observer = rt->observer;
  if (observer == NULL)
    return;
  if (phase <= RT_GC_LAST_TOLD_BY_STEP && observer->step != NULL)
    observer->step (observer->self, RT_STEP_GC, rt->frame, NULL, texts[phase][rt->gc.collected_generation]);
  if (observer->gc_phase != NULL)
    observer->gc_phase (observer->self, phase, o);
}

void rt_gc_figures (RtInterp *rt, void (*visit) (void *arg, RtObject *o, size_t left, bool unreachable), void *arg) {
  RtGc *gc = &rt->gc;
  bool counting = gc->phase == RT_GC_COUNTED || gc->phase == RT_GC_SUBTRACTED;
  for (RtGcHead *head = gc->looked_at->next; counting && head != gc->looked_at; head = head->next)
    visit (arg, rt_gc_object (head), head->prev, false);
  for (RtGcHead *head = gc->set_apart->next; gc->phase == RT_GC_SORTED && head != gc->set_apart; head = head->next)
    visit (arg, rt_gc_object (head), 0, true);
}

/* Counting. */

static bool is_collecting (const RtObject *o) {
  return (o->flags & RT_OBJECT_GC_COLLECTING) != 0;
}

/* From here on until move_unreachable only `next` links the ring. */
static void write_counts (RtInterp *rt, RtGcHead *ring) {
  RtGcHead *before = ring;
  for (RtGcHead *head = ring->next; head != ring; head = before->next) {
    RtObject *o = rt_gc_object (head);
    if (rt_is_immortal (o)) {
      before->next = head->next;
      rt_gc_list_append (&rt->gc.permanent, head);
      rt_collected_set_generation (rt, o, RT_GC_PERMANENT);
      continue;
    }
    o->flags |= RT_OBJECT_GC_COLLECTING;
    head->prev = o->refcount;
    before = head;
  }
}

static int cross_off (void *arg, RtSlot slot, RtObject *referent) {
  if (slot.kind != RT_SLOT_HIDDEN && is_collecting (referent))
    rt_gc_head (referent)->prev--;
  return 0;
}

/* rt_object_traverse where it is called for every object. */
static inline void traverse (RtObject *o, RtVisit visit, void *arg) {
  if (o->type->slots.tp_traverse != NULL)
    o->type->slots.tp_traverse (o, visit, arg);
}

static void cross_off_internal (RtGcHead *ring) {
  for (RtGcHead *head = ring->next; head != ring; head = head->next)
    traverse (rt_gc_object (head), cross_off, NULL);
}

/* REFERENT is needed: it goes back to the ring ARG if it was thought unreachable, or will be passed with a
 * count left. */
static int keep_reachable (void *arg, RtSlot slot, RtObject *referent) {
  if (slot.kind == RT_SLOT_HIDDEN || !is_collecting (referent))
    return 0;
  RtGcHead *head = rt_gc_head (referent);
  if ((referent->flags & RT_OBJECT_GC_UNREACHABLE) != 0) {
    referent->flags &= ~(uint32_t)RT_OBJECT_GC_UNREACHABLE;
    rt_gc_list_move (arg, head);
    head->prev = 1;
  } else if (head->prev == 0) {
    head->prev = 1;
  }
  return 0;
}

/* What is known of the survivors once they are sorted, so that they need not all be gone through again: memory is slow. */
typedef struct Survivors {
  size_t count;
  RtObject *light[256]; /* tuples and dicts among them, in the order of the ring: they may be in no cycle */
  size_t light_count;   /* more than fit: the ring must be searched for them */
} Survivors;
#define MOST_LIGHT (sizeof ((Survivors *)NULL)->light / sizeof (RtObject *))

static void note_survivor (RtInterp *rt, Survivors *survivors, RtObject *o) {
  survivors->count++;
  if (!RT_IS_EXACT (rt, o, tuple) && !RT_IS_EXACT (rt, o, dict))
    return;
  if (survivors->light_count < MOST_LIGHT)
    survivors->light[survivors->light_count] = o;
  survivors->light_count++;
}

/* Sorts RING, whose heads hold counts: what is not needed goes to UNREACHABLE (and keeps GC_COLLECTING), for
 * now; what turns out to be reached from something later in the ring comes back to its end. */
static void move_unreachable (RtInterp *rt, RtGcHead *ring, RtGcHead *unreachable, Survivors *survivors) {
  RtGcHead *before = ring;
  for (RtGcHead *head = ring->next; head != ring; head = before->next) {
    RtObject *o = rt_gc_object (head);
    if (head->prev != 0) {
      traverse (o, keep_reachable, ring);
      head->prev = (uintptr_t)before;
      o->flags &= ~(uint32_t)RT_OBJECT_GC_COLLECTING;
      note_survivor (rt, survivors, o);
      before = head;
    } else {
      before->next = head->next;
      rt_gc_list_append (unreachable, head);
      o->flags |= RT_OBJECT_GC_UNREACHABLE;
    }
  }
  ring->prev = (uintptr_t)before;
}

static void deduce_unreachable (RtInterp *rt, RtGcHead *ring, RtGcHead *unreachable, Survivors *survivors) {
  rt_gc_list_init (unreachable);
  survivors->count = survivors->light_count = 0;
  rt->gc.looked_at = ring;
  rt->gc.set_apart = unreachable;
  write_counts (rt, ring);
  tell_phase (rt, RT_GC_COUNTED, NULL);
  cross_off_internal (ring);
  tell_phase (rt, RT_GC_SUBTRACTED, NULL);
  move_unreachable (rt, ring, unreachable, survivors);
  tell_phase (rt, RT_GC_SORTED, NULL);
  rt->gc.looked_at = rt->gc.set_apart = NULL;
}

static void clear_flag (RtGcHead *ring, uint32_t flag) {
  for (RtGcHead *head = ring->next; head != ring; head = head->next)
    rt_gc_object (head)->flags &= ~flag;
}

/* Untracking. */

typedef struct Untracking {
  RtInterp *rt;
  ptrdiff_t references;
} Untracking;

static int stop_at_trackable (void *arg, RtSlot slot, RtObject *referent) {
  Untracking *untracking = arg;
  untracking->references++;
  return rt_gc_may_be_tracked (untracking->rt, referent);
}

void rt_gc_maybe_untrack (RtInterp *rt, RtObject *o) {
  bool tuple = RT_IS_EXACT (rt, o, tuple);
  if (!rt_gc_is_tracked (o) || (!tuple && !RT_IS_EXACT (rt, o, dict)))
    return;
  Untracking untracking = {rt, 0};
  if (rt_object_traverse (o, stop_at_trackable, &untracking) != 0)
    return;
  if (!tuple ||
      untracking.references == ((RtVarObject *)o)->size) /* a tuple with empty places is still being made */
    rt_gc_untrack (rt, o);
}

static void untrack_survivor (RtInterp *rt, Survivors *survivors, RtObject *o) {
  if (!rt_gc_is_tracked (o))
    return;
  rt_gc_maybe_untrack (rt, o);
  survivors->count -= !rt_gc_is_tracked (o);
}

/* Lets go of those of TYPE in RING, which are SURVIVORS, that can be in no cycle. */
static void untrack_exact (RtInterp *rt, RtGcHead *ring, Survivors *survivors, const RtType *type) {
  if (survivors->light_count <= MOST_LIGHT) {
    for (size_t i = 0; i < survivors->light_count; i++)
      if (survivors->light[i]->type == type)
        untrack_survivor (rt, survivors, survivors->light[i]);
    return;
  }
  for (RtGcHead *head = ring->next, *next; head != ring; head = next) {
    RtObject *o = rt_gc_object (head);
    next = head->next;
    if (o->type == type)
      untrack_survivor (rt, survivors, o);
  }
}

void rt_gc_vouch (RtInterp *rt, uint64_t since) {
  RtGc *gc = &rt->gc;
  if (!rt_gc_waits_for_word (gc) || !gc->enabled || gc->collecting)
    return;
  RtGcHead *young = &gc->generations[0].head, *before = rt_gc_list_prev (young), held;
  while (before != young && rt_gc_object (before)->identity > since)
    before = rt_gc_list_prev (before);
  rt_gc_list_init (&held);
  rt_gc_list_split (young, before, &held);
  for (RtGcHead *head = held.next, *next; head != &held; head = next) {
    next = head->next;
    RtObject *o = rt_gc_object (head);
    if (RT_IS_EXACT (rt, o, tuple))
      rt_gc_maybe_untrack (rt, o);
    if (rt_gc_is_tracked (o))
      rt_collected_set_generation (rt, o, 1);
  }
  rt_gc_list_merge (&held, &gc->generations[1].head);
  gc->born_in = 1;
}

void rt_gc_end_vouching (RtInterp *rt) {
  rt->gc.born_in = 0;
}

/* Acting on what was found. */

static void finalize_garbage (RtInterp *rt, RtGcHead *unreachable, RtObject **held) {
  RtGcHead seen;
  rt_gc_list_init (&seen);
  while (!rt_gc_list_is_empty (unreachable)) {
    RtGcHead *head = unreachable->next;
    RtObject *o = rt_gc_object (head);
    rt_gc_list_move (&seen, head);
    if ((o->flags & RT_OBJECT_FINALIZED) != 0 || o->type->slots.tp_finalize == NULL)
      continue;
    o->flags |= RT_OBJECT_FINALIZED;
    *held = rt_incref (o);
    tell_phase (rt, RT_GC_FINALIZING, o);
    o->type->slots.tp_finalize (rt, o);
    *held = NULL;
    rt_decref (rt, o);
  }
  rt_gc_list_merge (&seen, unreachable);
}

/* Leaves in STILL what is garbage although finalizers ran; the rest goes to OLD. */
static void sort_out_resurrected (RtInterp *rt, RtGcHead *unreachable, RtGcHead *still, RtGcHead *old) {
  clear_flag (unreachable, RT_OBJECT_GC_COLLECTING | RT_OBJECT_GC_UNREACHABLE);
  Survivors resurrected;
  deduce_unreachable (rt, unreachable, still, &resurrected);
  clear_flag (still, RT_OBJECT_GC_UNREACHABLE);
  set_generations (rt, unreachable, older (rt->gc.collected_generation));
  rt_gc_list_merge (unreachable, old);
  tell_phase (rt, RT_GC_RESURRECTED, NULL);
}

static void clear_one (RtInterp *rt, RtObject *o, RtObject **held) {
  if ((rt->gc.debug_flags & RT_GC_DEBUG_SAVEALL) != 0) {
    rt_gc_save_garbage (rt, o);
    return;
  }
  if (o->type->slots.tp_clear == NULL)
    return;
  *held = rt_incref (o);
  tell_phase (rt, RT_GC_CLEARING, o);
  if (o->type->slots.tp_clear (rt, o) != 0)
    rt_error_unraisable (rt, NULL);
  *held = NULL;
  rt_decref (rt, o);
}

static void delete_garbage (RtInterp *rt, RtGcHead *garbage, RtGcHead *old, RtObject **held) {
  while (!rt_gc_list_is_empty (garbage)) {
    RtGcHead *head = garbage->next;
    clear_one (rt, rt_gc_object (head), held);
    if (garbage->next != head)
      continue;
    rt_gc_object (head)->flags &= ~(uint32_t)RT_OBJECT_GC_COLLECTING; /* it still lives */
    rt_gc_survive (rt, old, rt_gc_object (head));
  }
}

size_t rt_gc_count_tracked (RtInterp *rt, const RtGcHead *ring) {
  size_t count = 0;
  for (const RtGcHead *head = ring->next; head != ring; head = head->next)
    count++;
  return count;
}

/* Puts the young objects to look at into one ring, and returns the ring that survivors go to. */
static RtGcHead *gather_young (RtInterp *rt, int generation) {
  RtGcGeneration *generations = rt->gc.generations;
  if (generation + 1 < RT_GC_GENERATIONS)
    generations[generation + 1].count++;
  for (int i = 0; i <= generation; i++)
    generations[i].count = 0;
  for (int i = 0; i < generation; i++) {
    set_generations (rt, &generations[i].head, generation);
    rt_gc_list_merge (&generations[i].head, &generations[generation].head);
  }
  return &generations[older (generation)].head;
}

static void promote (RtInterp *rt, int generation, RtGcHead *young, RtGcHead *old, Survivors *survivors) {
  RtGc *gc = &rt->gc;
  untrack_exact (rt, young, survivors, rt->types.tuple);
  if (young != old) {
    if (generation == RT_GC_GENERATIONS - 2)
      gc->long_lived_pending += survivors->count;
    set_generations (rt, young, older (generation));
    rt_gc_list_merge (young, old);
    return;
  }
  gc->long_lived_pending = 0;
  untrack_exact (rt, young, survivors, rt->types.dict);
  gc->long_lived_total = survivors->count;
}

static void print_collectable (RtInterp *rt, RtGcHead *unreachable) {
  if ((rt->gc.debug_flags & RT_GC_DEBUG_COLLECTABLE) == 0)
    return;
  for (RtGcHead *head = unreachable->next; head != unreachable; head = head->next)
    rt_gc_print_collectable (rt, rt_gc_object (head));
}

/* Weak references, finalizers, clearing; the number of objects found. */
static size_t dispose (RtInterp *rt, RtGcHead *unreachable, RtGcHead *old) {
  static const char *const labels[] = {"object being finalized or cleared"};
  RtObject *held[1] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "gc.collect", labels, held, 1);
  print_collectable (rt, unreachable);
  tell_phase (rt, RT_GC_FOUND, NULL);
  size_t found = rt_weakref_handle_garbage (rt, unreachable, old);
  tell_phase (rt, RT_GC_WEAKREFS, NULL);
  finalize_garbage (rt, unreachable, held);
  tell_phase (rt, RT_GC_FINALIZED, NULL);
  RtGcHead still;
  sort_out_resurrected (rt, unreachable, &still, old);
  found += rt_gc_count_tracked (rt, &still);
  delete_garbage (rt, &still, old, held);
  rt_native_leave (rt, &native);
  return found;
}

static size_t collect (RtInterp *rt, int generation) {
  tell_phase (rt, RT_GC_START, NULL);
  RtGcHead *young = &rt->gc.generations[generation].head, *old = gather_young (rt, generation), unreachable;
  tell_phase (rt, RT_GC_MERGED, NULL);
  Survivors survivors;
  deduce_unreachable (rt, young, &unreachable, &survivors);
  promote (rt, generation, young, old, &survivors);
  tell_phase (rt, RT_GC_PROMOTED, NULL);
  clear_flag (&unreachable, RT_OBJECT_GC_UNREACHABLE);
  size_t found = rt_gc_list_is_empty (&unreachable) ? 0 : dispose (rt, &unreachable, old);
  if (generation == RT_GC_GENERATIONS - 1)
    forget_spare_objects (rt);
  if (rt->error != NULL)
    rt_error_unraisable (rt, NULL);
  rt->gc.stats[generation].collections++;
  rt->gc.stats[generation].collected += found;
  tell_phase (rt, RT_GC_END, NULL);
  rt->gc.phase = RT_GC_IDLE;
  return found;
}

/* CALLS: whether gc.callbacks are called. */
static ptrdiff_t collect_now (RtInterp *rt, int generation, bool calls) {
  if (rt->gc.collecting)
    return 0;
  rt->gc.collecting = true;
  rt->gc.collected_generation = generation;
  RtObject *pending = rt_error_take (rt);
  static const char *const labels[] = {"exception under way"};
  RtNative native;
  rt_native_enter (rt, &native, "gc.collect", labels, &pending, 1);
  rt_gc_notify (rt, "start", generation, 0, 0, calls);
  ptrdiff_t found = (ptrdiff_t)collect (rt, generation);
  rt_gc_notify (rt, "stop", generation, found, 0, calls);
  RtObject *exception = pending;
  pending = NULL;
  rt_native_leave (rt, &native);
  rt_error_put (rt, exception);
  rt->gc.collecting = false;
  return found;
}

ptrdiff_t rt_gc_collect (RtInterp *rt, int generation) {
  return collect_now (rt, generation, true);
}

void rt_gc_collect_at_end (RtInterp *rt) {
  collect_now (rt, RT_GC_GENERATIONS - 1, false);
}

void rt_gc_run_if_due (RtInterp *rt) {
  RtGc *gc = &rt->gc;
  if (!(gc->due & RT_GC_DUE_COLLECTION))
    return;
  gc->due &= (uint8_t) ~RT_GC_DUE_COLLECTION;
  if (!gc->enabled || gc->collecting)
    return;
  for (int i = RT_GC_GENERATIONS - 1; i >= 0; i--) {
    if (gc->generations[i].count <= gc->generations[i].threshold)
      continue;
    if (i == RT_GC_GENERATIONS - 1 && gc->long_lived_pending < gc->long_lived_total / 4)
      continue;
    rt_gc_collect (rt, i);
    return;
  }
}

void rt_gc_run_if_due_with (RtInterp *rt, int passing) {
  RtGcGeneration *youngest = &rt->gc.generations[0];
  youngest->count += passing;
  if (youngest->count > youngest->threshold && youngest->threshold != 0)
    rt->gc.due |= RT_GC_DUE_COLLECTION;
  rt_gc_run_if_due (rt);
  youngest->count -= youngest->count < passing ? youngest->count : passing;
}

static int walk_ring (RtGcHead *ring, int (*visit) (void *arg, RtObject *o), void *arg) {
  for (RtGcHead *head = ring->next; head != ring; head = head->next) {
    int result = visit (arg, rt_gc_object (head));
    if (result != 0)
      return result;
  }
  return 0;
}

int rt_gc_walk (RtInterp *rt, int generation, int (*visit) (void *arg, RtObject *o), void *arg) {
  for (int i = 0; i < RT_GC_GENERATIONS; i++) {
    int result = generation < 0 || generation == i ? walk_ring (&rt->gc.generations[i].head, visit, arg) : 0;
    if (result != 0)
      return result;
  }
  return 0;
}

void rt_gc_freeze (RtInterp *rt) {
  for (int i = 0; i < RT_GC_GENERATIONS; i++) {
    set_generations (rt, &rt->gc.generations[i].head, RT_GC_PERMANENT);
    rt_gc_list_merge (&rt->gc.generations[i].head, &rt->gc.permanent);
    rt->gc.generations[i].count = 0;
  }
}

void rt_gc_unfreeze (RtInterp *rt) {
  set_generations (rt, &rt->gc.permanent, RT_GC_GENERATIONS - 1);
  rt_gc_list_merge (&rt->gc.permanent, &rt->gc.generations[RT_GC_GENERATIONS - 1].head);
}

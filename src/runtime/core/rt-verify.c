#include "rt-verify.h"

#include <inttypes.h>
#include <stdlib.h>

#define SHOWN_MOST 20

/* One number for each place where an object can be. */
typedef struct Audit {
  RtInterp *rt;
  uint32_t *found;
  size_t places;
  size_t wrong; /* defects other than counts */
  HbBuffer *out;
  size_t shown;
  RtObject *owner; /* whose references are being walked; NULL: a holder that is no object */
  int (*report) (void *arg, RtObject *o, size_t counted, size_t real);
  void *report_arg;
} Audit;

static size_t place_of (const Audit *audit, const RtObject *o) {
  return rt_heap_place (audit->rt->heap, o);
}

static const char *type_name (const Audit *audit, const RtObject *o) {
  return o != NULL && rt_heap_is_object (audit->rt->heap, o) ? o->type->name : "?";
}

static void complain (Audit *audit, const RtObject *o, const char *what) {
  audit->wrong++;
  if (audit->out != NULL && audit->shown++ < SHOWN_MOST)
    hb_buffer_printf (audit->out, "%s: %s\n", type_name (audit, o), what);
}

static int count_reference (void *arg, RtSlot slot, RtObject *referent) {
  Audit *audit = arg;
  if (!rt_heap_is_object (audit->rt->heap, referent)) {
    complain (audit, audit->owner, slot.name != NULL ? slot.name : "refers to an object that does not live");
    return 0;
  }
  if (rt_is_immortal (referent))
    return 0;
  audit->found[place_of (audit, referent)]++;
  return 0;
}

static int count_references_of (void *arg, RtObject *o) {
  Audit *audit = arg;
  audit->owner = o;
  return rt_object_traverse (o, count_reference, audit);
}

static int report_one (void *arg, RtObject *o) {
  Audit *audit = arg;
  return rt_is_immortal (o)
             ? 0
             : audit->report (audit->report_arg, o, o->refcount, audit->found[place_of (audit, o)]);
}

static int audit_run (Audit *audit) {
  RtInterp *rt = audit->rt;
  audit->places = rt_heap_places (rt->heap);
  audit->found = calloc (audit->places, sizeof *audit->found);
  if (audit->found == NULL)
    return -1;
  rt_interp_visit (rt, count_reference, audit);
  rt_frames_visit (rt, count_reference, audit);
  rt_heap_walk (rt->heap, count_references_of, audit);
  int result = rt_heap_walk (rt->heap, report_one, audit);
  free (audit->found);
  return result;
}

int rt_audit_counts (RtInterp *rt, int (*report) (void *arg, RtObject *o, size_t counted, size_t real),
                     void *arg) {
  Audit audit = {.rt = rt, .report = report, .report_arg = arg};
  return audit_run (&audit);
}

static int compare_counts (void *arg, RtObject *o, size_t counted, size_t real) {
  Audit *audit = arg;
  if (counted == real)
    return 0;
  audit->wrong++;
  if (audit->out != NULL && audit->shown++ < SHOWN_MOST)
    hb_buffer_printf (audit->out, "%s #%" PRIu64 ": count %zu, references %zu\n", o->type->name, o->identity,
                      counted, real);
  return 0;
}

static int check_flags (void *arg, RtObject *o) {
  Audit *audit = arg;
  const RtSlots *slots = &o->type->slots;
  if (slots->tp_dealloc == NULL)
    complain (audit, o, "its type cannot free it");
  if (rt_gc_is_tracked (o) && !rt_type_has (o->type, RT_TYPE_GC))
    complain (audit, o, "tracked, but its type is not the collector's");
  if (rt_type_has (o->type, RT_TYPE_GC) && slots->tp_traverse == NULL)
    complain (audit, o, "its type tells no references");
  if (rt_gc_is_tracked (o))
    audit->found[place_of (audit, o)]++;
  return 0;
}

static void check_ring (Audit *audit, const RtGcHead *ring, int generation) {
  for (const RtGcHead *head = ring->next; head != ring; head = head->next) {
    RtObject *o = rt_gc_object (head);
    if (!rt_heap_is_object (audit->rt->heap, o)) {
      complain (audit, NULL, "the collector tracks something that does not live");
      return;
    }
    if (head->next->prev != (uintptr_t)head)
      complain (audit, o, "the collector's ring is broken behind it");
    if (rt_gc_generation (o) != generation)
      complain (audit, o, "it does not know its generation");
    audit->found[place_of (audit, o)] += 2;
  }
}

static int check_tracking (void *arg, RtObject *o) {
  Audit *audit = arg;
  uint32_t found = audit->found[place_of (audit, o)];
  if (found != 0 && found != 3)
    complain (audit, o, "flag and ring disagree on whether it is tracked");
  return 0;
}

/* Whether flags and rings agree. While a collection is under way its own rings hold objects, so nothing can
 * be said. */
static int check_collector (Audit *audit) {
  RtInterp *rt = audit->rt;
  if (rt->gc.collecting)
    return 0;
  audit->found = calloc (audit->places, sizeof *audit->found);
  if (audit->found == NULL)
    return -1;
  rt_heap_walk (rt->heap, check_flags, audit);
  for (int i = 0; i < RT_GC_GENERATIONS; i++)
    check_ring (audit, &rt->gc.generations[i].head, i);
  check_ring (audit, &rt->gc.permanent, RT_GC_PERMANENT);
  rt_heap_walk (rt->heap, check_tracking, audit);
  free (audit->found);
  return 0;
}

size_t rt_verify (RtInterp *rt, HbBuffer *out) {
  Audit audit = {.rt = rt, .out = out, .report = compare_counts};
  audit.report_arg = &audit;
  if (audit_run (&audit) < 0 || check_collector (&audit) < 0)
    return SIZE_MAX;
  return audit.wrong;
}

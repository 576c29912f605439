/* The rings that generations and collections keep objects in. Only for rings whose `prev` are links (not
 * counts). */
#pragma once

#include "rt-gc.h"

static inline void rt_gc_list_init (RtGcHead *ring) {
  ring->next = ring;
  ring->prev = (uintptr_t)ring;
}

static inline bool rt_gc_list_is_empty (const RtGcHead *ring) {
  return ring->next == ring;
}

static inline RtGcHead *rt_gc_list_prev (const RtGcHead *head) {
  return (RtGcHead *)head->prev;
}

static inline void rt_gc_list_append (RtGcHead *ring, RtGcHead *head) {
  RtGcHead *last = rt_gc_list_prev (ring);
  head->next = ring;
  head->prev = (uintptr_t)last;
  last->next = head;
  ring->prev = (uintptr_t)head;
}

static inline void rt_gc_list_remove (RtGcHead *head) {
  RtGcHead *before = rt_gc_list_prev (head);
  before->next = head->next;
  head->next->prev = (uintptr_t)before;
}

static inline void rt_gc_list_move (RtGcHead *ring, RtGcHead *head) {
  rt_gc_list_remove (head);
  rt_gc_list_append (ring, head);
}

/* Appends all of FROM to TO; FROM is empty then. */
static inline void rt_gc_list_merge (RtGcHead *from, RtGcHead *to) {
  if (rt_gc_list_is_empty (from))
    return;
  RtGcHead *last = rt_gc_list_prev (to), *first = from->next;
  last->next = first;
  first->prev = (uintptr_t)last;
  RtGcHead *end = rt_gc_list_prev (from);
  end->next = to;
  to->prev = (uintptr_t)end;
  rt_gc_list_init (from);
}

/* Moves what RING has behind BEFORE, a head of it or RING itself, to REST, which is empty. */
static inline void rt_gc_list_split (RtGcHead *ring, RtGcHead *before, RtGcHead *rest) {
  if (before->next == ring)
    return;
  RtGcHead *first = before->next, *last = rt_gc_list_prev (ring);
  rest->next = first;
  first->prev = (uintptr_t)rest;
  rest->prev = (uintptr_t)last;
  last->next = rest;
  before->next = ring;
  ring->prev = (uintptr_t)before;
}

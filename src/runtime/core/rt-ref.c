#include "rt-ref.h"

#include <string.h>

void rt_ref_tell (RtInterp *rt, RtObject *owner, RtSlot slot, RtObject *before, RtObject *after) {
  const RtObserver *observer = rt->observer;
  if (observer->ref_changed != NULL && before != after)
    observer->ref_changed (observer->self, owner, slot, before, after);
}

static RtSlot slot_at (RtSlotKind kind, size_t index) {
  return (RtSlot){kind, (uint32_t)index, NULL};
}

void rt_ref_renumber (RtInterp *rt, RtObject *owner, RtSlotKind kind, size_t to, size_t from, size_t count) {
  const RtObserver *observer = rt->observer;
  if (count > 0 && to != from && observer != NULL && observer->ref_moved != NULL)
    observer->ref_moved (observer->self, owner, kind, to, from, count);
}

void rt_ref_move_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t to,
                        size_t from, size_t count) {
  if (count == 0 || to == from)
    return;
  memmove (items + to, items + from, count * sizeof *items);
  rt_ref_renumber (rt, owner, kind, to, from, count);
}

void rt_ref_clear_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first,
                         size_t count) {
  for (size_t i = first + count; i > first; i--)
    rt_ref_clear (rt, owner, slot_at (kind, i - 1), &items[i - 1]);
}

void rt_ref_take_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first,
                        size_t count, RtObject **out) {
  for (size_t i = 0; i < count; i++)
    out[i] = rt_ref_swap (rt, owner, slot_at (kind, first + i), &items[first + i], NULL);
}

void rt_ref_init_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first,
                        size_t count, RtObject *const *values) {
  for (size_t i = 0; i < count; i++)
    rt_ref_init (rt, owner, slot_at (kind, first + i), &items[first + i], values[i]);
}

void rt_ref_exchange (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t a, size_t b) {
  RtObject *was_a = items[a], *was_b = items[b];
  items[a] = was_b;
  items[b] = was_a;
  if (rt->observer != NULL) {
    rt_ref_tell (rt, owner, slot_at (kind, a), was_a, was_b);
    rt_ref_tell (rt, owner, slot_at (kind, b), was_b, was_a);
  }
}

void rt_payload_tell (RtInterp *rt, RtObject *owner) {
  const RtObserver *observer = rt->observer;
  if (observer->payload_changed != NULL)
    observer->payload_changed (observer->self, owner);
}

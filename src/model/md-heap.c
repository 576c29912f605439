#include "md-heap.h"

/* The table has at least twice as many places as there are nodes; a place taken sends on to the next. */
static guint64 place_of (const MdHeap *heap, TrId id) {
  return (id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 20 & heap->table_mask;
}

static void fill_table (MdHeap *heap) {
  guint64 room = 16;
  while (room < 2 * (guint64) heap->n_nodes)
    room *= 2;
  heap->table_mask = room - 1;
  heap->table = g_new (guint32, room);
  for (guint64 i = 0; i < room; i++)
    heap->table[i] = MD_NOTHING;
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    guint64 place = place_of (heap, heap->nodes[node].id);
    while (heap->table[place] != MD_NOTHING)
      place = (place + 1) & heap->table_mask;
    heap->table[place] = node;
  }
}

guint32 md_heap_node (const MdHeap *heap, TrId id) {
  for (guint64 place = place_of (heap, id);; place = (place + 1) & heap->table_mask) {
    guint32 node = heap->table[place];
    if (node == MD_NOTHING || heap->nodes[node].id == id)
      return node;
  }
}

const char *md_heap_text (const MdHeap *heap, TrText text) {
  return tr_log_text (tr_state_log (heap->state), text);
}

static void fill_nodes (MdHeap *heap, const GArray *living) {
  heap->n_nodes = living->len;
  heap->nodes = g_new (MdHeapNode, heap->n_nodes);
  for (guint32 i = 0; i < heap->n_nodes; i++) {
    TrId id = g_array_index (living, TrId, i);
    const TrSubject *subject = tr_state_subject (heap->state, id);
    TrPayload payload;
    tr_state_payload (heap->state, id, &payload);
    heap->nodes[i] = (MdHeapNode){.id = id,
                                  .linked = payload.linked,
                                  .type = subject->name,
                                  .text = payload.text,
                                  .address = subject->address,
                                  .size_bytes = payload.size_bytes,
                                  .kind = subject->kind,
                                  .nature = subject->nature,
                                  .bits = subject->bits,
                                  .immortal = payload.immortal};
  }
}

static void fill_slots (MdHeap *heap) {
  g_autoptr (GArray) slots = g_array_sized_new (FALSE, FALSE, sizeof (MdSlot), 2 * heap->n_nodes);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  heap->out_begin = g_new (guint32, heap->n_nodes + 1);
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    heap->out_begin[node] = slots->len;
    g_array_set_size (refs, 0);
    tr_state_refs (heap->state, heap->nodes[node].id, refs);
    for (guint i = 0; i < refs->len; i++) {
      const TrRef *ref = &g_array_index (refs, TrRef, i);
      MdSlot slot = {node, md_heap_node (heap, ref->target), ref->index, ref->kind, ref->name};
      if (slot.to != MD_NOTHING)
        g_array_append_val (slots, slot);
    }
  }
  heap->out_begin[heap->n_nodes] = heap->n_slots = slots->len;
  heap->slots = (MdSlot *) g_array_free (g_steal_pointer (&slots), FALSE);
}

/* By counting: how many each node has, then where they begin, then each slot to its place. */
static void fill_incoming (MdHeap *heap) {
  heap->in_begin = g_new0 (guint32, heap->n_nodes + 1);
  heap->incoming = g_new (guint32, heap->n_slots);
  for (guint32 s = 0; s < heap->n_slots; s++)
    heap->in_begin[heap->slots[s].to + 1]++;
  for (guint32 node = 0; node < heap->n_nodes; node++)
    heap->in_begin[node + 1] += heap->in_begin[node];
  g_autofree guint32 *next = g_memdup2 (heap->in_begin, heap->n_nodes * sizeof (guint32));
  for (guint32 s = 0; s < heap->n_slots; s++)
    heap->incoming[next[heap->slots[s].to]++] = s;
}

MdHeap *md_heap_new (TrState *state) {
  MdHeap *heap = g_new0 (MdHeap, 1);
  heap->state = state;
  heap->step = tr_state_step (state);
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (state, living);
  fill_nodes (heap, living);
  fill_table (heap);
  fill_slots (heap);
  fill_incoming (heap);
  return heap;
}

void md_heap_free (MdHeap *heap) {
  g_free (heap->nodes);
  g_free (heap->slots);
  g_free (heap->out_begin);
  g_free (heap->in_begin);
  g_free (heap->incoming);
  g_free (heap->table);
  g_free (heap);
}

guint8 *md_heap_reach (const MdHeap *heap, guint32 skipped) {
  guint8 *reached = g_new0 (guint8, heap->n_nodes + 1);
  g_autofree guint32 *stack = g_new (guint32, heap->n_nodes + 1);
  guint32 n = 0;
  for (guint32 node = 0; node < heap->n_nodes; node++)
    if (node != skipped && (md_heap_is_root (heap, node) || heap->nodes[node].immortal)) {
      reached[node] = 1;
      stack[n++] = node;
    }
  while (n > 0) {
    guint32 node = stack[--n];
    for (guint32 s = heap->out_begin[node]; s < heap->out_begin[node + 1]; s++) {
      guint32 to = heap->slots[s].to;
      if (to == skipped || reached[to])
        continue;
      reached[to] = 1;
      stack[n++] = to;
    }
  }
  return reached;
}

#include "md-memory.h"

#include "md-private.h"

#define MOST_STEPS_BACK 4096 /* what died longer ago is not told as the former tenant of a block */
#define LARGE_BYTES     512  /* objects beyond have pages of their own */
#define SURE_TENANTS 5       /* so many tell the size of a pool's blocks for certain */
#define UNIT_BYTES      16   /* every block begins at a multiple of it */

/* An object that lives, or that died since and left its block empty. */
typedef struct Tenant {
  TrId id;
  guint64 address, size_bytes;
  guint kind, bits;
  const char *text;
  gboolean immortal, dead;
} Tenant;

typedef struct Search {
  TrState *state;
  TrLog *log;
  MdMemory *memory;
  GArray *tenants;    /* Tenant, by address; of dead ones those whose block nobody else took */
  GHashTable *former; /* address to const char *: who lived there last */
  GHashTable *made;   /* TrId: born since */
  GHashTable *sizes;  /* type and size of objects to what their blocks' size divides */
} Search;

static const char *text_of (TrLog *log, const TrSubject *subject, const TrPayload *payload) {
  return tr_log_text (log, (subject->bits & TR_SUBJECT_ATOM) != 0 ? payload->text : subject->name);
}

static void add_tenant (Search *s, TrId id, const TrSubject *subject, const TrPayload *payload, gboolean dead) {
  Tenant tenant = {.id = id, .address = subject->address, .size_bytes = payload->size_bytes, .kind = subject->kind, .bits = subject->bits,
                   .text = text_of (s->log, subject, payload), .immortal = payload->immortal, .dead = dead};
  g_array_append_val (s->tenants, tenant);
}

static gboolean is_own (const Tenant *t) {
  return (t->bits & (TR_SUBJECT_BASELINE | TR_SUBJECT_LIBRARY)) == 0;
}

static void find_living (Search *s) {
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (s->state, living);
  for (guint i = 0; i < living->len; i++) {
    TrId id = g_array_index (living, TrId, i);
    const TrSubject *subject = tr_state_subject (s->state, id);
    TrPayload payload;
    if (subject->nature != TR_OBJECT || subject->address == 0)
      continue;
    tr_state_payload (s->state, id, &payload);
    add_tenant (s, id, subject, &payload, FALSE);
  }
}

static void note_change (Search *s, const TrChange *change, gboolean since, GHashTable *dead) {
  TrSubject subject;
  TrPayload payload;
  if (change->change == TR_CHANGE_BIRTH && since)
    g_hash_table_add (s->made, TR_ID_KEY (change->subject));
  if (change->change != TR_CHANGE_DEATH)
    return;
  tr_log_subject_at (s->log, change->before, &subject);
  tr_log_payload (s->log, change->before, &payload);
  if (subject.nature != TR_OBJECT || subject.address == 0)
    return;
  gpointer key = GSIZE_TO_POINTER (subject.address);
  g_hash_table_insert (s->former, key, (gpointer) text_of (s->log, &subject, &payload));
  if (!since)
    return;
  Tenant *tenant = g_new0 (Tenant, 1);
  *tenant = (Tenant){.id = change->subject, .address = subject.address, .size_bytes = payload.size_bytes, .kind = subject.kind,
                     .bits = subject.bits, .text = text_of (s->log, &subject, &payload), .dead = TRUE};
  g_hash_table_replace (dead, key, tenant);
}

/* Who was born and who died, up to STEP. */
static void find_changes (Search *s, int step, int since) {
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  g_autoptr (GHashTable) dead = g_hash_table_new_full (NULL, NULL, NULL, g_free), taken = g_hash_table_new (NULL, NULL);
  for (int i = MAX (0, step - MOST_STEPS_BACK); i <= step; i++) {
    tr_log_changes (s->log, (guint) i, changes);
    for (guint c = 0; c < changes->len; c++)
      note_change (s, &g_array_index (changes, TrChange, c), since >= 0 && i > since, dead);
  }
  for (guint i = 0; i < s->tenants->len; i++)
    g_hash_table_add (taken, GSIZE_TO_POINTER (g_array_index (s->tenants, Tenant, i).address));
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, dead);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (taken, key))
      g_array_append_vals (s->tenants, value, 1);
}

static int by_address (gconstpointer a, gconstpointer b) {
  const Tenant *x = a, *y = b;
  return x->address < y->address ? -1 : x->address > y->address;
}

static guint64 pool_of (guint64 address) {
  return address / MD_POOL_BYTES * MD_POOL_BYTES;
}

/* The tenants of one pool: from FIRST on. */
static guint count_in_pool (const Search *s, guint first) {
  guint n = 0;
  guint64 pool = pool_of (g_array_index (s->tenants, Tenant, first).address);
  while (first + n < s->tenants->len && pool_of (g_array_index (s->tenants, Tenant, first + n).address) == pool)
    n++;
  return n;
}

static guint divisor (guint a, guint b) {
  while (b != 0) {
    guint rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/* Strings of one size may lie in blocks of several, by what is kept with them. */
static gboolean is_of_one_size (const Tenant *t) {
  return (t->bits & TR_SUBJECT_ATOM) == 0;
}

static gpointer size_key (const Tenant *t) {
  return GSIZE_TO_POINTER (((gsize) t->size_bytes << 16) | t->kind);
}

/* What all distances in a pool can be divided by: its blocks' size, if it has tenants enough. */
static guint own_divisor (const Search *s, guint first, guint n) {
  guint common = 0;
  for (guint i = 1; i < n; i++)
    common = divisor (common, (guint) (g_array_index (s->tenants, Tenant, first + i).address -
                                       g_array_index (s->tenants, Tenant, first + i - 1).address));
  return common;
}

static guint block_size (Search *s, guint first, guint n) {
  guint common = own_divisor (s, first, n);
  for (guint i = 0; i < n && n < SURE_TENANTS; i++) {
    const Tenant *t = &g_array_index (s->tenants, Tenant, first + i);
    common = divisor (common, GPOINTER_TO_UINT (g_hash_table_lookup (s->sizes, size_key (t))));
  }
  return common;
}

/* Pools that hold the same things have blocks of the same size: what a full one tells of it helps those that are nearly empty. */
static void learn_sizes (Search *s) {
  for (guint first = 0, n; first < s->tenants->len; first += n) {
    n = count_in_pool (s, first);
    guint common = n >= SURE_TENANTS ? own_divisor (s, first, n) : 0;
    for (guint i = 0; i < n && common != 0; i++)
      if (is_of_one_size (&g_array_index (s->tenants, Tenant, first + i)))
        g_hash_table_insert (s->sizes, size_key (&g_array_index (s->tenants, Tenant, first + i)), GUINT_TO_POINTER (common));
  }
}

static void add_block (Search *s, MdPool *pool, guint64 address, const Tenant *RT_NULLABLE t) {
  gpointer key = GSIZE_TO_POINTER (address);
  MdBlock block = {.address = address, .use = MD_BLOCK_FREE};
  if (t != NULL && !t->dead) {
    gboolean made = g_hash_table_contains (s->made, TR_ID_KEY (t->id));
    block = (MdBlock){.address = address, .id = t->id, .shape = md_shape_of_kind (t->kind), .immortal = t->immortal,
                      .use = is_own (t) ? MD_BLOCK_USED : MD_BLOCK_EARLIER, .mark = made ? MD_MARK_NEW : MD_MARK_NONE};
    block.text = g_string_chunk_insert_const (s->memory->strings, t->text);
    pool->n_used++;
  }
  if (t != NULL && t->dead)
    block.mark = MD_MARK_FREED;
  const char *was = g_hash_table_lookup (s->former, key);
  if (was != NULL && (block.use == MD_BLOCK_FREE || block.mark == MD_MARK_NEW))
    block.was = g_string_chunk_insert_const (s->memory->strings, was);
  g_array_append_val (s->memory->blocks, block);
  pool->n_blocks++;
}

/* Blocks from the start of the pool to its end, or those of its tenants alone if the size is not known. */
static void add_pool (Search *s, guint first, guint n) {
  const Tenant *t = &g_array_index (s->tenants, Tenant, first);
  guint size = block_size (s, first, n);
  MdPool pool = {.address = pool_of (t->address), .block_bytes = size, .first_block = s->memory->blocks->len};
  pool.large = n == 1 && t->size_bytes > LARGE_BYTES && (size == 0 || size > LARGE_BYTES);
  if (pool.large || size < UNIT_BYTES || size > LARGE_BYTES + 64)
    size = pool.block_bytes = 0;
  if (size == 0) {
    for (guint i = 0; i < n; i++)
      add_block (s, &pool, t[i].address, &t[i]);
  } else {
    guint64 at = pool.address + (t->address - pool.address) % size;
    for (guint i = 0; at < pool.address + MD_POOL_BYTES && at - pool.address + size <= MD_POOL_BYTES + size / 2; at += size) {
      gboolean lives = i < n && t[i].address == at;
      add_block (s, &pool, at, lives ? &t[i] : NULL);
      i += lives;
    }
  }
  g_array_append_val (s->memory->pools, pool);
}

static gboolean is_wanted (const Search *s, guint first, guint n) {
  for (guint i = 0; i < n; i++)
    if (is_own (&g_array_index (s->tenants, Tenant, first + i)))
      return TRUE;
  return FALSE;
}

static void add_to_region (Search *s, const Tenant *t, guint64 *last_pools) {
  if (is_own (t) || t->dead)
    return;
  MdRegionKind kind = MD_REGION_EARLIER;
  if (t->immortal)
    kind = t->kind == RT_KIND_int_ ? MD_REGION_SMALL_INTS : t->kind == RT_KIND_str ? MD_REGION_INTERNED : MD_REGION_IMMORTAL;
  MdRegion *region = &s->memory->regions[kind];
  if (region->n_objects++ == 0)
    region->first = t->address;
  region->last = t->address;
  region->size_bytes += t->size_bytes;
  region->n_pools += pool_of (t->address) != last_pools[kind];
  last_pools[kind] = pool_of (t->address);
}

static void add_all (Search *s) {
  guint64 last_pools[MD_REGION_KINDS] = {0}, arena = 0;
  for (guint first = 0, n; first < s->tenants->len; first += n) {
    guint64 address = g_array_index (s->tenants, Tenant, first).address;
    n = count_in_pool (s, first);
    s->memory->n_arenas += address / MD_ARENA_BYTES != arena;
    arena = address / MD_ARENA_BYTES;
    for (guint i = 0; i < n; i++)
      add_to_region (s, &g_array_index (s->tenants, Tenant, first + i), last_pools);
    if (is_wanted (s, first, n))
      add_pool (s, first, n);
  }
}

MdMemory *md_memory_new (TrState *state, int step, int since) {
  MdMemory *memory = g_new0 (MdMemory, 1);
  memory->pools = g_array_new (FALSE, FALSE, sizeof (MdPool));
  memory->blocks = g_array_new (FALSE, FALSE, sizeof (MdBlock));
  memory->strings = g_string_chunk_new (1024);
  tr_state_seek (state, step);
  Search s = {.state = state, .log = tr_state_log (state), .memory = memory};
  s.tenants = g_array_new (FALSE, FALSE, sizeof (Tenant));
  s.former = g_hash_table_new (NULL, NULL);
  s.made = g_hash_table_new (NULL, NULL);
  s.sizes = g_hash_table_new (NULL, NULL);
  find_living (&s);
  find_changes (&s, step, since);
  g_array_sort (s.tenants, by_address);
  learn_sizes (&s);
  add_all (&s);
  g_array_unref (s.tenants);
  g_hash_table_unref (s.former);
  g_hash_table_unref (s.made);
  g_hash_table_unref (s.sizes);
  return memory;
}

void md_memory_free (MdMemory *memory) {
  g_array_unref (memory->pools);
  g_array_unref (memory->blocks);
  g_string_chunk_free (memory->strings);
  g_free (memory);
}

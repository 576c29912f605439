#include "md-memory.h"

#include "md-atlas.h"
#include "md-private.h"
#include "md-tenants.h"

#define MOST_STEPS_BACK 4096 /* what died longer ago is not told as the former tenant of a block */

typedef struct Search {
  TrState *state;
  TrLog *log;
  MdMemory *memory;
  const MdAtlas *RT_NULLABLE atlas;
  MdTenants tenants;  /* of dead ones those whose block nobody else took */
  GHashTable *former; /* address to const char *: who lived there last */
  GHashTable *made;   /* TrId: born since */
} Search;

static const char *text_of (TrLog *log, const TrSubject *subject, const TrPayload *payload) {
  return tr_log_text (log, (subject->bits & TR_SUBJECT_ATOM) != 0 ? payload->text : subject->name);
}

static void add_tenant (Search *s, TrId id, const TrSubject *subject, const TrPayload *payload, gboolean dead) {
  MdTenant tenant = {.id = id, .address = subject->address, .size_bytes = payload->size_bytes, .kind = subject->kind, .bits = subject->bits,
                   .text = text_of (s->log, subject, payload), .immortal = payload->immortal, .dead = dead};
  g_array_append_val (s->tenants.list, tenant);
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
  MdTenant *tenant = g_new0 (MdTenant, 1);
  *tenant = (MdTenant){.id = change->subject, .address = subject.address, .size_bytes = payload.size_bytes, .kind = subject.kind,
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
  for (guint i = 0; i < s->tenants.list->len; i++)
    g_hash_table_add (taken, GSIZE_TO_POINTER (md_tenant_at (&s->tenants, i)->address));
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, dead);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (taken, key))
      g_array_append_vals (s->tenants.list, value, 1);
}

/* Who lived last in the block at ADDRESS, wherever in it: what lies before an object is 0, 16 or 32 bytes long. */
static const char *RT_NULLABLE former_of (const Search *s, const MdPool *pool, guint64 address) {
  const char *was = NULL;
  for (guint prefix = 0; prefix <= 32 && was == NULL && (prefix == 0 || prefix < pool->block_bytes); prefix += 16)
    was = g_hash_table_lookup (s->former, GSIZE_TO_POINTER (address + prefix));
  return was;
}

static void add_block (Search *s, MdPool *pool, guint64 address, const MdTenant *RT_NULLABLE t) {
  MdBlock block = {.address = address, .use = MD_BLOCK_FREE};
  if (t != NULL && !t->dead) {
    gboolean made = g_hash_table_contains (s->made, TR_ID_KEY (t->id));
    block = (MdBlock){.address = address, .id = t->id, .shape = md_shape_of_kind (t->kind), .immortal = t->immortal,
                      .use = md_tenant_is_own (t) ? MD_BLOCK_USED : MD_BLOCK_EARLIER, .mark = made ? MD_MARK_NEW : MD_MARK_NONE};
    block.text = g_string_chunk_insert_const (s->memory->strings, t->text);
    pool->n_used++;
  }
  if (t != NULL && t->dead)
    block.mark = MD_MARK_FREED;
  const char *was = former_of (s, pool, address);
  if (was != NULL && (block.use == MD_BLOCK_FREE || block.mark == MD_MARK_NEW))
    block.was = g_string_chunk_insert_const (s->memory->strings, was);
  block.known = s->atlas != NULL ? g_hash_table_contains (s->atlas->known, GSIZE_TO_POINTER (address))
                                 : block.use == MD_BLOCK_USED || block.mark != MD_MARK_NONE || block.was != NULL;
  g_array_append_val (s->memory->blocks, block);
  pool->n_blocks++;
}

/* All blocks of the pool, or those of its tenants alone if the size is not known. */
static void add_pool (Search *s, guint first, guint n) {
  const MdTenant *t = md_tenant_at (&s->tenants, first);
  MdPool pool = md_tenants_pool (&s->tenants, first, n);
  guint n_blocks = md_pool_capacity (&pool);
  pool.first_block = s->memory->blocks->len;
  for (guint i = 0; i < n && n_blocks == 0; i++)
    add_block (s, &pool, t[i].address, &t[i]);
  for (guint block = 0, i = first; block < n_blocks; block++) {
    guint64 at = pool.address + MD_POOL_HEAD_BYTES + (guint64) block * pool.block_bytes;
    add_block (s, &pool, at, md_tenants_of_block (&s->tenants, &pool, at, &i, first + n));
  }
  g_array_append_val (s->memory->pools, pool);
}

/* A pool of the atlas, at this step with N tenants from FIRST on; whose blocks have another size than later or earlier keeps its own. */
static void add_pool_of_atlas (Search *s, const MdPool *kept, guint first, guint n) {
  MdPool pool = *kept;
  guint i = first, end = kept->first_block + kept->n_blocks;
  pool.first_block = s->memory->blocks->len;
  pool.n_blocks = 0;
  pool.absent = n == 0;
  for (guint place = kept->first_block; place < end; place++) {
    guint64 at = g_array_index (s->atlas->places, guint64, place);
    add_block (s, &pool, at, md_tenants_of_block (&s->tenants, kept, at, &i, first + n));
  }
  if (i == first + n) {
    g_array_append_val (s->memory->pools, pool);
    return;
  }
  g_array_set_size (s->memory->blocks, pool.first_block);
  add_pool (s, first, n);
}

static gboolean is_wanted (const Search *s, guint first, guint n) {
  for (guint i = 0; i < n; i++)
    if (md_tenant_is_own (md_tenant_at (&s->tenants, first + i)))
      return TRUE;
  return FALSE;
}

static void add_to_region (Search *s, const MdTenant *t, guint64 *last_pools) {
  if (md_tenant_is_own (t) || t->dead)
    return;
  MdRegionKind kind = MD_REGION_EARLIER;
  if (t->immortal)
    kind = t->kind == RT_KIND_int_ ? MD_REGION_SMALL_INTS : t->kind == RT_KIND_str ? MD_REGION_INTERNED : MD_REGION_IMMORTAL;
  MdRegion *region = &s->memory->regions[kind];
  if (region->n_objects++ == 0)
    region->first = t->address;
  region->last = t->address;
  region->size_bytes += t->size_bytes;
  region->n_pools += md_pool_address_of (t->address) != last_pools[kind];
  last_pools[kind] = md_pool_address_of (t->address);
}

static const MdPool *RT_NULLABLE pool_of_atlas (const Search *s, guint index) {
  return s->atlas != NULL && index < s->atlas->pools->len ? &g_array_index (s->atlas->pools, MdPool, index) : NULL;
}

/* Those that the atlas knows and that are empty at this step, up to the pool at ADDRESS; returns the index of the next. */
static guint add_absent (Search *s, guint index, guint64 address) {
  for (const MdPool *kept; (kept = pool_of_atlas (s, index)) != NULL && kept->address < address; index++)
    add_pool_of_atlas (s, kept, 0, 0);
  return index;
}

static void add_all (Search *s) {
  guint64 last_pools[MD_REGION_KINDS] = {0}, arena = 0;
  guint index = 0;
  for (guint first = 0, n; first < s->tenants.list->len; first += n) {
    guint64 address = md_pool_address_of (md_tenant_at (&s->tenants, first)->address);
    n = md_tenants_in_pool (&s->tenants, first);
    s->memory->n_arenas += address / MD_ARENA_BYTES != arena;
    arena = address / MD_ARENA_BYTES;
    for (guint i = 0; i < n; i++)
      add_to_region (s, md_tenant_at (&s->tenants, first + i), last_pools);
    index = add_absent (s, index, address);
    const MdPool *kept = pool_of_atlas (s, index);
    if (kept != NULL && kept->address == address) {
      add_pool_of_atlas (s, kept, first, n);
      index++;
    } else if (is_wanted (s, first, n)) {
      add_pool (s, first, n);
    }
  }
  add_absent (s, index, G_MAXUINT64);
}

MdMemory *md_memory_new (TrState *state, int step, int since, const MdAtlas *atlas) {
  MdMemory *memory = g_new0 (MdMemory, 1);
  memory->pools = g_array_new (FALSE, FALSE, sizeof (MdPool));
  memory->blocks = g_array_new (FALSE, FALSE, sizeof (MdBlock));
  memory->strings = g_string_chunk_new (1024);
  tr_state_seek (state, step);
  Search s = {.state = state, .log = tr_state_log (state), .memory = memory, .atlas = atlas};
  md_tenants_init (&s.tenants);
  s.former = g_hash_table_new (NULL, NULL);
  s.made = g_hash_table_new (NULL, NULL);
  find_living (&s);
  find_changes (&s, step, since);
  md_tenants_settle (&s.tenants);
  add_all (&s);
  md_tenants_clear (&s.tenants);
  g_hash_table_unref (s.former);
  g_hash_table_unref (s.made);
  return memory;
}

void md_memory_free (MdMemory *memory) {
  g_array_unref (memory->pools);
  g_array_unref (memory->blocks);
  g_string_chunk_free (memory->strings);
  g_free (memory);
}

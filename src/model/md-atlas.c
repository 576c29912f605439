#include "md-atlas.h"

#include "md-tenants.h"

/* All that were ever born, as dead ones, one for each address: one of the program, if there was one. */
static void find_tenants (TrLog *log, guint n_steps, MdTenants *tenants) {
  g_autoptr (GHashTable) index = g_hash_table_new (NULL, NULL); /* address to index + 1 */
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  for (guint step = 0; step < n_steps; step++) {
    tr_log_changes (log, step, changes);
    for (guint i = 0; i < changes->len; i++) {
      const TrChange *change = &g_array_index (changes, TrChange, i);
      TrSubject subject;
      TrPayload payload;
      if (change->change != TR_CHANGE_BIRTH)
        continue;
      tr_log_subject_at (log, change->after, &subject);
      if (subject.nature != TR_OBJECT || subject.address == 0)
        continue;
      tr_log_payload (log, change->after, &payload);
      MdTenant tenant = {.address = subject.address, .size_bytes = payload.size_bytes, .kind = subject.kind, .bits = subject.bits, .dead = TRUE};
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (index, GSIZE_TO_POINTER (subject.address)));
      if (at == 0) {
        g_array_append_val (tenants->list, tenant);
        g_hash_table_insert (index, GSIZE_TO_POINTER (subject.address), GUINT_TO_POINTER (tenants->list->len));
      } else if (!md_tenant_is_own (md_tenant_at (tenants, at - 1)) && md_tenant_is_own (&tenant)) {
        g_array_index (tenants->list, MdTenant, at - 1) = tenant;
      }
    }
  }
}

static void add_place (MdAtlas *atlas, MdPool *pool, guint64 address) {
  g_array_append_val (atlas->places, address);
  pool->n_blocks++;
}

/* All blocks of the pool, or those of its tenants alone if the size is not known. */
static void add_pool (MdAtlas *atlas, const MdTenants *tenants, guint first, guint n) {
  MdPool pool = md_tenants_pool (tenants, first, n);
  guint n_blocks = md_pool_capacity (&pool);
  pool.first_block = atlas->places->len;
  for (guint i = 0; i < n && n_blocks == 0; i++)
    add_place (atlas, &pool, md_tenant_at (tenants, first + i)->address);
  for (guint block = 0; block < n_blocks; block++)
    add_place (atlas, &pool, pool.address + MD_POOL_HEAD_BYTES + (guint64) block * pool.block_bytes);
  for (guint i = 0; i < n; i++)
    if (md_tenant_is_own (md_tenant_at (tenants, first + i)))
      g_hash_table_add (atlas->known, GSIZE_TO_POINTER (md_tenant_block (&pool, md_tenant_at (tenants, first + i))));
  g_array_append_val (atlas->pools, pool);
}

static gboolean is_wanted (const MdTenants *tenants, guint first, guint n) {
  for (guint i = 0; i < n; i++)
    if (md_tenant_is_own (md_tenant_at (tenants, first + i)))
      return TRUE;
  return FALSE;
}

MdAtlas *md_atlas_new (TrLog *log) {
  MdAtlas *atlas = g_new0 (MdAtlas, 1);
  MdTenants tenants;
  atlas->pools = g_array_new (FALSE, FALSE, sizeof (MdPool));
  atlas->places = g_array_new (FALSE, FALSE, sizeof (guint64));
  atlas->known = g_hash_table_new (NULL, NULL);
  atlas->n_steps = tr_log_n_steps (log);
  md_tenants_init (&tenants);
  find_tenants (log, atlas->n_steps, &tenants);
  md_tenants_settle (&tenants);
  for (guint first = 0, n; first < tenants.list->len; first += n) {
    n = md_tenants_in_pool (&tenants, first);
    if (is_wanted (&tenants, first, n))
      add_pool (atlas, &tenants, first, n);
  }
  md_tenants_clear (&tenants);
  return atlas;
}

void md_atlas_free (MdAtlas *atlas) {
  g_array_unref (atlas->pools);
  g_array_unref (atlas->places);
  g_hash_table_unref (atlas->known);
  g_free (atlas);
}

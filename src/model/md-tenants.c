#include "md-tenants.h"

#define UNIT_BYTES  16u  /* sizes of blocks are its multiples */
#define SMALL_BYTES 512u /* the largest of them */
#define SURE_TENANTS 5   /* so many tell by their distances how large blocks are */
#define MOST_PREFIX 32u  /* what lies before an object in its block: 0, 16 or this */

void md_tenants_init (MdTenants *tenants) {
  tenants->list = g_array_new (FALSE, FALSE, sizeof (MdTenant));
}

void md_tenants_clear (MdTenants *tenants) {
  g_array_unref (tenants->list);
}

gboolean md_tenant_is_own (const MdTenant *tenant) {
  return (tenant->bits & (TR_SUBJECT_BASELINE | TR_SUBJECT_LIBRARY)) == 0;
}

const MdTenant *md_tenant_at (const MdTenants *tenants, guint index) {
  return &g_array_index (tenants->list, MdTenant, index);
}

static int by_address (gconstpointer a, gconstpointer b) {
  const MdTenant *x = a, *y = b;
  return x->address < y->address ? -1 : x->address > y->address;
}

gboolean md_address_is_large (guint64 address) {
  return address >= RT_HEAP_LARGE_BASE;
}

guint64 md_pool_address_of (guint64 address) {
  guint bytes = md_address_is_large (address) ? RT_PAGE_BYTES : MD_POOL_BYTES;
  return address / bytes * bytes;
}

guint md_tenants_in_pool (const MdTenants *tenants, guint first) {
  guint n = 0;
  guint64 pool = md_pool_address_of (md_tenant_at (tenants, first)->address);
  while (first + n < tenants->list->len && md_pool_address_of (md_tenant_at (tenants, first + n)->address) == pool)
    n++;
  return n;
}

void md_tenants_settle (MdTenants *tenants) {
  g_array_sort (tenants->list, by_address);
}

/* How large a block is for T; 0: what it owns beside is counted with it, so that cannot be told. */
static guint wanted_block (const MdTenant *t) {
  switch (t->kind) {
  case RT_KIND_list:
  case RT_KIND_dict:
  case RT_KIND_set:
  case RT_KIND_frozenset:
  case RT_KIND_bytearray:
  case RT_KIND_deque:
  case RT_KIND_str: /* some lie in larger ones than they need */
    return 0;
  default:
    return t->size_bytes <= SMALL_BYTES ? (guint) (t->size_bytes + UNIT_BYTES - 1) / UNIT_BYTES * UNIT_BYTES : 0;
  }
}

/* Whether N tenants from FIRST on can all be in blocks of SIZE, each that lives in its own. */
static gboolean all_fit (const MdTenants *tenants, guint first, guint n, guint size) {
  guint64 taken = 0;
  for (guint i = 0; i < n; i++) {
    const MdTenant *t = md_tenant_at (tenants, first + i);
    guint64 block = md_pool_block_of (md_pool_address_of (t->address), size, t->address);
    if (t->address - block > MOST_PREFIX || (!t->dead && block == taken))
      return FALSE;
    if (!t->dead)
      taken = block;
  }
  return TRUE;
}

const MdTenant *md_tenants_of_block (const MdTenants *tenants, const MdPool *pool, guint64 block, guint *index, guint end) {
  const MdTenant *found = NULL;
  for (; *index < end && md_tenant_block (pool, md_tenant_at (tenants, *index)) == block; ++*index)
    if (found == NULL || found->dead)
      found = md_tenant_at (tenants, *index);
  return found;
}

/* What most of them want and all can have; else the largest size that all can have, if there are enough to tell. */
static guint block_size (const MdTenants *tenants, guint first, guint n) {
  guint wanted[SMALL_BYTES / UNIT_BYTES + 1] = {0}, best = 0;
  for (guint i = 0; i < n; i++)
    wanted[wanted_block (md_tenant_at (tenants, first + i)) / UNIT_BYTES]++;
  wanted[0] = 0;
  for (guint units = 1; units <= SMALL_BYTES / UNIT_BYTES; units++)
    if (wanted[units] > wanted[best / UNIT_BYTES] && all_fit (tenants, first, n, units * UNIT_BYTES))
      best = units * UNIT_BYTES;
  for (guint units = SMALL_BYTES / UNIT_BYTES; units > 0 && best == 0 && n >= SURE_TENANTS; units--)
    if (all_fit (tenants, first, n, units * UNIT_BYTES))
      best = units * UNIT_BYTES;
  return best;
}

MdPool md_tenants_pool (const MdTenants *tenants, guint first, guint n) {
  guint64 address = md_tenant_at (tenants, first)->address;
  MdPool pool = {.address = md_pool_address_of (address), .large = md_address_is_large (address)};
  pool.block_bytes = pool.large ? 0 : block_size (tenants, first, n);
  return pool;
}

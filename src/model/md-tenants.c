#include "md-tenants.h"

#define LARGE_BYTES  512 /* objects beyond have pages of their own */
#define SURE_TENANTS 5   /* so many tell the size of a pool's blocks for certain */
#define UNIT_BYTES   16  /* every block begins at a multiple of it */

void md_tenants_init (MdTenants *tenants) {
  tenants->list = g_array_new (FALSE, FALSE, sizeof (MdTenant));
  tenants->sizes = g_hash_table_new (NULL, NULL);
}

void md_tenants_clear (MdTenants *tenants) {
  g_array_unref (tenants->list);
  g_hash_table_unref (tenants->sizes);
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

static guint64 pool_of (guint64 address) {
  return address / MD_POOL_BYTES * MD_POOL_BYTES;
}

guint md_tenants_in_pool (const MdTenants *tenants, guint first) {
  guint n = 0;
  guint64 pool = pool_of (md_tenant_at (tenants, first)->address);
  while (first + n < tenants->list->len && pool_of (md_tenant_at (tenants, first + n)->address) == pool)
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
static gboolean is_of_one_size (const MdTenant *t) {
  return (t->bits & TR_SUBJECT_ATOM) == 0;
}

static gpointer size_key (const MdTenant *t) {
  return GSIZE_TO_POINTER (((gsize) t->size_bytes << 16) | t->kind);
}

/* What all distances in a pool can be divided by: its blocks' size, if it has tenants enough. */
static guint own_divisor (const MdTenants *tenants, guint first, guint n) {
  guint common = 0;
  for (guint i = 1; i < n; i++)
    common = divisor (common, (guint) (md_tenant_at (tenants, first + i)->address - md_tenant_at (tenants, first + i - 1)->address));
  return common;
}

static guint block_size (const MdTenants *tenants, guint first, guint n) {
  guint common = own_divisor (tenants, first, n);
  for (guint i = 0; i < n && n < SURE_TENANTS; i++)
    common = divisor (common, GPOINTER_TO_UINT (g_hash_table_lookup (tenants->sizes, size_key (md_tenant_at (tenants, first + i)))));
  return common;
}

/* Pools that hold the same things have blocks of the same size: what a full one tells of it helps those that are nearly empty. */
static void learn_sizes (MdTenants *tenants) {
  for (guint first = 0, n; first < tenants->list->len; first += n) {
    n = md_tenants_in_pool (tenants, first);
    guint common = n >= SURE_TENANTS ? own_divisor (tenants, first, n) : 0;
    for (guint i = 0; i < n && common != 0; i++)
      if (is_of_one_size (md_tenant_at (tenants, first + i)))
        g_hash_table_insert (tenants->sizes, size_key (md_tenant_at (tenants, first + i)), GUINT_TO_POINTER (common));
  }
}

void md_tenants_settle (MdTenants *tenants) {
  g_array_sort (tenants->list, by_address);
  learn_sizes (tenants);
}

MdPool md_tenants_pool (const MdTenants *tenants, guint first, guint n) {
  const MdTenant *t = md_tenant_at (tenants, first);
  guint size = block_size (tenants, first, n);
  MdPool pool = {.address = pool_of (t->address), .block_bytes = size};
  pool.large = n == 1 && t->size_bytes > LARGE_BYTES && (size == 0 || size > LARGE_BYTES);
  if (pool.large || size < UNIT_BYTES || size > LARGE_BYTES + 64)
    pool.block_bytes = 0;
  return pool;
}

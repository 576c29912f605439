/* Who lives where: objects by address, in the pools of the allocator, and what their addresses tell of the size of blocks. */
#pragma once

#include "md-memory.h"

/* An object that lives, or that died since. */
typedef struct MdTenant {
  TrId id;
  guint64 address, size_bytes;
  guint kind, bits;
  const char *text;
  gboolean immortal, dead;
} MdTenant;

typedef struct MdTenants {
  GArray *list; /* MdTenant, by address once they are sorted */
} MdTenants;

void md_tenants_init (MdTenants *tenants);
void md_tenants_clear (MdTenants *tenants);
/* Whether it is an object of the program. */
gboolean md_tenant_is_own (const MdTenant *tenant);
const MdTenant *md_tenant_at (const MdTenants *tenants, guint index);
/* Once all are there: sorts them. */
void md_tenants_settle (MdTenants *tenants);

/* Whether a block at ADDRESS is in no pool. */
gboolean md_address_is_large (guint64 address);
/* The pool, or the page, in which ADDRESS is. */
guint64 md_pool_address_of (guint64 address);
/* The start of the block of SIZE in which ADDRESS, of a pool, is. */
static inline guint64 md_pool_block_of (guint64 pool_address, guint size, guint64 address) {
  guint64 first = pool_address + MD_POOL_HEAD_BYTES;
  return first + (address - first) / size * size;
}
/* Where the tenant's block begins: its own address if the size of blocks is not known. */
static inline guint64 md_tenant_block (const MdPool *pool, const MdTenant *t) {
  return pool->block_bytes != 0 ? md_pool_block_of (pool->address, pool->block_bytes, t->address) : t->address;
}
/* How many blocks a pool has. */
static inline guint md_pool_capacity (const MdPool *pool) {
  return pool->block_bytes != 0 ? (MD_POOL_BYTES - MD_POOL_HEAD_BYTES) / pool->block_bytes : 0;
}

/* Of the tenants from *INDEX on, up to END, who is in BLOCK of POOL: the one that lives if there are several; NULL if there is none. Moves
 * *INDEX behind them. */
const MdTenant *RT_NULLABLE md_tenants_of_block (const MdTenants *tenants, const MdPool *pool, guint64 block, guint *index, guint end);

/* How many of them live in the pool of the one at FIRST, from it on. */
guint md_tenants_in_pool (const MdTenants *tenants, guint first);
/* The pool of N tenants from FIRST on, without its blocks; its blocks' size is 0 if it cannot be told. */
MdPool md_tenants_pool (const MdTenants *tenants, guint first, guint n);

/* Who lives where: objects by address, in the pools of the allocator, and what their addresses tell of the size of blocks. */
#pragma once

#include "md-memory.h"

/* An object that lives, or that died since and left its block empty. */
typedef struct MdTenant {
  TrId id;
  guint64 address, size_bytes;
  guint kind, bits;
  const char *text;
  gboolean immortal, dead;
} MdTenant;

typedef struct MdTenants {
  GArray *list;      /* MdTenant, by address once they are sorted */
  GHashTable *sizes; /* type and size of objects to what their blocks' size divides */
} MdTenants;

void md_tenants_init (MdTenants *tenants);
void md_tenants_clear (MdTenants *tenants);
/* Whether it is an object of the program. */
gboolean md_tenant_is_own (const MdTenant *tenant);
const MdTenant *md_tenant_at (const MdTenants *tenants, guint index);
/* Once all are there: sorts them, and learns from them how large blocks are. */
void md_tenants_settle (MdTenants *tenants);

/* How many of them live in the pool of the one at FIRST, from it on. */
guint md_tenants_in_pool (const MdTenants *tenants, guint first);
/* The pool of N tenants from FIRST on, without its blocks; its blocks' size is 0 if it cannot be told. */
MdPool md_tenants_pool (const MdTenants *tenants, guint first, guint n);

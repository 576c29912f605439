/* The heap of one step by address: arenas, pools in them, blocks in these, each with its object.
 *
 * The runtime's allocator is laid out like CPython's obmalloc: the address space is taken into use by arenas, which are cut into pools;
 * a pool has blocks of one size, for objects of any type and for the tables they own; what is larger has pages of its own. A recording knows
 * the addresses and sizes of objects. The size of a pool's blocks follows from those of the objects in it. A table (the items of a
 * list) has a block, too, but no object: it looks free here.
 *
 * Of the pools those are told with their blocks in which the program has, or has just had, objects of its own; what was there before it
 * is summed up in regions.
 */
#pragma once

#include "md-graph.h"
#include "rt-heap.h"

G_BEGIN_DECLS

#define MD_POOL_BYTES      RT_POOL_BYTES
#define MD_POOL_HEAD_BYTES RT_POOL_HEAD_BYTES
#define MD_ARENA_BYTES     RT_ARENA_BYTES

typedef enum MdBlockUse {
  MD_BLOCK_FREE,    /* nothing lives there */
  MD_BLOCK_USED,    /* an object of the program */
  MD_BLOCK_EARLIER, /* one that was there before it, or that a library made */
} MdBlockUse;

typedef struct MdBlock {
  guint64 address;   /* where it begins; the object may do so behind the collector's head, at most 32 bytes further on */
  MdBlockUse use;
  TrId id;           /* 0: free */
  MdShape shape;
  const char *text;  /* an atom's repr, another's type */
  const char *was;   /* what lived there before and has died since the program started; NULL: nothing */
  MdMark mark;       /* NEW: made since; FREED: gone since, and nothing has come */
  gboolean immortal;
  gboolean known;    /* an object of the program lives there, or has just gone; with an atlas, at any step of the run */
} MdBlock;

typedef struct MdPool {
  guint64 address;
  guint block_bytes;        /* 0: it cannot be told, or the pool is the page of one large block */
  guint first_block, n_blocks;
  guint n_used;             /* of the blocks */
  gboolean absent;          /* the atlas knows it, and nothing lives there at this step */
  gboolean large;           /* not a pool, but pages of their own for one object */
} MdPool;

typedef enum MdRegionKind {
  MD_REGION_SMALL_INTS, /* -5 to 256, made once and for all */
  MD_REGION_INTERNED,   /* the names that are kept once */
  MD_REGION_IMMORTAL,   /* other objects that never die: None, types, ... */
  MD_REGION_EARLIER,    /* what else was there before the program */
  MD_REGION_KINDS
} MdRegionKind;

typedef struct MdRegion {
  guint64 first, last; /* addresses */
  guint n_objects, n_pools;
  guint64 size_bytes;
} MdRegion;

typedef struct MdMemory {
  GArray *pools;  /* MdPool, by address */
  GArray *blocks; /* MdBlock, by pool and address */
  MdRegion regions[MD_REGION_KINDS];
  guint n_arenas;
  GStringChunk *strings;
} MdMemory;

/* Where objects of the program live in the whole run, see md-atlas.h. */
typedef struct MdAtlas MdAtlas;

/* At STEP, marked against the earlier step SINCE (-1: nothing is marked). With an ATLAS (may be NULL) its pools are there, and their
 * blocks, whether or not something lives in them at this step. Moves STATE, whose log must outlive the answer. */
MdMemory *md_memory_new (TrState *state, int step, int since, const MdAtlas *RT_NULLABLE atlas);
void md_memory_free (MdMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdMemory, md_memory_free)

G_END_DECLS

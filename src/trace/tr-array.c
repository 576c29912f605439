#include "tr-array.h"

#include <string.h>

/* Trees. A root of height 0 is a leaf: a page of elements, or, while the array is short, a smaller block. A node above is a
 * page of handles; a handle of 0 stands for a subtree of zeros. */

#define FANOUT_SHIFT 10
#define FANOUT       (1u << FANOUT_SHIFT)

static guint leaf_shift (guint shift) {
  return 12 - shift; /* elements of a page */
}

static guint height_of (guint32 room, guint shift) {
  guint height = 0;
  for (guint64 reach = (guint64) 1 << leaf_shift (shift); reach < room; reach <<= FANOUT_SHIFT)
    height++;
  return height;
}

gconstpointer tr_array_read (const TrPages *pages, const TrArray *array, guint shift, guint32 index) {
  if (index >= array->length)
    return NULL;
  guint leaf = leaf_shift (shift);
  TrHandle node = array->root;
  for (guint height = height_of (array->room, shift); height > 0 && node != 0; height--)
    node = ((const TrHandle *) tr_pages_read (pages, node))[(index >> (leaf + (height - 1) * FANOUT_SHIFT)) & (FANOUT - 1)];
  if (node == 0)
    return NULL;
  return (const guint8 *) tr_pages_read (pages, node) + ((gsize) (index & ((1u << leaf) - 1)) << shift);
}

/* Makes a block of an array that has one, or none, long enough for N elements, which fit a page. */
static void grow_block (TrPages *pages, TrArray *array, guint shift, guint32 n) {
  gsize old_bytes = (gsize) array->room << shift, bytes = MIN (MAX ((gsize) n << shift, old_bytes * 2), TR_PAGE_BYTES);
  TrHandle root = tr_pages_alloc (pages, bytes);
  if (array->root != 0) {
    memcpy (tr_pages_write (pages, root), tr_pages_read (pages, array->root), old_bytes);
    tr_pages_release (pages, array->root);
  }
  array->root = root;
  array->room = (guint32) (tr_pages_block_bytes (bytes) >> shift);
}

/* Puts a node over the root. */
static void grow_tree (TrPages *pages, TrArray *array, guint shift) {
  guint height = height_of (array->room, shift);
  TrHandle root = 0;
  if (array->root != 0) {
    root = tr_pages_alloc (pages, TR_PAGE_BYTES);
    *(TrHandle *) tr_pages_write (pages, root) = array->root;
  }
  array->root = root;
  array->room = (guint32) MIN ((guint64) 1 << (leaf_shift (shift) + (height + 1) * FANOUT_SHIFT), G_MAXUINT32);
}

static void reserve (TrPages *pages, TrArray *array, guint shift, guint32 index) {
  guint32 leaf = 1u << leaf_shift (shift);
  if (index < leaf) {
    grow_block (pages, array, shift, index + 1);
    return;
  }
  if (array->root == 0)
    array->room = leaf;
  else if (array->room < leaf)
    grow_block (pages, array, shift, leaf);
  while (index >= array->room)
    grow_tree (pages, array, shift);
}

gpointer tr_array_write (TrPages *pages, TrArray *array, guint shift, guint32 index) {
  if (index >= array->room)
    reserve (pages, array, shift, index);
  array->length = MAX (array->length, index + 1);
  guint leaf = leaf_shift (shift), height = height_of (array->room, shift);
  if (array->root == 0)
    array->root = tr_pages_alloc (pages, TR_PAGE_BYTES);
  TrHandle node = array->root;
  for (; height > 0; height--) {
    guint place = (index >> (leaf + (height - 1) * FANOUT_SHIFT)) & (FANOUT - 1);
    TrHandle child = ((const TrHandle *) tr_pages_read (pages, node))[place];
    if (child == 0) {
      child = tr_pages_alloc (pages, TR_PAGE_BYTES);
      ((TrHandle *) tr_pages_write (pages, node))[place] = child;
    }
    node = child;
  }
  return (guint8 *) tr_pages_write (pages, node) + ((gsize) (index & ((1u << leaf) - 1)) << shift);
}

static void release_tree (TrPages *pages, TrHandle node, guint height) {
  if (node == 0)
    return;
  for (guint i = 0; height > 0 && i < FANOUT; i++)
    release_tree (pages, ((const TrHandle *) tr_pages_read (pages, node))[i], height - 1);
  tr_pages_release (pages, node);
}

void tr_array_clear (TrPages *pages, TrArray *array, guint shift) {
  release_tree (pages, array->root, height_of (array->room, shift));
  *array = (TrArray){0};
}

/* Elements from INDEX up to where its leaf ends. */
static guint32 left_in_leaf (guint shift, guint32 index) {
  guint32 leaf = 1u << leaf_shift (shift);
  return leaf - (index & (leaf - 1));
}

/* Elements before INDEX down to where the leaf begins that holds the last of them. */
static guint32 before_in_leaf (guint shift, guint32 index) {
  guint32 leaf = 1u << leaf_shift (shift);
  return ((index - 1) & (leaf - 1)) + 1;
}

static void set_zero (TrPages *pages, TrArray *array, guint shift, guint32 begin, guint32 end) {
  for (guint32 n; begin < end; begin += n) {
    n = MIN (end - begin, left_in_leaf (shift, begin));
    if (tr_array_read (pages, array, shift, begin) != NULL)
      memset (tr_array_write (pages, array, shift, begin), 0, (gsize) n << shift);
  }
}

/* N elements, in one leaf here and in one there. */
static void move_piece (TrPages *pages, TrArray *array, guint shift, guint32 from, guint32 to, guint32 n) {
  if (tr_array_read (pages, array, shift, from) == NULL) {
    set_zero (pages, array, shift, to, to + n);
    return;
  }
  guint8 *target = tr_array_write (pages, array, shift, to);
  memmove (target, tr_array_read (pages, array, shift, from), (gsize) n << shift);
}

void tr_array_move (TrPages *pages, TrArray *array, guint shift, guint32 from, guint32 to, guint32 count) {
  if (count == 0 || from == to)
    return;
  tr_array_write (pages, array, shift, MAX (from, to) + count - 1); /* room for all */
  for (guint32 done = 0, n; done < count; done += n) {
    if (to < from) {
      n = MIN (count - done, MIN (left_in_leaf (shift, from + done), left_in_leaf (shift, to + done)));
      move_piece (pages, array, shift, from + done, to + done, n);
    } else {
      guint32 left = count - done;
      n = MIN (left, MIN (before_in_leaf (shift, from + left), before_in_leaf (shift, to + left)));
      move_piece (pages, array, shift, from + left - n, to + left - n, n);
    }
  }
  guint32 empty_begin = from < to ? from : MAX (from, to + count);
  guint32 empty_end = from < to ? MIN (from + count, to) : from + count;
  set_zero (pages, array, shift, empty_begin, empty_end);
}

/* Maps: extendible hashing. The low bits of a key's hash choose the bucket, the high ones the place where the search in it
 * begins; places follow each other. Keys that follow each other, as numbers of subjects do that were made together, share a
 * hash and lie side by side: what a step asks for is mostly near what it asked for before. */

#define DIRECTORY_SHIFT 2
#define PLACES          255 /* of a bucket */
#define FULL            200 /* a bucket with as many is split */
#define NEAR_SHIFT      5   /* of keys that share a hash: far fewer than a bucket holds */

typedef struct Place {
  guint64 key; /* 0: free */
  guint64 value;
} Place;

typedef struct Bucket {
  guint64 count, depth;
  Place places[PLACES];
} Bucket;

G_STATIC_ASSERT (sizeof (Bucket) == TR_PAGE_BYTES);

static guint64 hash_of (guint64 key) {
  key >>= NEAR_SHIFT;
  key = (key ^ (key >> 32)) * 0xd6e8feb86659fd93u;
  key = (key ^ (key >> 32)) * 0xd6e8feb86659fd93u;
  return key ^ (key >> 32);
}

static guint first_place (guint64 hash, guint64 key) {
  return (guint) (((hash >> 40) + (key & ((1u << NEAR_SHIFT) - 1))) % PLACES);
}

static guint32 bucket_number (const TrMap *map, guint64 hash) {
  return (guint32) (hash & (((guint64) 1 << map->depth) - 1));
}

static TrHandle bucket_of (const TrPages *pages, const TrMap *map, guint64 hash) {
  return *(const TrHandle *) tr_array_read (pages, &map->directory, DIRECTORY_SHIFT, bucket_number (map, hash));
}

void tr_map_init (TrPages *pages, TrMap *map) {
  *map = (TrMap){0};
  *(TrHandle *) tr_array_write (pages, &map->directory, DIRECTORY_SHIFT, 0) = tr_pages_alloc (pages, sizeof (Bucket));
}

/* Where KEY is, or the free place where it belongs. */
static guint find_place (const Bucket *bucket, guint64 key, guint64 hash) {
  guint place = first_place (hash, key);
  while (bucket->places[place].key != key && bucket->places[place].key != 0)
    place = place + 1 == PLACES ? 0 : place + 1;
  return place;
}

guint32 tr_map_get (const TrPages *pages, const TrMap *map, guint64 key) {
  guint64 hash = hash_of (key);
  const Bucket *bucket = tr_pages_read (pages, bucket_of (pages, map, hash));
  const Place *place = &bucket->places[find_place (bucket, key, hash)];
  return place->key == key ? (guint32) place->value : 0;
}

static void double_directory (TrPages *pages, TrMap *map) {
  guint32 n = 1u << map->depth;
  for (guint32 i = 0; i < n; i++) {
    TrHandle bucket = *(const TrHandle *) tr_array_read (pages, &map->directory, DIRECTORY_SHIFT, i);
    *(TrHandle *) tr_array_write (pages, &map->directory, DIRECTORY_SHIFT, i + n) = bucket;
  }
  map->depth++;
}

static void put (Bucket *bucket, guint64 key, guint64 value) {
  bucket->places[find_place (bucket, key, hash_of (key))] = (Place){key, value};
  bucket->count++;
}

/* Splits the bucket of HASH: by one more bit of their hashes its keys stay or go to a new one. */
static void split (TrPages *pages, TrMap *map, guint64 hash) {
  TrHandle old = bucket_of (pages, map, hash), new = tr_pages_alloc (pages, sizeof (Bucket));
  Bucket all;
  memcpy (&all, tr_pages_read (pages, old), sizeof all);
  if (all.depth == map->depth)
    double_directory (pages, map);
  Bucket *stay = tr_pages_write (pages, old), *go = tr_pages_write (pages, new);
  memset (stay, 0, sizeof *stay);
  stay->depth = go->depth = all.depth + 1;
  for (guint i = 0; i < PLACES; i++)
    if (all.places[i].key != 0)
      put ((hash_of (all.places[i].key) >> all.depth) & 1 ? go : stay, all.places[i].key, all.places[i].value);
  guint32 step = 1u << (all.depth + 1), first = (guint32) (hash & ((1u << all.depth) - 1)) | 1u << all.depth;
  for (guint32 i = first; i < 1u << map->depth; i += step)
    *(TrHandle *) tr_array_write (pages, &map->directory, DIRECTORY_SHIFT, i) = new;
}

void tr_map_set (TrPages *pages, TrMap *map, guint64 key, guint32 value) {
  guint64 hash = hash_of (key);
  while (((const Bucket *) tr_pages_read (pages, bucket_of (pages, map, hash)))->count >= FULL)
    split (pages, map, hash);
  Bucket *bucket = tr_pages_write (pages, bucket_of (pages, map, hash));
  Place *place = &bucket->places[find_place (bucket, key, hash)];
  bucket->count += place->key == 0;
  *place = (Place){key, value};
}

void tr_map_remove (TrPages *pages, TrMap *map, guint64 key) {
  guint64 hash = hash_of (key);
  TrHandle handle = bucket_of (pages, map, hash);
  guint hole = find_place (tr_pages_read (pages, handle), key, hash);
  if (((const Bucket *) tr_pages_read (pages, handle))->places[hole].key != key)
    return;
  Bucket *bucket = tr_pages_write (pages, handle);
  bucket->count--;
  /* What follows and was searched for across the hole moves into it. */
  for (guint next = (hole + 1) % PLACES; bucket->places[next].key != 0; next = (next + 1) % PLACES) {
    guint64 key_there = bucket->places[next].key;
    guint home = first_place (hash_of (key_there), key_there);
    if ((next + PLACES - home) % PLACES < (next + PLACES - hole) % PLACES)
      continue;
    bucket->places[hole] = bucket->places[next];
    hole = next;
  }
  bucket->places[hole] = (Place){0};
}

void tr_map_foreach (const TrPages *pages, const TrMap *map, TrMapFunc func, gpointer user) {
  for (guint32 i = 0; i < 1u << map->depth; i++) {
    const Bucket *bucket = tr_pages_read (pages, *(const TrHandle *) tr_array_read (pages, &map->directory, DIRECTORY_SHIFT, i));
    if (i >> bucket->depth != 0)
      continue; /* an entry further down names it, too */
    for (guint k = 0; k < PLACES; k++)
      if (bucket->places[k].key != 0)
        func (bucket->places[k].key, (guint32) bucket->places[k].value, user);
  }
}

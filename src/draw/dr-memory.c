#include "config.h"

#include "dr-memory.h"

#include "dr-change.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dr-hue.h"

#define MOST_PLAIN   3    /* blocks in a row that are no matter of the program; more are counted */
#define GAP_PX       16   /* between cards */
#define COLUMN_PX    1000 /* a column of pools is about as high as this */
#define REGIONS_PX   64   /* the width of regions grows by so much: numbers in them gain a digit now and then */

typedef struct Build {
  const MdMemory *memory;
  DrScene *scene;
  GArray *cells; /* DrCell, of the pool at hand */
} Build;

static const char *keep (Build *b, char *string) {
  const char *kept = g_string_chunk_insert_const (b->scene->strings, string);
  g_free (string);
  return kept;
}

static const MdBlock *block_at (Build *b, guint index) {
  return &g_array_index (b->memory->blocks, MdBlock, index);
}

/* How many blocks from INDEX on, up to END, there is nothing to tell of but how many of them are used, which goes to USED. */
static guint count_plain (Build *b, guint index, guint end, guint *used) {
  guint n = 0;
  for (*used = 0; index + n < end && !block_at (b, index + n)->known; n++)
    *used += block_at (b, index + n)->use != MD_BLOCK_FREE;
  return n;
}

static void add_gap (Build *b, guint n, guint used) {
  DrCell cell = {.gap = TRUE, .label = ""};
  if (used == 0 || used == n)
    cell.label = keep (b, g_strdup_printf (used == 0 ? ngettext ("%u free", "%u free", n) : ngettext ("%u earlier", "%u earlier", n), n));
  else
    cell.label = keep (b, g_strdup_printf (_ ("%u of %u used"), used, n));
  g_array_append_val (b->cells, cell);
}

static void add_block (Build *b, const MdPool *pool, const MdBlock *block) {
  DrCell cell = {.subject = block->id, .mark = block->mark, .is_free = block->use == MD_BLOCK_FREE,
                 .is_dim = block->use == MD_BLOCK_EARLIER, .is_tinted = block->use == MD_BLOCK_USED, .hue = dr_hue_of (block->shape)};
  cell.label = keep (b, g_strdup_printf ("+%04x", (guint) (block->address - pool->address)));
  cell.value = block->text != NULL ? keep (b, dr_text_one_line (block->text, 24)) : NULL;
  cell.was = block->was != NULL ? keep (b, dr_text_one_line (block->was, 24)) : NULL;
  g_array_append_val (b->cells, cell);
}

static void fill_pool (Build *b, DrCard *card, const MdPool *pool) {
  guint end = pool->first_block + pool->n_blocks;
  b->cells = g_array_new (FALSE, TRUE, sizeof (DrCell));
  for (guint i = pool->first_block, n, used; i < end; i += n) {
    n = count_plain (b, i, end, &used);
    if (n > MOST_PLAIN) {
      add_gap (b, n, used);
      continue;
    }
    n = MAX (n, 1);
    for (guint k = i; k < i + n; k++)
      add_block (b, pool, block_at (b, k));
  }
  card->n_cells = b->cells->len;
  card->cells = (DrCell *) g_array_free (b->cells, FALSE);
  g_ptr_array_add (b->scene->arrays, card->cells);
}

static char *note_of (const MdPool *pool) {
  guint64 number = pool->address / MD_POOL_BYTES % (MD_ARENA_BYTES / MD_POOL_BYTES), arena = pool->address / MD_ARENA_BYTES % 0x10000;
  g_autofree char *place = g_strdup_printf (_ ("arena %u, pool %u"), (guint) arena, (guint) number);
  if (pool->block_bytes == 0)
    return g_steal_pointer (&place);
  return g_strdup_printf (_ ("%s · blocks of %u bytes"), place, pool->block_bytes);
}

static void add_pool (Build *b, const MdPool *pool) {
  DrCard *card = &b->scene->cards[b->scene->n_cards++];
  card->id = pool->address;
  card->type = "";
  card->shape = MD_SHAPE_OTHER;
  card->hue = DR_HUE_FRAME;
  card->form = DR_FORM_GRID;
  card->title = keep (b, g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", pool->address));
  card->count = pool->block_bytes != 0 ? keep (b, g_strdup_printf (_ ("%u of %u used"), pool->n_used, pool->n_blocks)) : "";
  card->text = card->full_text = "";
  card->note = keep (b, pool->large ? g_strdup (_ ("a large block, with pages of its own")) : note_of (pool));
  card->address = pool->address;
  card->size_bytes = MD_POOL_BYTES;
  fill_pool (b, card, pool);
}

static void add_region (Build *b, MdRegionKind kind) {
  static const char *const titles[MD_REGION_KINDS] = {
    [MD_REGION_SMALL_INTS] = N_ ("Small ints, kept"),
    [MD_REGION_INTERNED] = N_ ("Interned strings"),
    [MD_REGION_IMMORTAL] = N_ ("Other immortals"),
    [MD_REGION_EARLIER] = N_ ("From before the program"),
  };
  const MdRegion *region = &b->memory->regions[kind];
  if (region->n_objects == 0)
    return;
  DrCard *card = &b->scene->cards[b->scene->n_cards++];
  card->id = (guint64) 1 << 60 | kind;
  card->type = "";
  card->shape = MD_SHAPE_OTHER;
  card->hue = kind == MD_REGION_SMALL_INTS ? DR_HUE_ATOM : kind == MD_REGION_INTERNED ? DR_HUE_SET : DR_HUE_OTHER;
  card->form = DR_FORM_TEXT;
  card->title = _ (titles[kind]);
  card->count = keep (b, g_strdup_printf (ngettext ("%u object", "%u objects", region->n_objects), region->n_objects));
  card->text = keep (b, g_strdup_printf ("0x%" G_GINT64_MODIFIER "x – 0x%" G_GINT64_MODIFIER "x", region->first, region->last));
  card->full_text = card->text;
  g_autofree char *size = g_strdup_printf (ngettext ("%lu byte", "%lu bytes", region->size_bytes), (unsigned long) region->size_bytes);
  card->note = keep (b, g_strdup_printf (ngettext ("in %u pool, %s", "in %u pools, %s", region->n_pools), region->n_pools, size));
}

/* As wide as it is at any step: what is told of it may grow to the number of its blocks. */
static void measure_pool (Build *b, DrCard *card, const MdPool *pool, DrText *text) {
  const char *count = card->count;
  card->count = *count != '\0' ? keep (b, g_strdup_printf (_ ("%u of %u used"), pool->n_blocks, pool->n_blocks)) : "";
  dr_card_measure (card, text);
  double widest_px = card->width_px;
  card->count = count;
  dr_card_measure (card, text);
  card->width_px = MAX (card->width_px, widest_px);
}

/* Regions in the first column; pools in as many as it takes for a picture that is about as high as wide. Where one stands depends on the
 * pools before it alone, and their blocks, so that with an atlas all stay where they are. */
static void place (DrScene *scene, guint n_regions) {
  double x_px = 0, y_px = 0, widest_px = 0, bottom_px = 0;
  for (guint i = 0; i < scene->n_cards; i++) {
    DrCard *card = &scene->cards[i];
    if (i == n_regions || y_px + card->height_px > COLUMN_PX) {
      x_px += widest_px > 0 ? widest_px + 2 * GAP_PX : 0;
      y_px = widest_px = 0;
    }
    card->x_px = x_px;
    card->y_px = y_px;
    y_px += card->height_px + GAP_PX;
    widest_px = MAX (widest_px, i < n_regions ? ceil (card->width_px / REGIONS_PX) * REGIONS_PX : card->width_px);
    bottom_px = MAX (bottom_px, y_px - GAP_PX);
  }
  scene->extents = scene->whole = (DrRect){0, 0, x_px + widest_px, bottom_px};
}

/* The places of pools that are not there yet, or no more, stay empty. */
static void leave_out_absent (DrScene *scene, const MdMemory *memory, guint n_regions) {
  guint n = n_regions;
  for (guint i = 0; i < memory->pools->len; i++)
    if (!g_array_index (memory->pools, MdPool, i).absent)
      scene->cards[n++] = scene->cards[n_regions + i];
  scene->n_cards = n;
}

DrScene *dr_memory_scene_new (const MdMemory *memory, int step, DrText *text) {
  DrScene *scene = dr_scene_empty (step, MD_REGION_KINDS + memory->pools->len);
  Build b = {.memory = memory, .scene = scene};
  for (guint kind = 0; kind < MD_REGION_KINDS; kind++)
    add_region (&b, (MdRegionKind) kind);
  guint n_regions = scene->n_cards;
  for (guint i = 0; i < memory->pools->len; i++)
    add_pool (&b, &g_array_index (memory->pools, MdPool, i));
  for (guint i = 0; i < n_regions; i++)
    dr_card_measure (&scene->cards[i], text);
  for (guint i = 0; i < memory->pools->len; i++)
    measure_pool (&b, &scene->cards[n_regions + i], &g_array_index (memory->pools, MdPool, i), text);
  place (scene, n_regions);
  leave_out_absent (scene, memory, n_regions);
  dr_scene_look (scene);
  dr_scene_index (scene);
  return scene;
}

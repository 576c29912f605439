#include "hs-tiles.h"

#include <math.h>

#define TILE_PX 256 /* of the view */
#define SPARE   48  /* tiles out of view that are kept, for who comes back */

typedef struct Tile {
  gint64 key;
  GskRenderNode *node; /* where the picture has it, at the zoom of all */
  cairo_surface_t *image;
} Tile;

/* Columns and rows of tiles: from the first to the one before the end. */
typedef struct Range {
  int left, top, right, bottom;
} Range;

struct HsTiles {
  GHashTable *tiles; /* of Tile by its key */
  double zoom;
  int scale;
  gboolean images;
  guint n_painted;
};

static gint64 key_of (int column, int row) {
  return (gint64) column * ((gint64) 1 << 32) + row;
}

static void tile_free (gpointer data) {
  Tile *tile = data;
  gsk_render_node_unref (tile->node);
  g_clear_pointer (&tile->image, cairo_surface_destroy);
  g_free (tile);
}

HsTiles *hs_tiles_new (void) {
  HsTiles *tiles = g_new0 (HsTiles, 1);
  tiles->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, tile_free);
  return tiles;
}

void hs_tiles_free (HsTiles *tiles) {
  g_hash_table_unref (tiles->tiles);
  g_free (tiles);
}

void hs_tiles_drop (HsTiles *tiles) {
  g_hash_table_remove_all (tiles->tiles);
}

static int tile_at (double px) {
  return (int) floor (px / TILE_PX);
}

static void drop_rect (HsTiles *tiles, const DrRect *r) {
  double zoom = tiles->zoom;
  Range range = {tile_at (r->x_px * zoom), tile_at (r->y_px * zoom), tile_at ((r->x_px + r->width_px) * zoom) + 1,
                 tile_at ((r->y_px + r->height_px) * zoom) + 1};
  for (int row = range.top; row < range.bottom; row++)
    for (int column = range.left; column < range.right; column++) {
      gint64 key = key_of (column, row);
      g_hash_table_remove (tiles->tiles, &key);
    }
}

void hs_tiles_drop_rects (HsTiles *tiles, const GArray *rects) {
  for (guint i = 0; i < rects->len && g_hash_table_size (tiles->tiles) > 0; i++)
    drop_rect (tiles, &g_array_index (rects, DrRect, i));
}

/* Painting. */

static gboolean is_there (HsTiles *tiles, int column, int row) {
  gint64 key = key_of (column, row);
  return g_hash_table_contains (tiles->tiles, &key);
}

static GskRenderNode *node_of_image (cairo_surface_t *image, const graphene_rect_t *place, int scale) {
  GskRenderNode *node = gsk_cairo_node_new (place);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, place->size.width * scale, place->size.height * scale);
  cairo_fill (cr);
  cairo_destroy (cr);
  return node;
}

/* Takes one tile out of what was painted, whose data it goes on to use. */
static void cut_out (HsTiles *tiles, cairo_surface_t *painted, const Range *range, int column, int row) {
  static const cairo_user_data_key_t whole;
  int size = TILE_PX * tiles->scale, stride = cairo_image_surface_get_stride (painted);
  gsize offset = (gsize) (row - range->top) * (gsize) size * (gsize) stride + (gsize) (column - range->left) * (gsize) size * 4;
  guchar *data = cairo_image_surface_get_data (painted) + offset;
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) column * TILE_PX, (float) row * TILE_PX, TILE_PX, TILE_PX);
  Tile *tile = g_new0 (Tile, 1);
  tile->key = key_of (column, row);
  if (tiles->images) {
    tile->image = cairo_image_surface_create_for_data (data, CAIRO_FORMAT_RGB24, size, size, stride);
    cairo_surface_set_user_data (tile->image, &whole, cairo_surface_reference (painted), (cairo_destroy_func_t) cairo_surface_destroy);
    tile->node = node_of_image (tile->image, &place, tiles->scale);
  } else {
    gsize length = (gsize) stride * (gsize) (size - 1) + (gsize) size * 4;
    g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (data, length, (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (painted));
    g_autoptr (GdkTexture) texture = gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
    tile->node = gsk_texture_node_new (texture, &place);
  }
  tiles->n_painted++;
  g_hash_table_replace (tiles->tiles, &tile->key, tile);
}

static void paint_range (HsTiles *tiles, const Range *range, HsTilesPaint paint, gpointer user) {
  int columns = range->right - range->left, rows = range->bottom - range->top, size = TILE_PX * tiles->scale;
  double unit_px = TILE_PX / tiles->zoom;
  DrRect clip = {range->left * unit_px, range->top * unit_px, columns * unit_px, rows * unit_px};
  cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns * size, rows * size);
  cairo_t *cr = cairo_create (painted);
  cairo_translate (cr, -range->left * (double) size, -range->top * (double) size);
  cairo_scale (cr, tiles->scale * tiles->zoom, tiles->scale * tiles->zoom);
  paint (cr, &clip, user);
  cairo_destroy (cr);
  cairo_surface_flush (painted);
  for (int row = range->top; row < range->bottom && cairo_surface_status (painted) == CAIRO_STATUS_SUCCESS; row++)
    for (int column = range->left; column < range->right; column++)
      cut_out (tiles, painted, range, column, row);
  cairo_surface_destroy (painted);
}

/* The smallest range that has all of RANGE that is not there, and how many that are. */
static guint find_missing (HsTiles *tiles, const Range *range, Range *missing) {
  guint n = 0;
  *missing = (Range){range->right, range->bottom, range->left, range->top};
  for (int row = range->top; row < range->bottom; row++)
    for (int column = range->left; column < range->right; column++) {
      if (is_there (tiles, column, row))
        continue;
      n++;
      *missing = (Range){MIN (missing->left, column), MIN (missing->top, row), MAX (missing->right, column + 1),
                         MAX (missing->bottom, row + 1)};
    }
  return n;
}

/* Tiles that lie together are painted at once. */
static void paint_missing (HsTiles *tiles, const Range *range, HsTilesPaint paint, gpointer user) {
  Range missing;
  guint n = find_missing (tiles, range, &missing);
  if (n == 0)
    return;
  if (2 * n >= (guint) ((missing.right - missing.left) * (missing.bottom - missing.top))) {
    paint_range (tiles, &missing, paint, user);
    return;
  }
  for (int row = range->top; row < range->bottom; row++)
    for (int column = range->left; column < range->right; column++)
      if (!is_there (tiles, column, row))
        paint_range (tiles, &(Range){column, row, column + 1, row + 1}, paint, user);
}

/* In view. */

static Range range_of (HsTiles *tiles, const HsTilesView *view) {
  double x = view->x_px * tiles->zoom, y = view->y_px * tiles->zoom, by = tiles->zoom / view->zoom;
  return (Range){tile_at (x), tile_at (y), tile_at (x + view->width * by) + 1, tile_at (y + view->height * by) + 1};
}

static gboolean is_out (gpointer key, gpointer value, gpointer user) {
  const Range *range = user;
  const Tile *tile = value;
  int row = (int) (gint32) (tile->key & 0xffffffff), column = (int) ((tile->key - row) / ((gint64) 1 << 32));
  return column < range->left || column >= range->right || row < range->top || row >= range->bottom;
}

static void append_tiles (HsTiles *tiles, GtkSnapshot *snapshot, const Range *range) {
  for (int row = range->top; row < range->bottom; row++)
    for (int column = range->left; column < range->right; column++) {
      gint64 key = key_of (column, row);
      const Tile *tile = g_hash_table_lookup (tiles->tiles, &key);
      if (tile != NULL)
        gtk_snapshot_append_node (snapshot, tile->node);
    }
}

void hs_tiles_snapshot (HsTiles *tiles, GtkSnapshot *snapshot, const HsTilesView *view, HsTilesPaint paint, gpointer user) {
  gboolean fits = tiles->zoom == view->zoom && tiles->scale == view->scale && tiles->images == view->images;
  if (!fits && (!view->hasty || g_hash_table_size (tiles->tiles) == 0)) {
    hs_tiles_drop (tiles);
    tiles->zoom = view->zoom;
    tiles->scale = view->scale;
    tiles->images = view->images;
    fits = TRUE;
  }
  Range range = range_of (tiles, view);
  if (fits)
    paint_missing (tiles, &range, paint, user);
  if (fits && g_hash_table_size (tiles->tiles) > (guint) ((range.right - range.left) * (range.bottom - range.top)) + SPARE)
    g_hash_table_foreach_remove (tiles->tiles, is_out, &range);
  float by = (float) (view->zoom / tiles->zoom);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (-view->x_px * view->zoom), (float) (-view->y_px * view->zoom)));
  if (by != 1)
    gtk_snapshot_scale (snapshot, by, by);
  append_tiles (tiles, snapshot, &range);
  gtk_snapshot_restore (snapshot);
}

guint hs_tiles_n_painted (HsTiles *tiles) {
  return tiles->n_painted;
}

#include "hs-tiles.h"

#include <math.h>

#define TILE_PX 256 /* of the view */
#define SPARE   48  /* tiles out of view that are kept, for who comes back */
#define HURRY_USEC 10000 /* that painting at another zoom may take in a frame, as long as something can be seen meanwhile */
#define EDGE_PX 1   /* of the device: how far what changed may reach beyond its rectangle */
#define PIECE_PX    128 /* of the device: what is painted by two threads, each takes by pieces of this width and height */
#define MOST_MENDED 0.5 /* of a tile: beyond, it is painted anew, together with its neighbours */

typedef struct Tile {
  gint64 key;
  GskRenderNode *node; /* where the picture has it, at the zoom of all */
  cairo_surface_t *image;
  gboolean stale; /* something looks other now within `other`: px of the picture */
  DrRect other;
} Tile;

/* Columns and rows of tiles: from the first to the one before the end. */
typedef struct Range {
  int left, top, right, bottom;
} Range;

struct HsTiles {
  GHashTable *tiles; /* of Tile by its key */
  double zoom;
  GHashTable *behind; /* the tiles of another zoom, to be seen until those of this one are painted; NULL: they are */
  double behind_zoom;
  int scale;
  gboolean images;
  gboolean shared;
  guint n_painted;
};

static gint64 key_of (int column, int row) {
  return (gint64) column * ((gint64) 1 << 32) + row;
}

static int row_of (const Tile *tile) {
  return (int) (gint32) (tile->key & 0xffffffff);
}

static int column_of (const Tile *tile) {
  return (int) ((tile->key - row_of (tile)) / ((gint64) 1 << 32));
}

static gboolean is_within (const Range *range, int column, int row) {
  return column >= range->left && column < range->right && row >= range->top && row < range->bottom;
}

/* NULL: it is not there. */
static Tile *find (HsTiles *tiles, int column, int row) {
  gint64 key = key_of (column, row);
  return g_hash_table_lookup (tiles->tiles, &key);
}

static void tile_free (gpointer data) {
  Tile *tile = data;
  gsk_render_node_unref (tile->node);
  cairo_surface_destroy (tile->image);
  g_free (tile);
}

static GHashTable *table_new (void) {
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, tile_free);
}

HsTiles *hs_tiles_new (void) {
  HsTiles *tiles = g_new0 (HsTiles, 1);
  tiles->tiles = table_new ();
  return tiles;
}

void hs_tiles_free (HsTiles *tiles) {
  hs_tiles_drop (tiles);
  g_hash_table_unref (tiles->tiles);
  g_free (tiles);
}

void hs_tiles_drop (HsTiles *tiles) {
  g_clear_pointer (&tiles->behind, g_hash_table_unref);
  g_hash_table_remove_all (tiles->tiles);
}

static int tile_at (double px) {
  return (int) floor (px / TILE_PX);
}

/* What of R the square of COLUMN and ROW has. */
static DrRect part_of (HsTiles *tiles, const DrRect *r, int column, int row) {
  double unit_px = TILE_PX / tiles->zoom;
  double left = MAX (r->x_px, column * unit_px), right = MIN (r->x_px + r->width_px, (column + 1) * unit_px);
  double top = MAX (r->y_px, row * unit_px), bottom = MIN (r->y_px + r->height_px, (row + 1) * unit_px);
  return (DrRect){left, top, MAX (right - left, 0), MAX (bottom - top, 0)};
}

static void make_stale (HsTiles *tiles, Tile *tile, const DrRect *r) {
  DrRect part = part_of (tiles, r, column_of (tile), row_of (tile));
  if (tile->stale)
    dr_rect_unite (&tile->other, &part);
  else
    tile->other = part;
  tile->stale = TRUE;
}

/* With a px of the device around it, since lines that are seen from far away are no thinner than that. */
static void drop_rect (HsTiles *tiles, const DrRect *rect) {
  double zoom = tiles->zoom, room_px = EDGE_PX / (zoom * tiles->scale);
  DrRect r = {rect->x_px - room_px, rect->y_px - room_px, rect->width_px + 2 * room_px, rect->height_px + 2 * room_px};
  Range range = {tile_at (r.x_px * zoom), tile_at (r.y_px * zoom), tile_at ((r.x_px + r.width_px) * zoom) + 1,
                 tile_at ((r.y_px + r.height_px) * zoom) + 1};
  GHashTableIter iter;
  gpointer tile = NULL;
  if ((double) (range.right - range.left) * (range.bottom - range.top) > g_hash_table_size (tiles->tiles)) {
    g_hash_table_iter_init (&iter, tiles->tiles);
    while (g_hash_table_iter_next (&iter, NULL, &tile))
      if (is_within (&range, column_of (tile), row_of (tile)))
        make_stale (tiles, tile, &r);
    return;
  }
  for (int row = range.top; row < range.bottom; row++)
    for (int column = range.left; column < range.right; column++)
      if ((tile = find (tiles, column, row)) != NULL)
        make_stale (tiles, tile, &r);
}

void hs_tiles_drop_rects (HsTiles *tiles, const GArray *rects) {
  if (rects->len > 0)
    g_clear_pointer (&tiles->behind, g_hash_table_unref);
  for (guint i = 0; i < rects->len && g_hash_table_size (tiles->tiles) > 0; i++)
    drop_rect (tiles, &g_array_index (rects, DrRect, i));
}

/* Painting. */

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

static GskRenderNode *node_of_texture (cairo_surface_t *image, const graphene_rect_t *place) {
  int size = cairo_image_surface_get_width (image), stride = cairo_image_surface_get_stride (image);
  gsize length = (gsize) stride * (gsize) (size - 1) + (gsize) size * 4;
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (image), length, (GDestroyNotify) cairo_surface_destroy,
                                                         cairo_surface_reference (image));
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  return gsk_texture_node_new (texture, place);
}

/* Takes IMAGE over, which is not painted on any more. */
static void put (HsTiles *tiles, cairo_surface_t *image, int column, int row) {
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) column * TILE_PX, (float) row * TILE_PX, TILE_PX, TILE_PX);
  Tile *tile = g_new0 (Tile, 1);
  tile->key = key_of (column, row);
  tile->image = image;
  tile->node = tiles->images ? node_of_image (image, &place, tiles->scale) : node_of_texture (image, &place);
  tiles->n_painted++;
  g_hash_table_replace (tiles->tiles, &tile->key, tile);
}

/* Takes one tile out of what was painted, whose data it goes on to use. */
static void cut_out (HsTiles *tiles, cairo_surface_t *painted, const Range *range, int column, int row) {
  static const cairo_user_data_key_t whole;
  int size = TILE_PX * tiles->scale, stride = cairo_image_surface_get_stride (painted);
  gsize offset = (gsize) (row - range->top) * (gsize) size * (gsize) stride + (gsize) (column - range->left) * (gsize) size * 4;
  guchar *data = cairo_image_surface_get_data (painted) + offset;
  cairo_surface_t *image = cairo_image_surface_create_for_data (data, CAIRO_FORMAT_RGB24, size, size, stride);
  cairo_surface_set_user_data (image, &whole, cairo_surface_reference (painted), (cairo_destroy_func_t) cairo_surface_destroy);
  put (tiles, image, column, row);
}

/* How the picture gets on an image whose corner is at a point, in px of the device. */
typedef struct Painting {
  HsTiles *tiles;
  cairo_surface_t *image;
  int left, top;
  HsTilesPaint paint;
  gpointer user;
  gint n_taken; /* atomic: pieces of the image that have their painter */
} Painting;

static void paint_on (const Painting *on, const DrRect *clip) {
  double scale = on->tiles->scale * on->tiles->zoom;
  cairo_t *cr = cairo_create (on->image);
  cairo_translate (cr, -on->left, -on->top);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, clip->x_px, clip->y_px, clip->width_px, clip->height_px);
  cairo_clip (cr);
  on->paint (cr, clip, on->user);
  cairo_destroy (cr);
  cairo_surface_flush (on->image);
}

/* A part of the image, as an image of its own with the same data. */
static void paint_piece (const Painting *whole, int x, int y) {
  int width = MIN (PIECE_PX, cairo_image_surface_get_width (whole->image) - x);
  int height = MIN (PIECE_PX, cairo_image_surface_get_height (whole->image) - y), stride = cairo_image_surface_get_stride (whole->image);
  guchar *data = cairo_image_surface_get_data (whole->image) + (gsize) y * (gsize) stride + (gsize) x * 4;
  double scale = whole->tiles->scale * whole->tiles->zoom;
  Painting piece = *whole;
  piece.left += x;
  piece.top += y;
  piece.image = cairo_image_surface_create_for_data (data, cairo_image_surface_get_format (whole->image), width, height, stride);
  paint_on (&piece, &(DrRect){piece.left / scale, piece.top / scale, width / scale, height / scale});
  cairo_surface_destroy (piece.image);
}

static gpointer paint_pieces (gpointer data) {
  Painting *whole = data;
  int columns = (cairo_image_surface_get_width (whole->image) + PIECE_PX - 1) / PIECE_PX;
  int rows = (cairo_image_surface_get_height (whole->image) + PIECE_PX - 1) / PIECE_PX;
  for (int i = g_atomic_int_add (&whole->n_taken, 1); i < columns * rows; i = g_atomic_int_add (&whole->n_taken, 1))
    paint_piece (whole, i % columns * PIECE_PX, i / columns * PIECE_PX);
  return NULL;
}

/* A thread is made in much less time than a piece is painted in. */
static void paint_by_two (Painting *whole) {
  GThread *other = g_thread_try_new ("painter", paint_pieces, whole, NULL);
  paint_pieces (whole);
  if (other != NULL)
    g_thread_join (other);
}

static void paint_range (HsTiles *tiles, const Range *range, HsTilesPaint paint, gpointer user) {
  int columns = range->right - range->left, rows = range->bottom - range->top, size = TILE_PX * tiles->scale;
  double unit_px = TILE_PX / tiles->zoom;
  DrRect clip = {range->left * unit_px, range->top * unit_px, columns * unit_px, rows * unit_px};
  cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns * size, rows * size);
  Painting painting = {tiles, painted, range->left * size, range->top * size, paint, user, 0};
  if (tiles->shared && columns * rows > 1 && cairo_surface_status (painted) == CAIRO_STATUS_SUCCESS)
    paint_by_two (&painting);
  else
    paint_on (&painting, &clip);
  for (int row = range->top; row < range->bottom && cairo_surface_status (painted) == CAIRO_STATUS_SUCCESS; row++)
    for (int column = range->left; column < range->right; column++)
      cut_out (tiles, painted, range, column, row);
  cairo_surface_destroy (painted);
}

/* Whole px of the device around R. */
static DrRect snapped (HsTiles *tiles, const DrRect *r) {
  double scale = tiles->scale * tiles->zoom;
  double left = floor (r->x_px * scale), top = floor (r->y_px * scale);
  double right = ceil ((r->x_px + r->width_px) * scale), bottom = ceil ((r->y_px + r->height_px) * scale);
  return (DrRect){left / scale, top / scale, (right - left) / scale, (bottom - top) / scale};
}

/* The same image but for a part of it, which is painted anew: what is on screen is not touched. */
static void mend (HsTiles *tiles, const Tile *tile, int column, int row, HsTilesPaint paint, gpointer user) {
  int size = TILE_PX * tiles->scale;
  DrRect clip = snapped (tiles, &tile->other);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size, size);
  cairo_t *cr = cairo_create (image);
  cairo_set_source_surface (cr, tile->image, 0, 0);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  paint_on (&(Painting){tiles, image, column * size, row * size, paint, user, 0}, &clip);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS)
    put (tiles, image, column, row);
  else
    cairo_surface_destroy (image);
}

/* What of the tiles in RANGE looks other now is painted; a tile of which much does is dropped. */
static void mend_stale (HsTiles *tiles, const Range *range, HsTilesPaint paint, gpointer user) {
  double most = MOST_MENDED * TILE_PX * TILE_PX / (tiles->zoom * tiles->zoom);
  for (int row = range->top; row < range->bottom; row++)
    for (int column = range->left; column < range->right; column++) {
      const Tile *tile = find (tiles, column, row);
      if (tile == NULL || !tile->stale)
        continue;
      if (tile->other.width_px * tile->other.height_px > most)
        g_hash_table_remove (tiles->tiles, &tile->key);
      else
        mend (tiles, tile, column, row, paint, user);
    }
}

/* The smallest range that has all of RANGE that is not there, and how many that are. */
static guint find_missing (HsTiles *tiles, const Range *range, Range *missing) {
  guint n = 0;
  *missing = (Range){range->right, range->bottom, range->left, range->top};
  for (int row = range->top; row < range->bottom; row++)
    for (int column = range->left; column < range->right; column++) {
      if (find (tiles, column, row) != NULL)
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
      if (find (tiles, column, row) == NULL)
        paint_range (tiles, &(Range){column, row, column + 1, row + 1}, paint, user);
}

/* The same row by row, while there is time; FALSE: there was not. */
static gboolean paint_in_a_hurry (HsTiles *tiles, const Range *range, HsTilesPaint paint, gpointer user) {
  gint64 end_usec = g_get_monotonic_time () + HURRY_USEC;
  for (int row = range->top; row < range->bottom; row++) {
    Range line = {range->left, row, range->right, row + 1};
    if (g_get_monotonic_time () >= end_usec)
      return FALSE;
    paint_missing (tiles, &line, paint, user);
  }
  return TRUE;
}

/* In view. */

static Range range_of (const HsTilesView *view, double zoom) {
  double x = view->x_px * zoom, y = view->y_px * zoom, by = zoom / view->zoom;
  return (Range){tile_at (x), tile_at (y), tile_at (x + view->width * by) + 1, tile_at (y + view->height * by) + 1};
}

static gboolean is_out (gpointer key, gpointer value, gpointer user) {
  return !is_within (user, column_of (value), row_of (value));
}

/* TABLE's tiles, of ZOOM, where VIEW has them. */
static void append_tiles (GHashTable *table, double zoom, GtkSnapshot *snapshot, const HsTilesView *view) {
  Range range = range_of (view, zoom);
  float by = (float) (view->zoom / zoom);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (-view->x_px * view->zoom), (float) (-view->y_px * view->zoom)));
  if (by != 1)
    gtk_snapshot_scale (snapshot, by, by);
  for (int row = range.top; row < range.bottom; row++)
    for (int column = range.left; column < range.right; column++) {
      gint64 key = key_of (column, row);
      const Tile *tile = g_hash_table_lookup (table, &key);
      if (tile != NULL)
        gtk_snapshot_append_node (snapshot, tile->node);
    }
  gtk_snapshot_restore (snapshot);
}

/* What there is is of no use for VIEW, unless as long as nothing better is there. */
static void begin_anew (HsTiles *tiles, const HsTilesView *view) {
  gboolean can_be_seen = tiles->scale == view->scale && tiles->images == view->images && g_hash_table_size (tiles->tiles) > 0;
  if (can_be_seen && tiles->behind == NULL) { /* of two, the one behind is whole */
    tiles->behind = g_steal_pointer (&tiles->tiles);
    tiles->behind_zoom = tiles->zoom;
    tiles->tiles = table_new ();
  } else if (can_be_seen)
    g_hash_table_remove_all (tiles->tiles);
  else
    hs_tiles_drop (tiles);
  tiles->zoom = view->zoom;
  tiles->scale = view->scale;
  tiles->images = view->images;
}

gboolean hs_tiles_snapshot (HsTiles *tiles, GtkSnapshot *snapshot, const HsTilesView *view, HsTilesPaint paint, gpointer user) {
  gboolean fits = tiles->zoom == view->zoom && tiles->scale == view->scale && tiles->images == view->images;
  if (!fits && (!view->hasty || g_hash_table_size (tiles->tiles) == 0)) {
    begin_anew (tiles, view);
    fits = TRUE;
  }
  gboolean done = fits;
  tiles->shared = view->shared;
  if (fits) {
    Range range = range_of (view, view->zoom);
    mend_stale (tiles, &range, paint, user);
    if (tiles->behind != NULL)
      done = paint_in_a_hurry (tiles, &range, paint, user);
    else
      paint_missing (tiles, &range, paint, user);
    if (done)
      g_clear_pointer (&tiles->behind, g_hash_table_unref);
    if (g_hash_table_size (tiles->tiles) > (guint) ((range.right - range.left) * (range.bottom - range.top)) + SPARE)
      g_hash_table_foreach_remove (tiles->tiles, is_out, &range);
  }
  if (tiles->behind != NULL)
    append_tiles (tiles->behind, tiles->behind_zoom, snapshot, view);
  append_tiles (tiles->tiles, tiles->zoom, snapshot, view);
  return done || view->hasty;
}

guint hs_tiles_n_painted (HsTiles *tiles) {
  return tiles->n_painted;
}

#include "config.h"

#include "dr-paint.h"
#include "dr-pen.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SWING_POINTS 25
#define HEAD_DETAIL  0.12 /* px of the surface for one of the scene: with fewer heads are but dots */

static void set_color (cairo_t *cr, DrColor color) {
  dr_pen_set_color (cr, &color);
}

static gboolean meets (const DrRect *clip, double x_px, double y_px, double width_px, double height_px) {
  return clip == NULL || (x_px <= clip->x_px + clip->width_px && x_px + width_px >= clip->x_px &&
                          y_px <= clip->y_px + clip->height_px && y_px + height_px >= clip->y_px);
}

static gboolean arrow_meets (const DrRect *clip, const DrArrow *arrow) {
  const DrRect *r = &arrow->bounds;
  return meets (clip, r->x_px - 8, r->y_px - 8, r->width_px + 16, r->height_px + 16);
}

/* A triangle whose tip is the last point, along the line from the last but one. */
static void paint_head (cairo_t *cr, DrPoint before, DrPoint tip, double size_px, gboolean hollow, const DrTheme *theme) {
  double angle = atan2 (tip.y_px - before.y_px, tip.x_px - before.x_px);
  cairo_save (cr);
  cairo_translate (cr, tip.x_px, tip.y_px);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -size_px, size_px * 0.45);
  cairo_line_to (cr, -size_px * 0.75, 0);
  cairo_line_to (cr, -size_px, -size_px * 0.45);
  cairo_close_path (cr);
  if (hollow) {
    cairo_set_line_width (cr, 1.4);
    cairo_set_dash (cr, NULL, 0, 0);
    dr_pen_fill_and_stroke (cr, &theme->background);
  } else {
    dr_pen_fill (cr);
  }
  cairo_restore (cr);
}

/* From far away a curve is what lies between its ends, with its middle where it bends. */
static void trace_far (cairo_t *cr, const DrPoint *points, guint n) {
  cairo_move_to (cr, points[0].x_px, points[0].y_px);
  for (guint i = 0; i + 3 < n; i += 3) {
    const DrPoint *p = points + i;
    cairo_line_to (cr, (p[0].x_px + 3 * p[1].x_px + 3 * p[2].x_px + p[3].x_px) / 8,
                   (p[0].y_px + 3 * p[1].y_px + 3 * p[2].y_px + p[3].y_px) / 8);
    cairo_line_to (cr, p[3].x_px, p[3].y_px);
  }
}

/* From the head on, where dashes begin then: those of arrows that arrive together lie on each other, and do not fill each other's gaps. */
static void trace_back (cairo_t *cr, const DrPoint *points, guint n) {
  cairo_move_to (cr, points[n - 1].x_px, points[n - 1].y_px);
  for (guint i = n - 1; i >= 3; i -= 3)
    cairo_curve_to (cr, points[i - 1].x_px, points[i - 1].y_px, points[i - 2].x_px, points[i - 2].y_px, points[i - 3].x_px,
                    points[i - 3].y_px);
}

static void set_dash (cairo_t *cr, DrStroke stroke, MdMark mark) {
  static const double weak[] = {7, 5}, through[] = {2, 4}, freed[] = {3, 5};
  if (stroke == DR_STROKE_WEAK)
    cairo_set_dash (cr, weak, 2, 0);
  else if (stroke == DR_STROKE_THROUGH)
    cairo_set_dash (cr, through, 2, 0);
  else if (mark == MD_MARK_FREED)
    cairo_set_dash (cr, freed, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static DrColor arrow_color (const DrArrow *arrow, const DrTheme *theme) {
  if (arrow->mark == MD_MARK_FREED)
    return theme->freed;
  if (arrow->mark == MD_MARK_NEW || arrow->mark == MD_MARK_CHANGED)
    return theme->changed;
  return arrow->stroke == DR_STROKE_WEAK ? theme->weak_arrow : theme->arrow;
}

/* CURVE: control points of Beziers; else a polyline. */
static void paint_route (const DrArrow *arrow, const DrPoint *points, guint n, gboolean curve, cairo_t *cr, const DrTheme *theme,
                         double detail) {
  if (n < 2)
    return;
  double line_px = theme->line_px * (arrow->mark == MD_MARK_NEW || arrow->mark == MD_MARK_CHANGED ? 1.5 : 1.1);
  if (curve && detail < HEAD_DETAIL)
    trace_far (cr, points, n);
  else if (curve)
    trace_back (cr, points, n);
  else
    for (guint i = 0; i < n; i++)
      cairo_line_to (cr, points[i].x_px, points[i].y_px);
  if (detail >= HEAD_DETAIL)
    set_dash (cr, arrow->stroke, arrow->mark);
  set_color (cr, arrow_color (arrow, theme));
  dr_pen_set_line (cr, line_px, detail);
  dr_pen_stroke (cr);
  if (detail < HEAD_DETAIL)
    return;
  paint_head (cr, points[n - 2], points[n - 1], 9 + line_px, arrow->stroke == DR_STROKE_WEAK, theme);
}

static void begin_card (const DrCard *card, cairo_t *cr) {
  if (!dr_pen_has_groups (cr))
    return;
  g_autofree char *id = g_strdup_printf ("card-%" G_GUINT64_FORMAT, card->id), *title = dr_card_label (card);
  dr_pen_group_begin (cr, id, card->shape == MD_SHAPE_FRAME ? "card frame" : "card object", title);
}

/* "b of Global names refers to list": what a screen reader says of an arrow. */
static void begin_arrow (const DrScene *scene, const DrArrow *arrow, cairo_t *cr) {
  if (!dr_pen_has_groups (cr))
    return;
  const DrCard *from = &scene->cards[arrow->from], *to = &scene->cards[arrow->to];
  const DrCell *cell = &from->cells[arrow->cell];
  g_autofree char *id = g_strdup_printf ("arrow-%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, from->id, arrow->port);
  g_autofree char *title = g_strdup_printf (_ ("%s of %s refers to %s"), *cell->label != '\0' ? cell->label : arrow->label, from->title,
                                            to->title);
  dr_pen_group_begin (cr, id, arrow->stroke == DR_STROKE_WEAK ? "arrow weak" : "arrow", title);
}

static void paint_card_at (const DrCard *card, double x_px, double y_px, cairo_t *cr, DrText *text, const DrTheme *theme,
                           const DrRect *clip) {
  if (!meets (clip, x_px - 16, y_px - 16, card->width_px + 32, card->height_px + 32))
    return;
  cairo_save (cr);
  cairo_translate (cr, x_px, y_px);
  begin_card (card, cr);
  dr_card_paint (card, cr, text, theme);
  dr_pen_group_end (cr);
  cairo_restore (cr);
}

/* Joins of lines that are one px wide cannot be seen. */
static void set_join (cairo_t *cr, double detail) {
  cairo_set_line_join (cr, detail < HEAD_DETAIL ? CAIRO_LINE_JOIN_BEVEL : CAIRO_LINE_JOIN_ROUND);
}

static void paint_arrows (const DrScene *scene, cairo_t *cr, const DrTheme *theme, const DrRect *clip) {
  double detail = dr_pen_detail (cr);
  set_join (cr, detail);
  for (int marked = 0; marked < 2; marked++)
    for (guint i = 0; i < scene->n_arrows; i++) {
      const DrArrow *arrow = &scene->arrows[i];
      if ((arrow->mark != MD_MARK_NONE) != marked || !arrow_meets (clip, arrow))
        continue;
      begin_arrow (scene, arrow, cr);
      paint_route (arrow, arrow->points, arrow->n_points, TRUE, cr, theme, detail);
      dr_pen_group_end (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

gboolean dr_paint_is_far (double detail) {
  return detail < DR_TEXT_DETAIL;
}

/* Says at the upper edge that there is more than is shown, because of its number or because the user wants it so. */
static void paint_missing (const DrScene *scene, cairo_t *cr, DrText *text, const DrTheme *theme) {
  const char *cut = scene->cut          ? _ ("There are more objects than can be shown")
                    : scene->unsearched ? _ ("Unreachable objects are not looked for among so many")
                                        : "";
  g_autofree char *hidden = scene->n_hidden == 0 ? g_strdup ("")
                                                 : g_strdup_printf (ngettext ("%u object is hidden", "%u objects are hidden", scene->n_hidden),
                                                                    scene->n_hidden);
  g_autofree char *words = g_strconcat (cut, *cut != '\0' && *hidden != '\0' ? " · " : "", hidden, NULL);
  double width_px = 0;
  if (*words == '\0' || dr_paint_is_far (dr_pen_detail (cr)))
    return;
  dr_text_measure (text, DR_FONT_SMALL, words, 0, &width_px, NULL);
  double x_px = scene->rtl ? scene->extents.x_px + scene->extents.width_px - width_px : scene->extents.x_px;
  dr_text_paint (text, cr, DR_FONT_SMALL, words, x_px, scene->extents.y_px - DR_PICTURE_EDGE_PX / 2, 0, &theme->dim_text);
}

/* What of the scene can be seen: CLIP, or else what the surface has room for, if that is told by px. */
static const DrRect *seen_of (cairo_t *cr, const DrRect *clip, DrRect *room) {
  double left, top, right, bottom;
  if (clip != NULL || !dr_pen_has_px (cr))
    return clip;
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  *room = (DrRect){left, top, right - left, bottom - top};
  return room;
}

void dr_paint (const DrScene *scene, cairo_t *cr, DrText *text, const DrTheme *theme, const DrRect *clip) {
  DrRect room;
  clip = seen_of (cr, clip, &room);
  cairo_save (cr);
  dr_pen_hurry (cr, theme->line_px);
  for (guint i = 0; i < scene->n_cards; i++)
    paint_card_at (&scene->cards[i], scene->cards[i].x_px, scene->cards[i].y_px, cr, text, theme, clip);
  paint_arrows (scene, cr, theme, clip);
  paint_missing (scene, cr, text, theme);
  cairo_restore (cr);
}

/* Between two scenes. */

typedef struct DrSlot {
  TrId from;
  guint64 port;
} DrSlot;

static DrPoint point_along (const DrPoint *points, guint n, double t) {
  guint pieces = (n - 1) / 3;
  double at = t * pieces;
  guint piece = MIN ((guint) at, pieces - 1);
  const DrPoint *p = points + piece * 3;
  double u = at - piece, s = 1 - u, a = s * s * s, b = 3 * s * s * u, c = 3 * s * u * u, d = u * u * u;
  return (DrPoint){a * p[0].x_px + b * p[1].x_px + c * p[2].x_px + d * p[3].x_px,
                   a * p[0].y_px + b * p[1].y_px + c * p[2].y_px + d * p[3].y_px};
}

static guint slot_hash (gconstpointer key) {
  const DrSlot *slot = key;
  return g_int64_hash (&slot->from) * 31u + g_int64_hash (&slot->port);
}

static gboolean slot_equal (gconstpointer a, gconstpointer b) {
  const DrSlot *x = a, *y = b;
  return x->from == y->from && x->port == y->port;
}

/* The arrows of a scene by the slot they leave. */
static GHashTable *slots_of (const DrScene *scene) {
  GHashTable *slots = g_hash_table_new_full (slot_hash, slot_equal, g_free, NULL);
  for (guint i = 0; i < scene->n_arrows; i++) {
    DrSlot *slot = g_new (DrSlot, 1);
    *slot = (DrSlot){scene->cards[scene->arrows[i].from].id, scene->arrows[i].port};
    g_hash_table_insert (slots, slot, &scene->arrows[i]);
  }
  return slots;
}

static const DrArrow *same_arrow (GHashTable *slots, TrId from, guint64 port) {
  return g_hash_table_lookup (slots, &(DrSlot){from, port});
}

static gboolean same_route (const DrArrow *a, const DrArrow *b) {
  return a->n_points == b->n_points && memcmp (a->points, b->points, a->n_points * sizeof *a->points) == 0;
}

static void paint_swing (const DrArrow *old, const DrArrow *arrow, double t, cairo_t *cr, const DrTheme *theme) {
  DrPoint points[SWING_POINTS];
  if (old->n_points < 4 || arrow->n_points < 4)
    return;
  for (int i = 0; i < SWING_POINTS; i++) {
    double along = i / (SWING_POINTS - 1.0);
    DrPoint a = point_along (old->points, old->n_points, along), b = point_along (arrow->points, arrow->n_points, along);
    points[i] = (DrPoint){a.x_px + (b.x_px - a.x_px) * t, a.y_px + (b.y_px - a.y_px) * t};
  }
  paint_route (arrow, points, SWING_POINTS, FALSE, cr, theme, dr_pen_detail (cr));
}

static gboolean has_alone (const DrScene *scene, const DrScene *other, GHashTable *slots, gboolean arrows) {
  for (guint i = 0; !arrows && i < scene->n_cards; i++)
    if (dr_scene_find (other, scene->cards[i].id) == NULL)
      return TRUE;
  for (guint i = 0; arrows && i < scene->n_arrows; i++)
    if (same_arrow (slots, scene->cards[scene->arrows[i].from].id, scene->arrows[i].port) == NULL)
      return TRUE;
  return FALSE;
}

/* What is only in SCENE and not in OTHER, whose arrows are in SLOTS, at an opacity. */
static void paint_rest (const DrScene *scene, const DrScene *other, GHashTable *slots, double opacity, gboolean arrows, cairo_t *cr,
                        DrText *text, const DrTheme *theme, const DrRect *clip) {
  if (opacity <= 0 || !has_alone (scene, other, slots, arrows))
    return;
  double detail = dr_pen_detail (cr);
  cairo_push_group (cr);
  for (guint i = 0; !arrows && i < scene->n_cards; i++)
    if (dr_scene_find (other, scene->cards[i].id) == NULL)
      paint_card_at (&scene->cards[i], scene->cards[i].x_px, scene->cards[i].y_px, cr, text, theme, clip);
  for (guint i = 0; arrows && i < scene->n_arrows; i++) {
    const DrArrow *arrow = &scene->arrows[i];
    if (same_arrow (slots, scene->cards[arrow->from].id, arrow->port) == NULL && arrow_meets (clip, arrow))
      paint_route (arrow, arrow->points, arrow->n_points, TRUE, cr, theme, detail);
  }
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, MIN (opacity, 1));
}

static void paint_moving_arrows (const DrScene *to, GHashTable *old_slots, double t, cairo_t *cr, const DrTheme *theme, const DrRect *clip) {
  double detail = dr_pen_detail (cr);
  for (guint i = 0; i < to->n_arrows; i++) {
    const DrArrow *arrow = &to->arrows[i], *old = same_arrow (old_slots, to->cards[arrow->from].id, arrow->port);
    if (old == NULL)
      continue;
    if (!same_route (old, arrow))
      paint_swing (old, arrow, t, cr, theme);
    else if (arrow_meets (clip, arrow))
      paint_route (arrow, arrow->points, arrow->n_points, TRUE, cr, theme, detail);
  }
}

struct DrBetween {
  DrScene *from, *to;
  GHashTable *old_slots, *new_slots;
};

DrBetween *dr_between_new (DrScene *from, DrScene *to) {
  DrBetween *between = g_new0 (DrBetween, 1);
  *between = (DrBetween){dr_scene_ref (from), dr_scene_ref (to), slots_of (from), slots_of (to)};
  return between;
}

void dr_between_free (DrBetween *between) {
  g_hash_table_unref (between->old_slots);
  g_hash_table_unref (between->new_slots);
  dr_scene_unref (between->from);
  dr_scene_unref (between->to);
  g_free (between);
}

void dr_paint_between (const DrBetween *between, double t, cairo_t *cr, DrText *text, const DrTheme *theme, const DrRect *clip) {
  const DrScene *from = between->from, *to = between->to;
  GHashTable *old_slots = between->old_slots, *new_slots = between->new_slots;
  DrRect room;
  clip = seen_of (cr, clip, &room);
  cairo_save (cr);
  dr_pen_hurry (cr, theme->line_px);
  paint_rest (from, to, new_slots, 1 - 2 * t, FALSE, cr, text, theme, clip);
  paint_rest (to, from, old_slots, 2 * t - 0.6, FALSE, cr, text, theme, clip);
  for (guint i = 0; i < to->n_cards; i++) {
    const DrCard *card = &to->cards[i], *old = dr_scene_find (from, card->id);
    if (old != NULL)
      paint_card_at (card, old->x_px + (card->x_px - old->x_px) * t, old->y_px + (card->y_px - old->y_px) * t, cr, text, theme, clip);
  }
  paint_rest (from, to, new_slots, 1 - 2 * t, TRUE, cr, text, theme, clip);
  paint_rest (to, from, old_slots, 2 * t - 0.6, TRUE, cr, text, theme, clip);
  paint_moving_arrows (to, old_slots, t, cr, theme, clip);
  paint_missing (to, cr, text, theme);
  cairo_restore (cr);
}

/* Hover and selection. */

void dr_paint_highlight (const DrScene *scene, const DrHighlight *highlight, cairo_t *cr, const DrTheme *theme) {
  for (guint i = 0; i < highlight->cards->len; i++) {
    const DrCard *card = &scene->cards[g_array_index (highlight->cards, guint, i)];
    cairo_save (cr);
    cairo_translate (cr, card->x_px, card->y_px);
    dr_card_outline (card, cr, 3);
    cairo_restore (cr);
    DrColor color = theme->accent;
    color.alpha = i == 0 ? 1 : 0.6;
    set_color (cr, color);
    cairo_set_line_width (cr, i == 0 ? 2.6 : 2);
    dr_pen_stroke (cr);
  }
  for (guint i = 0; i < highlight->arrows->len; i++) {
    const DrArrow *arrow = &scene->arrows[g_array_index (highlight->arrows, guint, i)];
    if (arrow->n_points < 4)
      continue;
    trace_back (cr, arrow->points, arrow->n_points);
    set_dash (cr, arrow->stroke, MD_MARK_NONE);
    set_color (cr, theme->accent);
    cairo_set_line_width (cr, 3);
    dr_pen_stroke (cr);
    paint_head (cr, arrow->points[arrow->n_points - 2], arrow->points[arrow->n_points - 1], 14, arrow->stroke == DR_STROKE_WEAK,
                theme);
    cairo_set_dash (cr, NULL, 0, 0);
  }
}

void dr_paint_selection (const DrCard *card, cairo_t *cr, const DrTheme *theme) {
  cairo_save (cr);
  cairo_translate (cr, card->x_px, card->y_px);
  dr_card_outline (card, cr, 4);
  cairo_restore (cr);
  set_color (cr, theme->accent);
  cairo_set_line_width (cr, 3.5);
  dr_pen_stroke (cr);
}

void dr_paint_cell_selection (const DrCard *card, const DrCell *cell, cairo_t *cr, const DrTheme *theme) {
  gboolean row = card->form == DR_FORM_BYTES ? !cell->is_byte : card->form != DR_FORM_CELLS && card->form != DR_FORM_GRID;
  double left_px = row ? DR_PAD_PX / 2 : cell->box.x_px, width_px = row ? card->width_px - DR_PAD_PX : cell->box.width_px;
  cairo_rectangle (cr, card->x_px + left_px, card->y_px + cell->box.y_px, width_px, cell->box.height_px);
  set_color (cr, theme->accent);
  cairo_set_line_width (cr, 2.5);
  dr_pen_stroke (cr);
}

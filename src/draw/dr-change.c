#include "dr-change.h"

#include <string.h>

#include "dr-theme.h"

#define CARD_ROOM_PX  16.0 /* lines, shadows and marks around a card */
#define ARROW_ROOM_PX 14.0 /* heads and dots */
#define MOST_WORDS_PX 1200.0 /* what is said above the picture is no wider */
#define SLIM_PX       200.0 /* a piece of a curve is halved until its rectangle is slim, */
#define MOST_HALVINGS 5     /* or it was often enough */

static guint64 mix (guint64 look, guint64 value) {
  look = (look ^ value) * 0x9e3779b97f4a7c15u;
  return look ^ (look >> 29);
}

static guint64 mix_px (guint64 look, double px) {
  guint64 bits = 0;
  memcpy (&bits, &px, sizeof bits);
  return mix (look, bits);
}

static guint64 mix_rect (guint64 look, const DrRect *r) {
  return mix_px (mix_px (mix_px (mix_px (look, r->x_px), r->y_px), r->width_px), r->height_px);
}

static guint64 mix_text (guint64 look, const char *text) {
  if (text == NULL)
    return mix (look, 1);
  gsize length = strlen (text);
  look = mix (look, length + 2);
  for (gsize i = 0; i < length; i += sizeof look) {
    guint64 part = 0;
    memcpy (&part, text + i, MIN (sizeof part, length - i));
    look = mix (look, part);
  }
  return look;
}

static guint64 mix_cell (guint64 look, const DrCell *cell) {
  look = mix_text (mix_text (mix_text (look, cell->label), cell->value), cell->type);
  look = mix_text (mix_rect (mix_rect (look, &cell->box), &cell->key_box), cell->was);
  look = mix_px (mix_px (mix_px (look, cell->label_x_px), cell->label_y_px), cell->label_width_px);
  look = mix_px (mix_px (mix_px (mix_px (look, cell->was_x_px), cell->was_y_px), cell->port_x_px), cell->port_y_px);
  const gboolean flags[] = {cell->is_beneath, cell->is_tinted, cell->is_dim, cell->is_free, cell->is_byte,
                            cell->is_shared,  cell->is_seen,   cell->is_key, cell->gap,     cell->has_port};
  guint64 bits = (guint64) cell->mark;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    bits = bits << 1 | (flags[i] != FALSE);
  look = mix (mix (look, bits), (guint64) cell->hue);
  return mix (mix (mix (look, cell->subject), cell->owner), (guint64) cell->slot_kind << 32 | cell->slot_index);
}

static guint64 look_of_card (const DrCard *card) {
  guint64 look = mix (mix (card->id, (guint64) card->shape), (guint64) card->hue);
  look = mix (mix (look, (guint64) card->form), (guint64) card->mark);
  const gboolean flags[] = {card->current, card->is_table, card->garbage, card->rtl, card->immortal, card->group};
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    look = mix (look, flags[i] != FALSE);
  look = mix_text (mix_text (mix_text (look, card->title), card->count), card->text);
  look = mix_text (mix_text (look, card->full_text), card->note);
  look = mix_rect (mix (mix (mix (look, card->spare), card->length), card->refcount), &card->spare_box);
  look = mix (mix (look, card->address), card->size_bytes);
  look = mix_rect (look, &(DrRect){card->x_px, card->y_px, card->width_px, card->height_px});
  look = mix_px (mix_px (look, card->text_y_px), card->note_y_px);
  for (guint i = 0; i < card->n_tags; i++)
    look = mix_rect (mix_text (look, card->tags[i].text), &card->tags[i].box);
  for (guint i = 0; i < card->n_holders; i++)
    look = mix_text (look, card->holders[i]);
  for (guint i = 0; i < card->n_cells; i++)
    look = mix_cell (look, &card->cells[i]);
  return MAX (look, 1);
}

static guint64 look_of_arrow (const DrScene *scene, const DrArrow *arrow) {
  guint64 look = mix (mix (scene->cards[arrow->from].id, arrow->port), scene->cards[arrow->to].id);
  look = mix (mix (mix (look, (guint64) arrow->stroke), (guint64) arrow->mark), arrow->n_points);
  for (guint i = 0; i < arrow->n_points; i++)
    look = mix_px (mix_px (look, arrow->points[i].x_px), arrow->points[i].y_px);
  return MAX (look, 1);
}

void dr_scene_look (DrScene *scene) {
  guint64 *looks = g_new (guint64, scene->n_cards + scene->n_arrows + 1);
  g_ptr_array_add (scene->arrays, looks);
  for (guint i = 0; i < scene->n_cards; i++)
    looks[i] = look_of_card (&scene->cards[i]);
  for (guint i = 0; i < scene->n_arrows; i++)
    looks[scene->n_cards + i] = look_of_arrow (scene, &scene->arrows[i]);
  scene->looks = looks;
}

guint64 dr_scene_card_look (const DrScene *scene, guint index) {
  return scene->looks != NULL ? scene->looks[index] : 0;
}

/* A set of looks: open addressing, half empty. */
typedef struct Looks {
  guint64 *slots;
  guint mask;
} Looks;

static void looks_init (Looks *set, const DrScene *scene) {
  guint n = scene->n_cards + scene->n_arrows, size = 16;
  while (size < 2 * n)
    size *= 2;
  *set = (Looks){g_new0 (guint64, size), size - 1};
  for (guint i = 0; i < n; i++) {
    guint at = (guint) scene->looks[i] & set->mask;
    while (set->slots[at] != 0)
      at = (at + 1) & set->mask;
    set->slots[at] = scene->looks[i];
  }
}

static gboolean looks_has (const Looks *set, guint64 look) {
  guint at = (guint) look & set->mask;
  while (set->slots[at] != 0 && set->slots[at] != look)
    at = (at + 1) & set->mask;
  return set->slots[at] != 0;
}

/* What only one of two scenes has, by its key: the object of a card, the slot that an arrow leaves. */
typedef struct Key {
  guint64 id, port;
  gboolean arrow;
} Key;

static guint key_hash (gconstpointer data) {
  const Key *key = data;
  return (guint) mix (mix (key->id, key->port), (guint64) key->arrow);
}

static gboolean key_equal (gconstpointer a, gconstpointer b) {
  const Key *x = a, *y = b;
  return x->id == y->id && x->port == y->port && x->arrow == y->arrow;
}

static DrRect rect_of_card (const DrCard *card) {
  return (DrRect){card->x_px - CARD_ROOM_PX, card->y_px - CARD_ROOM_PX, card->width_px + 2 * CARD_ROOM_PX,
                  card->height_px + 2 * CARD_ROOM_PX};
}

static DrRect with_room (const DrRect *r) {
  return (DrRect){r->x_px - ARROW_ROOM_PX, r->y_px - ARROW_ROOM_PX, r->width_px + 2 * ARROW_ROOM_PX, r->height_px + 2 * ARROW_ROOM_PX};
}

static DrRect rect_of_arrow (const DrArrow *arrow) {
  return arrow->n_points == 0 ? (DrRect){0, 0, 0, 0} : with_room (&arrow->bounds);
}

static void add (GHashTable *changes, const Key *key, const DrRect *rect) {
  DrRect *there = g_hash_table_lookup (changes, key);
  if (there != NULL)
    dr_rect_unite (there, rect);
  else
    g_hash_table_insert (changes, g_memdup2 (key, sizeof *key), g_memdup2 (rect, sizeof *rect));
}

static DrPoint middle (DrPoint a, DrPoint b) {
  return (DrPoint){(a.x_px + b.x_px) / 2, (a.y_px + b.y_px) / 2};
}

/* A curve that goes slantwise has little of its rectangle: what it has is told by its pieces. */
static void append_curve (GArray *rects, const DrPoint *p, guint halvings) {
  double left = MIN (MIN (p[0].x_px, p[1].x_px), MIN (p[2].x_px, p[3].x_px));
  double right = MAX (MAX (p[0].x_px, p[1].x_px), MAX (p[2].x_px, p[3].x_px));
  double top = MIN (MIN (p[0].y_px, p[1].y_px), MIN (p[2].y_px, p[3].y_px));
  double bottom = MAX (MAX (p[0].y_px, p[1].y_px), MAX (p[2].y_px, p[3].y_px));
  if (MIN (right - left, bottom - top) <= SLIM_PX || halvings == 0) {
    DrRect rect = with_room (&(DrRect){left, top, right - left, bottom - top});
    g_array_append_val (rects, rect);
    return;
  }
  DrPoint a = middle (p[0], p[1]), b = middle (p[1], p[2]), c = middle (p[2], p[3]), d = middle (a, b), e = middle (b, c), f = middle (d, e);
  append_curve (rects, (const DrPoint[]){p[0], a, d, f}, halvings - 1);
  append_curve (rects, (const DrPoint[]){f, e, c, p[3]}, halvings - 1);
}

static void append_arrow (GArray *rects, const DrArrow *arrow) {
  for (guint i = 0; i + 3 < arrow->n_points; i += 3)
    append_curve (rects, arrow->points + i, MOST_HALVINGS);
}

/* Appends to RECTS where that is which of SCENE is not in OTHERS. */
static void append_alone (GArray *rects, const DrScene *scene, const Looks *others) {
  for (guint i = 0; i < scene->n_cards; i++)
    if (!looks_has (others, scene->looks[i])) {
      DrRect rect = rect_of_card (&scene->cards[i]);
      g_array_append_val (rects, rect);
    }
  for (guint i = 0; i < scene->n_arrows; i++)
    if (!looks_has (others, scene->looks[scene->n_cards + i]))
      append_arrow (rects, &scene->arrows[i]);
}

/* The same for what moves. */
static void add_alone (GHashTable *changes, const DrScene *scene, const Looks *others) {
  for (guint i = 0; i < scene->n_cards; i++)
    if (!looks_has (others, scene->looks[i])) {
      DrRect rect = rect_of_card (&scene->cards[i]);
      add (changes, &(Key){scene->cards[i].id, 0, FALSE}, &rect);
    }
  for (guint i = 0; i < scene->n_arrows; i++)
    if (!looks_has (others, scene->looks[scene->n_cards + i])) {
      DrRect rect = rect_of_arrow (&scene->arrows[i]);
      add (changes, &(Key){scene->cards[scene->arrows[i].from].id, scene->arrows[i].port, TRUE}, &rect);
    }
}

static gboolean misses_any (const DrScene *scene) {
  return scene->cut || scene->unsearched || scene->n_hidden > 0;
}

/* Whether what is said of what is missing is other, or stands elsewhere: that is where the picture begins. */
static gboolean misses_other (const DrScene *from, const DrScene *to) {
  const DrRect *a = &from->extents, *b = &to->extents;
  if (!misses_any (from) && !misses_any (to))
    return FALSE;
  return from->cut != to->cut || from->unsearched != to->unsearched || from->n_hidden != to->n_hidden || a->y_px != b->y_px ||
         (to->rtl ? a->x_px + a->width_px != b->x_px + b->width_px : a->x_px != b->x_px);
}

/* Where that is said: above the picture, from its beginning on. */
static void append_words (GArray *rects, const DrScene *scene) {
  const DrRect *e = &scene->extents;
  double begin_px = scene->rtl ? e->x_px + e->width_px - MOST_WORDS_PX : e->x_px;
  DrRect rect = {begin_px, e->y_px - DR_PICTURE_EDGE_PX, MOST_WORDS_PX, DR_PICTURE_EDGE_PX};
  if (misses_any (scene))
    g_array_append_val (rects, rect);
}

static void append_moves (GArray *rects, const DrScene *from, const Looks *old, const DrScene *to, const Looks *new) {
  g_autoptr (GHashTable) changes = g_hash_table_new_full (key_hash, key_equal, g_free, g_free);
  add_alone (changes, from, new);
  add_alone (changes, to, old);
  GHashTableIter iter;
  gpointer rect = NULL;
  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, NULL, &rect))
    g_array_append_vals (rects, rect, 1);
}

gboolean dr_scene_changes (const DrScene *from, const DrScene *to, gboolean moves, GArray *rects) {
  if (from->looks == NULL || to->looks == NULL)
    return FALSE;
  if (misses_other (from, to)) {
    append_words (rects, from);
    append_words (rects, to);
  }
  Looks old, new;
  looks_init (&old, from);
  looks_init (&new, to);
  if (moves)
    append_moves (rects, from, &old, to, &new);
  else {
    append_alone (rects, from, &new);
    append_alone (rects, to, &old);
  }
  g_free (old.slots);
  g_free (new.slots);
  return TRUE;
}

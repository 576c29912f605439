#include "config.h"

#include "dr-spoken.h"

#include <glib/gi18n-lib.h>

#include "dr-change.h"
#include "dr-words.h"

#define NO_WAY        G_MAXUINT
#define MOST_WAY      6 /* references; an object farther away is called by its type */
#define MOST_HOLDERS  4
#define MOST_CHANGES  4

struct DrSpoken {
  const DrScene *scene;
  guint *ways;      /* of each card the arrow by which it is reached; NO_WAY: it is a frame, or nothing leads to it */
  guint *first_in;  /* of each card: where in `in` the arrows that lead to it begin */
  guint *in;        /* arrows, by the card that they lead to */
  guint *arrow_of;  /* of each card: where in `out` its arrows begin */
  guint *out;       /* arrows, by the card that they leave */
  guint64 *numbers; /* of the ways */
};

/* The arrows sorted by one of their ends: BEGINS has where each card's begin. */
static guint *sort_arrows (const DrScene *scene, gboolean by_target, guint **begins) {
  guint *begin = g_new0 (guint, scene->n_cards + 2), *sorted = g_new (guint, scene->n_arrows + 1);
  for (guint i = 0; i < scene->n_arrows; i++)
    begin[(by_target ? scene->arrows[i].to : scene->arrows[i].from) + 2]++;
  for (guint i = 2; i < scene->n_cards + 2; i++)
    begin[i] += begin[i - 1];
  for (guint i = 0; i < scene->n_arrows; i++)
    sorted[begin[(by_target ? scene->arrows[i].to : scene->arrows[i].from) + 1]++] = i;
  *begins = begin;
  return sorted;
}

static gboolean is_frame (const DrSpoken *s, guint card) {
  return s->scene->cards[card].shape == MD_SHAPE_FRAME;
}

static gboolean leads (const DrArrow *arrow) {
  return arrow->stroke == DR_STROKE_SOLID && arrow->mark != MD_MARK_FREED;
}

/* Outwards from the frames, card by card. */
static void find_ways (DrSpoken *s) {
  guint *queue = g_new (guint, s->scene->n_cards + 1), head = 0, tail = 0;
  for (guint i = 0; i < s->scene->n_cards; i++) {
    s->ways[i] = NO_WAY;
    if (is_frame (s, i))
      queue[tail++] = i;
  }
  while (head < tail) {
    guint card = queue[head++];
    for (guint k = s->arrow_of[card]; k < s->arrow_of[card + 1]; k++) {
      const DrArrow *arrow = &s->scene->arrows[s->out[k]];
      if (!leads (arrow) || is_frame (s, arrow->to) || s->ways[arrow->to] != NO_WAY)
        continue;
      s->ways[arrow->to] = s->out[k];
      s->numbers[arrow->to] = s->numbers[card] * 31 + g_str_hash (arrow->label);
      queue[tail++] = arrow->to;
    }
  }
  g_free (queue);
}

DrSpoken *dr_spoken_new (const DrScene *scene) {
  DrSpoken *s = g_new0 (DrSpoken, 1);
  s->scene = scene;
  s->ways = g_new (guint, scene->n_cards + 1);
  s->numbers = g_new (guint64, scene->n_cards + 1);
  for (guint i = 0; i < scene->n_cards; i++)
    s->numbers[i] = scene->cards[i].id;
  s->in = sort_arrows (scene, TRUE, &s->first_in);
  s->out = sort_arrows (scene, FALSE, &s->arrow_of);
  find_ways (s);
  return s;
}

void dr_spoken_free (DrSpoken *spoken) {
  g_free (spoken->ways);
  g_free (spoken->first_in);
  g_free (spoken->in);
  g_free (spoken->arrow_of);
  g_free (spoken->out);
  g_free (spoken->numbers);
  g_free (spoken);
}

/* What is said of the cards that CARD refers to is said of its cells. */
guint64 dr_spoken_number (const DrSpoken *s, guint card) {
  guint64 number = dr_scene_card_look (s->scene, card) + s->numbers[card];
  for (guint k = s->first_in[card]; k < s->first_in[card + 1]; k++)
    number = number * 33 + s->numbers[s->scene->arrows[s->in[k]].from] + g_str_hash (s->scene->arrows[s->in[k]].label);
  for (guint k = s->arrow_of[card]; is_frame (s, card) && k < s->arrow_of[card + 1]; k++)
    number = number * 33 + dr_spoken_number (s, s->scene->arrows[s->out[k]].to);
  return MAX (number, 1);
}

/* Ways. */

/* The way along ARROW: its slot after what it leaves. */
static char *way_along (const DrSpoken *s, const DrArrow *arrow, guint most) {
  const DrCard *from = &s->scene->cards[arrow->from];
  if (is_frame (s, arrow->from) && arrow->from == 0)
    return g_strdup (arrow->label);
  if (is_frame (s, arrow->from))
    return g_strdup_printf (_ ("%s of %s"), arrow->label, from->title);
  guint way = s->ways[arrow->from];
  gboolean spelled = *arrow->label == '[' || *arrow->label == '.';
  if (way == NO_WAY || most == 0 || !spelled)
    return g_strdup_printf (_ ("%s of %s"), *arrow->label != '\0' ? arrow->label : _ ("item"), from->title);
  g_autofree char *before = way_along (s, &s->scene->arrows[way], most - 1);
  return g_strdup_printf ("%s%s", before, arrow->label);
}

static char *way_to (const DrSpoken *s, guint card) {
  return s->ways[card] != NO_WAY ? way_along (s, &s->scene->arrows[s->ways[card]], MOST_WAY) : g_strdup (s->scene->cards[card].title);
}

/* "a", "a and b", "a, b and c". */
static char *join (GPtrArray *parts) {
  GString *text = g_string_new (parts->len > 0 ? parts->pdata[0] : "");
  for (guint i = 1; i < parts->len; i++)
    if (i + 1 < parts->len)
      g_string_append_printf (text, ", %s", (char *) parts->pdata[i]);
    else {
      g_autofree char *before = g_string_free (text, FALSE);
      text = g_string_new (NULL);
      g_string_append_printf (text, _ ("%s and %s"), before, (char *) parts->pdata[i]);
    }
  return g_string_free (text, FALSE);
}

/* Cards. */

static char *kind_text (const DrCard *card) {
  switch (card->shape) {
  case MD_SHAPE_LIST:
  case MD_SHAPE_TUPLE:
  case MD_SHAPE_SET:
  case MD_SHAPE_DICT:
    if (card->length == 0)
      return g_strdup_printf (_ ("empty %s"), card->title);
    return g_strdup_printf (ngettext ("%s of %u item", "%s of %u items", card->length), card->title, card->length);
  default:
    return *card->text != '\0' ? g_strdup_printf ("%s %s", card->title, card->text) : g_strdup (card->title);
  }
}

static char *count_text (const DrCard *card) {
  if (card->mark == MD_MARK_FREED || card->immortal)
    return g_strdup (card->count);
  return g_strdup_printf (ngettext ("%u reference", "%u references", card->refcount), card->refcount);
}

static char *holders_text (const DrSpoken *s, guint card) {
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;
  for (guint k = s->first_in[card]; k < s->first_in[card + 1]; k++) {
    const DrArrow *arrow = &s->scene->arrows[s->in[k]];
    if (leads (arrow) && n++ < MOST_HOLDERS)
      g_ptr_array_add (parts, way_along (s, arrow, MOST_WAY));
  }
  for (guint i = 0; i < s->scene->cards[card].n_holders; i++)
    if (n++ < MOST_HOLDERS)
      g_ptr_array_add (parts, g_strdup (s->scene->cards[card].holders[i]));
  if (n > MOST_HOLDERS)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u more", "%u more", n - MOST_HOLDERS), n - MOST_HOLDERS));
  return parts->len > 0 ? join (parts) : NULL;
}

static void append (GString *text, const char *part) {
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

char *dr_spoken_card (const DrSpoken *s, guint index) {
  const DrCard *card = &s->scene->cards[index];
  GString *text = g_string_new (NULL);
  if (card->shape == MD_SHAPE_FRAME) {
    append (text, card->title);
    append (text, card->count);
    append (text, card->note);
    return g_string_free (text, FALSE);
  }
  g_autofree char *kind = kind_text (card), *count = count_text (card), *holders = holders_text (s, index);
  append (text, kind);
  append (text, count);
  if (holders != NULL) {
    g_autofree char *held = g_strdup_printf (_ ("held by %s"), holders);
    append (text, held);
  }
  append (text, card->mark == MD_MARK_NEW ? _ ("new") : card->mark == MD_MARK_CHANGED ? _ ("changed") : NULL);
  append (text, card->garbage ? _ ("unreachable") : NULL);
  return g_string_free (text, FALSE);
}

static const DrArrow *arrow_of_cell (const DrSpoken *s, guint card, guint cell) {
  for (guint k = s->arrow_of[card]; k < s->arrow_of[card + 1]; k++)
    if (s->scene->arrows[s->out[k]].cell == cell)
      return &s->scene->arrows[s->out[k]];
  return NULL;
}

/* What a cell holds, in short. */
static char *content_text (const DrSpoken *s, guint card, guint cell) {
  const DrCell *c = &s->scene->cards[card].cells[cell];
  const DrArrow *arrow = c->has_port ? arrow_of_cell (s, card, cell) : NULL;
  if (c->value != NULL)
    return g_strdup (c->value);
  return arrow != NULL ? kind_text (&s->scene->cards[arrow->to]) : g_strdup ("");
}

char *dr_spoken_cell (const DrSpoken *s, guint card, guint cell) {
  const DrCell *c = &s->scene->cards[card].cells[cell];
  const DrArrow *arrow = c->has_port ? arrow_of_cell (s, card, cell) : NULL;
  g_autofree char *content = arrow != NULL ? dr_spoken_card (s, arrow->to) : g_strdup (c->value != NULL ? c->value : "");
  GString *text = g_string_new (c->label);
  if (*content != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", content);
  if (c->was != NULL)
    g_string_append_printf (text, _ (", was %s"), c->was);
  append (text, c->mark == MD_MARK_FREED ? _ ("gone") : NULL);
  return g_string_free (text, FALSE);
}

/* Changes. */

/* "a", "b[0]": the cell as it would be written. */
static char *slot_text (const DrSpoken *s, guint card, const DrCell *cell) {
  const DrCard *c = &s->scene->cards[card];
  if (c->shape == MD_SHAPE_FRAME)
    return card == 0 ? g_strdup (cell->label) : g_strdup_printf (_ ("%s of %s"), cell->label, c->title);
  g_autofree char *way = way_to (s, card);
  if (c->shape == MD_SHAPE_SET)
    return g_strdup_printf (_ ("%s of %s"), _ ("item"), way);
  gboolean attribute = c->shape == MD_SHAPE_INSTANCE || c->shape == MD_SHAPE_CLASS || c->shape == MD_SHAPE_FUNCTION;
  return g_strdup_printf (attribute ? "%s.%s" : *cell->label != '\0' ? "%s[%s]" : "%s", way, cell->label);
}

static char *change_text (const DrSpoken *s, guint card, guint cell) {
  const DrCell *c = &s->scene->cards[card].cells[cell];
  g_autofree char *slot = slot_text (s, card, c), *content = content_text (s, card, cell);
  if (c->mark == MD_MARK_FREED)
    return g_strdup_printf (_ ("%s is gone."), slot);
  if (*content == '\0')
    return g_strdup_printf (_ ("%s is changed."), slot);
  return g_strdup_printf (c->mark == MD_MARK_NEW ? _ ("%s is new: %s.") : _ ("%s is now %s."), slot, content);
}

static void append_sentence (GString *text, char *sentence) {
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

char *dr_spoken_changes (const DrSpoken *s) {
  GString *text = g_string_new (NULL);
  guint n = 0, made = 0, freed = 0;
  for (guint i = 0; i < s->scene->n_cards; i++) {
    const DrCard *card = &s->scene->cards[i];
    made += card->shape != MD_SHAPE_FRAME && card->mark == MD_MARK_NEW;
    freed += card->shape != MD_SHAPE_FRAME && card->mark == MD_MARK_FREED;
    /* What stands in a new object is part of it. */
    for (guint k = 0; k < card->n_cells && (card->shape == MD_SHAPE_FRAME || card->mark == MD_MARK_CHANGED); k++)
      if (card->cells[k].mark != MD_MARK_NONE && !card->cells[k].gap && n++ < MOST_CHANGES)
        append_sentence (text, change_text (s, i, k));
  }
  if (n > MOST_CHANGES)
    append_sentence (text, g_strdup_printf (ngettext ("%u more change.", "%u more changes.", n - MOST_CHANGES), n - MOST_CHANGES));
  if (made > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%u object made.", "%u objects made.", made), made));
  if (freed > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%u object freed.", "%u objects freed.", freed), freed));
  return g_string_free (text, FALSE);
}

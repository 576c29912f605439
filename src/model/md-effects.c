#include "config.h"

#include "md-effects.h"

#include <glib/gi18n-lib.h>

#include "md-path.h"
#include "md-private.h"
#include "md-ways.h"

#define MOST_NAMES 3 /* in a sentence */

struct MdEffects {
  TrState *state;
  TrLog *log;
  MdStatements *statements;
  MdWays *ways;
  GArray *effects;   /* MdEffect */
  GArray *changes;   /* TrChange, of the step that is looked at */
  GArray *changed;   /* MdEffect of the objects that the step changed, as far as known */
  GArray *ending;    /* TrId of frames */
  GArray *mentioned; /* MdWay */
  GPtrArray *kept;   /* GArray * of MdHop that the ways lie in */
};

/* What a step changes. */

static gboolean is_change (const TrChange *change) {
  if ((change->subject & (TR_ID_FRAME | TR_ID_HOLDER)) != 0)
    return FALSE;
  switch ((TrChangeKind) change->change) {
  case TR_CHANGE_REF:
    return change->before != change->after && change->slot_kind != RT_SLOT_STACK && change->slot_kind != RT_SLOT_HIDDEN &&
           change->slot_kind != RT_SLOT_FIELD && change->slot_kind != RT_SLOT_LOCAL;
  case TR_CHANGE_MOVE:
  case TR_CHANGE_PAYLOAD:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Of the payload only what is no echo of its slots: the bytes of a bytearray. */
static gboolean can_change (MdEffects *e, TrId id, const TrChange *change) {
  switch (md_shape_of (e->state, id)) {
  case MD_SHAPE_LIST:
  case MD_SHAPE_DICT:
  case MD_SHAPE_SET:
  case MD_SHAPE_INSTANCE:
    return change->change != TR_CHANGE_PAYLOAD;
  case MD_SHAPE_BYTES:
    return change->change == TR_CHANGE_PAYLOAD;
  default:
    return FALSE;
  }
}

/* The object that CHANGE is a change of, as people see it; 0: it is none that matters. */
static TrId object_of (MdEffects *e, const TrChange *change) {
  if (!tr_state_is_alive (e->state, change->subject) || !can_change (e, change->subject, change))
    return 0;
  if (md_shape_of (e->state, change->subject) != MD_SHAPE_DICT)
    return change->subject;
  if (md_ways_is_namespace (e->ways, change->subject))
    return 0;
  TrId holder = md_ways_holder (e->ways, change->subject);
  return holder != 0 ? holder : change->subject;
}

static gboolean is_attribute_of_header (MdEffects *e, const TrChange *change) {
  const char *name = change->change == TR_CHANGE_REF && change->slot_kind == RT_SLOT_ATTR ? tr_log_text (e->log, change->name) : "";
  return g_str_equal (name, "__dict__") || g_str_equal (name, "__class__");
}

/* What a slot holds now says more than what it held. */
static void take_slot (MdEffect *effect, const TrChange *change) {
  if (change->change != TR_CHANGE_REF || change->slot_kind == RT_SLOT_KEY)
    return;
  gboolean same = effect->owner == change->subject && effect->slot_kind == change->slot_kind && effect->slot_index == change->slot_index;
  if (same) {
    effect->n_filled += (change->after != 0) - (effect->after != 0);
    effect->after = change->after;
    return;
  }
  effect->n_slots++;
  effect->n_filled += change->after != 0;
  if (effect->after != 0 || (effect->before != 0 && change->after == 0))
    return;
  effect->owner = change->subject;
  effect->slot_kind = change->slot_kind;
  effect->slot_index = change->slot_index;
  effect->before = change->before;
  effect->after = change->after;
}

static void meet_change (MdEffects *e, guint step, const TrChange *change) {
  TrId object = is_attribute_of_header (e, change) ? 0 : object_of (e, change);
  if (object == 0)
    return;
  for (guint i = e->changed->len; i > 0; i--)
    if (g_array_index (e->changed, MdEffect, i - 1).object == object) {
      take_slot (&g_array_index (e->changed, MdEffect, i - 1), change);
      return;
    }
  MdEffect effect = {.step = step, .object = object, .owner = change->subject, .slot_kind = change->slot_kind, .slot_index = G_MAXUINT32};
  take_slot (&effect, change);
  g_array_append_val (e->changed, effect);
}

static void forget_object (MdEffects *e, TrId id) {
  for (guint i = e->changed->len; i > 0; i--)
    if (g_array_index (e->changed, MdEffect, i - 1).object == id)
      g_array_remove_index_fast (e->changed, i - 1);
}

/* What ends in the step gives up its slots before: nobody sees that. */
static void meet_ends (MdEffects *e) {
  g_array_set_size (e->ending, 0);
  for (guint i = 0; i < e->changes->len; i++) {
    const TrChange *change = &g_array_index (e->changes, TrChange, i);
    if (change->change != TR_CHANGE_DEATH)
      continue;
    if ((change->subject & TR_ID_FRAME) != 0)
      g_array_append_val (e->ending, change->subject);
    else
      forget_object (e, change->subject);
  }
}

static gboolean has_changes (const GArray *changes) {
  for (guint i = 0; i < changes->len; i++)
    if (is_change (&g_array_index (changes, TrChange, i)))
      return TRUE;
  return FALSE;
}

/* An object whose attributes move into a dict of their own, since something asked for its __dict__, shows what it showed. */
static void drop_moves_into_dicts (MdEffects *e) {
  for (guint i = 0; i < e->changes->len; i++) {
    const TrChange *change = &g_array_index (e->changes, TrChange, i);
    gboolean gets_dict = change->change == TR_CHANGE_REF && change->before == 0 && is_attribute_of_header (e, change);
    for (guint k = 0; gets_dict && k < e->changed->len; k++) {
      const MdEffect *effect = &g_array_index (e->changed, MdEffect, k);
      if (effect->object == change->subject && effect->n_filled == 0) {
        g_array_remove_index_fast (e->changed, k);
        break;
      }
    }
  }
}

/* The text of an object that the step made or that was there before. */
static const char *text_of (MdEffects *e, TrId id) {
  TrPayload payload;
  gboolean known = tr_state_payload (e->state, id, &payload);
  for (guint i = 0; !known && i < e->changes->len; i++) {
    const TrChange *change = &g_array_index (e->changes, TrChange, i);
    known = change->change == TR_CHANGE_BIRTH && change->subject == id;
    if (known)
      tr_log_payload (e->log, change->after, &payload);
  }
  return known ? tr_log_text (e->log, payload.text) : NULL;
}

/* The text of the key that the step put into an entry of a dict; NULL: there is none. */
static const char *new_key (MdEffects *e, TrId dict, guint32 entry) {
  for (guint i = 0; i < e->changes->len; i++) {
    const TrChange *change = &g_array_index (e->changes, TrChange, i);
    if (change->change == TR_CHANGE_REF && change->slot_kind == RT_SLOT_KEY && change->subject == dict && change->slot_index == entry)
      return text_of (e, change->after);
  }
  return NULL;
}

/* Copying keeps with a class which slots its instances have: no statement means that. */
static void drop_notes_of_copying (MdEffects *e) {
  for (guint i = e->changed->len; i > 0; i--) {
    const MdEffect *effect = &g_array_index (e->changed, MdEffect, i - 1);
    gboolean one_new_attribute = effect->owner != effect->object && effect->n_slots == 1 && effect->before == 0 && effect->after != 0;
    if (one_new_attribute && g_strcmp0 (new_key (e, effect->owner, effect->slot_index), "'__slotnames__'") == 0)
      g_array_remove_index_fast (e->changed, i - 1);
  }
}

/* The state stands at the step before. */
static void find_changed (MdEffects *e, guint step) {
  g_array_set_size (e->changed, 0);
  for (guint i = 0; i < e->changes->len; i++)
    if (is_change (&g_array_index (e->changes, TrChange, i)))
      meet_change (e, step, &g_array_index (e->changes, TrChange, i));
  if (e->changed->len > 0)
    drop_moves_into_dicts (e);
  if (e->changed->len > 0)
    drop_notes_of_copying (e);
  if (e->changed->len > 0)
    meet_ends (e);
}

/* How the statement meant it. */

static void find_mentioned (MdEffects *e, const MdStatement *statement, TrId object) {
  MdFollow *follow = md_statements_follow (e->statements);
  const GPtrArray *mentions = md_statements_mentions (e->statements, statement);
  g_array_set_size (e->mentioned, 0);
  for (guint i = 0; i < mentions->len; i++) {
    const MdMention *mention = mentions->pdata[i];
    if (mention->role == RT_MENTION_CALLED)
      continue; /* a method is no way to its object */
    if (e->kept->len <= e->mentioned->len)
      g_ptr_array_add (e->kept, g_array_new (FALSE, FALSE, sizeof (MdHop)));
    GArray *slots = e->kept->pdata[e->mentioned->len];
    if (!md_follow (follow, statement->frame, mention, slots) || g_array_index (slots, MdHop, slots->len - 1).target != object)
      continue;
    MdWay way = {(const MdHop *) slots->data, slots->len};
    g_array_append_val (e->mentioned, way);
  }
}

static void look_at_step (MdEffects *e, guint step) {
  MdStatement statement;
  if (!md_statements_at (e->statements, step, &statement))
    return;
  md_ways_set_ending (e->ways, e->ending);
  for (guint i = 0; i < e->changed->len; i++) {
    MdEffect *effect = &g_array_index (e->changed, MdEffect, i);
    find_mentioned (e, &statement, effect->object);
    if (!md_ways_exist (e->ways, effect->object, e->mentioned))
      continue;
    effect->frame = statement.frame;
    effect->line = statement.line;
    effect->through = md_statements_through (e->statements, &statement, effect->object, TRUE);
    g_array_append_val (e->effects, *effect);
  }
}

MdEffects *md_effects_new (TrState *state, MdSources *sources) {
  MdEffects *e = g_new0 (MdEffects, 1);
  e->state = state;
  e->log = tr_state_log (state);
  e->statements = md_statements_new (state, sources);
  e->ways = md_ways_new (state);
  e->effects = g_array_new (FALSE, FALSE, sizeof (MdEffect));
  e->changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  e->changed = g_array_new (FALSE, FALSE, sizeof (MdEffect));
  e->ending = g_array_new (FALSE, FALSE, sizeof (TrId));
  e->mentioned = g_array_new (FALSE, FALSE, sizeof (MdWay));
  e->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_steps = tr_log_n_steps (e->log);
  for (guint step = 1; step < n_steps; step++) {
    tr_log_changes (e->log, step, e->changes);
    if (!has_changes (e->changes))
      continue;
    tr_state_seek (state, (int) step - 1);
    find_changed (e, step);
    if (e->changed->len > 0)
      look_at_step (e, step);
  }
  return e;
}

void md_effects_free (MdEffects *e) {
  md_statements_free (e->statements);
  md_ways_free (e->ways);
  g_array_unref (e->effects);
  g_array_unref (e->changes);
  g_array_unref (e->changed);
  g_array_unref (e->ending);
  g_array_unref (e->mentioned);
  g_ptr_array_unref (e->kept);
  g_free (e);
}

const MdEffect *md_effects_all (const MdEffects *e, guint *n_effects) {
  *n_effects = e->effects->len;
  return (const MdEffect *) e->effects->data;
}

guint md_effects_of_step (const MdEffects *e, guint step, guint *n) {
  guint low = 0, high = e->effects->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index (e->effects, MdEffect, middle).step < step)
      low = middle + 1;
    else
      high = middle;
  }
  *n = 0;
  while (low + *n < e->effects->len && g_array_index (e->effects, MdEffect, low + *n).step == step)
    ++*n;
  return low;
}

/* Descriptions. */

/* Brings everything to where the effect was found. */
static void stand_before (MdEffects *e, const MdEffect *effect) {
  MdStatement statement;
  tr_log_changes (e->log, effect->step, e->changes);
  meet_ends (e);
  md_ways_set_ending (e->ways, e->ending);
  md_statements_at (e->statements, effect->step, &statement);
  find_mentioned (e, &statement, effect->object);
}

char **md_effects_names (MdEffects *e, guint number, guint most, gboolean *more) {
  const MdEffect *effect = &g_array_index (e->effects, MdEffect, number);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_array_set_size (e->changed, 0);
  stand_before (e, effect);
  gboolean others = md_ways_texts (e->ways, effect->object, e->mentioned, most, texts);
  if (more != NULL)
    *more = others;
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/* "the list", "the dict": what the object is, without its number. */
static const char *type_of (MdEffects *e, TrId object) {
  return tr_log_text (e->log, tr_state_subject (e->state, object)->name);
}

static char *told_names (char **names, gboolean more) {
  guint n = g_strv_length (names);
  if (n == 1 && !more)
    return g_strdup (names[0]);
  g_autoptr (GString) text = g_string_new (names[0]);
  for (guint i = 1; i < n; i++) {
    gboolean last = i + 1 == n && !more;
    g_autofree char *joined = g_strdup_printf (last ? _("%s and %s") : _("%s, %s"), text->str, names[i]);
    g_string_assign (text, joined);
  }
  return more ? g_strdup_printf (_("%s and others"), text->str) : g_string_free (g_steal_pointer (&text), FALSE);
}

static char *first_part (MdEffects *e, const MdEffect *effect, const char *type) {
  if (effect->through != NULL)
    return g_strdup_printf (_("Line %u changed the %s through %s."), effect->line, type, effect->through);
  return g_strdup_printf (_("Line %u changed a %s that it does not name."), effect->line, type);
}

static char *second_part (MdEffects *e, const MdEffect *effect, const char *type, const char *names, guint n) {
  tr_state_seek (e->state, (int) effect->step);
  if (effect->after != 0 && effect->n_filled == 1) {
    g_autofree char *value = md_value_text (e->state, effect->after);
    return g_strdup_printf (ngettext ("%s is the same %s, so it shows %s too.", "%s are the same %s, so they show %s too.", n), names, type, value);
  }
  if (effect->before != 0 && effect->after == 0 && effect->n_slots == 1) {
    g_autofree char *value = md_value_text (e->state, effect->before);
    return g_strdup_printf (ngettext ("%s is the same %s, so it has lost %s too.", "%s are the same %s, so they have lost %s too.", n), names, type, value);
  }
  return g_strdup_printf (ngettext ("%s is the same %s, so it shows the change too.", "%s are the same %s, so they show the change too.", n), names, type);
}

char *md_effects_sentence (MdEffects *e, guint number) {
  const MdEffect *effect = &g_array_index (e->effects, MdEffect, number);
  gboolean more;
  g_auto (GStrv) names = md_effects_names (e, number, MOST_NAMES, &more);
  g_autofree char *type = g_strdup (type_of (e, effect->object));
  g_autofree char *first = first_part (e, effect, type);
  if (names[0] == NULL)
    return g_steal_pointer (&first);
  guint n = g_strv_length (names) + more;
  g_autofree char *told = told_names (names, more);
  g_autofree char *second = second_part (e, effect, type, told, n);
  return g_strdup_printf ("%s %s", first, second);
}

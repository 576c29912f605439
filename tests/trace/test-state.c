/* The log and the state: undo after apply is the identity, whatever the changes and whatever the way to a step. */

#include "tr-state.h"

#define N_SUBJECTS 40
#define N_STEPS    300

#define ITEMS      16
#define ATTRS      4

/* Numbers are sparse. */
#define ID(number) ((number) != 0 ? (TrId) (number) * 1000003 : 0)

/* A model beside the log: what every slot of every subject holds, kept plainly; 0: nothing. */
typedef struct Plain {
  guint item[N_SUBJECTS + 1][ITEMS];
  guint attr[N_SUBJECTS + 1][ATTRS];
  gboolean alive[N_SUBJECTS + 1];
  TrPayloadPlace payload[N_SUBJECTS + 1];
  guint64 size_bytes[N_SUBJECTS + 1];
  guint32 line[N_SUBJECTS + 1];
} Plain;

static guint any_subject (GRand *rand) {
  return (guint) g_rand_int_range (rand, 1, N_SUBJECTS + 1);
}

static void set_slot (TrLog *log, Plain *plain, guint subject, RtSlotKind kind, guint index, guint to) {
  guint *slot = kind == RT_SLOT_ITEM ? &plain->item[subject][index] : &plain->attr[subject][index];
  TrText name = kind == RT_SLOT_ATTR ? tr_log_intern (log, index % 2 ? "odd" : "even") : 0;
  if (*slot != to)
    tr_log_add_ref (log, ID (subject), kind, index, name, ID (*slot), ID (to));
  *slot = to;
}

static void change_ref (TrLog *log, Plain *plain, GRand *rand) {
  guint subject = any_subject (rand), to = (guint) g_rand_int_range (rand, 0, N_SUBJECTS + 1);
  RtSlotKind kind = g_rand_boolean (rand) ? RT_SLOT_ITEM : RT_SLOT_ATTR;
  if (plain->alive[subject])
    set_slot (log, plain, subject, kind, (guint) g_rand_int_range (rand, 0, kind == RT_SLOT_ITEM ? ITEMS : ATTRS), to);
}

/* Moves a run of items onto empty places, as lists do. */
static void change_move (TrLog *log, Plain *plain, GRand *rand) {
  guint subject = any_subject (rand);
  guint from = (guint) g_rand_int_range (rand, 0, 12), count = (guint) g_rand_int_range (rand, 1, 4), to = (guint) g_rand_int_range (rand, 0, 12);
  if (!plain->alive[subject] || from == to)
    return;
  guint *items = plain->item[subject];
  for (guint i = to; i < to + count; i++)
    if (items[i] != 0 && (i < from || i >= from + count))
      return;
  guint moved[4];
  for (guint i = 0; i < count; i++) {
    moved[i] = items[from + i];
    items[from + i] = 0;
  }
  for (guint i = 0; i < count; i++)
    items[to + i] = moved[i];
  tr_log_add_move (log, ID (subject), RT_SLOT_ITEM, from, to, count);
}

static void change_payload (TrLog *log, Plain *plain, GRand *rand) {
  guint subject = any_subject (rand);
  if (!plain->alive[subject])
    return;
  plain->size_bytes[subject] = g_rand_int (rand);
  plain->payload[subject] = tr_log_add_payload (log, ID (subject), plain->payload[subject], &(TrPayload){.size_bytes = plain->size_bytes[subject]});
}

static void change_line (TrLog *log, Plain *plain, GRand *rand) {
  guint subject = any_subject (rand);
  guint32 line = (guint32) g_rand_int_range (rand, 1, 100000);
  if (!plain->alive[subject] || line == plain->line[subject])
    return;
  tr_log_add_line (log, ID (subject), plain->line[subject], line);
  plain->line[subject] = line;
}

static void begin_life (TrLog *log, Plain *plain, guint subject) {
  plain->alive[subject] = TRUE;
  plain->size_bytes[subject] = subject;
  plain->line[subject] = 7;
  plain->payload[subject] = tr_log_add_birth (log, ID (subject), &(TrSubject){.nature = TR_FRAME, .address = subject * 16},
                                              &(TrPayload){.size_bytes = subject, .line = 7});
}

/* What dies holds nothing; what was dead is born again, as frames of generators are. */
static void change_life (TrLog *log, Plain *plain, GRand *rand) {
  guint subject = any_subject (rand);
  if (!plain->alive[subject]) {
    begin_life (log, plain, subject);
    return;
  }
  for (guint i = 0; i < ITEMS; i++)
    set_slot (log, plain, subject, RT_SLOT_ITEM, i, 0);
  for (guint i = 0; i < ATTRS; i++)
    set_slot (log, plain, subject, RT_SLOT_ATTR, i, 0);
  tr_log_add_death (log, ID (subject), plain->payload[subject], plain->line[subject]);
  plain->alive[subject] = FALSE;
}

static void assert_same (TrState *state, const Plain *plain) {
  guint counts[N_SUBJECTS + 1] = {0};
  for (guint s = 1; s <= N_SUBJECTS; s++) {
    g_assert_cmpint (tr_state_is_alive (state, ID (s)), ==, plain->alive[s]);
    for (guint i = 0; i < ITEMS; i++) {
      g_assert_cmpuint (tr_state_ref (state, ID (s), RT_SLOT_ITEM, i), ==, ID (plain->item[s][i]));
      counts[plain->item[s][i]]++;
    }
    for (guint i = 0; i < ATTRS; i++) {
      g_assert_cmpuint (tr_state_ref (state, ID (s), RT_SLOT_ATTR, i), ==, ID (plain->attr[s][i]));
      counts[plain->attr[s][i]]++;
    }
    TrPayload payload;
    if (plain->alive[s]) {
      g_assert_true (tr_state_payload (state, ID (s), &payload));
      g_assert_cmpuint (payload.size_bytes, ==, plain->size_bytes[s]);
      g_assert_cmpuint (payload.line, ==, plain->line[s]);
      g_assert_cmpuint (tr_state_subject (state, ID (s))->address, ==, s * 16);
    }
  }
  for (guint s = 1; s <= N_SUBJECTS; s++)
    g_assert_cmpuint (tr_state_count (state, ID (s)), ==, counts[s]);
}

static void assert_living (TrState *state, const Plain *plain) {
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (state, living);
  guint n = 0;
  for (guint s = 1; s <= N_SUBJECTS; s++)
    if (plain->alive[s])
      g_assert_cmpuint (g_array_index (living, TrId, n++), ==, ID (s));
  g_assert_cmpuint (living->len, ==, n);
}

static void assert_referrers (TrState *state, const Plain *plain) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  for (guint s = 1; s <= N_SUBJECTS; s++) {
    g_array_set_size (owners, 0);
    tr_state_referrers (state, ID (s), owners);
    for (guint owner = 1; owner <= N_SUBJECTS; owner++) {
      gboolean refers = FALSE, found = FALSE;
      for (guint i = 0; i < ITEMS; i++)
        refers |= plain->item[owner][i] == s;
      for (guint i = 0; i < ATTRS; i++)
        refers |= plain->attr[owner][i] == s;
      for (guint i = 0; i < owners->len; i++)
        found |= g_array_index (owners, TrId, i) == ID (owner);
      g_assert_cmpint (refers, ==, found);
    }
  }
}

static void make_step (TrLog *log, Plain *now, GRand *rand) {
  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--) {
    int what = g_rand_int_range (rand, 0, 20);
    if (what == 0)
      change_life (log, now, rand);
    else if (what < 5)
      change_move (log, now, rand);
    else if (what == 5)
      change_payload (log, now, rand);
    else if (what == 6)
      change_line (log, now, rand);
    else
      change_ref (log, now, rand);
  }
  tr_log_publish (log, &(TrStep){.kind = RT_STEP_LINE});
}

static void test_seek (gconstpointer data) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (TrLog) log = tr_log_new ();
  g_autofree Plain *steps = g_new0 (Plain, N_STEPS);
  Plain now = {0};
  for (guint s = 1; s <= N_SUBJECTS; s++)
    begin_life (log, &now, s);
  for (guint step = 0; step < N_STEPS; step++) {
    make_step (log, &now, rand);
    steps[step] = now;
  }
  g_autoptr (TrState) state = tr_state_new (log);
  for (int i = 0; i < 200; i++) {
    int step = g_rand_int_range (rand, 0, N_STEPS);
    tr_state_seek (state, step);
    assert_same (state, &steps[step]);
    assert_living (state, &steps[step]);
  }
  assert_referrers (state, &steps[tr_state_step (state)]);
  tr_state_seek (state, -1);
  for (guint s = 1; s <= N_SUBJECTS; s++) {
    g_assert_false (tr_state_is_alive (state, ID (s)));
    g_assert_cmpuint (tr_state_count (state, ID (s)), ==, 0);
  }
}

/* The changes of a step come back as they were told. */
static void test_changes (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  TrText name = tr_log_intern (log, "owner");
  TrId a = 12, b = 5 | TR_ID_FRAME, c = 3 | TR_ID_HOLDER;
  TrPayloadPlace first = tr_log_add_birth (log, a, &(TrSubject){.nature = TR_OBJECT, .kind = 9, .address = 64}, &(TrPayload){.size_bytes = 56});
  tr_log_publish (log, &(TrStep){.kind = RT_STEP_LINE, .frame = b, .line = 4});
  tr_log_add_ref (log, c, RT_SLOT_FIELD, 2, name, a, b);
  tr_log_add_move (log, a, RT_SLOT_ITEM, 1, 3, 7);
  TrPayloadPlace second = tr_log_add_payload (log, a, first, &(TrPayload){.size_bytes = 88, .linked = b});
  tr_log_add_line (log, b, 4, 9);
  tr_log_add_top (log, 0, b);
  tr_log_add_death (log, b, 0, 9);
  tr_log_publish (log, &(TrStep){.kind = RT_STEP_END});

  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  tr_log_changes (log, 1, changes);
  TrChange expected[] = {
    {TR_CHANGE_REF, RT_SLOT_FIELD, 2, c, a, b, name},       {TR_CHANGE_MOVE, RT_SLOT_ITEM, 1, a, 7, 3, 0},
    {TR_CHANGE_PAYLOAD, 0, 0, a, first, second, 0}, {TR_CHANGE_LINE, 0, 0, b, 4, 9, 0},
    {TR_CHANGE_TOP, 0, 0, 0, 0, b, 0},              {TR_CHANGE_DEATH, 0, 0, b, 0, 9, 0},
  };
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < changes->len; i++) {
    const TrChange *change = &g_array_index (changes, TrChange, i);
    g_assert_cmpuint (change->change, ==, expected[i].change);
    g_assert_cmpuint (change->slot_kind, ==, expected[i].slot_kind);
    g_assert_cmpuint (change->slot_index, ==, expected[i].slot_index);
    g_assert_cmpuint (change->subject, ==, expected[i].subject);
    g_assert_cmpuint (change->before, ==, expected[i].before);
    g_assert_cmpuint (change->after, ==, expected[i].after);
    g_assert_cmpstr (tr_log_text (log, change->name), ==, tr_log_text (log, expected[i].name));
  }
  TrPayload payload;
  tr_log_payload (log, second, &payload);
  g_assert_cmpuint (payload.size_bytes, ==, 88);
  g_assert_cmpuint (payload.linked, ==, b);
  TrSubject subject;
  g_assert_true (tr_log_subject (log, a, &subject));
  g_assert_cmpuint (subject.address, ==, 64);
  g_assert_false (tr_log_subject (log, 13, &subject));
  TrStep step;
  tr_log_step (log, 0, &step);
  g_assert_cmpuint (step.frame, ==, b);
  g_assert_cmpuint (step.line, ==, 4);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/trace/state/seek/1", GUINT_TO_POINTER (1), test_seek);
  g_test_add_data_func ("/trace/state/seek/2", GUINT_TO_POINTER (2), test_seek);
  g_test_add_data_func ("/trace/state/seek/3", GUINT_TO_POINTER (3), test_seek);
  g_test_add_func ("/trace/log/changes", test_changes);
  return g_test_run ();
}

/* The log and the state: undo after apply is the identity, whatever the changes and whatever the way to a step. */

#include "tr-state.h"

#define N_SUBJECTS 40
#define N_STEPS    300

/* A model beside the log: what every slot of every subject holds, kept plainly. */
typedef struct Plain {
  TrId item[N_SUBJECTS + 1][16];
  TrId attr[N_SUBJECTS + 1][4];
  gboolean alive[N_SUBJECTS + 1];
} Plain;

static void add (TrLog *log, TrChange change) {
  tr_log_add_change (log, &change);
}

static TrId *slot_of (Plain *plain, TrId subject, guint8 kind, guint index) {
  return kind == RT_SLOT_ITEM ? &plain->item[subject][index] : &plain->attr[subject][index];
}

static void change_ref (TrLog *log, Plain *plain, GRand *rand) {
  TrId subject = (TrId) g_rand_int_range (rand, 1, N_SUBJECTS + 1);
  if (!plain->alive[subject])
    return;
  guint8 kind = g_rand_boolean (rand) ? RT_SLOT_ITEM : RT_SLOT_ATTR;
  guint index = (guint) g_rand_int_range (rand, 0, kind == RT_SLOT_ITEM ? 16 : 4);
  TrId *slot = slot_of (plain, subject, kind, index);
  TrId to = (TrId) g_rand_int_range (rand, 0, N_SUBJECTS + 1);
  TrText name = kind == RT_SLOT_ATTR ? tr_log_intern (log, index % 2 ? "odd" : "even") : 0;
  add (log, (TrChange){.change = TR_CHANGE_REF, .slot_kind = kind, .subject = subject, .slot_index = index, .before = *slot, .after = to, .name = name});
  *slot = to;
}

/* Moves a run of items onto empty places, as lists do. */
static void change_move (TrLog *log, Plain *plain, GRand *rand) {
  TrId subject = (TrId) g_rand_int_range (rand, 1, N_SUBJECTS + 1);
  guint from = (guint) g_rand_int_range (rand, 0, 12), count = (guint) g_rand_int_range (rand, 1, 4), to = (guint) g_rand_int_range (rand, 0, 12);
  if (!plain->alive[subject] || from == to)
    return;
  TrId *items = plain->item[subject];
  for (guint i = to; i < to + count; i++)
    if (items[i] != 0 && (i < from || i >= from + count))
      return;
  TrId moved[4];
  for (guint i = 0; i < count; i++) {
    moved[i] = items[from + i];
    items[from + i] = 0;
  }
  for (guint i = 0; i < count; i++)
    items[to + i] = moved[i];
  add (log, (TrChange){.change = TR_CHANGE_MOVE, .slot_kind = RT_SLOT_ITEM, .subject = subject, .slot_index = from, .before = count, .after = to});
}

static void change_life (TrLog *log, Plain *plain, GRand *rand) {
  TrId subject = (TrId) g_rand_int_range (rand, 1, N_SUBJECTS + 1);
  if (!plain->alive[subject])
    return;
  add (log, (TrChange){.change = TR_CHANGE_DEATH, .subject = subject});
  plain->alive[subject] = FALSE;
}

static void assert_same (TrState *state, const Plain *plain) {
  guint counts[N_SUBJECTS + 1] = {0};
  for (TrId id = 1; id <= N_SUBJECTS; id++) {
    g_assert_cmpint (tr_state_is_alive (state, id), ==, plain->alive[id]);
    for (guint i = 0; i < 16; i++) {
      g_assert_cmpuint (tr_state_ref (state, id, RT_SLOT_ITEM, i), ==, plain->item[id][i]);
      counts[plain->item[id][i]] += plain->alive[id];
    }
    for (guint i = 0; i < 4; i++) {
      g_assert_cmpuint (tr_state_ref (state, id, RT_SLOT_ATTR, i), ==, plain->attr[id][i]);
      counts[plain->attr[id][i]] += plain->alive[id];
    }
  }
  for (TrId id = 1; id <= N_SUBJECTS; id++)
    g_assert_cmpuint (tr_state_count (state, id), ==, counts[id]);
}

static void assert_referrers (TrState *state, const Plain *plain) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  for (TrId id = 1; id <= N_SUBJECTS; id++) {
    g_array_set_size (owners, 0);
    tr_state_referrers (state, id, owners);
    for (TrId owner = 1; owner <= N_SUBJECTS; owner++) {
      gboolean refers = FALSE, found = FALSE;
      for (guint i = 0; i < 16; i++)
        refers |= plain->alive[owner] && plain->item[owner][i] == id;
      for (guint i = 0; i < 4; i++)
        refers |= plain->alive[owner] && plain->attr[owner][i] == id;
      for (guint i = 0; i < owners->len; i++)
        found |= g_array_index (owners, TrId, i) == owner;
      g_assert_cmpint (refers, ==, found);
    }
  }
}

static void test_seek (gconstpointer data) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (TrLog) log = tr_log_new ();
  g_autofree Plain *steps = g_new0 (Plain, N_STEPS);
  Plain now = {0};
  for (TrId id = 1; id <= N_SUBJECTS; id++) {
    g_assert_cmpuint (tr_log_add_subject (log, &(TrSubject){.nature = TR_OBJECT}), ==, id);
    add (log, (TrChange){.change = TR_CHANGE_BIRTH, .subject = id, .after = tr_log_add_payload (log, &(TrPayload){.size_bytes = id})});
    now.alive[id] = TRUE;
  }
  for (guint step = 0; step < N_STEPS; step++) {
    for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--) {
      int what = g_rand_int_range (rand, 0, 20);
      if (what == 0)
        change_life (log, &now, rand);
      else if (what < 5)
        change_move (log, &now, rand);
      else
        change_ref (log, &now, rand);
    }
    tr_log_publish (log, &(TrStep){.kind = RT_STEP_LINE});
    steps[step] = now;
  }
  g_autoptr (TrState) state = tr_state_new (log);
  for (int i = 0; i < 200; i++) {
    int step = g_rand_int_range (rand, 0, N_STEPS);
    tr_state_seek (state, step);
    assert_same (state, &steps[step]);
  }
  assert_referrers (state, &steps[tr_state_step (state)]);
  tr_state_seek (state, -1);
  for (TrId id = 1; id <= N_SUBJECTS; id++) {
    g_assert_false (tr_state_is_alive (state, id));
    g_assert_cmpuint (tr_state_count (state, id), ==, 0);
  }
}

static void test_output (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  g_autofree char *long_text = g_strnfill (200000, 'x');
  tr_log_add_output (log, RT_OUTPUT_STDOUT, "one\n", 4);
  tr_log_add_output (log, RT_OUTPUT_STDOUT, long_text, 200000);
  tr_log_add_output (log, RT_OUTPUT_STDERR, "oh\n", 3);
  RtOutput stream;
  gsize length;
  g_autofree char *all = tr_log_output (log, 0, G_MAXSIZE, &stream, &length);
  g_assert_cmpuint (length, ==, 200004);
  g_assert_cmpint (stream, ==, RT_OUTPUT_STDOUT);
  g_assert_true (g_str_has_prefix (all, "one\nxxx") && g_str_has_suffix (all, "xx"));
  g_autofree char *part = tr_log_output (log, 2, 4, &stream, &length);
  g_assert_cmpstr (part, ==, "e\nxx");
  g_autofree char *error = tr_log_output (log, 200004, G_MAXSIZE, &stream, &length);
  g_assert_cmpstr (error, ==, "oh\n");
  g_assert_cmpint (stream, ==, RT_OUTPUT_STDERR);
  g_assert_null (tr_log_output (log, 200007, G_MAXSIZE, &stream, &length));
}

/* A log beyond its limit says so and still takes what follows: the run that is asked to stop has an end to tell. */
static void test_limit (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  tr_log_set_limit (log, 100000);
  guint steps = 0;
  while (!tr_log_is_full (log)) {
    tr_log_publish (log, &(TrStep){.kind = RT_STEP_LINE});
    g_assert_cmpuint (++steps, <, 10000);
  }
  tr_log_publish (log, &(TrStep){.kind = RT_STEP_END});
  g_assert_cmpuint (tr_log_n_steps (log), ==, steps + 1);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/trace/state/seek/1", GUINT_TO_POINTER (1), test_seek);
  g_test_add_data_func ("/trace/state/seek/2", GUINT_TO_POINTER (2), test_seek);
  g_test_add_data_func ("/trace/state/seek/3", GUINT_TO_POINTER (3), test_seek);
  g_test_add_func ("/trace/log/output", test_output);
  g_test_add_func ("/trace/log/limit", test_limit);
  return g_test_run ();
}

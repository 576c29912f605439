/* Undo after apply is the identity, for every change of every script and session of a folder. At every step: what the step's changes
 * touch has the same value after it has been applied, taken back and come to again, and the same value before. At some steps: the
 * whole state has the same hash, reached forwards, backwards and by leaps.
 *
 *   test-undo TESTS FOLDER... */

#include "run-snippet.h"
#include "scripts.h"

#define HASHED_STEPS 12 /* of one script */

/* The value of what a step touches, before and after it. */
typedef struct Touched {
  guint64 before, after;
} Touched;

static guint64 mix (guint64 hash, guint64 value) {
  hash = (hash ^ value) * 0xd6e8feb86659fd93u;
  return hash ^ (hash >> 32);
}

/* All of ID but its slots. */
static guint64 mix_subject (guint64 hash, TrState *state, TrId id) {
  TrPayload payload;
  tr_state_payload (state, id, &payload);
  hash = mix (mix (mix (hash, tr_state_is_alive (state, id)), tr_state_count (state, id)), tr_state_subject (state, id) != NULL);
  hash = mix (mix (mix (hash, payload.text), payload.line), (guint64) payload.immortal << 8 | payload.tracked);
  return mix (mix (hash, payload.size_bytes), payload.linked);
}

static guint64 mix_slots (guint64 hash, TrState *state, const TrChange *change, guint64 first, guint64 n_slots) {
  for (guint64 i = 0; i < n_slots; i++)
    hash = mix (hash, tr_state_ref (state, change->subject, change->slot_kind, (guint32) (first + i)));
  return hash;
}

static guint64 mix_change (guint64 hash, TrState *state, const TrChange *change) {
  switch (change->change) {
  case TR_CHANGE_TOP:
    return mix (hash, tr_state_top_frame (state));
  case TR_CHANGE_REF:
    hash = mix_slots (hash, state, change, change->slot_index, 1);
    hash = mix (mix (hash, tr_state_count (state, change->before)), tr_state_count (state, change->after));
    break;
  case TR_CHANGE_MOVE:
    hash = mix_slots (hash, state, change, change->slot_index, change->before);
    hash = mix_slots (hash, state, change, change->after, change->before);
    break;
  default:
    break;
  }
  return mix_subject (hash, state, change->subject);
}

/* What CHANGES touch, as STATE has it. */
static guint64 value_of (TrState *state, GArray *changes) {
  guint64 hash = 1;
  for (guint i = 0; i < changes->len; i++)
    hash = mix_change (hash, state, &g_array_index (changes, TrChange, i));
  return hash;
}

static void go_forwards (TrState *state, Touched *touched, guint64 *hashes, int n, int apart) {
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  for (int step = 0; step < n; step++) {
    tr_log_changes (tr_state_log (state), (guint) step, changes);
    touched[step].before = value_of (state, changes);
    tr_state_seek (state, step);
    touched[step].after = value_of (state, changes);
    if (step % apart == 0)
      hashes[step / apart] = tr_state_hash (state);
  }
}

static void go_backwards (TrState *state, const Touched *touched, const guint64 *hashes, int n, int apart) {
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  for (int step = n - 1; step >= 0; step--) {
    tr_log_changes (tr_state_log (state), (guint) step, changes);
    g_assert_cmpuint (value_of (state, changes), ==, touched[step].after);
    if (step % apart == 0)
      g_assert_cmpuint (tr_state_hash (state), ==, hashes[step / apart]);
    tr_state_seek (state, step - 1);
    g_assert_cmpuint (value_of (state, changes), ==, touched[step].before);
  }
}

static void leap_about (TrState *state, const guint64 *hashes, int n, int apart) {
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  for (int i = 0; n > 0 && i < HASHED_STEPS; i++) {
    int hashed = g_rand_int_range (rand, 0, (n - 1) / apart + 1);
    tr_state_seek (state, hashed * apart);
    g_assert_cmpuint (tr_state_hash (state), ==, hashes[hashed]);
  }
}

static void check_script (gconstpointer path) {
  g_autofree char *source = NULL;
  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  g_autoptr (TrLog) log = g_str_has_suffix (path, ".repl") ? run_session (source) : run_snippet (source, NULL);
  guint n_steps = tr_log_n_steps (log);
  int n = (int) n_steps, apart = MAX (1, n / HASHED_STEPS);
  g_assert_cmpint (n, >, 0);
  g_autofree guint64 *hashes = g_new0 (guint64, n_steps + 1);
  g_autofree Touched *touched = g_new0 (Touched, n_steps);
  g_autoptr (TrState) state = tr_state_new (log);
  guint64 nothing = tr_state_hash (state);
  go_forwards (state, touched, hashes, n, apart);
  go_backwards (state, touched, hashes, n, apart);
  g_assert_cmpuint (tr_state_hash (state), ==, nothing);
  leap_about (state, hashes, n, apart);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  for (int i = 2; i < argc; i++)
    scripts_add (argv[1], argv[i], "/trace/undo", check_script, paths);
  return g_test_run ();
}

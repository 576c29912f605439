/* The log: what was recorded is what is read, at any step, from memory and from disk, up to its last step. */

#include "tr-log-put.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_EXTREMES 12

/* Numbers at which encodings change. */
static const guint64 extremes[N_EXTREMES] = {0, 1, 15, 16, 127, 128, 16383, 16384, 1u << 21, G_MAXUINT32, (guint64) 1 << 40, G_MAXUINT64};

static guint64 any_number (GRand *rand) {
  return extremes[g_rand_int_range (rand, 0, N_EXTREMES)] + (guint64) g_rand_int_range (rand, 0, 3) - 1;
}

static guint32 any_number32 (GRand *rand) {
  return (guint32) any_number (rand);
}

static TrId any_id (GRand *rand) {
  static const TrId classes[] = {0, 0, TR_ID_FRAME, TR_ID_HOLDER, TR_ID_FRAME | TR_ID_HOLDER, (guint64) 1 << 63};
  TrId id = g_rand_boolean (rand) ? 1000000 + (TrId) g_rand_int_range (rand, -200, 200) : any_number (rand);
  return (id & ~((guint64) 7 << 61)) | classes[g_rand_int_range (rand, 0, 6)];
}

/* What was put into the log: a change, and what its places tell. */
typedef struct Told {
  TrChange change;
  TrPayload payload;
  TrSubject subject;
} Told;

typedef struct Script {
  TrLog *log;
  GRand *rand;
  GArray *told;  /* Told */
  GArray *ends;  /* guint: where in `told` each step ends */
  GArray *steps; /* TrStep */
  GArray *places; /* indices into `told` of what has a payload */
  TrId top;       /* the frame that runs */
} Script;

static TrText any_text (Script *s) {
  static const char *const texts[] = {"", "x", "value", "a rather long text that says little"};
  const char *text = texts[g_rand_int_range (s->rand, 0, 4)];
  return g_rand_boolean (s->rand) ? tr_log_intern (s->log, text) : tr_log_add_text (s->log, text, strlen (text));
}

static TrPayload any_payload (Script *s) {
  GRand *rand = s->rand;
  return (TrPayload){.text = any_text (s),
                     .line = g_rand_boolean (rand) ? any_number32 (rand) : 0,
                     .immortal = g_rand_boolean (rand),
                     .size_bytes = g_rand_boolean (rand) ? 28 : any_number (rand) >> 8,
                     .tracked = (guint8) g_rand_int_range (rand, 0, RT_GC_PERMANENT + 2),
                     .linked = g_rand_boolean (rand) ? any_id (rand) : 0};
}

static Told any_birth (Script *s) {
  GRand *rand = s->rand;
  Told told = {.change = {.change = TR_CHANGE_BIRTH, .subject = any_id (rand)}, .payload = any_payload (s)};
  told.subject = (TrSubject){.nature = (guint8) g_rand_int_range (rand, 0, 5),
                             .bits = (guint8) g_rand_int_range (rand, 0, 16),
                             .kind = (guint16) g_rand_int_range (rand, 0, 300),
                             .name = any_text (s),
                             .address = g_rand_boolean (rand) ? 0x7f0000001230 : any_number (rand),
                             .generator = g_rand_boolean (rand) ? any_id (rand) : 0};
  told.change.after = tr_log_add_birth (s->log, told.change.subject, &told.subject, &told.payload);
  return told;
}

/* A payload after, or the death of, something that was told before. */
static Told any_successor (Script *s, gboolean death) {
  guint place = g_array_index (s->places, guint, g_rand_int_range (s->rand, 0, (gint32) s->places->len));
  Told before = g_array_index (s->told, Told, place);
  Told told = {.change = {.change = TR_CHANGE_DEATH, .subject = before.change.subject, .before = before.change.after},
               .subject = before.subject};
  if (death) {
    told.change.after = any_number32 (s->rand);
    tr_log_add_death (s->log, told.change.subject, told.change.before, (guint32) told.change.after);
    return told;
  }
  told.change.change = TR_CHANGE_PAYLOAD;
  told.payload = any_payload (s);
  told.change.after = tr_log_add_payload (s->log, told.change.subject, told.change.before, &told.payload);
  return told;
}

static TrChange any_slot_change (Script *s) {
  GRand *rand = s->rand;
  TrChange c = {.change = TR_CHANGE_REF,
                .subject = any_id (rand),
                .slot_kind = (guint8) g_rand_int_range (rand, 0, RT_SLOT_HIDDEN + 1),
                .slot_index = any_number32 (rand)};
  if (g_rand_boolean (rand)) {
    c.before = g_rand_boolean (rand) ? any_id (rand) : 0;
    c.after = g_rand_boolean (rand) ? any_id (rand) : 0;
    c.name = any_text (s);
    tr_log_add_ref (s->log, c.subject, (RtSlotKind) c.slot_kind, c.slot_index, c.name, c.before, c.after);
    return c;
  }
  c.change = TR_CHANGE_MOVE;
  c.before = any_number32 (rand);
  c.after = any_number32 (rand);
  tr_log_add_move (s->log, c.subject, (RtSlotKind) c.slot_kind, c.slot_index, (guint32) c.after, (guint32) c.before);
  return c;
}

static TrChange any_frame_change (Script *s) {
  GRand *rand = s->rand;
  TrChange c = {.change = TR_CHANGE_LINE, .subject = any_id (rand), .before = any_number32 (rand), .after = any_number32 (rand)};
  if (g_rand_boolean (rand)) {
    tr_log_add_line (s->log, c.subject, (guint32) c.before, (guint32) c.after);
    return c;
  }
  c = (TrChange){.change = TR_CHANGE_TOP, .before = any_id (rand), .after = any_id (rand)};
  tr_log_add_top (s->log, c.before, c.after);
  s->top = c.after;
  return c;
}

/* Items that lie side by side: one record, but as many changes. */
static void add_items (Script *s) {
  GRand *rand = s->rand;
  TrTape *tape = &s->log->tape;
  const guint n = (guint) g_rand_int_range (rand, 1, 40);
  const guint8 flags = (guint8) g_rand_int_range (rand, 0, TR_ITEMS_MASK + 1);
  TrChange c = {.change = TR_CHANGE_REF,
                .subject = any_id (rand),
                .slot_kind = (guint8) g_rand_int_range (rand, 0, TR_SLOT_CODE_NAMED),
                .slot_index = any_number32 (rand)};
  guint8 *at = tr_put_items (tape, c.subject, (guint64) c.slot_index << 3 | c.slot_kind, flags, n);
  for (guint i = 0; i < n; i++) {
    const TrId id = any_id (rand);
    at = tr_id_put (at, &tape->context, id);
    *(flags & TR_ITEMS_COME ? &c.after : &c.before) = id;
    g_array_append_val (s->told, ((Told){.change = c}));
    c.slot_index += flags & TR_ITEMS_DOWN ? G_MAXUINT32 : 1;
  }
  tr_put_end (tape, at);
}

static void add_change (Script *s) {
  int what = g_rand_int_range (s->rand, 0, 9);
  Told told = {0};
  if (what == 8) {
    add_items (s);
    return;
  }
  if (what < 2 || s->places->len == 0)
    told = any_birth (s);
  else if (what < 4)
    told = any_successor (s, what == 2);
  else if (what < 6)
    told.change = any_slot_change (s);
  else
    told.change = any_frame_change (s);
  if (told.change.change == TR_CHANGE_BIRTH || told.change.change == TR_CHANGE_PAYLOAD)
    g_array_append_val (s->places, s->told->len);
  g_array_append_val (s->told, told);
}

/* A line and a step in one; FALSE: that cannot be told so. */
static gboolean add_line_step (Script *s) {
  guint32 before = any_number32 (s->rand), after = any_number32 (s->rand);
  if (!tr_log_publish_line (s->log, before, after))
    return FALSE;
  Told told = {.change = {.change = TR_CHANGE_LINE, .subject = s->top, .before = before, .after = after}};
  g_array_append_val (s->told, told);
  TrStep step = {.kind = RT_STEP_LINE, .frame = s->top, .line = after, .output_end = tr_log_output_length (s->log)};
  g_array_append_val (s->steps, step);
  g_array_append_val (s->ends, s->told->len);
  return TRUE;
}

static void add_step (Script *s) {
  GRand *rand = s->rand;
  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    add_change (s);
  if (g_rand_int_range (rand, 0, 4) == 0)
    tr_log_add_output (s->log, RT_OUTPUT_STDOUT, "line\n", 5);
  if (g_rand_int_range (rand, 0, 3) == 0 && add_line_step (s))
    return;
  TrStep step = {.kind = (guint8) g_rand_int_range (rand, 0, RT_STEP_DEALLOC + 1), .frame = any_id (rand), .line = any_number32 (rand)};
  if (g_rand_boolean (rand))
    step.detail = any_text (s);
  if (g_rand_int_range (rand, 0, 8) == 0) {
    step.error_type = tr_log_intern (s->log, "ValueError");
    step.error_message = any_text (s);
    step.error_line = any_number32 (rand);
    step.error_column = any_number32 (rand);
  }
  tr_log_publish (s->log, &step);
  g_array_append_val (s->steps, step);
  g_array_append_val (s->ends, s->told->len);
}

static void assert_payload (TrLog *log, const Told *told) {
  TrPayload payload;
  tr_log_payload (log, told->change.after, &payload);
  g_assert_cmpuint (payload.text, ==, told->payload.text);
  g_assert_cmpuint (payload.line, ==, told->payload.line);
  g_assert_cmpint (payload.immortal, ==, told->payload.immortal);
  g_assert_cmpuint (payload.size_bytes, ==, told->payload.size_bytes);
  g_assert_cmpuint (payload.tracked, ==, told->payload.tracked);
  g_assert_cmpuint (payload.linked, ==, told->payload.linked);
}

static void assert_subject (TrLog *log, const Told *told) {
  TrSubject subject;
  tr_log_subject_at (log, told->change.change == TR_CHANGE_DEATH ? told->change.before : told->change.after, &subject);
  g_assert_cmpuint (subject.nature, ==, told->subject.nature);
  g_assert_cmpuint (subject.bits, ==, told->subject.bits);
  g_assert_cmpuint (subject.kind, ==, told->subject.kind);
  g_assert_cmpuint (subject.name, ==, told->subject.name);
  g_assert_cmpuint (subject.address, ==, told->subject.address);
  g_assert_cmpuint (subject.generator, ==, told->subject.generator);
}

static void assert_change (TrLog *log, const TrChange *change, const Told *told) {
  g_assert_cmpuint (change->change, ==, told->change.change);
  g_assert_cmpuint (change->subject, ==, told->change.subject);
  g_assert_cmpuint (change->slot_kind, ==, told->change.slot_kind);
  g_assert_cmpuint (change->slot_index, ==, told->change.slot_index);
  g_assert_cmpuint (change->before, ==, told->change.before);
  g_assert_cmpuint (change->after, ==, told->change.after);
  g_assert_cmpuint (change->name, ==, told->change.name);
  if (change->change == TR_CHANGE_BIRTH || change->change == TR_CHANGE_PAYLOAD)
    assert_payload (log, told);
  if (change->change == TR_CHANGE_BIRTH || change->change == TR_CHANGE_PAYLOAD || change->change == TR_CHANGE_DEATH)
    assert_subject (log, told);
}

static void assert_step (Script *s, guint n, GArray *changes) {
  guint begin = n == 0 ? 0 : g_array_index (s->ends, guint, n - 1), end = g_array_index (s->ends, guint, n);
  const TrStep *told = &g_array_index (s->steps, TrStep, n);
  TrStep step;
  tr_log_step (s->log, n, &step);
  g_assert_cmpuint (step.kind, ==, told->kind);
  g_assert_cmpuint (step.frame, ==, told->frame);
  g_assert_cmpuint (step.line, ==, told->line);
  g_assert_cmpuint (step.detail, ==, told->detail);
  g_assert_cmpuint (step.output_end, ==, told->output_end);
  g_assert_cmpuint (step.error_type, ==, told->error_type);
  g_assert_cmpuint (step.error_message, ==, told->error_message);
  g_assert_cmpuint (step.error_line, ==, told->error_line);
  g_assert_cmpuint (step.error_column, ==, told->error_column);
  tr_log_changes (s->log, n, changes);
  g_assert_cmpuint (changes->len, ==, end - begin);
  for (guint i = 0; i < changes->len; i++)
    assert_change (s->log, &g_array_index (changes, TrChange, i), &g_array_index (s->told, Told, begin + i));
}

/* Every kind of record with every kind of number in it comes back as it went in, whichever step is asked for first. */
static void test_round_trip (gconstpointer data) {
  g_autoptr (TrLog) log = tr_log_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Told)), ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TrStep)), places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  Script s = {.log = log, .rand = rand, .told = told, .ends = ends, .steps = steps, .places = places};
  for (int i = 0; i < 2000; i++)
    add_step (&s);
  g_assert_cmpuint (tr_log_n_steps (log), ==, 2000);
  for (int i = 0; i < 500; i++)
    assert_step (&s, (guint) g_rand_int_range (rand, 0, 2000), changes);
  for (guint i = 0; i < 2000; i++)
    assert_step (&s, i, changes);
}

/* More different slots than the table of slots takes. */
static void test_many_slots (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  for (guint i = 0; i < 20000; i++) {
    tr_log_add_ref (log, 1, RT_SLOT_FIELD, i % 10000, tr_log_intern (log, "items being sorted"), 0, i + 2);
    tr_log_publish (log, &(TrStep){0});
  }
  for (guint i = 0; i < 20000; i++) {
    tr_log_changes (log, i, changes);
    const TrChange *change = &g_array_index (changes, TrChange, 0);
    g_assert_cmpuint (change->slot_index, ==, i % 10000);
    g_assert_cmpuint (change->after, ==, i + 2);
    g_assert_cmpstr (tr_log_text (log, change->name), ==, "items being sorted");
  }
}

/* A subject is found by its number, wherever it was born. */
static void test_subjects (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  TrSubject subject;
  g_assert_false (tr_log_subject (log, 5, &subject));
  for (guint i = 0; i < 5000; i++) {
    for (guint k = 0; k < 3; k++) {
      TrId id = (i * 7 + k) | (k == 1 ? TR_ID_FRAME : k == 2 ? TR_ID_HOLDER : 0);
      tr_log_add_birth (log, id, &(TrSubject){.kind = (guint16) i, .bits = (guint8) k}, &(TrPayload){0});
    }
    tr_log_publish (log, &(TrStep){0});
  }
  tr_log_add_birth (log, 3, &(TrSubject){.kind = 77}, &(TrPayload){0}); /* later than numbers say */
  tr_log_publish (log, &(TrStep){0});
  for (guint i = 1; i < 5000; i += 13)
    for (guint k = 0; k < 3; k++) {
      TrId id = (i * 7 + k) | (k == 1 ? TR_ID_FRAME : k == 2 ? TR_ID_HOLDER : 0);
      g_assert_true (tr_log_subject (log, id, &subject));
      g_assert_cmpuint (subject.kind, ==, i);
      g_assert_cmpuint (subject.bits, ==, k);
    }
  g_assert_true (tr_log_subject (log, 3, &subject));
  g_assert_cmpuint (subject.kind, ==, 77);
  g_assert_false (tr_log_subject (log, 1000000, &subject));
}

/* What an ordinary step costs: a number made and bound, the old one freed, the next line. */
static void test_size (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  TrId frame = 1 | TR_ID_FRAME;
  TrText name = tr_log_intern (log, "total");
  TrSubject subject = {.kind = RT_KIND_int_, .name = tr_log_intern (log, "int"), .address = 0x7f0000012340};
  TrPayloadPlace before = 0;
  tr_log_add_top (log, 0, frame);
  guint n = 100000;
  for (guint i = 0; i < n; i++) {
    TrId id = 1000000 + i * 3;
    g_autofree char *text = g_strdup_printf ("%u", 1000000 + i);
    TrPayload payload = {.text = tr_log_add_text (log, text, strlen (text)), .size_bytes = 28};
    if (before != 0)
      tr_log_add_death (log, id - 3, before, 0);
    before = tr_log_add_birth (log, id, &subject, &payload);
    tr_log_add_ref (log, frame, RT_SLOT_LOCAL, 0, name, id - 3, id);
    tr_log_add_line (log, frame, 2 + i % 2, 3 - i % 2);
    tr_log_publish (log, &(TrStep){.frame = frame, .line = 3 - i % 2});
  }
  double bytes = (double) tr_log_size_bytes (log) / (4.0 * n);
  g_test_message ("%.2f bytes a change", bytes);
  g_assert_cmpfloat (bytes, <=, 8);
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

static void fill (TrLog *log, guint steps) {
  g_autofree char *text = g_strnfill (1000, 'y');
  for (guint i = 0; i < steps; i++) {
    TrPayload payload = {.text = tr_log_add_text (log, text, 1000), .size_bytes = i};
    tr_log_add_birth (log, i + 1, &(TrSubject){.kind = 1}, &payload);
    tr_log_publish (log, &(TrStep){.line = i});
  }
}

/* Beyond its memory the log goes on on disk, and reads the same. */
static void test_spill (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  tr_log_set_budget (log, (guint64) 2 << 20, (guint64) 64 << 20);
  fill (log, 20000);
  g_assert_false (tr_log_is_full (log));
  g_assert_null (tr_log_limit (log));
  g_assert_cmpuint (tr_log_n_steps (log), ==, 20000);
  g_assert_cmpuint (tr_log_size_bytes (log), >, (gsize) 16 << 20);
  for (guint i = 0; i < 20000; i++) {
    TrPayload payload;
    tr_log_changes (log, i, changes);
    g_assert_cmpuint (changes->len, ==, 1);
    tr_log_payload (log, g_array_index (changes, TrChange, 0).after, &payload);
    g_assert_cmpuint (payload.size_bytes, ==, i);
    g_assert_cmpuint (strlen (tr_log_text (log, payload.text)), ==, 1000);
  }
}

/* A log beyond its budget says so and still takes what follows: the run that is asked to stop has an end to tell. Whoever does
 * not stop is not listened to for ever. */
static void test_limit (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  tr_log_set_budget (log, (guint64) 2 << 20, (guint64) 1 << 20);
  guint steps = 0;
  while (!tr_log_is_full (log)) {
    fill (log, 1);
    g_assert_cmpuint (++steps, <, 10000);
  }
  g_assert_nonnull (tr_log_limit (log));
  tr_log_publish (log, &(TrStep){.kind = RT_STEP_END});
  g_assert_cmpuint (tr_log_n_steps (log), ==, steps + 1);
  fill (log, 100000);
  guint last = tr_log_n_steps (log) - 1;
  g_assert_cmpuint (last, <, 20000);
  TrStep step;
  tr_log_step (log, last, &step);
  g_assert_cmpuint (step.line, ==, last - steps - 1);
}

/* No file can be made where the cache folder is none. */
static void test_no_folder (void) {
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "heapscope", NULL);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "in the way", -1, NULL));
  g_autoptr (TrLog) log = tr_log_new ();
  tr_log_set_budget (log, (guint64) 2 << 20, (guint64) 64 << 20);
  fill (log, 4000);
  g_assert_true (tr_log_is_full (log));
  g_assert_nonnull (strstr (tr_log_limit (log), "cache folder"));
  g_unlink (path);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, "isolate_dirs", NULL);
  g_test_add_data_func ("/trace/log/round-trip/1", GUINT_TO_POINTER (1), test_round_trip);
  g_test_add_data_func ("/trace/log/round-trip/2", GUINT_TO_POINTER (2), test_round_trip);
  g_test_add_data_func ("/trace/log/round-trip/3", GUINT_TO_POINTER (3), test_round_trip);
  g_test_add_func ("/trace/log/many-slots", test_many_slots);
  g_test_add_func ("/trace/log/subjects", test_subjects);
  g_test_add_func ("/trace/log/size", test_size);
  g_test_add_func ("/trace/log/output", test_output);
  g_test_add_func ("/trace/log/spill", test_spill);
  g_test_add_func ("/trace/log/limit", test_limit);
  g_test_add_func ("/trace/log/no-folder", test_no_folder);
  return g_test_run ();
}

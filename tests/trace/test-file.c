#define _GNU_SOURCE /* memmem */
/* Recordings as files: what is opened is what was saved; whatever is damaged gives a message or opens up to the damage, and nothing
 * crashes. */

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "run-snippet.h"
#include "tr-file-private.h"
#include "tr-log-put.h"
#include "tr-program-pack.h"

static const char source[] =
  "class Node:\n"
  "    def __init__(self, value, rest):\n"
  "        self.value, self.rest = value, rest\n"
  "chain = None\n"
  "for i in range(40):\n"
  "    chain = Node(i, chain)\n"
  "    print(i)\n"
  "table = {str(k): [k] * k for k in range(20)}\n"
  "del chain, table['3']\n"
  "1 / 0\n";

static char *path_of (const char *name) {
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

static void assert_same_output (TrLog *a, TrLog *b) {
  g_assert_cmpuint (tr_log_output_length (a), ==, tr_log_output_length (b));
  for (guint64 at = 0; at < tr_log_output_length (a);) {
    RtOutput stream_a, stream_b;
    gsize length_a, length_b;
    g_autofree char *text_a = tr_log_output (a, at, G_MAXSIZE, &stream_a, &length_a);
    g_autofree char *text_b = tr_log_output (b, at, length_a, &stream_b, &length_b);
    g_assert_cmpmem (text_a, length_a, text_b, length_b);
    g_assert_cmpint (stream_a, ==, stream_b);
    at += length_a;
  }
}

static void assert_same_step (TrState *a, TrState *b, int step) {
  TrStep step_a, step_b;
  tr_log_step (tr_state_log (a), (guint) step, &step_a);
  tr_log_step (tr_state_log (b), (guint) step, &step_b);
  g_assert_cmpmem (&step_a, sizeof step_a, &step_b, sizeof step_b);
  tr_state_seek (a, step);
  tr_state_seek (b, step);
  g_assert_cmpuint (tr_state_hash (a), ==, tr_state_hash (b));
}

/* The first N steps of SAVED are those of OPENED. */
static void assert_same_steps (TrLog *saved, TrLog *opened, guint n) {
  g_autoptr (TrState) a = tr_state_new (saved), b = tr_state_new (opened);
  for (int step = 0; step < (int) n; step++)
    assert_same_step (a, b, step);
  for (int step = (int) n - 1; step >= 0; step -= 7)
    assert_same_step (a, b, step);
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (a, living);
  for (guint i = 0; i < living->len; i++) {
    TrId id = g_array_index (living, TrId, i);
    TrPayload payload_a, payload_b;
    g_assert_true (tr_state_payload (a, id, &payload_a) && tr_state_payload (b, id, &payload_b));
    g_assert_cmpstr (tr_log_text (saved, payload_a.text), ==, tr_log_text (opened, payload_b.text));
    g_assert_cmpstr (tr_log_text (saved, tr_state_subject (a, id)->name), ==, tr_log_text (opened, tr_state_subject (b, id)->name));
  }
}

static void test_round_trip (void) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  g_autofree char *path = path_of ("chain.heapscope");
  g_autoptr (GPtrArray) lines = g_ptr_array_new (), inputs = g_ptr_array_new ();
  g_ptr_array_add (lines, (gpointer) "chain = 1");
  g_ptr_array_add (lines, (gpointer) "");
  g_ptr_array_add (inputs, (gpointer) "Ada");
  TrFileInfo info = {.name = (char *) "chain.py", .source = (char *) source, .lines = lines, .inputs = inputs,
                     .heap_limit_bytes = 123456789, .step_limit = 77};
  g_autoptr (GError) error = NULL;
  g_assert_true (tr_file_save (log, path, &info, &error));
  g_assert_no_error (error);
  g_assert_true (tr_file_is_recording (path));

  g_auto (TrFileInfo) found = {0};
  g_autoptr (TrLog) opened = tr_file_open (path, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found.damage, ==, NULL);
  g_assert_cmpstr (found.name, ==, "chain.py");
  g_assert_cmpstr (found.source, ==, source);
  g_assert_false (found.session);
  g_assert_cmpuint (found.lines->len, ==, 2);
  g_assert_cmpstr (found.lines->pdata[0], ==, "chain = 1");
  g_assert_cmpstr (found.lines->pdata[1], ==, "");
  g_assert_cmpuint (found.inputs->len, ==, 1);
  g_assert_cmpstr (found.inputs->pdata[0], ==, "Ada");
  g_assert_cmpuint (found.heap_limit_bytes, ==, 123456789);
  g_assert_cmpuint (found.step_limit, ==, 77);
  g_assert_cmpuint (tr_log_n_steps (opened), ==, tr_log_n_steps (log));
  assert_same_output (log, opened);
  assert_same_steps (log, opened, tr_log_n_steps (log));

  /* Nothing is left beside it, and it can be replaced. */
  g_assert_true (tr_file_save (opened, path, &found, &error));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_assert_cmpstr (name, ==, "chain.heapscope");
  g_auto (TrFileInfo) again = {0};
  g_autoptr (TrLog) reopened = tr_file_open (path, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tr_log_n_steps (reopened), ==, tr_log_n_steps (log));
  g_unlink (path);
}

/* A program with something of everything in it. */
static TrProgram *small_program (void) {
  TrProgram *program = tr_program_new (123456789, 77, "/a/folder");
  tr_program_add_script (program, "x = 1\0", 6, "small.py");
  tr_program_add_line (program, "if x:");
  tr_program_add_reset (program);
  tr_program_add_line (program, "");
  tr_program_add_input (program, "Ada");
  tr_program_add_input (program, NULL);
  tr_program_add_input (program, "");
  tr_program_add_stop (program, 1000, G_MAXUINT64, FALSE);
  tr_program_add_stop (program, 2000, 3, TRUE);
  return program;
}

/* OWNER comes to hold itself and all that was told of before it. */
static void add_items (TrLog *log, TrId owner) {
  guint8 *at = tr_put_items (&log->tape, owner, 5u << 3 | RT_SLOT_ITEM, TR_ITEMS_COME, (guint) owner);
  for (TrId id = owner; id > 0; id--)
    at = tr_id_put (at, &log->tape.context, id);
  tr_put_end (&log->tape, at);
}

/* A small recording made by hand, so that every byte of it can be tried. */
static TrLog *small_log (void) {
  TrLog *log = tr_log_new ();
  g_autoptr (TrProgram) program = small_program ();
  tr_log_set_program (log, program);
  TrId frame = 1 | TR_ID_FRAME;
  TrText name = tr_log_intern (log, "x");
  tr_log_add_birth (log, frame, &(TrSubject){.nature = TR_FRAME, .name = tr_log_intern (log, "f")}, &(TrPayload){.line = 1});
  tr_log_add_top (log, 0, frame);
  for (guint i = 1; i <= 70; i++) {
    TrPayloadPlace place = tr_log_add_birth (log, i, &(TrSubject){.kind = 3, .name = name, .address = 0x7f0000000000 + 32 * i},
                                             &(TrPayload){.text = tr_log_add_text (log, "abc", 3), .size_bytes = 28});
    tr_log_add_ref (log, frame, RT_SLOT_LOCAL, i % 3, name, i > 3 ? i - 3 : 0, i);
    tr_log_add_payload (log, i, place, &(TrPayload){.size_bytes = 56});
    tr_log_add_line (log, frame, i, i + 1);
    tr_log_add_ref (log, i, RT_SLOT_ITEM, 4, 0, 0, i);
    tr_log_add_move (log, i, RT_SLOT_ITEM, 4, 2, 1);
    if (i % 8 == 3)
      add_items (log, i);
    tr_log_add_output (log, RT_OUTPUT_STDOUT, "o", 1);
    tr_log_publish (log, &(TrStep){.frame = frame, .line = i + 1, .detail = name});
  }
  return log;
}

typedef struct Small {
  TrLog *log;
  char *path;
  char *bytes;
  gsize length;
} Small;

static void small_begin (Small *s) {
  s->log = small_log ();
  s->path = path_of ("small.heapscope");
  g_assert_true (tr_file_save (s->log, s->path, &(TrFileInfo){.name = (char *) "small.py", .source = (char *) "x = 1\n"}, NULL));
  g_assert_true (g_file_get_contents (s->path, &s->bytes, &s->length, NULL));
}

static void small_end (Small *s) {
  g_unlink (s->path);
  g_free (s->path);
  g_free (s->bytes);
  tr_log_unref (s->log);
}

static void write_file (const char *path, const char *bytes, gsize n) {
  FILE *file = fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, n, file), ==, n);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Opens N bytes as a recording: a message, or steps as they were and a word on what is missing. The number of its steps. */
static guint check_damaged (Small *s, const char *bytes, gsize n) {
  write_file (s->path, bytes, n);
  g_autoptr (GError) error = NULL;
  g_auto (TrFileInfo) info = {0};
  g_autoptr (TrLog) log = tr_file_open (s->path, &info, &error);
  if (log == NULL) {
    g_assert_nonnull (error);
    g_assert_cmpuint (strlen (error->message), >, strlen (s->path));
    return 0;
  }
  g_assert_no_error (error);
  g_assert_nonnull (info.damage);
  assert_same_steps (s->log, log, tr_log_n_steps (log));
  return tr_log_n_steps (log);
}

static void test_cut (void) {
  Small s;
  small_begin (&s);
  guint most = 0;
  for (gsize n = 0; n < s.length; n++) {
    guint steps = check_damaged (&s, s.bytes, n);
    g_assert_cmpuint (steps, >=, most); /* more bytes, no fewer steps */
    most = MAX (most, steps);
  }
  g_assert_cmpuint (most, ==, tr_log_n_steps (s.log)); /* only DONE is missing */
  g_assert_cmpuint (check_damaged (&s, s.bytes, s.length / 2), >, 10); /* half of a short one is more than nothing */
  small_end (&s);
}

/* A file of the version before, which has no records of items, is opened; one of a version to come is not. */
static void test_versions (void) {
  for (guint version = 1; version <= 4; version++) {
    Small s;
    small_begin (&s);
    s.bytes[8] = (char) version;
    write_file (s.path, s.bytes, s.length);
    g_auto (TrFileInfo) info = {0};
    g_autoptr (GError) error = NULL;
    g_autoptr (TrLog) log = tr_file_open (s.path, &info, &error);
    g_assert_cmpint (log != NULL, ==, version == 2 || version == 3);
    if (log == NULL)
      g_assert_error (error, TR_FILE_ERROR, TR_FILE_ERROR_VERSION);
    small_end (&s);
  }
}

static void test_flipped (void) {
  Small s;
  small_begin (&s);
  for (gsize at = 0; at < s.length; at++) {
    s.bytes[at] ^= (char) (1u << at % 8);
    if (at != 8 && (at < 12 || at >= 16)) /* the version has its own test; what is not used yet may be anything */
      check_damaged (&s, s.bytes, s.length);
    s.bytes[at] ^= (char) (1u << at % 8);
  }
  small_end (&s);
}

/* The sum of a chunk that begins at AT, made right again after a change within it. */
static void mend_sum (char *bytes, gsize at) {
  guint64 length;
  memcpy (&length, bytes + at + 4, sizeof length);
  guint32 sum = GUINT32_TO_LE ((guint32) crc32_z (0, (const Bytef *) bytes + at, 12 + GUINT64_FROM_LE (length)));
  memcpy (bytes + at + 12 + GUINT64_FROM_LE (length), &sum, sizeof sum);
}

static gsize find_chunk (const Small *s, const char *letters) {
  char *at = memmem (s->bytes, s->length, letters, 4);
  g_assert_nonnull (at);
  return (gsize) (at - s->bytes);
}

/* A file whose sums are right may still say anything: nothing is followed that is not there. */
static void test_forged (void) {
  Small s;
  small_begin (&s);
  gsize tape = find_chunk (&s, "TAPE"), end = find_chunk (&s, "PROG");
  g_autofree char *forged = g_memdup2 (s.bytes, s.length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  for (int i = 0; i < 2000; i++) {
    gsize at = tape + 20 + (gsize) g_rand_int_range (rand, 0, (gint32) (end - tape - 20 - 4));
    forged[at] = (char) g_rand_int (rand);
    mend_sum (forged, tape);
    write_file (s.path, forged, s.length);
    g_auto (TrFileInfo) info = {0};
    g_autoptr (TrLog) log = tr_file_open (s.path, &info, NULL);
    g_autoptr (TrState) state = log != NULL ? tr_state_new (log) : NULL;
    for (int step = log != NULL ? (int) tr_log_n_steps (log) - 1 : -1; step >= 0; step -= 9) {
      tr_state_seek (state, step);
      tr_state_hash (state);
    }
    if (state != NULL)
      tr_state_seek (state, -1);
    forged[at] = s.bytes[at];
  }
  small_end (&s);
}

static void assert_same_program (TrProgram *a, TrProgram *b) {
  g_autoptr (GByteArray) x = tr_program_pack (a), y = tr_program_pack (b);
  g_assert_cmpmem (x->data, x->len, y->data, y->len);
}

static void test_program (void) {
  Small s;
  small_begin (&s);
  g_auto (TrFileInfo) info = {0};
  g_autoptr (TrLog) log = tr_file_open (s.path, &info, NULL);
  TrProgram *program = tr_log_program (log);
  g_assert_nonnull (program);
  assert_same_program (program, tr_log_program (s.log));
  RtConfig config = tr_program_config (program);
  g_assert_cmpuint (config.heap_limit_bytes, ==, 123456789);
  g_assert_cmpuint (config.step_limit, ==, 77);
  g_assert_cmpstr (config.script_folder, ==, "/a/folder");
  g_assert_cmpuint (tr_program_n_commands (program), ==, 4);
  const TrCommand *script = tr_program_command (program, 0);
  g_assert_cmpint (script->kind, ==, TR_COMMAND_SCRIPT);
  g_assert_cmpmem (script->text, script->length_bytes, "x = 1\0", 6);
  g_assert_cmpstr (script->name, ==, "small.py");
  g_assert_cmpint (tr_program_command (program, 1)->kind, ==, TR_COMMAND_LINE);
  g_assert_cmpstr (tr_program_command (program, 1)->text, ==, "if x:");
  g_assert_cmpint (tr_program_command (program, 2)->kind, ==, TR_COMMAND_RESET);
  small_end (&s);
}

/* No program in a file whose sums are right makes more than the inside of its steps be missing. */
static void test_forged_program (void) {
  Small s;
  small_begin (&s);
  gsize begin = find_chunk (&s, "PROG") + TR_CHUNK_HEADER_BYTES, end = s.length - 24 - 4;
  guint refused = 0;
  for (gsize at = begin; at < end; at++) {
    for (guint bit = 0; bit < 8; bit++) {
      s.bytes[at] ^= (char) (1u << bit);
      mend_sum (s.bytes, begin - TR_CHUNK_HEADER_BYTES);
      write_file (s.path, s.bytes, s.length);
      g_auto (TrFileInfo) info = {0};
      g_autoptr (TrLog) log = tr_file_open (s.path, &info, NULL);
      g_assert_nonnull (log);
      g_assert_cmpstr (info.damage, ==, NULL);
      g_assert_cmpuint (tr_log_n_steps (log), ==, tr_log_n_steps (s.log));
      refused += tr_log_program (log) == NULL;
      s.bytes[at] ^= (char) (1u << bit);
    }
  }
  g_assert_cmpuint (refused, >, 0);
  g_assert_cmpuint (refused, <, 8 * (end - begin)); /* another text is a program, too */
  for (gsize n = 0; n < end - begin; n++)
    g_assert_null (tr_program_unpack ((const guint8 *) s.bytes + begin, n));
  small_end (&s);
}

static void assert_error (const char *path, GQuark domain, int code) {
  g_autoptr (GError) error = NULL;
  g_auto (TrFileInfo) info = {0};
  g_assert_null (tr_file_open (path, &info, &error));
  g_assert_error (error, domain, code);
}

static void test_errors (void) {
  g_autofree char *path = path_of ("other.heapscope");
  g_unlink (path);
  assert_error (path, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (tr_file_is_recording (path));
  g_assert_true (g_file_set_contents (path, "print(1)\n", -1, NULL));
  assert_error (path, TR_FILE_ERROR, TR_FILE_ERROR_FORMAT);
  g_assert_false (tr_file_is_recording (path));
  g_assert_true (g_file_set_contents (path, "\x89HSCOPE\n\4\0\0\0\0\0\0\0", 16, NULL));
  assert_error (path, TR_FILE_ERROR, TR_FILE_ERROR_VERSION);
  g_unlink (path);
  g_assert_false (tr_file_is_recording ("/"));

  g_autoptr (TrLog) log = tr_log_new ();
  g_autoptr (GError) error = NULL;
  g_assert_false (tr_file_save (log, "/nowhere/x.heapscope", &(TrFileInfo){0}, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* A log without a step is a recording, too. */
static void test_empty (void) {
  g_autofree char *path = path_of ("empty.heapscope");
  g_autoptr (TrLog) log = tr_log_new ();
  g_assert_true (tr_file_save (log, path, &(TrFileInfo){0}, NULL));
  g_auto (TrFileInfo) info = {0};
  g_autoptr (TrLog) opened = tr_file_open (path, &info, NULL);
  g_assert_nonnull (opened);
  g_assert_cmpuint (tr_log_n_steps (opened), ==, 0);
  g_assert_cmpstr (info.damage, ==, NULL);
  g_unlink (path);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, "isolate_dirs", NULL);
  g_test_add_func ("/trace/file/round-trip", test_round_trip);
  g_test_add_func ("/trace/file/cut", test_cut);
  g_test_add_func ("/trace/file/versions", test_versions);
  g_test_add_func ("/trace/file/flipped", test_flipped);
  g_test_add_func ("/trace/file/forged", test_forged);
  g_test_add_func ("/trace/file/program", test_program);
  g_test_add_func ("/trace/file/forged-program", test_forged_program);
  g_test_add_func ("/trace/file/errors", test_errors);
  g_test_add_func ("/trace/file/empty", test_empty);
  return g_test_run ();
}

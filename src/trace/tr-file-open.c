#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "tr-file-private.h"
#include "tr-log-private.h"
#include "tr-program-pack.h"
#include "tr-tape-load.h"

G_DEFINE_QUARK (tr-file-error-quark, tr_file_error)

void tr_file_info_clear (TrFileInfo *info) {
  g_clear_pointer (&info->name, g_free);
  g_clear_pointer (&info->source, g_free);
  g_clear_pointer (&info->lines, g_ptr_array_unref);
  g_clear_pointer (&info->inputs, g_ptr_array_unref);
  g_clear_pointer (&info->damage, g_free);
}

static guint64 get_u64 (const guint8 *at) {
  guint64 value;
  memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

static guint32 get_u32 (const guint8 *at) {
  guint32 value;
  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

typedef struct Opening {
  FILE *file;
  guint64 left_bytes; /* of the file */
  TrLog *log;
  TrTapeLoad load;
  TrFileInfo *info;
  GByteArray *chunk; /* what stands between the header of the last chunk and its sum */
  gboolean has_meta, done;
} Opening;

/* Reads the next chunk; its letters, or NULL: it is cut off, or its sum is wrong. */
static const char *read_chunk (Opening *o, char letters[5]) {
  guint8 header[TR_CHUNK_HEADER_BYTES], sum[4];
  if (fread (header, 1, sizeof header, o->file) != sizeof header)
    return NULL;
  guint64 length = get_u64 (header + 4), around = sizeof header + sizeof sum;
  if (o->left_bytes < around || length > o->left_bytes - around || length > G_MAXUINT - 1)
    return NULL;
  o->left_bytes -= around + length;
  g_byte_array_set_size (o->chunk, (guint) length);
  if (fread (o->chunk->data, 1, length, o->file) != length || fread (sum, 1, sizeof sum, o->file) != sizeof sum ||
      crc32_z (crc32_z (0, header, sizeof header), o->chunk->data, length) != get_u32 (sum))
    return NULL;
  memcpy (letters, header, 4);
  letters[4] = '\0';
  return letters;
}

/* What a chunk holds from AT on, as text. */
static char *chunk_text (const Opening *o, gsize at) {
  const char *text = (const char *) o->chunk->data + at;
  gsize length = o->chunk->len - at;
  return length > 0 ? g_utf8_make_valid (text, (gssize) length) : g_strdup ("");
}

static gboolean take_meta (Opening *o) {
  static const guint8 zeros[3 * TR_VARINT_BYTES + 1];
  guint64 session;
  g_byte_array_append (o->chunk, zeros, sizeof zeros); /* numbers that are missing end here */
  const guint8 *at = tr_varint_get (o->chunk->data, &o->info->heap_limit_bytes);
  at = tr_varint_get (at, &o->info->step_limit);
  at = tr_varint_get (at, &session);
  g_byte_array_set_size (o->chunk, o->chunk->len - (guint) sizeof zeros);
  gsize read = (gsize) (at - o->chunk->data);
  if (o->has_meta || read > o->chunk->len)
    return FALSE;
  o->info->session = session != 0;
  o->info->name = chunk_text (o, read);
  return o->has_meta = TRUE;
}

static gboolean take_text (const Opening *o, GPtrArray **texts) {
  if (*texts == NULL)
    *texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*texts, chunk_text (o, 0));
  return TRUE;
}

static gboolean take_source (Opening *o) {
  g_free (o->info->source);
  o->info->source = chunk_text (o, 0);
  return TRUE;
}

static gboolean take_output (Opening *o) {
  if (o->chunk->len == 0 || o->chunk->data[0] > RT_OUTPUT_STDERR)
    return FALSE;
  tr_log_add_output (o->log, (RtOutput) o->chunk->data[0], (const char *) o->chunk->data + 1, o->chunk->len - 1);
  return TRUE;
}

static gboolean on_sync (guint64 place, guint step, gpointer user) {
  return tr_log_load_stretch (user, place, step);
}

static gboolean take_tape (Opening *o) {
  TrBytes *bytes = &o->log->tape.bytes;
  if (o->chunk->len < 8 || get_u64 (o->chunk->data) != bytes->length)
    return FALSE;
  gsize length = o->chunk->len - 8;
  guint8 *at = tr_bytes_room (bytes, length);
  if (at == NULL)
    return FALSE;
  memcpy (at, o->chunk->data + 8, length);
  bytes->length += length;
  return tr_tape_load_check (&o->load, on_sync, o->log);
}

/* A program that is not understood is as none: the steps can be looked at without it. */
static gboolean take_program (Opening *o) {
  g_autoptr (TrProgram) program = tr_program_unpack (o->chunk->data, o->chunk->len);
  if (tr_log_program (o->log) != NULL)
    return FALSE;
  if (program != NULL)
    tr_log_set_program (o->log, program);
  return TRUE;
}

/* FALSE: the chunk does not say what it should. */
static gboolean take_chunk (Opening *o, const char *letters) {
  if (g_str_equal (letters, "META"))
    return take_meta (o);
  if (!o->has_meta)
    return FALSE;
  if (g_str_equal (letters, "SRCE"))
    return take_source (o);
  if (g_str_equal (letters, "LINE"))
    return take_text (o, &o->info->lines);
  if (g_str_equal (letters, "INPT"))
    return take_text (o, &o->info->inputs);
  if (g_str_equal (letters, "OUTP"))
    return take_output (o);
  if (g_str_equal (letters, "TAPE"))
    return take_tape (o);
  if (g_str_equal (letters, "PROG"))
    return take_program (o);
  if (g_str_equal (letters, "DONE"))
    o->done = o->chunk->len == 8 && get_u64 (o->chunk->data) == o->load.n_steps;
  return !g_str_equal (letters, "DONE") || o->done;
}

static void set_error (GError **error, TrFileError code, const char *path, const char *message) {
  g_set_error (error, TR_FILE_ERROR, code, "%s: %s", path, message);
}

static gboolean check_header (FILE *file, const char *path, GError **error) {
  guint8 header[TR_FILE_HEADER_BYTES];
  if (fread (header, 1, sizeof header, file) != sizeof header || memcmp (header, TR_FILE_MAGIC, 8) != 0) {
    set_error (error, TR_FILE_ERROR_FORMAT, path, "this is no recording of Heapscope");
    return FALSE;
  }
  const guint32 version = get_u32 (header + 8);
  if (version >= TR_FILE_OLDEST && version <= TR_FILE_VERSION)
    return TRUE;
  set_error (error, TR_FILE_ERROR_VERSION, path, "this recording was written by another version of Heapscope");
  return FALSE;
}

/* Reads chunks as long as they are whole; says in INFO why it stopped before the last one. */
static void read_chunks (Opening *o) {
  char letters[5];
  while (!o->done) {
    if (read_chunk (o, letters) == NULL)
      break;
    if (!take_chunk (o, letters))
      break;
  }
  tr_log_load_end (o->log, o->load.n_steps);
  if (o->done)
    return;
  o->info->damage = tr_log_is_full (o->log)
                      ? g_strdup (tr_log_limit (o->log))
                      : g_strdup_printf ("the file is damaged or cut off: %u steps of it could be read", o->load.n_steps);
}

static TrLog *read_file (FILE *file, const char *path, TrFileInfo *info, GError **error) {
  if (!check_header (file, path, error))
    return NULL;
  long here = ftell (file);
  fseek (file, 0, SEEK_END);
  Opening o = {.file = file, .left_bytes = (guint64) (ftell (file) - here), .info = info, .chunk = g_byte_array_new ()};
  fseek (file, here, SEEK_SET);
  o.log = tr_log_new_empty ();
  tr_tape_load_begin (&o.load, &o.log->tape);
  read_chunks (&o);
  tr_tape_load_clear (&o.load);
  g_byte_array_unref (o.chunk);
  if (o.load.n_steps > 0 || o.done)
    return o.log;
  set_error (error, TR_FILE_ERROR_FORMAT, path, "the recording is damaged from its beginning: no step of it can be read");
  tr_log_unref (o.log);
  return NULL;
}

TrLog *tr_file_open (const char *path, TrFileInfo *info, GError **error) {
  *info = (TrFileInfo){0};
  FILE *file = fopen (path, "rbe");
  if (file == NULL) {
    int saved = errno;
    g_set_error (error, G_FILE_ERROR, (gint) g_file_error_from_errno (saved), "%s: %s", path, g_strerror (saved));
    return NULL;
  }
  TrLog *log = read_file (file, path, info, error);
  fclose (file);
  if (log == NULL)
    tr_file_info_clear (info);
  return log;
}

gboolean tr_file_is_recording (const char *path) {
  char magic[8];
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rbe") : NULL;
  if (file == NULL)
    return FALSE;
  gboolean is = fread (magic, 1, sizeof magic, file) == sizeof magic && memcmp (magic, TR_FILE_MAGIC, sizeof magic) == 0;
  fclose (file);
  return is;
}

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "tr-file-private.h"
#include "tr-log-private.h"
#include "tr-program-pack.h"

#define TAPE_CHUNK_BYTES   ((guint64) 64 << 10) /* of a TAPE chunk, roughly: so much may be lost with a damaged one */
#define FIRST_CHUNKS_BYTES ((guint64) 64 << 10) /* of the tape, roughly, that stand in chunks of */
#define FIRST_CHUNK_BYTES  ((guint64) 1 << 10)  /* which are so long, roughly */
#define OUTPUT_CHUNK_BYTES ((gsize) 64 << 10)

static void put_u32 (guint8 *at, guint32 value) {
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static void put_u64 (guint8 *at, guint64 value) {
  value = GUINT64_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

/* A chunk whose bytes come in two parts. Errors stay with the stream. */
static void write_chunk (FILE *file, const char *letters, gconstpointer first, gsize n_first, gconstpointer second, gsize n_second) {
  guint8 header[TR_CHUNK_HEADER_BYTES], sum[4];
  memcpy (header, letters, 4);
  put_u64 (header + 4, n_first + n_second);
  put_u32 (sum, (guint32) crc32_z (crc32_z (crc32_z (0, header, sizeof header), first, n_first), second, n_second));
  fwrite (header, 1, sizeof header, file);
  fwrite (first, 1, n_first, file);
  fwrite (second, 1, n_second, file);
  fwrite (sum, 1, sizeof sum, file);
}

static void write_text (FILE *file, const char *letters, const char *text) {
  write_chunk (file, letters, text, strlen (text), "", 0);
}

static void write_texts (FILE *file, const char *letters, GPtrArray *RT_NULLABLE texts) {
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    write_text (file, letters, texts->pdata[i]);
}

static void write_info (FILE *file, const TrFileInfo *info) {
  guint8 header[TR_FILE_HEADER_BYTES] = {0}, numbers[3 * TR_VARINT_BYTES], *at = numbers;
  memcpy (header, TR_FILE_MAGIC, 8);
  put_u32 (header + 8, TR_FILE_VERSION);
  fwrite (header, 1, sizeof header, file);
  at = tr_varint_put (at, info->heap_limit_bytes);
  at = tr_varint_put (at, info->step_limit);
  at = tr_varint_put (at, info->session ? 1 : 0);
  const char *name = info->name != NULL ? info->name : "";
  write_chunk (file, "META", numbers, (gsize) (at - numbers), name, strlen (name));
  if (info->source != NULL)
    write_text (file, "SRCE", info->source);
  write_texts (file, "LINE", info->lines);
  write_texts (file, "INPT", info->inputs);
}

/* Everything that was written from BEGIN on up to END, and perhaps a bit more; gives where it ends. */
static guint64 write_output (FILE *file, TrLog *log, guint64 begin, guint64 end) {
  while (begin < end) {
    RtOutput stream;
    gsize length;
    g_autofree char *text = tr_log_output (log, begin, OUTPUT_CHUNK_BYTES, &stream, &length);
    if (text == NULL)
      break;
    guint8 byte = (guint8) stream;
    write_chunk (file, "OUTP", &byte, 1, text, length);
    begin += length;
  }
  return begin;
}

/* How far a file has come. */
typedef struct Written {
  FILE *file;
  TrLog *log;
  guint64 tape, output; /* ends of what stands in the file */
} Written;

/* Where the records of the step end that CURSOR is in. */
static guint64 end_of_step (TrLog *log, TrCursor *cursor, guint64 *output_end) {
  TrRecord record;
  while (tr_cursor_next (cursor, &record) != TR_RECORD_STEP)
    continue;
  *output_end = record.step.output_end;
  return (guint64) (cursor->at - log->tape.bytes.data);
}

static guint64 end_of_step_number (TrLog *log, guint step, guint64 *output_end) {
  TrCursor cursor;
  tr_log_find (log, step, &cursor);
  return end_of_step (log, &cursor, output_end);
}

/* A chunk that ends where a step does, at TAPE_END, with what the steps in it put out. */
static void write_up_to (Written *w, guint64 tape_end, guint64 output_end) {
  guint8 place[8];
  w->output = write_output (w->file, w->log, w->output, output_end);
  put_u64 (place, w->tape);
  write_chunk (w->file, "TAPE", place, sizeof place, w->log->tape.bytes.data + w->tape, tape_end - w->tape);
  w->tape = tape_end;
}

/* What was there before the program, with the first step, and then a few steps a chunk, so that of a short recording, too, something is
 * left when it is cut. At most the first N steps. */
static void write_first_steps (Written *w, guint n) {
  TrCursor cursor;
  guint64 output_end, first_end = 0;
  tr_log_find (w->log, 0, &cursor);
  for (guint i = 0; i < n && w->tape - first_end < FIRST_CHUNKS_BYTES; i++) {
    guint64 end = end_of_step (w->log, &cursor, &output_end);
    if (i > 0 && end - w->tape < FIRST_CHUNK_BYTES)
      continue;
    write_up_to (w, end, output_end);
    if (i == 0)
      first_end = end;
  }
}

/* The first N steps: whole stretches, and what is left. */
static void write_steps (FILE *file, TrLog *log, guint n) {
  const TrStretch *stretches = (const TrStretch *) (gconstpointer) log->stretches.data;
  guint n_stretches = __atomic_load_n (&log->published_stretches, __ATOMIC_ACQUIRE);
  Written w = {.file = file, .log = log};
  guint64 output_end;
  write_first_steps (&w, n);
  for (guint i = 1; i < n_stretches && stretches[i].step < n; i++) {
    if (stretches[i].place < w.tape + TAPE_CHUNK_BYTES)
      continue;
    end_of_step_number (log, (guint) stretches[i].step - 1, &output_end);
    write_up_to (&w, stretches[i].place, output_end);
  }
  guint64 end = n > 0 ? end_of_step_number (log, n - 1, &output_end) : 0;
  if (end > w.tape)
    write_up_to (&w, end, output_end);
  write_output (file, log, w.output, G_MAXUINT64);
}

/* What the steps were made of; after them, so that a run that goes on meanwhile has noted all that they took. */
static void write_program (FILE *file, TrLog *log) {
  TrProgram *program = tr_log_program (log);
  g_autoptr (GByteArray) bytes = program != NULL ? tr_program_pack (program) : NULL;
  if (bytes != NULL)
    write_chunk (file, "PROG", bytes->data, bytes->len, "", 0);
}

static void write_end (FILE *file, guint n) {
  guint8 steps[8];
  put_u64 (steps, n);
  write_chunk (file, "DONE", steps, sizeof steps, "", 0);
}

static gboolean fail (GError **error, const char *path) {
  int saved = errno;
  g_set_error (error, G_FILE_ERROR, (gint) g_file_error_from_errno (saved), "%s: %s", path, g_strerror (saved));
  return FALSE;
}

gboolean tr_file_save (TrLog *log, const char *path, const TrFileInfo *info, GError **error) {
  g_autofree char *draft = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (error, path);
  FILE *file = fdopen (fd, "wb");
  write_info (file, info);
  guint n = tr_log_n_steps (log);
  write_steps (file, log, n);
  write_program (file, log);
  write_end (file, n);
  /* On the disk before it takes the place of what was there. */
  gboolean written = fflush (file) == 0 && !ferror (file) && fsync (fd) == 0;
  written = fclose (file) == 0 && written;
  if (written && g_rename (draft, path) == 0)
    return TRUE;
  fail (error, path);
  g_unlink (draft);
  return FALSE;
}

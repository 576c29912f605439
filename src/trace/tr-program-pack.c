#include "tr-program-pack.h"

#include <string.h>

#include "tr-program-private.h"
#include "tr-varint.h"

/* Packing. */

typedef struct Packing {
  GByteArray *bytes;
  gboolean too_long;
} Packing;

static void put_bytes (Packing *p, gconstpointer bytes, gsize n) {
  p->too_long = p->too_long || n > TR_PROGRAM_BYTES_MOST - p->bytes->len;
  if (!p->too_long)
    g_byte_array_append (p->bytes, bytes, (guint) n);
}

static void put_number (Packing *p, guint64 number) {
  guint8 bytes[TR_VARINT_BYTES];
  put_bytes (p, bytes, (gsize) (tr_varint_put (bytes, number) - bytes));
}

static void put_text (Packing *p, const char *RT_NULLABLE text, gsize length_bytes) {
  put_number (p, text != NULL ? (guint64) length_bytes + 1 : 0);
  if (text != NULL)
    put_bytes (p, text, length_bytes);
}

static void put_string (Packing *p, const char *RT_NULLABLE string) {
  put_text (p, string, string != NULL ? strlen (string) : 0);
}

static void put_commands (Packing *p, const GPtrArray *commands) {
  put_number (p, commands->len);
  for (guint i = 0; i < commands->len; i++) {
    const TrCommand *command = commands->pdata[i];
    put_number (p, command->kind);
    put_text (p, command->text, command->length_bytes);
    put_string (p, command->name);
  }
}

static void put_inputs (Packing *p, const GPtrArray *inputs) {
  put_number (p, inputs->len);
  for (guint i = 0; i < inputs->len; i++)
    put_string (p, inputs->pdata[i]);
}

static void put_clocks (Packing *p, const GArray *clocks) {
  guint64 before = 0;
  put_number (p, clocks->len);
  for (guint i = 0; i < clocks->len; i++) {
    guint64 now = (guint64) g_array_index (clocks, gint64, i);
    put_number (p, tr_zigzag ((gint64) (now - before)));
    before = now;
  }
}

static void put_files (Packing *p, const GArray *files) {
  put_number (p, files->len);
  for (guint i = 0; i < files->len; i++) {
    const TrProgramFile *file = &g_array_index (files, TrProgramFile, i);
    gsize length = 0;
    const char *text = file->text != NULL ? g_bytes_get_data (file->text, &length) : NULL;
    put_string (p, file->path);
    put_text (p, file->text != NULL && text == NULL ? "" : text, length); /* GBytes have no data when they are empty */
  }
}

static void put_stops (Packing *p, const GArray *stops) {
  put_number (p, stops->len);
  for (guint i = 0; i < stops->len; i++) {
    const TrProgramStop *stop = &g_array_index (stops, TrProgramStop, i);
    put_number (p, stop->steps);
    put_number (p, stop->identity);
    put_number (p, stop->for_good ? 1 : 0);
  }
}

static void put_calls (Packing *p, const GArray *calls) {
  if (calls->len > 0)
    put_number (p, calls->len);
  for (guint i = 0; i < calls->len; i++) {
    const TrProgramCall *call = &g_array_index (calls, TrProgramCall, i);
    gsize length = 0;
    const char *out = call->out != NULL ? g_bytes_get_data (call->out, &length) : NULL;
    put_number (p, call->op);
    put_number (p, tr_zigzag (call->answer));
    put_text (p, out, length);
  }
}

GByteArray *tr_program_pack (TrProgram *program) {
  Packing p = {.bytes = g_byte_array_new ()};
  put_number (&p, program->heap_limit_bytes);
  put_number (&p, program->step_limit);
  put_string (&p, program->folder);
  g_mutex_lock (&program->lock);
  put_commands (&p, program->commands);
  put_inputs (&p, program->inputs);
  put_clocks (&p, program->clocks);
  put_files (&p, program->files);
  put_stops (&p, program->stops);
  put_calls (&p, program->calls);
  g_mutex_unlock (&program->lock);
  if (p.too_long)
    g_clear_pointer (&p.bytes, g_byte_array_unref);
  return p.bytes;
}

/* Unpacking. Whatever is wrong makes all that follows wrong, too, so that it is enough to ask at the end of each list. */

typedef struct Unpacking {
  const guint8 *at, *end;
  gboolean wrong;
} Unpacking;

static guint64 take_number (Unpacking *u) {
  guint64 number = 0;
  gsize left = (gsize) (u->end - u->at), n = 0;
  while (n < MIN (left, TR_VARINT_BYTES) && (u->at[n] & 0x80) != 0)
    n++;
  u->wrong = u->wrong || n >= MIN (left, TR_VARINT_BYTES);
  if (!u->wrong)
    u->at = tr_varint_get (u->at, &number);
  return number;
}

static const char *take_text (Unpacking *u, gsize *length_bytes) {
  guint64 length = take_number (u);
  *length_bytes = 0;
  u->wrong = u->wrong || length > (guint64) (u->end - u->at) + 1;
  if (u->wrong || length == 0)
    return NULL;
  const char *text = (const char *) u->at;
  *length_bytes = (gsize) length - 1;
  u->at += *length_bytes;
  return text;
}

/* The caller's. What a C string cannot have is wrong. */
static char *take_string (Unpacking *u) {
  gsize length;
  const char *text = take_text (u, &length);
  u->wrong = u->wrong || (text != NULL && memchr (text, '\0', length) != NULL);
  return text != NULL && !u->wrong ? g_strndup (text, length) : NULL;
}

static void take_command (Unpacking *u, TrProgram *program) {
  guint64 kind = take_number (u);
  gsize length;
  const char *text = take_text (u, &length);
  g_autofree char *line = text != NULL ? g_strndup (text, length) : NULL, *name = take_string (u);
  u->wrong = u->wrong || kind > TR_COMMAND_RESET || (kind != TR_COMMAND_RESET && text == NULL) ||
             (kind == TR_COMMAND_SCRIPT && name == NULL);
  if (u->wrong)
    return;
  if (kind == TR_COMMAND_SCRIPT)
    tr_program_add_script (program, text, length, name);
  else if (kind == TR_COMMAND_LINE)
    tr_program_add_line (program, line);
  else
    tr_program_add_reset (program);
}

static void take_input (Unpacking *u, TrProgram *program) {
  g_autofree char *line = take_string (u);
  if (!u->wrong)
    tr_program_add_input (program, line);
}

static void take_clock (Unpacking *u, TrProgram *program) {
  guint n = program->clocks->len;
  guint64 before = n > 0 ? (guint64) g_array_index (program->clocks, gint64, n - 1) : 0;
  gint64 now = (gint64) (before + (guint64) tr_unzigzag (take_number (u)));
  g_array_append_val (program->clocks, now);
}

static void take_file (Unpacking *u, TrProgram *program) {
  gsize length;
  TrProgramFile file = {.path = take_string (u)};
  const char *text = take_text (u, &length);
  u->wrong = u->wrong || file.path == NULL;
  if (text != NULL)
    file.text = g_bytes_new (text, length);
  g_array_append_val (program->files, file);
}

static void take_stop (Unpacking *u, TrProgram *program) {
  guint64 steps = take_number (u), identity = take_number (u), for_good = take_number (u);
  tr_program_add_stop (program, steps, identity, for_good != 0);
}

static void take_call (Unpacking *u, TrProgram *program) {
  gsize length;
  TrProgramCall call = {.op = (guint) take_number (u), .answer = tr_unzigzag (take_number (u))};
  const char *out = take_text (u, &length);
  if (out != NULL)
    call.out = g_bytes_new (out, length);
  g_array_append_val (program->calls, call);
}

/* Every item of a list takes bytes, so that no number makes this long. */
static void take_list (Unpacking *u, TrProgram *program, void (*take) (Unpacking *u, TrProgram *program)) {
  for (guint64 n = take_number (u); n > 0 && !u->wrong; n--)
    take (u, program);
}

TrProgram *tr_program_unpack (const guint8 *bytes, gsize n) {
  Unpacking u = {.at = bytes, .end = bytes + n};
  guint64 heap_limit_bytes = take_number (&u), step_limit = take_number (&u);
  g_autofree char *folder = take_string (&u);
  g_autoptr (TrProgram) program = tr_program_new ((gsize) heap_limit_bytes, step_limit, folder);
  take_list (&u, program, take_command);
  take_list (&u, program, take_input);
  take_list (&u, program, take_clock);
  take_list (&u, program, take_file);
  take_list (&u, program, take_stop);
  if (!u.wrong && u.at != u.end)
    take_list (&u, program, take_call);
  return u.wrong || u.at != u.end ? NULL : g_steal_pointer (&program);
}

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"
#include "hb-utf8.h"

/* All of STREAM as a NUL-terminated block; NULL with errno set. */
static char *read_all (FILE *stream, gsize *length_bytes) {
  g_autoptr (GString) text = g_string_new (NULL);
  char block[65536];
  gsize n;
  while ((n = fread (block, 1, sizeof block, stream)) > 0)
    g_string_append_len (text, block, (gssize) n);
  if (ferror (stream))
    return NULL;
  *length_bytes = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *read_file (const char *path, gsize *length_bytes) {
  if (g_str_equal (path, "-"))
    return read_all (stdin, length_bytes);
  struct stat info;
  if (stat (path, &info) != 0)
    return NULL;
  if (S_ISDIR (info.st_mode)) {
    errno = EISDIR;
    return NULL;
  }
  FILE *stream = fopen (path, "rb");
  if (stream == NULL)
    return NULL;
  char *text = read_all (stream, length_bytes);
  int saved = errno;
  fclose (stream);
  errno = saved;
  return text;
}

char *cli_read_source (const char *path, gsize *length_bytes) {
  g_autofree char *text = read_file (path, length_bytes);
  if (text == NULL) {
    cli_complain ("%s: %s", path, g_strerror (errno));
    return NULL;
  }
  gsize valid = hb_utf8_valid_bytes (text, *length_bytes);
  if (valid < *length_bytes) {
    cli_complain ("%s: not UTF-8 text: byte %" G_GSIZE_FORMAT " is 0x%02x", path, valid + 1, (guint8) text[valid]);
    return NULL;
  }
  return g_steal_pointer (&text);
}

gboolean cli_is_session (const char *path) {
  return g_str_has_suffix (path, ".repl");
}

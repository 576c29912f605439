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

/* What a comment in the first two lines says about the encoding, as CPython puts it; NULL if nothing, or UTF-8. */
static char *declared_encoding (const char *text) {
  g_autoptr (GRegex) cookie = g_regex_new ("\\A(?:\\xef\\xbb\\xbf)?(?:[ \\t\\f]*(?:#[^\\r\\n]*)?\\r?\\n)?[ \\t\\f]*#[^\\r\\n]*?coding[:=][ \\t]*([-\\w.]+)", G_REGEX_RAW,
                                           0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  if (!g_regex_match (cookie, text, 0, &match))
    return NULL;
  g_autofree char *name = g_match_info_fetch (match, 1), *plain = g_ascii_strdown (name, -1);
  g_strdelimit (plain, "_", '-');
  if (g_str_equal (plain, "utf-8") || g_str_equal (plain, "utf8") || g_str_has_prefix (plain, "utf-8-"))
    return NULL;
  if (g_str_equal (plain, "latin-1") || g_str_equal (plain, "iso-8859-1") || g_str_has_prefix (plain, "latin-1-") ||
      g_str_has_prefix (plain, "iso-8859-1-"))
    return g_strdup ("iso-8859-1");
  return g_steal_pointer (&name);
}

/* TEXT in UTF-8; NULL, after CPython's complaint, if ENCODING is none or does not fit. Takes TEXT. */
static char *converted (char *text, const char *encoding, gsize *length_bytes) {
  g_autofree char *owned = text;
  if (g_str_has_prefix (text, "\xef\xbb\xbf")) {
    g_printerr ("SyntaxError: encoding problem: %s with BOM\n", encoding);
    return NULL;
  }
  char *made = g_convert (text, (gssize) *length_bytes, "UTF-8", encoding, NULL, length_bytes, NULL);
  if (made == NULL)
    g_printerr ("SyntaxError: encoding problem: %s\n", encoding);
  return made;
}

static int line_of (const char *text, gsize offset) {
  int line = 1;
  for (gsize i = 0; i < offset; i++)
    line += text[i] == '\n';
  return line;
}

char *cli_read_source (const char *path, gsize *length_bytes) {
  g_autofree char *text = read_file (path, length_bytes);
  if (text == NULL) {
    cli_complain ("%s: %s", path, g_strerror (errno));
    return NULL;
  }
  g_autofree char *encoding = declared_encoding (text);
  if (encoding != NULL)
    return converted (g_steal_pointer (&text), encoding, length_bytes);
  gsize valid = hb_utf8_valid_bytes (text, *length_bytes);
  if (valid < *length_bytes) {
    g_printerr ("SyntaxError: Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
                "see https://peps.python.org/pep-0263/ for details\n",
                (guint8) text[valid], path, line_of (text, valid));
    return NULL;
  }
  return g_steal_pointer (&text);
}

gboolean cli_is_session (const char *path) {
  return g_str_has_suffix (path, ".repl");
}

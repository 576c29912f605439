#include "config.h"

#include "hs-lines.h"

#include <string.h>

static int count_ends (const char *text, gsize bytes) {
  int n = 0;
  for (const char *at = text; (at = memchr (at, '\n', bytes - (gsize) (at - text))) != NULL; at++)
    n++;
  return n;
}

static gboolean ends_line (char c) {
  return c == '\n' || c == '\0';
}

/* How many lines at the top of both are the same; *SAME: the bytes before the first that differs. */
static int same_above (const char *a, const char *b, gsize *same) {
  gsize i = 0;
  while (a[i] != '\0' && a[i] == b[i])
    i++;
  *same = i;
  return count_ends (a, i) + (ends_line (a[i]) && ends_line (b[i]));
}

static gboolean starts_line (const char *text, gsize at) {
  return at == 0 || text[at - 1] == '\n';
}

/* How many at the bottom; SAME bytes at the top are not looked at again. */
static int same_below (const char *a, gsize n_a, const char *b, gsize n_b, gsize same) {
  gsize i = 0;
  while (i < n_a - same && i < n_b - same && a[n_a - i - 1] == b[n_b - i - 1])
    i++;
  return count_ends (a + n_a - i, i) + (starts_line (a, n_a - i) && starts_line (b, n_b - i));
}

HsLines hs_lines_compare (const char *from, const char *to) {
  gsize same = 0, n_from = strlen (from), n_to = strlen (to);
  HsLines lines = {.n_from = count_ends (from, n_from) + 1, .n_to = count_ends (to, n_to) + 1};
  lines.above = same_above (from, to, &same);
  lines.below = same_below (from, n_from, to, n_to, same);
  return lines;
}

int hs_lines_follow (const HsLines *lines, int line) {
  if (line <= lines->above)
    return MAX (0, line);
  return line <= lines->n_from && line > lines->n_from - lines->below ? line - lines->n_from + lines->n_to : 0;
}

/* Which line of a text is which of another one that was made from it: a run is about the snippet as it was, and people go on writing.
 * Lines above and below all that was changed are found again, those between are not.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct HsLines {
  int above, below; /* so many are the same at the top and at the bottom */
  int n_from, n_to;
} HsLines;

HsLines hs_lines_compare (const char *from, const char *to);
/* The line (from 1) of the text compared to that LINE of the other one is; 0: none, or LINE is none. */
int hs_lines_follow (const HsLines *lines, int line);

G_END_DECLS

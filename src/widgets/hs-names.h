/* Names that can be typed, from the live heap: of the frame that runs and its module, or the attributes of an object, with what they
 * refer to. No code of the program is run to find them.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct HsName {
  char *name, *type, *value; /* value: "[1, 2]"; "" where it says nothing */
  gboolean built_in;         /* Python's own, not the program's */
} HsName;

/* What a line up to the cursor asks for: the beginning of a name, and the path before its dot (NULL: it has none). Free both with
 * g_free. FALSE, and both NULL: nothing that can be completed, such as an attribute of what a call returns. */
gboolean hs_names_split (const char *line, char **path, char **prefix);

/* The names at STEP of LOG that begin with PREFIX, sorted, those of the program first (of HsName): attributes of PATH, or those that
 * stand by themselves, built-in ones included. Those with an underscore only if PREFIX has one. If PATH means nothing at STEP, the last step is asked. */
GPtrArray *hs_names_find (TrLog *log, int step, const char *RT_NULLABLE path, const char *prefix);

G_END_DECLS

/* Finding objects of a heap by what they are. */
#pragma once

#include "md-names.h"

G_BEGIN_DECLS

/* What is asked for; what is NULL or 0 is not asked. All that is asked must hold. */
typedef struct MdWanted {
  const char *type;  /* as it is shown ("list", "P"); * and ? stand for any characters and any one */
  const char *value; /* repr, or contents of a str; * and ? as above */
  const char *name;  /* of a variable or an attribute that refers to it */
  TrId id;
  guint64 address;
  const char *count; /* "3", "=3", ">=3", "<3", "!=3"; see md_wanted_is_count */
  gboolean library;  /* also what was there before the program, or what modules made for themselves, and the program does not use */
} MdWanted;

/* Whether TEXT can be asked for as a count. */
gboolean md_wanted_is_count (const char *text);
/* The nodes of the objects that are WANTED, in ascending order; free with g_array_unref (of guint32). */
GArray *md_find (MdNames *names, const MdWanted *wanted);

G_END_DECLS

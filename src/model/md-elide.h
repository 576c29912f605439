/* What the user wants out of sight: asked for by hand, undone by hand, and never by chance.
 *
 * A choice is a text, interned, so that views that hold the same one are equal (by g_intern_string): entries, each ended by a line feed,
 * sorted, of which the first letter says what they are:
 *   k list     hide what is of type "list"
 *   m tools    hide the module "tools"
 *   n cache    hide what only the name, or attribute, "cache" of anything leads to
 *   f 5        fold what only object 5 leads to into its card
 *   t list     show all of type "list" as one card
 *   o list     show each of type "list" as a card of its own, also if there are more than can be read; "*": of any type
 * NULL: nothing.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef enum MdElideKind {
  MD_ELIDE_TYPE = 'k',
  MD_ELIDE_MODULE = 'm',
  MD_ELIDE_NAME = 'n',
  MD_ELIDE_FOLD = 'f',
  MD_ELIDE_GROUP = 't',
  MD_ELIDE_OPEN = 'o',
} MdElideKind;

#define MD_ELIDE_ANY "*"

/* CHOICE with the entry, or without it if it was in it. TEXT is the rest of the entry; has no line feed. Lives for ever. */
const char *md_elide_toggle (const char *choice, MdElideKind kind, const char *text);
const char *md_elide_toggle_fold (const char *choice, TrId id);
gboolean md_elide_has (const char *choice, MdElideKind kind, const char *text);
/* Whether TYPE is not to be grouped for being too many. */
gboolean md_elide_is_open (const char *choice, const char *type);
gboolean md_elide_has_fold (const char *choice, TrId id);
/* The texts of all entries of KIND; free with g_strfreev. */
char **md_elide_list (const char *choice, MdElideKind kind);

G_END_DECLS

/* What the lines of a text mention, as rt-mentions.h tells it, kept for looking up by line.
 *
 * Statements are numbered in the order of the text; a line belongs to all statements that stand on it, of compound ones only to the
 * head. Immutable; everything it gives lives as long as it does.
 */
#pragma once

#include <glib.h>

#include "rt-mentions.h"

G_BEGIN_DECLS

typedef struct MdMention MdMention;

typedef struct MdPart {
  RtMentionPartKind kind;
  const char *text;       /* ATTR: the name; ITEM: the repr of a constant */
  const MdMention *index; /* ITEM_OF */
} MdPart;

struct MdMention {
  RtMentionRole role;
  gboolean deferred; /* runs in the frame of a lambda or a generator expression */
  const char *text;  /* as it is written */
  const char *name;  /* where it begins; NULL: with no name */
  guint n_parts;
  const MdPart *parts;
};

typedef struct MdSyntax MdSyntax;

/* Of a whole program; what does not parse mentions nothing. TEXT is copied. */
MdSyntax *md_syntax_new (const char *text);
void md_syntax_free (MdSyntax *syntax);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdSyntax, md_syntax_free)

/* LINE (from 1) without its indentation and its end; NULL if there is none. */
const char *md_syntax_line (const MdSyntax *syntax, guint line);
/* What the statements on LINE mention (of const MdMention *), appended to MENTIONS, in the order of the text. */
void md_syntax_mentions (const MdSyntax *syntax, guint line, GPtrArray *mentions);

/* The one path that TEXT is: a name with attributes and items behind it. NULL if it is no such thing. Owns the MdMention at its end. */
MdSyntax *md_syntax_new_path (const char *text, const MdMention **path);

G_END_DECLS

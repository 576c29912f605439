/* Blame: which statement last changed what an expression shows, and through which name. Every slot on the way from the name to the
 * object can have changed that, and so can the object itself.
 */
#pragma once

#include "md-history.h"

G_BEGIN_DECLS

typedef struct MdBlamed {
  const char *expression; /* the expression, or the beginning of it, whose last slot or content is meant */
  gboolean is_content;    /* what the object of the whole expression holds */
  const MdEvent *event;   /* the last one up to the step asked for */
} MdBlamed;

typedef struct MdBlame MdBlame;

/* Of EXPRESSION as FRAME sees it (0: the innermost of the program) at STEP. NULL with ERROR (MD_PATH_ERROR) if it means nothing then. Moves
 * STATE. */
MdBlame *md_blame_new (TrState *state, MdSources *RT_NULLABLE sources, guint step, TrId frame, const char *expression, GError **error);
void md_blame_free (MdBlame *blame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdBlame, md_blame_free)

/* From the name on; at least one. */
const MdBlamed *md_blame_all (const MdBlame *blame, guint *n_blamed);
/* The one that happened last. */
const MdBlamed *md_blame_latest (const MdBlame *blame);

G_END_DECLS

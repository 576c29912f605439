/* Branches: runs of a session that are kept while another one goes on: what came after a step from which the user continued in
 * another way, and the run before a new one. Each can be looked at beside the session's own (see hs-twins.h), or instead of it.
 */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_MOST_BRANCHES 6 /* each keeps its recording; the oldest is given up for a new one */

typedef struct HsBranch HsBranch;

const char *hs_branch_name (const HsBranch *branch);
/* Whether it ran the same snippet as what BRANCH's session looks at, and was the same up to some step. */
TrLog *hs_branch_log (const HsBranch *branch);

/* The kept ones (of HsBranch), the oldest first; borrowed. */
const GPtrArray *hs_session_get_branches (HsSession *self);
/* The name of what is looked at. */
const char *hs_session_get_run_name (HsSession *self);
/* Keeps what is looked at as a branch and has it again up to its step, where the prompt goes on. */
void hs_session_branch_off (HsSession *self);
/* Looks at BRANCH, which the prompt then goes on from, and keeps what was looked at in its place. The snippet is that of BRANCH again,
 * unless something was written since it ran. */
void hs_session_switch_to (HsSession *self, const HsBranch *branch);
/* Looks at BRANCH, which is another session's; the prompt does not go on from there. */
void hs_session_look_at_branch (HsSession *self, const HsBranch *branch);

G_END_DECLS

/* Twins: two sessions that are looked at side by side. A step of one is a step of the other, and where their pictures differ both are
 * marked by rings: another value, another object, a name that only one has, and what is shared in one and not in the other.
 */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

typedef struct HsTwins HsTwins;

/* Called when the difference was found anew: SUMMARY says it in a sentence. */
typedef void (*HsTwinsFunc) (const char *summary, gpointer user);

/* LEFT leads: RIGHT goes where it goes at once. Both are kept alive. */
HsTwins *hs_twins_new (HsSession *left, HsSession *right, HsTwinsFunc func, gpointer user);
/* Takes the rings away. */
void hs_twins_free (HsTwins *twins);

/* The difference of two pictures, as rings in each; FIRST (may be NULL): the first one in words, or NULL; free with g_free. */
void hs_twins_compare (const DrScene *left, const DrScene *right, GArray *left_rings, GArray *right_rings, char **first);

G_END_DECLS

/* What an object is, as Python would write it, at the step of a state. */
#pragma once

#include "tr-state.h"

G_BEGIN_DECLS

/* ID in about MOST_CHARS characters; lists, tuples, dicts and sets with what they contain, and what is in that in short. Free with g_free. */
char *hs_preview (TrState *state, TrId id, guint most_chars);
/* The same; NULL if ID is none of these containers, whose text says no more than their kind and length, or was freed. */
char *RT_NULLABLE hs_preview_container (TrState *state, TrId id, guint most_chars);

G_END_DECLS

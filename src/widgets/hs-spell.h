/* How things of the picture are written at the prompt, where names are those of the module: objects as expressions, slots as targets of
 * an assignment. For one step of a log; nothing is run. */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

typedef struct HsSpell HsSpell;

HsSpell *hs_spell_new (TrLog *log, int step);
void hs_spell_free (HsSpell *spell);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HsSpell, hs_spell_free)

/* The shortest expression for the object ID: "a", "a[0].next"; of an atom without a name its value; NULL: no name of the module leads to
 * it. Free with g_free. */
char *hs_spell_object (HsSpell *spell, TrId id);
/* What an assignment to the slot that CELL shows is written to: "a", "a[0]", "d['k']", "p.next"; NULL: nothing can be. Free with g_free. */
char *hs_spell_slot (HsSpell *spell, const DrCell *cell);
/* What the slot refers to; 0: nothing. */
TrId hs_spell_target (HsSpell *spell, const DrCell *cell);
/* Whether it is a name of the module, rather than a part of an object. */
gboolean hs_spell_is_name (const char *slot);

/* Lines. Each is NULL if it cannot be written; free with g_free. */
/* `b = a`: the slot of CELL is to refer to the object ID. */
char *hs_spell_assign (HsSpell *spell, const DrCell *cell, TrId id);
/* The ways to cut the arrow of CELL: `del a`, `a[0] = None`; NULL-terminated, maybe empty. Free with g_strfreev. */
char **hs_spell_cuts (HsSpell *spell, const DrCell *cell);

/* Names. */
gboolean hs_name_is_identifier (const char *text);
/* A name that is not among NAMES, after the model of OLD (any expression): the next letter, the next number. Free with g_free. */
char *hs_name_suggest (const char *const *names, const char *old);

G_END_DECLS

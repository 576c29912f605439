/* Literals of Python as keys and values to look for: numbers, strings, None, tuples of them. Compared with recorded objects as ==
 * compares built-in values (1, 1.0 and True are equal); nothing is run, so objects of the program's own classes equal only themselves.
 */
#pragma once

#include "tr-state.h"

G_BEGIN_DECLS

typedef struct MdLiteral MdLiteral;

/* The literal at *AT, which is moved behind it; NULL, and *AT as it was, if there is none or it is not well formed. */
MdLiteral *md_literal_parse (const char **at);
/* A tuple of LITERALS (of MdLiteral *), which it takes over. */
MdLiteral *md_literal_tuple (GPtrArray *literals);
/* What equals ID: by value if it is an atom, else only itself. */
MdLiteral *md_literal_of (TrState *state, TrId id);
void md_literal_free (MdLiteral *literal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdLiteral, md_literal_free)

/* Whether it is an integer that fits (True and False are). */
gboolean md_literal_index (const MdLiteral *literal, gint64 *index);
gboolean md_literal_equals (const MdLiteral *literal, TrState *state, TrId id);
/* The contents of a str's repr; NULL if REPR is none. Free with g_free. */
char *md_literal_decode (const char *repr);

G_END_DECLS

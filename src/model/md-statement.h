/* The statements of a recorded run: which one made the changes that a step shows, and through which name. */
#pragma once

#include "md-sources.h"

G_BEGIN_DECLS

/* What the program was doing between STEP - 1 and STEP. Texts live as long as the MdStatements and its sources. */
typedef struct MdStatement {
  guint step;
  TrId frame;           /* whose statement it is; 0: none of the program ran */
  guint line;           /* 0: unknown */
  const char *function; /* "<module>", "f" */
  const char *code;     /* the line's text without indentation; NULL: not known */
  const char *file;     /* of another file than the main one; else NULL */
} MdStatement;

typedef struct MdStatements MdStatements;

/* STATE and SOURCES are borrowed; without SOURCES no texts are told. */
MdStatements *md_statements_new (TrState *state, MdSources *RT_NULLABLE sources);
void md_statements_free (MdStatements *statements);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdStatements, md_statements_free)

MdFollow *md_statements_follow (MdStatements *statements);
/* Moves the state to STEP - 1. FALSE if no frame of the program ran; OUT then has no frame and no line. */
gboolean md_statements_at (MdStatements *statements, guint step, MdStatement *out);
/* The same of the frame that was about to return at STEP - 1, for what ended with it. FALSE if none was. Leaves the state at STEP - 1. */
gboolean md_statements_leaving (MdStatements *statements, guint step, MdStatement *out);
/* What the statement's line mentions (of const MdMention *). Good until the next call; the state stands at its step - 1. */
const GPtrArray *md_statements_mentions (MdStatements *statements, const MdStatement *statement);
/* The expression through which the statement changed OBJECT, as it is written; NULL if nothing on the line gives it: then it may have
 * come from a call, whose text is given with FALLBACK. */
const char *md_statements_through (MdStatements *statements, const MdStatement *statement, TrId object, gboolean fallback);

/* The slot of OWNER as a program would write it, or in words: "x", "x of f", "a[0]", "b.items"; the state tells the names. Free with g_free. */
char *md_slot_spell (TrState *state, TrId owner, RtSlotKind kind, guint32 index, TrText name);
/* Only the last part: "[0]", "['k']", ".x", "item". Free with g_free. */
char *md_slot_label (TrState *state, TrId owner, RtSlotKind kind, guint32 index, TrText name);
/* The function that a suspended or running generator is of. Free with g_free. */
char *md_generator_name (TrState *state, TrId generator);
/* What an object shows, in a few words: the value of an atom, else "list #12"; "nothing" for 0. Free with g_free. */
char *md_value_text (TrState *state, TrId id);

G_END_DECLS

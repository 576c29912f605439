/* The difference between two steps, by identity: what was born and freed, which slots and names refer to something else, whose counts
 * and whose content changed.
 *
 * Only what can differ is compared: of steps that are close, what the changes between them touch; of steps that are far apart, all
 * that lives. Entries of dicts are compared by their keys and members of sets as such, so a table that only grew shows no
 * difference. What was born or freed is not told slot by slot. The evaluation stack and what only native code holds is left out.
 */
#pragma once

#include "tr-state.h"

G_BEGIN_DECLS

/* Texts live as long as the difference. */
typedef struct MdDiffObject {
  TrId id;
  const char *word; /* "list #12" */
} MdDiffObject;

typedef struct MdDiffSlot {
  TrId owner;
  const char *slot;          /* "a[0]", "x of f" */
  TrId before, after;        /* 0: empty */
  const char *before_text, *after_text; /* "list #12"; NULL for what is empty */
} MdDiffSlot;

typedef struct MdDiffCount {
  TrId id;
  const char *word;
  guint before, after;
} MdDiffCount;

typedef struct MdDiffContent {
  TrId id;
  const char *word;
  const char *before, *after;
} MdDiffContent;

typedef struct MdDiff {
  guint from, to;
  GArray *born, *freed; /* MdDiffObject; frames, too */
  GArray *slots;        /* MdDiffSlot, of objects */
  GArray *names;        /* MdDiffSlot, of frames and namespaces */
  GArray *counts;       /* MdDiffCount */
  GArray *contents;     /* MdDiffContent */
  GStringChunk *strings;
} MdDiff;

/* FROM may lie behind TO: then it tells the way back. All in ascending order of numbers. */
MdDiff *md_diff_new (TrLog *log, guint from, guint to);
void md_diff_free (MdDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdDiff, md_diff_free)

G_END_DECLS

/* The names of all objects of a heap at once: for each a shortest path from where names begin, and one from a root. Two searches
 * over the whole heap, made when first asked for; each text then costs the length of its path. */
#pragma once

#include "md-heap.h"
#include "md-path.h"

G_BEGIN_DECLS

typedef struct MdNames MdNames;

/* HEAP is borrowed. */
MdNames *md_names_new (const MdHeap *heap);
void md_names_free (MdNames *names);
const MdHeap *md_names_heap (MdNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdNames, md_names_free)

/* As md_path_of; NULL if no name leads to NODE. Free with g_free. */
char *md_names_path (MdNames *names, guint32 node);
/* The number of slots of that path, from 1; MD_NOTHING if there is none. */
guint32 md_names_depth (MdNames *names, guint32 node);
/* The slots of that path, appended to SLOTS (of guint32). */
void md_names_slots (MdNames *names, guint32 node, GArray *slots);
/* Whether names begin at NODE: then its variables, or the entries of the namespace, are names. ROOT may be NULL. */
gboolean md_names_is_start (MdNames *names, guint32 node, MdRoot *RT_NULLABLE root);
/* Whether SLOT is a name: a variable of a frame, or an entry of a namespace where names begin. */
gboolean md_names_is_name (MdNames *names, guint32 slot);
/* The frame whose names begin at NODE, or 0. */
TrId md_names_frame (MdNames *names, guint32 node);
/* Marks, a byte a node, 1 for the objects that are the program's own: made since it started, not by modules of ours for themselves.
 * Borrowed. */
const guint8 *md_names_own (MdNames *names);

/* Why NODE is alive: the slots of a shortest path from a root, appended to SLOTS (of guint32, numbers of the heap's slots, the root's
 * first), and what the root is. A root itself has no slots; for garbage NONE. Roots of names come before others of equal length. */
MdRoot md_names_why (MdNames *names, guint32 node, GArray *slots);

/* "list #12 (a)", "<function f>", "int 5": what NODE is, with its path if it has one and that says more. Free with g_free. */
char *md_names_word (MdNames *names, guint32 node);
/* Who holds: "global a", "[0] of list #12 (a)", "constant of f", "stack[1] of f", "items being sorted (sorted)". Free with g_free. */
char *md_names_holder (MdNames *names, guint32 slot);
/* The same path as a text. Free with g_free. */
char *md_names_spell (MdNames *names, const GArray *slots);

G_END_DECLS

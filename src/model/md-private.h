/* What the parts of the model share while a graph is being built. */
#pragma once

#include "md-graph.h"

G_BEGIN_DECLS

/* A frame that stands for the namespace of a module has the number of that namespace with this bit, whether the module's code
 * runs or has ended: so it is the same node before and after. */
#define MD_NAMESPACE_BIT (G_GUINT64_CONSTANT (1) << 63)

/* Which reference of the heap an edge stands for. */
typedef struct MdSource {
  TrId owner;
  guint8 kind;
  guint32 index;
} MdSource;

/* An edge as it is found: its target by number. */
typedef struct MdFound {
  MdEdge edge; /* from and to are filled in later */
  TrId target;
  MdSource source;
} MdFound;

struct MdGraph {
  TrLog *log;
  int step;
  GArray *nodes;      /* MdNode */
  GArray *edges;      /* MdEdge */
  GArray *found;      /* MdFound, beside edges while building; NULL afterwards */
  GArray *gone;       /* MdGone */
  GPtrArray *holders; /* const char * */
  GPtrArray *holder_words; /* of each */
  GByteArray *holder_kinds; /* of each */
  GStringChunk *strings;
  GHashTable *by_id;  /* TrId to index of node + 1 */
  gboolean cut;
  gboolean unsearched; /* for garbage: there are too many objects */
  guint n_walked;     /* nodes before any were elided */
  guint n_hidden;     /* of them, those that were hidden */
};

/* What the log tells of the steps after SINCE up to UNTIL: a step may have millions of changes, and is read once for all who
 * ask. */
typedef struct MdChanges {
  TrLog *log;
  int since, until;
  GArray *found; /* of TrChange; NULL: nobody asked yet */
} MdChanges;

#define MD_CHANGES_STEPS 512 /* a longer way is not read */

/* Empty if it is too long. */
const GArray *md_changes_get (MdChanges *changes);
void md_changes_clear (MdChanges *changes);

typedef struct MdBuild {
  TrState *state;
  TrLog *log;
  const MdView *view;
  MdGraph *graph;
  MdChanges *changes;  /* slots that changed then are taken in */
  TrId main_namespace; /* the dict of __main__, or 0 */
  GHashTable *running; /* generator objects whose frame is a node: it shows their variables */
} MdBuild;

/* md-shape.c: of what is alive at the state's step. */
MdShape md_shape_of (TrState *state, TrId id);
MdShape md_shape_of_kind (guint kind); /* RtKind */
/* Whether what objects of this kind hold can change, so that it matters who shares them. Iterators are; classes, functions and modules,
 * which nobody copies, are taken for fixed. BITS as in TrSubject. */
gboolean md_is_mutable (guint kind, guint bits);
/* Whether VIEW lets an object be a node. */
gboolean md_is_shown (TrState *state, TrId id, const MdView *view);
/* Whether what it refers to is shown, too: not for what was there before the program. */
gboolean md_is_open (TrState *state, TrId id);
/* Whether it is a module of ours, or a function, class or descriptor that code of a library made for itself, not for the program. */
gboolean md_is_library_code (TrState *state, TrId id);
/* The name of the module that made a function or class, or that a module has; free with g_free; NULL: none, or not known. */
char *md_module_name (TrState *state, TrId id);
/* What an object has under KEY (as a text, "'__module__'") in its own namespace; 0: nothing. */
TrId md_entry_of (TrState *state, TrId id, const char *key);
/* Its payload's text; lives as long as the log. */
const char *md_text_of (TrState *state, TrId id);

/* md-expand.c: appends the outgoing edges of the node to graph->found. */
void md_expand_frame (MdBuild *build, TrId frame, TrId namespace_dict);
void md_expand_object (MdBuild *build, TrId id, MdShape shape);
/* The target of the first reference of ID with this name; 0 if there is none. */
TrId md_named_ref (TrState *state, TrId id, const char *name);

/* md-slots.c: the references of ID that VIEW wants, in the order of their slots, appended to REFS (of TrRef). */
void md_slots_of (MdBuild *build, TrId id, GArray *refs);

/* md-garbage.c: what lives though nothing reaches it, and is no node yet, in the order of its making, appended to IDS (of TrId). */
void md_find_garbage (MdBuild *build, GArray *ids);

/* md-walk.c: the graph at the state's step without marks and holders, to be compared with another one: SINCE and UNTIL are the steps
 * of the two, or equal. */
MdGraph *md_walk (TrState *state, const MdView *view, MdChanges *changes);

/* md-elide.c: leaves out what VIEW wants out of sight; before holders are found. */
void md_elide (MdGraph *graph, const MdView *view);

/* md-holders.c: fills in counts and holders. */
void md_find_holders (MdGraph *graph, TrState *state);

/* A label of the runtime in the language of who reads; what is none comes back as it is. */
const char *md_label_word (const char *label);

G_END_DECLS

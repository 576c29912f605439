/* The heap at a step as a graph to look at: frames, the objects that can be reached from them, cycles that nothing reaches any
 * more and that wait for the collector, and who holds what.
 *
 * A graph is immutable and stands on its own. What it leaves out (library frames, namespaces of modules, the inside of classes)
 * still counts: a reference from something that is not a node is a holder with a text, so that for every node
 *     refcount == edges into it that count + holders
 * holds unless it is immortal. That is the first of the house's rules, and a test asserts it.
 *
 * Names of a frame are its edges: a module's are the entries of its namespace, a function's its variables (those in cells show
 * the cell's contents; such an edge counts for the cell, not for the object: `counts` is FALSE). The attributes of an
 * instance whose __dict__ was asked for, and of a class, are shown as its own in the same way.
 */
#pragma once

#include "md-elide.h"
#include "tr-state.h"

G_BEGIN_DECLS

typedef enum MdShape {
  MD_SHAPE_FRAME,
  MD_SHAPE_ATOM,     /* int, float, complex, bool, None, str, bytes, Ellipsis, NotImplemented, range: the text says it all */
  MD_SHAPE_LIST,     /* cells with indices: list, deque */
  MD_SHAPE_TUPLE,    /* tuple and its subclasses */
  MD_SHAPE_DICT,     /* rows: edges come in pairs, key then value */
  MD_SHAPE_SET,      /* set, frozenset */
  MD_SHAPE_INSTANCE, /* rows of attributes; exceptions, too */
  MD_SHAPE_CLASS,
  MD_SHAPE_FUNCTION, /* functions, methods, native functions: closure, defaults, self */
  MD_SHAPE_MODULE,
  MD_SHAPE_CELL,
  MD_SHAPE_GENERATOR,
  MD_SHAPE_BYTES,    /* bytearray, memoryview: text and what it looks at */
  MD_SHAPE_WEAKREF,
  MD_SHAPE_OTHER,    /* type and labelled references */
} MdShape;

typedef enum MdMark {
  MD_MARK_NONE,
  MD_MARK_NEW,     /* not there at the step before */
  MD_MARK_CHANGED, /* an edge or the text differs from the step before */
  MD_MARK_FREED,   /* gone: was there at the step before; shown once, with the edges it had */
} MdMark;

typedef enum MdEdgeKind {
  MD_EDGE_ITEM,   /* [index] */
  MD_EDGE_KEY,    /* key of a dict entry */
  MD_EDGE_VALUE,  /* value of a dict entry; the label has the key's repr */
  MD_EDGE_MEMBER, /* member of a set */
  MD_EDGE_ATTR,   /* .name */
  MD_EDGE_NAME,   /* variable of a frame, global or local */
  MD_EDGE_STACK,  /* [index] of a frame's evaluation stack, from the bottom */
  MD_EDGE_FIELD,  /* other labelled reference */
  MD_EDGE_WEAK,   /* weak reference: not counted, dashed */
} MdEdgeKind;

/* What holds a node from outside of the picture, in a word. */
typedef enum MdHolderKind {
  MD_HOLDER_CONSTANT,    /* a constant of code */
  MD_HOLDER_STACK,       /* a place of an evaluation stack */
  MD_HOLDER_PARSER,      /* the tree of code that runs */
  MD_HOLDER_NATIVE,      /* native code that is at work */
  MD_HOLDER_FRAME,       /* a field of a frame, or a variable of one that is not drawn */
  MD_HOLDER_CACHE,
  MD_HOLDER_ITERATOR,    /* an iterator, of a loop mostly, that is not drawn */
  MD_HOLDER_INSTANCE,    /* its instances hold a class */
  MD_HOLDER_CLASS,       /* what belongs to a class: its order of lookup, its bases, its descriptors */
  MD_HOLDER_SUBCLASS,    /* the same, of a class that another one is made from */
  MD_HOLDER_ITSELF,      /* the same, of the class itself */
  MD_HOLDER_MODULE,      /* the namespace of a module */
  MD_HOLDER_INTERPRETER,
  MD_HOLDER_OTHER,       /* an object that is not drawn, or a slot of one that is not shown */
  MD_HOLDER_KINDS
} MdHolderKind;

enum {
  MD_FLAG_MUTABLE = 1,
  MD_FLAG_GARBAGE = 2,    /* nothing reaches it any more: it waits for the collector */
  MD_FLAG_FINALIZER = 4,  /* its class has __del__ */
  MD_FLAG_INTERNED = 8,
  MD_FLAG_SMALL_INT = 16, /* of those that the interpreter keeps */
  MD_FLAG_DEAD = 32,      /* a weak reference to what is gone */
  MD_FLAG_GROUP = 64,     /* it stands for all of its type: n_folded others */
  MD_FLAG_MORE = 128,     /* and maybe more: the graph is cut */
};

typedef struct MdEdge {
  guint from, to;    /* indices of nodes */
  MdEdgeKind kind;
  guint index;       /* of items, and of dict entries */
  const char *label; /* as in JSON: "[0]", "['k']", "key 'k'", ".owner", "item", "x" */
  MdMark mark;       /* NEW: this slot was filled or now refers to something else */
  const char *was;   /* of such a slot: what it held before, an atom's text or another's type; NULL: nothing */
  gboolean counts;   /* whether it is one of the target's references */
  TrId owner;        /* the reference it stands for: this slot of this subject; 0: none (a weak reference) */
  guint8 slot_kind;  /* RtSlotKind */
  guint32 slot_index;
} MdEdge;

/* A slot that was there before and is no more. */
typedef struct MdGone {
  MdEdgeKind kind;
  guint index;
  const char *label, *was; /* as of an edge */
} MdGone;

typedef struct MdNode {
  TrId id;           /* never used twice in a run */
  MdShape shape;
  const char *type;  /* "list", "Account"; frames: "<module>", "f" */
  const char *text;  /* atoms: repr in full; others: a short text or "" */
  MdMark mark;
  gboolean immortal;
  guint refcount;    /* at this step; RT_IMMORTAL for immortals */
  guint64 address;
  guint64 size_bytes;
  int generation;    /* of the collector; -1: it does not watch it */
  guint flags;       /* MD_FLAG_... */
  guint length, room; /* items of a container, and for how many there is room before it grows; room 0: unknown */
  guint slots;       /* of the hash table of a dict or set; 0: unknown */
  const char *order; /* of a class with parents of the program's own: "Dog, Animal, object"; else NULL */
  const char *module; /* of a function or class the one that defined it; a module's own name; else NULL, as if it is not known */
  const char *fields; /* of a namedtuple, the names of its items, each ended by a line feed; else NULL */
  guint line;        /* frames */
  gboolean current;  /* the innermost frame */
  const char *thread; /* frames of a program with several threads: the name of theirs, "" if it is not known; else NULL */
  gboolean waits;    /* a frame of a thread that does not run at this step */
  const char *file;  /* frames: where their code is from, "<stdin>" for the prompt; NULL: unknown, or no code runs */
  guint n_folded;        /* objects that are folded into it, or that it stands for besides itself; 0: none */
  guint64 folded_bytes;  /* their sizes */
  guint first_edge, n_edges;     /* in md_graph_edges: its outgoing edges, in slot order */
  guint first_gone, n_gone;      /* in md_graph_gone: some of the slots that it lost since then */
  guint first_holder, n_holders; /* in md_graph_holders: references from what is not a node, as texts */
} MdNode;

/* What to show. */
typedef struct MdView {
  gboolean classes;   /* classes of the program, as nodes */
  gboolean functions;
  gboolean modules;
  gboolean dunders;   /* names with underscores on both sides: of a class, even those that are not of the program's own methods */
  gboolean library;   /* the inside of what modules made for themselves: of their functions, classes and descriptors */
  gboolean freed;     /* ghosts of what this step freed */
  gboolean stack;     /* the evaluation stack of frames: for recordings in fine mode */
  guint most_nodes;   /* take in no more beyond this; 0: 2,000 */
  guint most_slots;   /* of a container with more, only the first, the last and the changed ones are edges; 0: all are. What is left
                       * out still counts, as a holder, of what is a node for another reason */
  TrId focus;         /* only what is near this node; 0, or one that is not there: all */
  guint focus_in, focus_out; /* so many references against the arrows, and along them */
  const char *elided; /* what is hidden, folded and grouped, see md-elide.h; interned, or NULL */
  const char *crowded; /* in the same way, the types that are grouped for being too many, unless ELIDED wants them open */
} MdView;

typedef struct MdGraph MdGraph;

MdView md_view_default (void); /* classes and functions, no modules, no dunders, no library, ghosts */
/* The graph at STEP, marked against the step before. Moves STATE. */
MdGraph *md_graph_new (TrState *state, int step, const MdView *view);
/* The same, marked against the earlier step SINCE (-1: nothing is marked): what changed on the way from there. */
MdGraph *md_graph_new_since (TrState *state, int step, int since, const MdView *view);
/* The subject of the log that a node stands for: the frame that shows a module's names stands for their dict. */
TrId md_node_subject (TrId id);
void md_graph_free (MdGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdGraph, md_graph_free)

int md_graph_step (const MdGraph *graph);
const MdNode *md_graph_nodes (const MdGraph *graph, guint *n_nodes); /* frames first, outermost first; then depth first */
const MdEdge *md_graph_edges (const MdGraph *graph, guint *n_edges);
const char *const *md_graph_holders (const MdGraph *graph);      /* in English, for programs */
const char *const *md_graph_holder_words (const MdGraph *graph); /* of each the same for people, in their language */
const MdGone *md_graph_gone (const MdGraph *graph);
const guint8 *md_graph_holder_kinds (const MdGraph *graph); /* MdHolderKind of each */
/* The node of ID, or NULL. */
const MdNode *md_graph_find (const MdGraph *graph, TrId id);
/* Whether most_nodes left something out. */
gboolean md_graph_is_cut (const MdGraph *graph);
/* Whether there may be garbage that it does not show: among so many objects nobody looked for it. */
gboolean md_graph_is_unsearched (const MdGraph *graph);
/* How many nodes there were before some were elided: what it costs to make such a graph. */
guint md_graph_n_walked (const MdGraph *graph);
/* How many objects the view hides or has out of focus; what is folded or grouped is told by the cards that stand for it. */
guint md_graph_n_hidden (const MdGraph *graph);

G_END_DECLS

/* Paths: how an object is reached from the names of a program, read and written, at the step where a TrState stands.
 *
 * Reading: `a`, `a[0].next`, `d['k']`, `d[k][-1]`, `#12`, `#12.left`, `0x7f0000001040` name an object as Python would, but nothing
 * is run: only what is stored is followed. An attribute is looked for as object.__getattribute__ does (class along the MRO,
 * instance, class again), so a property is refused and __getattr__ never asked; a key is compared by identity and, if both are
 * atoms or tuples of atoms, by value.
 *
 * Writing: a path is a row of links, each a slot of one subject that refers to the next. It begins at a start: the namespace of
 * __main__, or a frame of the program. Of the shortest rows, one that can be typed in Python is preferred; where there is none,
 * words fill in ("item of s", "key 'k' of d"). A name by itself is one of __main__ or a variable of the innermost frame; of others it
 * is "x of f".
 */
#pragma once

#include "tr-state.h"

G_BEGIN_DECLS

#define MD_PATH_ERROR (md_path_error_quark ())
GQuark md_path_error_quark (void);

typedef enum MdPathError {
  MD_PATH_ERROR_SYNTAX,    /* no expression of names, attributes and items */
  MD_PATH_ERROR_FRAME,     /* no such frame at this step */
  MD_PATH_ERROR_NAME,      /* nothing of this name */
  MD_PATH_ERROR_ATTRIBUTE, /* nor of this attribute */
  MD_PATH_ERROR_ITEM,      /* nor of this index or key */
  MD_PATH_ERROR_NUMBER,    /* no living object of this number or address */
  MD_PATH_ERROR_CODE,      /* to answer would mean to run code: a property */
} MdPathError;

/* Where an expression leads: an object and the slot that it was found in. */
typedef struct MdPlace {
  TrId object;
  TrId owner;    /* whose slot it is (a namespace, an instance, a cell, a frame); 0 if a number or an address was given */
  guint8 kind;   /* RtSlotKind */
  guint32 index;
  TrText name;   /* of the slot, where it has one */
} MdPlace;

/* What TEXT means for FRAME (0: the innermost one of the program, or __main__ if none runs). FALSE with ERROR set if it means nothing. */
gboolean md_path_resolve (TrState *state, const char *text, TrId frame, MdPlace *place, GError **error);

/* The frames of the program (not of its library), outermost first, appended to FRAMES (of TrId): those of threads that wait, then those of the one
 * that runs. */
void md_path_frames (TrState *state, GArray *frames);
/* The innermost of them; 0 if none runs. */
TrId md_path_innermost (TrState *state);
/* The frame that TEXT names: a function's name (the innermost of that name), or its place from 0, the outermost, where -1 is the
 * innermost. 0 with ERROR set if there is none. */
TrId md_path_frame (TrState *state, const char *text, GError **error);
/* The dict of __main__; 0 before there is one. */
TrId md_path_main_namespace (TrState *state);

/* Where a path begins. */
typedef enum MdRoot {
  MD_ROOT_NONE,
  MD_ROOT_GLOBAL,    /* a name of __main__ */
  MD_ROOT_LOCAL,     /* a variable of a frame of the program; of a class body, too */
  MD_ROOT_FRAME,     /* anything else that a frame holds: its stack, its function; a variable of a library's frame */
  MD_ROOT_NATIVE,    /* a native function that is running */
  MD_ROOT_ARENA,     /* the parser's tree of code that is running */
  MD_ROOT_INTERP,    /* the interpreter: sys.modules, built-in names, the exception being handled */
  MD_ROOT_IMMORTAL,  /* an object that lives as long as the interpreter, whoever holds it */
} MdRoot;

/* A place where names begin. */
typedef struct MdStart {
  TrId id;     /* a namespace, a frame, or the generator that holds a frame's variables */
  MdRoot root; /* GLOBAL or LOCAL */
  TrId frame;  /* LOCAL: the frame */
} MdStart;

/* All of them, __main__ first, then frames from the innermost, appended to STARTS (of MdStart). */
void md_path_starts (TrState *state, GArray *starts);

/* A slot on the way. */
typedef struct MdLink {
  TrId owner;
  TrRef ref;
} MdLink;

typedef enum MdLinkStyle {
  MD_LINK_NONE,       /* no name leads through it: stack, hidden fields */
  MD_LINK_WORD,       /* in words: member of a set, key, field, variable of a suspended generator */
  MD_LINK_EXPRESSION, /* can be typed: [0], ['k'], .x, a name */
} MdLinkStyle;

/* START: whether the owner is one. */
MdLinkStyle md_link_style (gboolean start, TrNature nature, const TrRef *ref);

/* The text of N_LINKS links, the first of which is a slot of a root. Free with g_free. */
char *md_path_spell (TrState *state, const MdLink *links, guint n_links);

/* A shortest path from a name to ID, as a text; NULL if no name leads there. Searched from the object backwards, so quick for what
 * few objects hold. Free with g_free. For many objects of one step there is md-names.h. */
char *md_path_of (TrState *state, TrId id);

/* "list #12", "<function f>", "int 5", "frame of f": what ID is, in a few words. Free with g_free. */
char *md_path_word (TrState *state, TrId id);
/* The key of a dict's entry without its quotes if it is a str that could be an identifier, else NULL. Free with g_free. */
char *md_path_entry_name (TrState *state, TrId dict, guint32 index);
/* The text of such a key for people: its repr, a tuple of atoms written out, long ones cut. Free with g_free. */
char *md_path_key_text (TrState *state, TrId dict, guint32 index);
/* The subject whose attributes DICT holds (its __dict__); 0 if it is a dict like any other. */
TrId md_path_dict_owner (TrState *state, TrId dict);

G_END_DECLS

/* The log: an append-only record of a run, written by the thread that runs user code and read by others at the same time.
 *
 * Everything the log holds lies on a tape that never moves (see tr-tape.h). The writer appends records, then publishes a new
 * number of steps with one release store; a reader that loads it with acquire may read everything those steps refer to,
 * without a lock. Nobody waits for anybody. An index says where every few steps begin.
 *
 * Records say what changed, both ways, so that a reader's state can be stepped forwards and backwards (see tr-state.h):
 *  - an object's number is its identity in the runtime, so that it is the same in every run of the program; a number is never
 *    used twice. Frames, native frames, parser's trees and the interpreter itself are holders: they own references, too;
 *  - a change of a reference names owner, slot, what it held and what it holds; what dies has given up its references before;
 *  - a change of a payload (text, size, line of a frame) names what was before and what is after.
 * Counts are not recorded: an object's count is the number of slots that refer to it.
 *
 * What an object did within one step leaves no trace if the object also ended in that step.
 */
#pragma once

#include <glib.h>

#include "rt.h"
#include "tr-inside.h"
#include "tr-program.h"

G_BEGIN_DECLS

typedef guint64 TrId;   /* an object or holder; 0: none */
typedef guint64 TrText; /* a text of the log; 0: "" */

#define TR_ID_HOLDER (G_GUINT64_CONSTANT (1) << 61) /* native frames, parser's trees, the interpreter */
#define TR_ID_FRAME  (G_GUINT64_CONSTANT (1) << 62)

/* An id as the key of a GHashTable that compares pointers. */
#define TR_ID_KEY(id)  GSIZE_TO_POINTER ((gsize) (id))
#define TR_KEY_ID(key) ((TrId) GPOINTER_TO_SIZE (key))
G_STATIC_ASSERT (sizeof (gpointer) == sizeof (TrId));

/* What a number of the log stands for; never changes. */
typedef enum TrNature {
  TR_OBJECT,
  TR_FRAME,  /* a running Python frame */
  TR_NATIVE, /* a native function that holds references */
  TR_ARENA,  /* the parser's tree of code that is running */
  TR_INTERP, /* the interpreter's own holders */
} TrNature;

enum {
  TR_SUBJECT_LIBRARY = 1,     /* frames: code of a module of ours, no steps in it; objects: made by such code */
  TR_SUBJECT_BASELINE = 2,    /* was there before the program started */
  TR_SUBJECT_ATOM = 4,        /* int, float, complex, bool, None, str, bytes */
  TR_SUBJECT_USER_CLASS = 8,  /* objects whose type was made by a class statement */
};

typedef struct TrSubject {
  guint8 nature; /* TrNature */
  guint8 bits;   /* TR_SUBJECT_... */
  guint16 kind;  /* RtKind of the nearest built-in type; objects only */
  TrText name;   /* objects: type (module.qualname without "builtins."); others: function or holder */
  guint64 address; /* simulated; 0 for holders */
  TrId generator;  /* frames: the generator object that owns the variables; 0: the frame does */
} TrSubject;

/* What a subject is at a time besides its references. */
typedef struct TrPayload {
  TrText text;        /* repr of atoms in full, a short text of others */
  guint32 line;       /* frames: the line that runs */
  gboolean immortal;  /* its count does not move (a string can become so by interning) */
  guint64 size_bytes; /* sys.getsizeof; below 1 << 56 */
  TrId linked;        /* weak references: the referent (not owned); frames: the caller; 0: none */
  guint8 tracked;     /* 0: not by the collector; else its generation plus 1, RT_GC_PERMANENT + 1 after gc.freeze () */
} TrPayload;

typedef guint64 TrPayloadPlace; /* where in the log a payload is told; 0: none */

typedef enum TrChangeKind {
  TR_CHANGE_BIRTH,   /* subject is there from now on; AFTER: the place of its payload */
  TR_CHANGE_DEATH,   /* subject is gone; BEFORE: the place of its last payload, AFTER: frames: the line that ran last */
  TR_CHANGE_REF,     /* slot (kind, index) of subject: BEFORE to AFTER (ids) */
  TR_CHANGE_MOVE,    /* COUNT slots of kind from slot_index on moved to AFTER on; places left behind are empty; BEFORE: count */
  TR_CHANGE_PAYLOAD, /* payload BEFORE to AFTER (places) */
  TR_CHANGE_LINE,    /* frame SUBJECT went from line BEFORE to line AFTER */
  TR_CHANGE_TOP,     /* the running frame: BEFORE to AFTER */
} TrChangeKind;

/* A change as it is decoded. */
typedef struct TrChange {
  guint8 change;    /* TrChangeKind */
  guint8 slot_kind; /* RtSlotKind */
  guint32 slot_index;
  TrId subject;
  guint64 before, after;
  TrText name;      /* of the slot, where it has one: "owner" for .owner, "x" for a variable */
} TrChange;

typedef struct TrStep {
  guint8 kind;         /* RtStepKind */
  TrId frame;          /* the innermost frame of user code; 0 at the end */
  guint32 line;        /* of that frame */
  TrText detail;       /* returned value, exception, phase of the collector */
  guint64 output_end;  /* bytes of output written before this step */
  TrText error_type;   /* RT_STEP_END with an uncaught exception (SystemExit: only of the prompt): its type, message and the script's line; else 0 */
  TrText error_message;
  guint32 error_line;   /* 0: not in the script */
  guint32 error_column; /* from 1; 0: unknown */
} TrStep;

typedef struct TrLog TrLog;

TrLog *tr_log_new (void);
TrLog *tr_log_ref (TrLog *log);
void tr_log_unref (TrLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrLog, tr_log_unref)

/* What the log is a recording of; NULL if that is not known. Set once, by the log's maker. */
void tr_log_set_program (TrLog *log, TrProgram *program);
TrProgram *RT_NULLABLE tr_log_program (TrLog *log);

/* Readers, any thread. Steps below what is published; texts live as long as the log. */
guint tr_log_n_steps (TrLog *log);
void tr_log_step (TrLog *log, guint step, TrStep *out);
/* Whether STEP tells of an exception, and not just of one by which a value is given. */
gboolean tr_log_step_raises (TrLog *log, const TrStep *step);
/* The changes of STEP (of TrChange), in order: replaces what CHANGES holds. */
void tr_log_changes (TrLog *log, guint step, GArray *changes);
/* What ID stands for, if it was ever born; may have to search, so not for inner loops: there is tr_state_subject. */
gboolean tr_log_subject (TrLog *log, TrId id, TrSubject *out);
/* The payload that a change tells of. Place 0 fills in zeros. */
void tr_log_payload (TrLog *log, TrPayloadPlace place, TrPayload *out);
/* What the subject is, or was, whose payload is told at PLACE; not 0. */
void tr_log_subject_at (TrLog *log, TrPayloadPlace place, TrSubject *out);
const char *tr_log_text (TrLog *log, TrText text);
/* What STEP of a recording in fine mode tells besides; NULL: nothing. */
const TrInside *RT_NULLABLE tr_log_inside (TrLog *log, guint step);
/* Whether it is a recording in fine mode. */
gboolean tr_log_is_fine (TrLog *log);
/* Output bytes so far (published at once, not by steps). */
guint64 tr_log_output_length (TrLog *log);
/* Copies the output from START, at most LIMIT_BYTES, cut where the stream changes; NULL if there is none. Free with g_free. */
char *tr_log_output (TrLog *log, guint64 start, gsize limit_bytes, RtOutput *stream, gsize *length_bytes);
/* Bytes recorded so far, all told. */
gsize tr_log_size_bytes (TrLog *log);
#define TR_LOG_MEMORY_BYTES ((guint64) 512 << 20) /* unless told otherwise */
#define TR_LOG_DISK_BYTES   ((guint64) 4 << 30)
/* How much memory the recording may take, and how much of the disk beyond that; for the writer, before it writes. Keyframes, which readers
 * make, may keep as much memory again (tr-keyframes.h). */
void tr_log_set_budget (TrLog *log, guint64 memory_bytes, guint64 disk_bytes);
/* Whether the budget is used up: the run is to be stopped, since only its end will still be recorded. */
gboolean tr_log_is_full (TrLog *log);
/* Why it is full, as a sentence; NULL if it is not. */
const char *tr_log_limit (TrLog *log);

/* The writer. */
TrText tr_log_intern (TrLog *log, const char *text);
TrText tr_log_add_text (TrLog *log, const char *text, gsize length_bytes); /* not interned: texts seen once */
/* Changes, in the order in which they happened; each is told with what undoes it. */
TrPayloadPlace tr_log_add_birth (TrLog *log, TrId id, const TrSubject *subject, const TrPayload *payload);
/* LINE: frames: the line that ran last. */
void tr_log_add_death (TrLog *log, TrId id, TrPayloadPlace payload, guint32 line);
TrPayloadPlace tr_log_add_payload (TrLog *log, TrId id, TrPayloadPlace before, const TrPayload *after);
void tr_log_add_ref (TrLog *log, TrId owner, RtSlotKind kind, guint32 index, TrText name, TrId before, TrId after);
void tr_log_add_move (TrLog *log, TrId owner, RtSlotKind kind, guint32 from, guint32 to, guint32 count);
void tr_log_add_line (TrLog *log, TrId frame, guint32 before, guint32 after);
void tr_log_add_top (TrLog *log, TrId before, TrId after);
void tr_log_add_output (TrLog *log, RtOutput stream, const char *text, gsize length_bytes);
void tr_log_set_fine (TrLog *log); /* before the first step */
/* Of the step that is published next; takes over the blocks of INSIDE. */
void tr_log_add_inside (TrLog *log, const TrInside *inside);
/* Ends the step: fills output_end and publishes it. */
void tr_log_publish (TrLog *log, TrStep *step);

G_END_DECLS

/* Texts of the log that stand for things of the runtime which live long: names of slots, types, code. Found by address. */
#pragma once

#include "tr-id-code.h"
#include "tr-log.h"

G_BEGIN_DECLS

/* How the text of an object comes about. */
typedef enum TrTelling {
  TR_TELLS_TYPE,  /* it is the type's name */
  TR_TELLS_MADE,  /* told by a number (tr-made.h), as long as that is small enough */
  TR_TELLS_ONCE,  /* does not change, unless the runtime says so */
  TR_TELLS_STATE, /* can change with what the object refers to */
} TrTelling;

/* Which changes of a reference can change the payload. */
typedef enum TrTouched {
  TR_TOUCHED_NEVER,
  TR_TOUCHED_BY_NUMBER, /* it tells how many references there are: not what puts one in another's place */
  TR_TOUCHED_ALWAYS,
} TrTouched;

/* What the objects of a type have in common. */
typedef struct TrTypeNote {
  const RtType *type;
  guint64 identity;  /* of the type: its address may be another one's later */
  TrText name, text; /* module.qualname for people; what TR_TELLS_TYPE says */
  guint16 kind;      /* RtKind */
  guint8 bits;       /* TR_SUBJECT_... */
  guint8 telling;    /* TrTelling */
  gboolean fixed_size; /* sys.getsizeof is FIXED_BYTES and never changes */
  guint8 touched;      /* TrTouched */
  gboolean has_references;
  gsize fixed_bytes;
  guint shapes[2]; /* 1 + the number of their shape: of the program's own; of libraries'; 0: not known yet */
} TrTypeNote;

#define TR_NAMES_SHIFT 9

/* What stands for a named slot in REF records. */
typedef struct TrSlotNote {
  const char *name;
  guint32 kind, index;
  guint64 code; /* tr_tape_slot_code */
} TrSlotNote;

typedef struct TrNames {
  struct { const char *name; TrText text; } names[1 << TR_NAMES_SHIFT];
  TrSlotNote slots[1 << TR_NAMES_SHIFT];
  TrTypeNote types[1 << TR_NAMES_SHIFT];
  struct { const RtObject *code; guint64 identity; TrText text; } codes[1 << TR_NAMES_SHIFT];
} TrNames;

TrText tr_names_remember (TrNames *names, TrLog *log, const char *name);
TrTypeNote *tr_names_remember_type (TrNames *names, TrLog *log, RtInterp *rt, RtObject *o);
/* The qualified name of a code object. */
TrText tr_names_of_code (TrNames *names, TrLog *log, const RtObject *code);
/* A class was renamed. */
void tr_names_forget_types (TrNames *names);

static inline gsize tr_names_place (gconstpointer address) {
  gsize bits = (gsize) address >> 3;
  return (bits ^ bits >> TR_NAMES_SHIFT ^ bits >> 2 * TR_NAMES_SHIFT) & ((1 << TR_NAMES_SHIFT) - 1);
}

/* NAME (may be NULL) lives as long as the interpreter. */
static inline TrText tr_names_text (TrNames *names, TrLog *log, const char *RT_NULLABLE name) {
  if (name == NULL)
    return 0;
  gsize place = tr_names_place (name);
  return G_LIKELY (names->names[place].name == name) ? names->names[place].text : tr_names_remember (names, log, name);
}

/* What is remembered of SLOT, which has a name; remembers it if it can. */
guint64 tr_names_remember_slot (TrNames *names, TrLog *log, RtSlot slot);

/* What stands for a slot that needs no table. */
static inline gboolean tr_names_is_plain_slot (guint32 kind, const char *RT_NULLABLE name) {
  return name == NULL && kind < TR_SLOT_CODE_NAMED;
}
static inline guint64 tr_names_plain_slot_code (guint32 kind, guint32 index) {
  return (guint64) index << 3 | kind;
}

/* What stands for another in a REF record: see tr_tape_slot_code. */
static inline guint64 tr_names_slot_code (TrNames *names, TrLog *log, guint32 kind, guint32 index, const char *RT_NULLABLE name) {
  const TrSlotNote *note = &names->slots[(tr_names_place (name) + index) & ((1 << TR_NAMES_SHIFT) - 1)];
  return G_LIKELY (note->name == name && note->index == index && note->kind == kind && name != NULL)
           ? note->code
           : tr_names_remember_slot (names, log, (RtSlot){kind, index, name});
}

/* What is known of the type of O; good until the next call. */
static inline TrTypeNote *tr_names_type (TrNames *names, TrLog *log, RtInterp *rt, RtObject *o) {
  const RtType *type = o->type;
  TrTypeNote *note = &names->types[tr_names_place (type)];
  return G_LIKELY (note->type == type && note->identity == ((const RtObject *) type)->identity)
           ? note
           : tr_names_remember_type (names, log, rt, o);
}

G_END_DECLS

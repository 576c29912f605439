/* What the statements of a text mention: every expression that leads from a name to an object, and what the statement does with it.
 * Read from the syntax alone; nothing runs. For those who explain recorded steps.
 */
#pragma once

#include "rt-code.h"

/* From the weakest to the strongest claim to have changed what the expression gives. */
typedef enum RtMentionRole {
  RT_MENTION_CALLED,    /* it is called itself: f in f (x) */
  RT_MENTION_READ,      /* its value is used */
  RT_MENTION_ARGUMENT,  /* it is handed to a call */
  RT_MENTION_BOUND,     /* it is bound or unbound: assigned, imported, deleted, the variable of a loop */
  RT_MENTION_AUGMENTED, /* x in x += y: changed in place or bound again */
  RT_MENTION_RECEIVER,  /* one of its methods is called: x in x.append (y) */
  RT_MENTION_CONTAINER, /* one of its attributes or items is bound or unbound: x in x[0] = y */
} RtMentionRole;

typedef enum RtMentionPartKind {
  RT_MENTION_ATTR,    /* .text */
  RT_MENTION_ITEM,    /* [text]: a constant, as its repr */
  RT_MENTION_ITEM_OF, /* [index]: what another expression gives */
} RtMentionPartKind;

struct RtMention;

typedef struct RtMentionPart {
  RtMentionPartKind kind;
  const char *text;              /* ITEM_OF: NULL */
  const struct RtMention *index; /* ITEM_OF only */
} RtMentionPart;

typedef struct RtMention {
  RtMentionRole role;
  int first_line, last_line; /* of the statement; of a compound one, up to the line before its body */
  RtPosition at;             /* of the expression itself */
  bool deferred;             /* within a lambda or a generator expression, which runs in a frame of its own */
  const char *name;          /* where it begins; NULL: with something else, such as the result of a call: then n_parts is 0 */
  int n_parts;
  const RtMentionPart *parts;
} RtMention;

/* All of it lives until VISIT returns. */
typedef void (*RtMentionVisit) (void *arg, const RtMention *mention);

/* Visits what TEXT mentions, in the order of the text: a whole program, or a single expression with IS_EXPRESSION. Parts of a longer
 * one are mentions of their own, with the role READ. False if TEXT does not parse or memory is short; no error is set. Needs
 * RT_STACK_BYTES of C stack, as all that an interpreter does. */
bool rt_visit_mentions (RtInterp *rt, const char *text, size_t length_bytes, bool is_expression, RtMentionVisit visit, void *arg);

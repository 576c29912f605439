#include "rt-signature.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rt-class-internal.h"
#include "rt-str.h"

#define LONGEST_NAME 120

static const struct {
  const char *name, *text;
} signatures[] = {
#define RT_SIGNATURE(name, text) {name, text},
#include "rt-signatures.def"
#undef RT_SIGNATURE
};

static int compare (const void *name, const void *entry) {
  return strcmp (name, *(const char *const *) entry);
}

RtObject *rt_signature_text (RtInterp *rt, const char *doc, const char *owner, const char *name) {
  char full[LONGEST_NAME];
  RtObject *own = rt_doc_part (rt, doc, true);
  if (own != rt->none)
    return own;
  rt_decref (rt, own);
  snprintf (full, sizeof full, "%s%s%s", owner != NULL ? owner : "", owner != NULL ? "." : "", name);
  const char *const *entry = bsearch (full, signatures, sizeof signatures / sizeof *signatures, sizeof *signatures, compare);
  return entry != NULL ? rt_str_from (rt, entry[1]) : rt_incref (rt->none);
}

/* Patterns of the match statement. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ops.h"
#include "rt-set.h"
#include "rt-str.h"

RtNext rt_op_match_type (RtInterp *rt, RtFrame *f, uint32_t type_flag) {
  rt_push (f, rt_bool_object (rt, rt_type_has ((*rt_peek (f, 1))->type, type_flag)));
  return RT_NEXT_OK;
}

/* The values of SUBJECT under KEYS as a tuple, None if one is missing, NULL with an exception. */
static RtObject *values_of_keys (RtInterp *rt, RtObject *subject, RtObject *keys) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "match", "values so far");
  hold.held[0] = rt_set_new (rt, NULL);
  hold.held[1] = hold.held[0] != NULL ? rt_list_new (rt, 0) : NULL;
  hold.held[2] = hold.held[1] != NULL ? rt_getattr_utf8 (rt, subject, "get") : NULL;
  if (hold.held[2] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *missing = rt_object_alloc (rt, rt->types.object, 0);
  if (missing == NULL)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[3] = missing;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (keys); i++) {
    RtObject *key = RT_TUPLE_ITEM (keys, i);
    int seen = rt_set_contains (rt, hold.held[0], key);
    if (seen > 0)
      RT_VALUE_ERROR (rt, "mapping pattern checks duplicate key (%R)", key);
    if (seen != 0 || rt_set_add (rt, hold.held[0], key) < 0)
      return rt_hold_end (rt, &hold, NULL);
    RtObject *value = rt_call_two (rt, hold.held[2], key, missing);
    if (value == missing) {
      rt_decref (rt, value);
      return rt_hold_end (rt, &hold, rt_incref (rt->none));
    }
    if (value == NULL || rt_list_append_steal (rt, hold.held[1], value) < 0)
      return rt_hold_end (rt, &hold, NULL);
  }
  return rt_hold_end (rt, &hold, rt_list_as_tuple (rt, hold.held[1]));
}

RtNext rt_op_match_keys (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *values = values_of_keys (rt, *rt_peek (f, 2), *rt_peek (f, 1));
  if (values == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, values);
  return RT_NEXT_OK;
}

typedef struct ClassPattern {
  RtObject *subject, *type; /* borrowed from the stack */
  RtHold hold;              /* the set of names seen, the list of attributes */
} ClassPattern;

/* Appends the attribute NAME: 1, 0 if there is none, -1. */
static int match_attribute (RtInterp *rt, ClassPattern *p, RtObject *name) {
  int seen = rt_set_contains (rt, p->hold.held[0], name);
  if (seen > 0)
    return RT_TYPE_ERROR_INT (rt, "%s() got multiple sub-patterns for attribute %R", ((RtType *) p->type)->name, name);
  if (seen < 0 || rt_set_add (rt, p->hold.held[0], name) < 0)
    return -1;
  RtObject *value;
  int found = rt_getattr_optional (rt, p->subject, name, &value);
  if (found <= 0)
    return found;
  return rt_list_append_steal (rt, p->hold.held[1], value) < 0 ? -1 : 1;
}

static int match_positional (RtInterp *rt, ClassPattern *p, uint32_t count) {
  int found = rt_getattr_optional (rt, p->type, rt->names.match_args__, &p->hold.held[2]);
  if (found < 0)
    return -1;
  const char *name = ((RtType *) p->type)->name;
  bool match_self = found == 0 && rt_type_has ((RtType *) p->type, RT_TYPE_MATCH_SELF);
  RtObject *names = p->hold.held[2];
  if (found > 0 && !RT_IS_EXACT (rt, names, tuple))
    return RT_TYPE_ERROR_INT (rt, "%s.__match_args__ must be a tuple (got %s)", name, names->type->name);
  ptrdiff_t allowed = match_self ? 1 : found > 0 ? RT_TUPLE_SIZE (names) : 0;
  if (allowed < (ptrdiff_t) count)
    return RT_TYPE_ERROR_INT (rt, "%s() accepts %zd positional sub-pattern%s (%zd given)", name, allowed,
                              allowed == 1 ? "" : "s", (ptrdiff_t) count);
  if (match_self)
    return rt_list_append (rt, p->hold.held[1], p->subject) < 0 ? -1 : 1;
  for (uint32_t i = 0; i < count; i++) {
    RtObject *attribute = RT_TUPLE_ITEM (names, i);
    if (!RT_IS_EXACT (rt, attribute, str))
      return RT_TYPE_ERROR_INT (rt, "__match_args__ elements must be strings (got %s)", attribute->type->name);
    int matched = match_attribute (rt, p, attribute);
    if (matched <= 0)
      return matched;
  }
  return 1;
}

static int match_class (RtInterp *rt, ClassPattern *p, RtObject *names, uint32_t positional) {
  if (!RT_IS (p->type, RT_TYPE_TYPE))
    return RT_TYPE_ERROR_INT (rt, "called match pattern must be a class");
  int instance = rt_is_instance (rt, p->subject, p->type);
  if (instance <= 0)
    return instance;
  p->hold.held[0] = rt_set_new (rt, NULL);
  p->hold.held[1] = p->hold.held[0] != NULL ? rt_list_new (rt, 0) : NULL;
  if (p->hold.held[1] == NULL)
    return -1;
  int matched = positional > 0 ? match_positional (rt, p, positional) : 1;
  for (ptrdiff_t i = 0; matched > 0 && i < RT_TUPLE_SIZE (names); i++)
    matched = match_attribute (rt, p, RT_TUPLE_ITEM (names, i));
  return matched;
}

RtNext rt_op_match_class (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  ClassPattern p = {.subject = *rt_peek (f, 3), .type = *rt_peek (f, 2)};
  rt_hold_begin (rt, &p.hold, "match", "pattern's attributes");
  int matched = match_class (rt, &p, *rt_peek (f, 1), oparg);
  RtObject *result = matched < 0    ? NULL
                     : matched == 0 ? rt_incref (rt->none)
                                    : rt_list_as_tuple (rt, p.hold.held[1]);
  rt_hold_end (rt, &p.hold, NULL);
  return rt_replace (rt, f, 3, result);
}

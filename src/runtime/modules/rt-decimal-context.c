/* decimal: contexts, with their flags and traps. What the module's Python text has for this file (the classes of the signals and such) is
 * a list that the type keeps. */
#include <stdio.h>

#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-decimal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

const char *const rt_dec_rounding_names[RT_DEC_ROUNDINGS] = {"ROUND_UP",      "ROUND_DOWN",      "ROUND_CEILING",   "ROUND_FLOOR",
                                                             "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"};

/* --- what the module gave --- */

RtObject *rt_dec_state (RtInterp *rt, int index) {
  return RT_LIST_ITEM (rt->types.decimal->cache, index);
}

RtDecContext *rt_dec_current (RtInterp *rt) {
  return RT_DEC_CONTEXT (rt_dec_state (rt, RT_DEC_CURRENT));
}

int rt_dec_set_current (RtInterp *rt, RtObject *context) {
  if (!rt_is_kind_of (context, rt->types.decimal_context))
    return RT_TYPE_ERROR_INT (rt, "argument must be a context");
  bool is_template = context == rt_dec_state (rt, RT_DEC_DEFAULT) || context == rt_dec_state (rt, RT_DEC_BASIC) ||
                     context == rt_dec_state (rt, RT_DEC_EXTENDED);
  RtObject *used = is_template ? rt_dec_context_copy (rt, context) : rt_incref (context);
  return used != NULL ? rt_list_set_item (rt, rt->types.decimal->cache, RT_DEC_CURRENT, used) : -1;
}

RtDecContext *rt_dec_context_argument (RtInterp *rt, RtObject *context) {
  if (context == NULL || context == rt->none)
    return rt_dec_current (rt);
  if (rt_is_kind_of (context, rt->types.decimal_context))
    return RT_DEC_CONTEXT (context);
  return RT_TYPE_ERROR (rt, "optional argument must be a context");
}

int rt_dec_rounding_of (RtInterp *rt, RtObject *name) {
  if (RT_IS_STR (name))
    for (int i = 0; i < RT_DEC_ROUNDINGS; i++)
      if (rt_str_equal_utf8 (name, rt_dec_rounding_names[i]))
        return i;
  return RT_TYPE_ERROR_INT (rt, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                                "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
}

/* --- arguments --- */

enum { MOST_PARAMS = 8 };

static bool parse (RtInterp *rt, const RtGiven *given, const char *const *names, size_t n, size_t required, RtObject **out) {
  RtParam params[MOST_PARAMS] = {{0}};
  RtValue values[MOST_PARAMS] = {{0}};
  for (size_t i = 0; i < n; i++)
    params[i] = (RtParam){names[i], RT_PARAM_OBJECT};
  if (!rt_given_read (rt, NULL, given, params, n, required, n, values))
    return false;
  for (size_t i = 0; i < n; i++)
    out[i] = values[i].object;
  return true;
}

bool rt_dec_parse_tuple (RtInterp *rt, RtObject *args, RtObject *kwargs, const char *const *names, size_t n, size_t required, RtObject **out) {
  return parse (rt, &(RtGiven){((RtTuple *)args)->items, (size_t)RT_TUPLE_SIZE (args), NULL, kwargs}, names, n, required, out);
}

bool rt_dec_parse_args (RtInterp *rt, RtObject *const *args, size_t nargs, RtObject *kwnames, const char *const *names, size_t n,
                        size_t required, RtObject **out) {
  return parse (rt, &(RtGiven){args, nargs, kwnames, NULL}, names, n, required, out);
}

/* --- signals --- */

RtObject *rt_dec_signals_list (RtInterp *rt, uint32_t bits) {
  RtObject *list = rt_list_new (rt, 0);
  /* Conditions stand first, and instead of InvalidOperation. */
  if (bits >> RT_DEC_SIGNALS != 0)
    bits &= ~(uint32_t)RT_DEC_INVALID;
  for (int i = 0; list != NULL && i < RT_DEC_ALL_CLASSES; i++) {
    int at = (i + RT_DEC_SIGNALS) % RT_DEC_ALL_CLASSES;
    if ((bits >> at & 1) != 0 && rt_list_append (rt, list, rt_dec_state (rt, at)) < 0) {
      rt_decref (rt, list);
      return NULL;
    }
  }
  return list;
}

static void add_bits (RtInterp *rt, RtDecSignals *signals, uint32_t bits) {
  if ((signals->bits | bits) == signals->bits)
    return;
  signals->bits |= bits;
  rt_payload_changed (rt, RT_OBJECT (signals));
}

int rt_dec_signal (RtInterp *rt, RtDecContext *context, uint32_t status) {
  if (status == 0)
    return 0;
  add_bits (rt, context->flags, status & RT_DEC_ALL_SIGNALS);
  uint32_t trapped = status & context->traps->bits;
  if (trapped == 0)
    return 0;
  int at = __builtin_ctz (trapped);
  if ((trapped & RT_DEC_INVALID) != 0)
    trapped |= status & ~(uint32_t)RT_DEC_ALL_SIGNALS;
  RtObject *list = rt_dec_signals_list (rt, trapped);
  if (list != NULL) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "decimal", "signals");
    hold.held[0] = list;
    rt_raise_object (rt, (RtType *)rt_dec_state (rt, at), list);
    rt_hold_end (rt, &hold, NULL);
  }
  return -1;
}

/* One that a program made of the class, for no context, has nothing to show. */
enum { OF_NO_CONTEXT = -1 };

static bool has_context (RtInterp *rt, RtObject *o) {
  if (((RtDecSignals *)o)->bits != (uint32_t)OF_NO_CONTEXT)
    return true;
  rt_raise (rt, rt->types.ValueError, "invalid signal dict");
  return false;
}

/* The bit of a class; 0 with KeyError. */
static uint32_t bit_of (RtInterp *rt, RtObject *signal) {
  for (int i = 0; i < RT_DEC_SIGNALS; i++)
    if (rt_dec_state (rt, i) == signal)
      return UINT32_C (1) << i;
  rt_raise (rt, rt->types.KeyError, "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                                    "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
  return 0;
}

/* The bits of a list, or of a mapping of all signals; -1 with an exception. */
static int64_t bits_of (RtInterp *rt, RtObject *from, bool may_be_list) {
  uint32_t bits = 0;
  if (rt_is_kind_of (from, rt->types.decimal_signals))
    return has_context (rt, from) ? ((RtDecSignals *)from)->bits : -1;
  if (may_be_list && RT_IS_LIST (from)) {
    for (ptrdiff_t i = 0; i < RT_LIST_SIZE (from); i++) {
      uint32_t bit = bit_of (rt, RT_LIST_ITEM (from, i));
      if (bit == 0)
        return -1;
      bits |= bit;
    }
    return bits;
  }
  if (!RT_IS_DICT (from))
    return RT_TYPE_ERROR_INT (rt, "argument must be a signal dict");
  if (RT_DICT_USED (from) != RT_DEC_SIGNALS)
    return rt_raise_int (rt, rt->types.KeyError, "invalid signal dict");
  for (int i = 0; i < RT_DEC_SIGNALS; i++) {
    RtObject *value = rt_dict_get (rt, from, rt_dec_state (rt, i));
    if (value == NULL)
      return rt->error != NULL ? -1 : rt_raise_int (rt, rt->types.KeyError, "invalid error flag");
    int set = rt_truth (rt, value);
    if (set < 0)
      return -1;
    bits |= (uint32_t)set << i;
  }
  return bits;
}

static int set_bits (RtInterp *rt, RtDecSignals *signals, int64_t bits) {
  if (bits < 0)
    return -1;
  signals->bits = (uint32_t)bits;
  rt_payload_changed (rt, RT_OBJECT (signals));
  return 0;
}

/* --- the mapping --- */

static RtObject *signals_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = rt_type_alloc_new (rt, type, args, kwargs);
  if (o != NULL)
    ((RtDecSignals *)o)->bits = (uint32_t)OF_NO_CONTEXT;
  return o;
}

static RtDecSignals *new_signals (RtInterp *rt, uint32_t bits) {
  RtObject *o = rt_call_none (rt, rt_dec_state (rt, RT_DEC_SIGNAL_DICT));
  if (o != NULL)
    ((RtDecSignals *)o)->bits = bits;
  return (RtDecSignals *)o;
}

static void signals_dealloc (RtInterp *rt, RtObject *o) {
  rt_object_free (rt, o);
}

static ptrdiff_t signals_length (RtInterp *rt, RtObject *o) {
  return has_context (rt, o) ? RT_DEC_SIGNALS : -1;
}

static RtObject *signals_get (RtInterp *rt, RtObject *o, RtObject *key) {
  uint32_t bit = has_context (rt, o) ? bit_of (rt, key) : 0;
  return bit != 0 ? rt_bool_object (rt, (((RtDecSignals *)o)->bits & bit) != 0) : NULL;
}

static int signals_set (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  if (!has_context (rt, o))
    return -1;
  if (value == NULL)
    return RT_VALUE_ERROR_INT (rt, "signal keys cannot be deleted");
  uint32_t bit = bit_of (rt, key);
  int set = bit != 0 ? rt_truth (rt, value) : -1;
  if (set < 0)
    return -1;
  uint32_t bits = ((RtDecSignals *)o)->bits;
  return set_bits (rt, (RtDecSignals *)o, set ? bits | bit : bits & ~bit);
}

static RtObject *signals_iter (RtInterp *rt, RtObject *o) {
  if (!has_context (rt, o))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "signals");
  RtObject *tuple = hold.held[0] = rt_tuple_new (rt, RT_DEC_SIGNALS);
  for (int i = 0; tuple != NULL && i < RT_DEC_SIGNALS; i++)
    rt_tuple_init (rt, tuple, i, rt_incref (rt_dec_state (rt, i)));
  return rt_hold_end (rt, &hold, tuple != NULL ? rt_iter (rt, tuple) : NULL);
}

static RtObject *signals_repr (RtInterp *rt, RtObject *o) {
  if (!has_context (rt, o))
    return NULL;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  for (int i = 0; i < RT_DEC_SIGNALS; i++)
    hb_buffer_printf (&text, "%s<class 'decimal.%s'>:%s", i == 0 ? "{" : ", ", rt_type_short_name ((RtType *)rt_dec_state (rt, i)),
                      (((RtDecSignals *)o)->bits >> i & 1) != 0 ? "True" : "False");
  hb_buffer_append_char (&text, '}');
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

static RtObject *signals_compare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || !(RT_IS_DICT (b) || rt_is_kind_of (b, rt->types.decimal_signals)))
    return rt_incref (rt->not_implemented);
  if (!has_context (rt, a) || (!RT_IS_DICT (b) && !has_context (rt, b)))
    return NULL;
  int64_t bits = bits_of (rt, b, false);
  if (bits < 0) {
    if (!rt_error_matches (rt, rt->types.KeyError))
      return NULL;
    rt_error_clear (rt);
  }
  return rt_bool_object (rt, (bits == ((RtDecSignals *)a)->bits) == (op == RT_EQ));
}

/* copy (): a dict. */
static RtObject *signals_copy (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!has_context (rt, self))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "copy");
  RtObject *dict = hold.held[0] = rt_dict_new (rt);
  for (int i = 0; dict != NULL && i < RT_DEC_SIGNALS; i++)
    if (rt_dict_set (rt, dict, rt_dec_state (rt, i), rt_bool_object (rt, (((RtDecSignals *)self)->bits >> i & 1) != 0)) < 0)
      return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, dict);
}

static void signals_describe (RtObject *o, HbBuffer *text) {
  hb_buffer_printf (text, "%d set", __builtin_popcount (((RtDecSignals *)o)->bits));
}

static const RtMethodDef signals_methods[] = {{"copy", signals_copy, RT_METH_NOARGS, NULL}, {NULL}};

const RtTypeSpec rt_decimal_signals_spec = {
    .name = "decimal.SignalDictMixin",
    .size_bytes = sizeof (RtDecSignals),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = signals_new,
              .tp_dealloc = signals_dealloc,
              .describe = signals_describe,
              .tp_repr = signals_repr,
              .tp_hash = rt_hash_not_implemented,
              .tp_richcompare = signals_compare,
              .tp_iter = signals_iter,
              .mp_length = signals_length,
              .mp_subscript = signals_get,
              .mp_ass_subscript = signals_set},
    .methods = signals_methods,
};

/* --- contexts --- */

/* A Context of TYPE with the numbers of FROM (NULL: what a program begins with). */
static RtObject *new_context (RtInterp *rt, RtType *type, const RtDecContext *from, uint32_t flags, uint32_t traps) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "new context");
  hold.held[0] = o;
  RtDecContext *c = RT_DEC_CONTEXT (o);
  c->prec = from != NULL ? from->prec : 28;
  c->emin = from != NULL ? from->emin : -999999;
  c->emax = from != NULL ? from->emax : 999999;
  c->rounding = from != NULL ? from->rounding : RT_DEC_HALF_EVEN;
  c->clamp = from != NULL && from->clamp;
  c->capitals = from == NULL || from->capitals;
  RtDecSignals *signals = new_signals (rt, flags);
  if (signals != NULL) {
    rt_ref_init (rt, o, RT_ATTR (0, "flags"), &c->flags, signals);
    signals = new_signals (rt, traps);
  }
  if (signals == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_ref_init (rt, o, RT_ATTR (1, "traps"), &c->traps, signals);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, o);
}

RtObject *rt_dec_context_copy (RtInterp *rt, RtObject *context) {
  const RtDecContext *c = RT_DEC_CONTEXT (context);
  return new_context (rt, rt->types.decimal_context, c, c->flags->bits, c->traps->bits);
}

static RtObject *context_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *from = rt_dec_state (rt, RT_DEC_DEFAULT);
  if (from == rt->none)
    return new_context (rt, type, NULL, 0, RT_DEC_INVALID | RT_DEC_BY_ZERO | RT_DEC_OVERFLOW);
  return new_context (rt, type, RT_DEC_CONTEXT (from), 0, RT_DEC_CONTEXT (from)->traps->bits);
}

static void context_dealloc (RtInterp *rt, RtObject *o) {
  rt_ref_clear (rt, o, RT_ATTR (0, "flags"), &RT_DEC_CONTEXT (o)->flags);
  rt_ref_clear (rt, o, RT_ATTR (1, "traps"), &RT_DEC_CONTEXT (o)->traps);
  rt_object_free (rt, o);
}

static int context_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_ATTR (0, "flags"), RT_OBJECT (RT_DEC_CONTEXT (o)->flags));
  RT_VISIT (visit, arg, RT_ATTR (1, "traps"), RT_OBJECT (RT_DEC_CONTEXT (o)->traps));
  return 0;
}

enum { PREC, ROUNDING, EMIN, EMAX, CAPITALS, CLAMP, FLAGS, TRAPS, FIELDS };
static const char *const field_names[FIELDS] = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};

static int set_number (RtInterp *rt, RtDecContext *c, int field, RtObject *value) {
  static const int64_t least[FIELDS] = {[PREC] = 1, [EMIN] = -RT_DEC_MAX_EMAX};
  static const int64_t most[FIELDS] = {[PREC] = RT_DEC_MAX_PREC, [EMAX] = RT_DEC_MAX_EMAX, [CAPITALS] = 1, [CLAMP] = 1};
  static const char *const ranges[FIELDS] = {[PREC] = "valid range for prec is [1, MAX_PREC]",
                                             [EMIN] = "valid range for Emin is [MIN_EMIN, 0]",
                                             [EMAX] = "valid range for Emax is [0, MAX_EMAX]",
                                             [CAPITALS] = "valid values for capitals are 0 or 1",
                                             [CLAMP] = "valid values for clamp are 0 or 1"};
  if (!RT_IS_INT (value))
    return RT_TYPE_ERROR_INT (rt, "an integer is required");
  int overflow;
  int64_t number = rt_int_as_int64 (value, &overflow);
  if (overflow != 0)
    return rt_raise_int (rt, rt->types.OverflowError, "Python int too large to convert to C ssize_t");
  if (number < least[field] || number > most[field])
    return RT_VALUE_ERROR_INT (rt, "%s", ranges[field]);
  switch (field) {
  case PREC:
    c->prec = number;
    break;
  case EMIN:
    c->emin = number;
    break;
  case EMAX:
    c->emax = number;
    break;
  case CAPITALS:
    c->capitals = number != 0;
    break;
  default:
    c->clamp = number != 0;
    break;
  }
  return 0;
}

static int set_field (RtInterp *rt, RtObject *o, int field, RtObject *value, bool may_be_list) {
  RtDecContext *c = RT_DEC_CONTEXT (o);
  if (value == NULL)
    return rt_raise_int (rt, rt->types.AttributeError, "context attributes cannot be deleted");
  int result;
  if (field == FLAGS || field == TRAPS) {
    result = set_bits (rt, field == FLAGS ? c->flags : c->traps, bits_of (rt, value, may_be_list));
  } else if (field == ROUNDING) {
    result = rt_dec_rounding_of (rt, value);
    if (result >= 0)
      c->rounding = (uint8_t)result;
  } else {
    result = set_number (rt, c, field, value);
  }
  rt_payload_changed (rt, o);
  return result < 0 ? -1 : 0;
}

static int context_set (RtInterp *rt, RtObject *o, RtObject *value, void *closure) {
  return set_field (rt, o, (int)(intptr_t)closure, value, false);
}

static RtObject *context_get (RtInterp *rt, RtObject *o, void *closure) {
  const RtDecContext *c = RT_DEC_CONTEXT (o);
  switch ((int)(intptr_t)closure) {
  case PREC:
    return rt_int_from_int64 (rt, c->prec);
  case ROUNDING:
    return rt_str_interned (rt, rt_dec_rounding_names[c->rounding]);
  case EMIN:
    return rt_int_from_int64 (rt, c->emin);
  case EMAX:
    return rt_int_from_int64 (rt, c->emax);
  case CAPITALS:
    return rt_int_from_int64 (rt, c->capitals);
  case CLAMP:
    return rt_int_from_int64 (rt, c->clamp);
  case FLAGS:
    return rt_incref (RT_OBJECT (c->flags));
  default:
    return rt_incref (RT_OBJECT (c->traps));
  }
}

static int context_init (RtInterp *rt, RtObject *o, RtObject *args, RtObject *kwargs) {
  RtObject *values[FIELDS];
  if (!rt_dec_parse_tuple (rt, args, kwargs, field_names, FIELDS, 0, values))
    return -1;
  for (int i = 0; i < FIELDS; i++)
    if (values[i] != NULL && values[i] != rt->none && set_field (rt, o, i, values[i], true) < 0)
      return -1;
  return 0;
}

static void append_signals (RtInterp *rt, uint32_t bits, HbBuffer *text) {
  static const uint32_t order[RT_DEC_SIGNALS] = {RT_DEC_CLAMPED,  RT_DEC_INVALID, RT_DEC_BY_ZERO,   RT_DEC_INEXACT, RT_DEC_FLOAT,
                                                 RT_DEC_OVERFLOW, RT_DEC_ROUNDED, RT_DEC_SUBNORMAL, RT_DEC_UNDERFLOW};
  bool first = true;
  for (int i = 0; i < RT_DEC_SIGNALS; i++)
    if ((bits & order[i]) != 0) {
      hb_buffer_printf (text, "%s%s", first ? "" : ", ", rt_type_short_name ((RtType *)rt_dec_state (rt, __builtin_ctz (order[i]))));
      first = false;
    }
}

static RtObject *context_repr (RtInterp *rt, RtObject *o) {
  const RtDecContext *c = RT_DEC_CONTEXT (o);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "Context(prec=%lld, rounding=%s, Emin=%lld, Emax=%lld, capitals=%d, clamp=%d, flags=[", (long long)c->prec,
                    rt_dec_rounding_names[c->rounding], (long long)c->emin, (long long)c->emax, c->capitals, c->clamp);
  append_signals (rt, c->flags->bits, &text);
  hb_buffer_append (&text, "], traps=[");
  append_signals (rt, c->traps->bits, &text);
  hb_buffer_append (&text, "])");
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

static void context_describe (RtObject *o, HbBuffer *text) {
  const RtDecContext *c = RT_DEC_CONTEXT (o);
  hb_buffer_printf (text, "prec=%lld, %s", (long long)c->prec, rt_dec_rounding_names[c->rounding]);
}

#define FIELD(name, index) {name, context_get, context_set, NULL, (void *)(intptr_t)(index)}
static const RtGetSetDef context_getset[] = {
    FIELD ("prec", PREC),         FIELD ("rounding", ROUNDING), FIELD ("Emin", EMIN),   FIELD ("Emax", EMAX),
    FIELD ("capitals", CAPITALS), FIELD ("clamp", CLAMP),       FIELD ("flags", FLAGS), FIELD ("traps", TRAPS),
    {NULL, NULL, NULL, NULL, NULL},
};

const RtTypeSpec rt_decimal_context_spec = {
    .name = "decimal.Context",
    .size_bytes = sizeof (RtDecContext),
    .cpython_basicsize = 96,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = context_new,
              .tp_init = context_init,
              .tp_dealloc = context_dealloc,
              .tp_traverse = context_traverse,
              .describe = context_describe,
              .tp_repr = context_repr},
    .methods = rt_dec_context_methods,
    .getset = context_getset,
};

/* The slot functions of classes made by user code; rt-class-slotdefs.c says which methods they call. */
#pragma once

#include "rt-class-internal.h"

/* As rt_generic_getattr, beside which it is defined, but NULL without an exception if there is no such attribute. */
RT_NEW RtObject *rt_generic_lookup (RtInterp *rt, RtObject *o, RtObject *name);

#define RT_BINARY_SLOTS(X)                                                                                             \
  X (nb_add) X (nb_subtract) X (nb_multiply) X (nb_remainder) X (nb_divmod) X (nb_lshift) X (nb_rshift) X (nb_and)     \
  X (nb_xor) X (nb_or) X (nb_floor_divide) X (nb_true_divide) X (nb_matrix_multiply) X (nb_inplace_add)                \
  X (nb_inplace_subtract) X (nb_inplace_multiply) X (nb_inplace_remainder) X (nb_inplace_lshift)                       \
  X (nb_inplace_rshift) X (nb_inplace_and) X (nb_inplace_xor) X (nb_inplace_or) X (nb_inplace_floor_divide)            \
  X (nb_inplace_true_divide) X (nb_inplace_matrix_multiply) X (mp_subscript)
#define RT_UNARY_SLOTS(X)                                                                                              \
  X (nb_negative) X (nb_positive) X (nb_absolute) X (nb_invert) X (nb_int) X (nb_float) X (nb_index) X (am_await)      \
  X (am_aiter) X (am_anext) X (tp_iternext) X (tp_str) X (tp_repr) X (tp_iter)

#define X(slot) RtObject *rt_slot_##slot (RtInterp *rt, RtObject *a, RtObject *b);
RT_BINARY_SLOTS (X)
#undef X
#define X(slot) RtObject *rt_slot_##slot (RtInterp *rt, RtObject *self);
RT_UNARY_SLOTS (X)
#undef X
RtObject *rt_slot_nb_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus);
RtObject *rt_slot_nb_inplace_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus);
int rt_slot_nb_bool (RtInterp *rt, RtObject *self);
ptrdiff_t rt_slot_sq_length (RtInterp *rt, RtObject *self);
RtObject *rt_slot_sq_item (RtInterp *rt, RtObject *self, ptrdiff_t index);
int rt_slot_mp_ass_subscript (RtInterp *rt, RtObject *self, RtObject *key, RtObject *value);
int rt_slot_sq_ass_item (RtInterp *rt, RtObject *self, ptrdiff_t index, RtObject *value);
int rt_slot_sq_contains (RtInterp *rt, RtObject *self, RtObject *item);
int64_t rt_slot_tp_hash (RtInterp *rt, RtObject *self);
RtObject *rt_slot_tp_richcompare (RtInterp *rt, RtObject *self, RtObject *other, RtCompare op);
int rt_slot_tp_setattro (RtInterp *rt, RtObject *self, RtObject *name, RtObject *value);
RtObject *rt_slot_tp_descr_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner);
int rt_slot_tp_descr_set (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *value);
int rt_slot_tp_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs);
void rt_slot_tp_finalize (RtInterp *rt, RtObject *self);
int rt_slot_bf_getbuffer (RtInterp *rt, RtObject *self, struct RtBufferView *view, int flags);

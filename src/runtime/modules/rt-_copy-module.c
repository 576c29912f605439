/* _copy: the part of copy.deepcopy (python/copy.py) that goes through lists, tuples and dicts.
 *
 * The rules are copy.py's of CPython 3.12, in its order: what the memo has for the id of an object is its copy; atoms are their own
 * copies; a list or dict is put into the memo before what it holds is copied, a tuple after that, and only if something in it became
 * another; whatever was copied is kept alive by a list in the memo. Objects of any other type are given to copy.deepcopy again,
 * which asks them how they want to be copied. A level counts as two Python calls towards the recursion limit, as it does there.
 *
 * Copying runs user code: __deepcopy__, __reduce_ex__, __hash__ and __eq__ of keys. So each level keeps what it works with in a native
 * frame, and looks at a list or dict anew after every item.
 */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-tuple.h"
#include "rt-vm.h"

/* One call of copy.deepcopy. All borrowed. */
typedef struct Deepcopy {
  RtObject *memo;
  RtObject *memo_key; /* id (memo) */
  RtObject *others;   /* copy.deepcopy, for what is no plain container */
  bool plain_memo;    /* it is a dict, no instance of a class of the program */
  bool asks_for_atoms; /* somebody else has had the memo in hand: it may have copies even of atoms */
  RtObject *alive; /* the list in the memo of what is kept alive; NULL: there is none yet. Nobody's if somebody else had it in hand */
} Deepcopy;

enum { ORIGINAL, COPY, KEY, ITEM, VALUE, COPIED_KEY, COPIED_VALUE, PLACES };
static const char *const labels[PLACES] = {"x", "y", "key of the memo", "item", "value", "copied key", "copied value"};

static RtObject *deep (RtInterp *rt, Deepcopy *d, RtObject *x);

static bool is_atom (RtInterp *rt, RtObject *x) {
  switch (x->type->kind) {
  case RT_KIND_NoneType:
  case RT_KIND_bool_:
  case RT_KIND_ellipsis:
  case RT_KIND_NotImplementedType:
    return true;
  case RT_KIND_int_:
  case RT_KIND_float_:
  case RT_KIND_complex_:
  case RT_KIND_str:
  case RT_KIND_bytes:
    return !rt_type_has (x->type, RT_TYPE_HEAP);
  default:
    return false;
  }
}

static bool is_plain_container (RtInterp *rt, RtObject *x) {
  return RT_IS_EXACT (rt, x, list) || RT_IS_EXACT (rt, x, tuple) || RT_IS_EXACT (rt, x, dict);
}

/* The memo. */

/* New; NULL without an exception if there is none. */
static RtObject *memo_get (RtInterp *rt, Deepcopy *d, RtObject *key) {
  if (d->plain_memo)
    return rt_xincref (rt_dict_get (rt, d->memo, key));
  RtObject *found = rt_getitem (rt, d->memo, key);
  if (found == NULL && rt_error_matches (rt, rt->types.KeyError))
    rt_error_clear (rt);
  return found;
}

static int memo_set (RtInterp *rt, Deepcopy *d, RtObject *key, RtObject *value) {
  return d->plain_memo ? rt_dict_set (rt, d->memo, key, value) : rt_setitem (rt, d->memo, key, value);
}

/* Holds X as long as the memo lives, so that its id is not used again. */
static int keep_alive (RtInterp *rt, Deepcopy *d, RtObject *x) {
  if (d->alive != NULL && !d->asks_for_atoms)
    return rt_list_append (rt, d->alive, x);
  RtHold hold;
  rt_hold_begin (rt, &hold, "deepcopy", "originals kept alive");
  RtObject *list = hold.held[0] = memo_get (rt, d, d->memo_key);
  int result = -1;
  if (list != NULL && RT_IS_EXACT (rt, list, list)) {
    result = rt_list_append (rt, list, x);
  } else if (list != NULL) {
    RtObject *done = rt_call_method (rt, list, rt->names.append, &x, 1);
    rt_xdecref (rt, done);
    result = done != NULL ? 0 : -1;
  } else if (rt->error == NULL) {
    list = hold.held[0] = rt_list_new (rt, 0);
    result = list == NULL || rt_list_append (rt, list, x) < 0 ? -1 : memo_set (rt, d, d->memo_key, list);
    d->alive = result == 0 ? list : NULL;
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* The containers: HELD[ORIGINAL] is one, HELD[KEY] its id; the copy is put into HELD[COPY]. -1 with an exception. */

/* Gives up what HELD has in places FIRST to LAST. */
static void give_up (RtInterp *rt, RtObject **held, int first, int last) {
  for (int i = first; i <= last; i++) {
    RtObject *o = held[i];
    held[i] = NULL;
    rt_xdecref (rt, o);
  }
}

static int copy_list (RtInterp *rt, Deepcopy *d, RtObject **held) {
  held[COPY] = rt_list_new (rt, 0);
  if (held[COPY] == NULL || memo_set (rt, d, held[KEY], held[COPY]) < 0)
    return -1;
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (held[ORIGINAL]); i++) {
    held[ITEM] = rt_incref (RT_LIST_ITEM (held[ORIGINAL], i));
    RtObject *copied = deep (rt, d, held[ITEM]);
    if (copied == NULL || rt_list_append_steal (rt, held[COPY], copied) < 0)
      return -1;
    give_up (rt, held, ITEM, ITEM);
  }
  return 0;
}

/* HELD[COPY] gets a list of the copies of the items. */
static int copy_items (RtInterp *rt, Deepcopy *d, RtObject **held) {
  held[COPY] = rt_list_new (rt, 0);
  for (ptrdiff_t i = 0; held[COPY] != NULL && i < RT_TUPLE_SIZE (held[ORIGINAL]); i++) {
    RtObject *copied = deep (rt, d, RT_TUPLE_ITEM (held[ORIGINAL], i));
    if (copied == NULL || rt_list_append_steal (rt, held[COPY], copied) < 0)
      return -1;
  }
  return held[COPY] != NULL ? 0 : -1;
}

static bool is_same_items (RtObject *tuple, RtObject *list) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (tuple) && i < RT_LIST_SIZE (list); i++)
    if (RT_TUPLE_ITEM (tuple, i) != RT_LIST_ITEM (list, i))
      return false;
  return true;
}

static int copy_tuple (RtInterp *rt, Deepcopy *d, RtObject **held) {
  if (copy_items (rt, d, held) < 0)
    return -1;
  /* A cycle through the tuple may have copied it meanwhile. */
  RtObject *items = held[COPY], *known = memo_get (rt, d, held[KEY]);
  if (known == NULL && rt->error != NULL)
    return -1;
  if (known == NULL)
    known = is_same_items (held[ORIGINAL], items) ? rt_incref (held[ORIGINAL]) : rt_list_as_tuple (rt, items);
  held[COPY] = known;
  rt_decref (rt, items);
  return known != NULL ? 0 : -1;
}

static int copy_entry (RtInterp *rt, Deepcopy *d, RtObject **held) {
  held[COPIED_KEY] = deep (rt, d, held[ITEM]);
  held[COPIED_VALUE] = held[COPIED_KEY] != NULL ? deep (rt, d, held[VALUE]) : NULL;
  if (held[COPIED_VALUE] == NULL || rt_dict_set (rt, held[COPY], held[COPIED_KEY], held[COPIED_VALUE]) < 0)
    return -1;
  give_up (rt, held, ITEM, COPIED_VALUE);
  return 0;
}

static int copy_dict (RtInterp *rt, Deepcopy *d, RtObject **held) {
  held[COPY] = rt_dict_new (rt);
  if (held[COPY] == NULL || memo_set (rt, d, held[KEY], held[COPY]) < 0)
    return -1;
  ptrdiff_t position = 0, used = RT_DICT_USED (held[ORIGINAL]);
  RtObject *key, *value;
  while (rt_dict_next (held[ORIGINAL], &position, &key, &value)) {
    held[ITEM] = rt_incref (key);
    held[VALUE] = rt_incref (value);
    if (copy_entry (rt, d, held) < 0)
      return -1;
    if (RT_DICT_USED (held[ORIGINAL]) != used) {
      rt_raise (rt, rt->types.RuntimeError, "dictionary changed size during iteration");
      return -1;
    }
  }
  return 0;
}

static RtObject *copy_container (RtInterp *rt, Deepcopy *d, RtObject *x) {
  RtObject *held[PLACES] = {[ORIGINAL] = rt_incref (x)};
  RtNative native;
  rt_native_enter (rt, &native, "deepcopy", labels, held, PLACES);
  RtObject *result = NULL;
  held[KEY] = rt_int_from_uint64 (rt, rt_address (rt, x));
  RtObject *known = held[KEY] != NULL ? memo_get (rt, d, held[KEY]) : NULL;
  if (known != NULL || rt->error != NULL) {
    result = known;
  } else {
    int done = RT_IS_EXACT (rt, x, list) ? copy_list (rt, d, held) : RT_IS_EXACT (rt, x, dict) ? copy_dict (rt, d, held) : copy_tuple (rt, d, held);
    bool is_in_memo = !d->asks_for_atoms && !RT_IS_EXACT (rt, x, tuple);
    if (done == 0 && held[COPY] != x &&
        ((!is_in_memo && memo_set (rt, d, held[KEY], held[COPY]) < 0) || keep_alive (rt, d, x) < 0))
      done = -1;
    if (done == 0) {
      result = held[COPY];
      held[COPY] = NULL;
    }
  }
  rt_native_leave (rt, &native);
  return result;
}

static RtObject *copy_other (RtInterp *rt, Deepcopy *d, RtObject *x) {
  d->asks_for_atoms = true;
  return rt_call_two (rt, d->others, x, d->memo);
}

static RtObject *deep (RtInterp *rt, Deepcopy *d, RtObject *x) {
  if (is_atom (rt, x) && !d->asks_for_atoms)
    return rt_incref (x);
  if (!is_plain_container (rt, x))
    return copy_other (rt, d, x);
  /* copy.deepcopy, and the function for the type. */
  if (!rt_enter_recursive (rt, ""))
    return NULL;
  RtObject *result = NULL;
  if (rt_enter_python (rt)) {
    if (rt_enter_python (rt))
      result = copy_container (rt, d, x);
    rt_leave_python (rt);
  }
  rt_leave_python (rt);
  rt_leave_recursive (rt);
  return result;
}

/* deepcopy (x, memo, others) */
static RtObject *deepcopy (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "deepcopy", nargs, 3, 3))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "deepcopy", "id of the memo");
  RtObject *memo = args[1];
  Deepcopy d = {.memo = memo, .others = args[2], .plain_memo = RT_IS_EXACT (rt, memo, dict)};
  d.asks_for_atoms = !d.plain_memo || RT_DICT_USED (memo) > 0;
  d.memo_key = hold.held[0] = rt_int_from_uint64 (rt, rt_address (rt, memo));
  /* Of the two calls copy.deepcopy itself is one. */
  RtObject *result = NULL;
  if (d.memo_key != NULL) {
    if (rt_enter_python (rt))
      result = copy_container (rt, &d, args[0]);
    rt_leave_python (rt);
  }
  return rt_hold_end (rt, &hold, result);
}

static const RtMethodDef methods[] = {
    {"deepcopy", deepcopy, RT_METH_FASTCALL, "deepcopy(x, memo, others, /)\n--\n\nA deep copy of a list, tuple or dict."},
    {NULL},
};

const RtModuleDef rt_module_def__copy = {
    .name = "_copy",
    .doc = "What copy.deepcopy has native.",
    .methods = methods,
};

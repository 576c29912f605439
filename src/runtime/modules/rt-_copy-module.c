/* _copy: the part of copy.deepcopy (python/copy.py) that goes through lists, tuples and dicts.
 *
 * The rules are copy.py's of CPython 3.12, in its order: what the memo has for the id of an object is its copy; atoms are their own
 * copies; a list or dict is put into the memo before what it holds is copied, a tuple after that, and only if something in it became
 * another; whatever was copied is kept alive by a list in the memo. A set is made of a copy of the list of its items, and an instance
 * of a class that leaves this to object gets a copy of its __dict__ and __slots__. Objects of any other type are given to
 * copy.deepcopy again, which asks them how they want to be copied. A level counts as two Python calls towards the recursion limit, as
 * it does there.
 *
 * Copying runs user code: __deepcopy__, __reduce_ex__, __hash__ and __eq__ of keys. So each level keeps what it works with in a native
 * frame, and looks at a list or dict anew after every item. But no user code runs before the first object that is neither atom nor
 * plain container: up to there a memo that only copy.deepcopy has is a table (rt-copy-memo), and what is found cannot change.
 */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-copy-instance.h"
#include "rt-copy-memo.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-gc.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-set.h"
#include "rt-tuple.h"
#include "rt-vm.h"

/* One call of copy.deepcopy. All borrowed. */
typedef struct Deepcopy {
  RtObject *memo;
  RtObject *memo_key; /* id (memo) */
  RtObject *others;   /* copy.deepcopy, for all other types */
  RtCopyHooks *hooks;
  RtType *plain_type; /* the last that rt_copy_is_plain_type found to be plain, until somebody else was called */
  bool plain_memo;    /* it is a dict, no instance of a class of the program */
  bool asks_for_atoms; /* somebody else has had the memo in hand: it may have copies even of atoms */
  bool unseen;         /* nobody has: it is empty, and TABLE has what belongs there; the collector is told that what is made is needed */
  uint64_t since;      /* identities of what is made are larger */
  RtCopyMemo table;
  RtObject **alive_held;
  RtObject *alive; /* the list in the memo of what is kept alive; NULL: there is none yet. Nobody's if somebody else had it in hand */
} Deepcopy;

/* The last three for dicts only. */
enum { ORIGINAL, COPY, KEY, ITEM, VALUE, COPIED_KEY, COPIED_VALUE, PLACES, PLACES_OF_OTHERS = VALUE };
static const char *const labels[PLACES] = {"x", "y", "key of the memo", "item", "value", "copied key", "copied value"};
/* The same places for instances and sets. */
enum { PARTS = ITEM, STATE, COPIED_STATE, PLACES_OF_PARTS };
static const char *const labels_of_parts[PLACES_OF_PARTS] = {"x", "y", "key of the memo", "parts", "state", "copied state"};

static RtObject *deep (RtInterp *rt, Deepcopy *d, RtObject *x, bool can_be_met);

/* Kinds of types whose objects are atoms, but for those of derived classes. */
static const bool kind_is_atom[RT_KIND_COUNT] = {
    [RT_KIND_NoneType] = true, [RT_KIND_bool_] = true, [RT_KIND_ellipsis] = true, [RT_KIND_NotImplementedType] = true,
    [RT_KIND_int_] = true, [RT_KIND_float_] = true, [RT_KIND_complex_] = true, [RT_KIND_str] = true, [RT_KIND_bytes] = true,
    [RT_KIND_range] = true, [RT_KIND_function] = true, [RT_KIND_builtin_function_or_method] = true, [RT_KIND_property] = true,
    [RT_KIND_code] = true};

static inline bool is_atom (RtInterp *rt, RtObject *x) {
  if (kind_is_atom[x->type->kind] && !rt_type_has (x->type, RT_TYPE_HEAP))
    return true;
  return rt_type_has (x->type, RT_TYPE_TYPE);
}

static bool are_atoms (RtInterp *rt, RtObject *const *items, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++)
    if (!is_atom (rt, items[i]))
      return false;
  return true;
}

static bool is_tuple_of_atoms (RtInterp *rt, RtObject *x) {
  return RT_IS_EXACT (rt, x, tuple) && are_atoms (rt, ((RtTuple *)x)->items, RT_TUPLE_SIZE (x));
}

static bool is_plain_container (RtInterp *rt, RtObject *x) {
  return RT_IS_EXACT (rt, x, list) || RT_IS_EXACT (rt, x, tuple) || RT_IS_EXACT (rt, x, dict);
}

static bool is_exact_set (RtInterp *rt, RtObject *x) {
  return RT_IS_EXACT (rt, x, set) || RT_IS_EXACT (rt, x, frozenset);
}

static bool is_plain_instance (RtInterp *rt, Deepcopy *d, RtObject *x) {
  if (!rt_type_has (x->type, RT_TYPE_HEAP))
    return false;
  if (x->type != d->plain_type && !rt_copy_is_plain_type (rt, d->hooks, x->type))
    return false;
  d->plain_type = x->type;
  return !rt_copy_has_own_hooks (rt, d->hooks, x);
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

static RtObject *key_of (RtInterp *rt, RtObject *x) {
  return rt_int_from_uint64 (rt, rt_address (rt, x));
}

/* What the table has becomes the memo's, in its order. -1 with an exception. */
static int show_memo (RtInterp *rt, Deepcopy *d) {
  d->unseen = false;
  rt_gc_end_vouching (rt);
  RtCopyMemo *table = &d->table;
  for (size_t i = 0; i <= table->count; i++) {
    if (i == table->alive_at && d->alive != NULL) {
      for (size_t j = 0; j < table->alive_count; j++)
        if (rt_list_append (rt, d->alive, table->alive[j]) < 0)
          return -1;
      if (rt_dict_set (rt, d->memo, d->memo_key, d->alive) < 0)
        return -1;
      *d->alive_held = NULL;
      rt_decref (rt, d->alive);
    }
    if (i == table->count)
      break;
    RtObject *key = key_of (rt, table->entries[i].original);
    int result = key != NULL ? rt_dict_set (rt, d->memo, key, table->entries[i].copy) : -1;
    rt_xdecref (rt, key);
    if (result < 0)
      return -1;
  }
  rt_copy_memo_clear (rt, table);
  return 0;
}

/* An exception is on its way, with a traceback that has the memo. */
static void show_memo_of_failure (RtInterp *rt, Deepcopy *d) {
  RtObject *exception = rt_error_take (rt);
  RtHold hold;
  rt_hold_begin (rt, &hold, "deepcopy", "exception");
  hold.held[0] = exception;
  if (show_memo (rt, d) < 0)
    rt_error_clear (rt);
  hold.held[0] = NULL;
  rt_error_put (rt, exception);
  rt_hold_end (rt, &hold, NULL);
}

/* keep_alive unless it is short. */
static __attribute__ ((noinline)) int keep_alive_in_list (RtInterp *rt, Deepcopy *d, RtObject *x) {
  if (d->alive != NULL && !d->asks_for_atoms)
    return rt_list_append (rt, d->alive, x);
  if (d->unseen) {
    d->alive = *d->alive_held = rt_list_new (rt, 0);
    d->table.alive_at = d->table.count;
    d->table.list = d->alive_held;
    return d->alive != NULL ? rt_copy_memo_keep (rt, &d->table, x) : -1;
  }
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

/* Holds X as long as the memo lives, so that its id is not used again. */
static inline int keep_alive (RtInterp *rt, Deepcopy *d, RtObject *x) {
  return d->unseen && d->alive != NULL ? rt_copy_memo_keep (rt, &d->table, x) : keep_alive_in_list (rt, d, x);
}

/* The containers: HELD[ORIGINAL] is one, HELD[KEY] its id, once the memo has been seen; the copy is put into HELD[COPY]. -1 with an
 * exception. */

/* Gives up what HELD has in places FIRST to LAST. */
static void give_up (RtInterp *rt, RtObject **held, int first, int last) {
  for (int i = first; i <= last; i++) {
    RtObject *o = held[i];
    held[i] = NULL;
    rt_xdecref (rt, o);
  }
}

/* New; NULL without an exception if the memo has no copy of HELD[ORIGINAL]. */
static RtObject *known_copy (RtInterp *rt, Deepcopy *d, RtObject **held) {
  if (d->unseen)
    return rt_xincref (rt_copy_memo_find (&d->table, held[ORIGINAL]));
  if (held[KEY] == NULL && (held[KEY] = key_of (rt, held[ORIGINAL])) == NULL)
    return NULL;
  return memo_get (rt, d, held[KEY]);
}

static int enter_copy (RtInterp *rt, Deepcopy *d, RtObject **held, bool can_be_met) {
  if (d->unseen)
    return rt_copy_memo_add (rt, &d->table, held[ORIGINAL], held[COPY], can_be_met);
  if (held[KEY] == NULL && (held[KEY] = key_of (rt, held[ORIGINAL])) == NULL)
    return -1;
  return memo_set (rt, d, held[KEY], held[COPY]);
}

static int copy_list (RtInterp *rt, Deepcopy *d, RtObject **held, bool can_be_met) {
  /* As much room as the first append makes, which nobody sees before that if no user code runs until then. */
  bool begins_with_atom = RT_LIST_SIZE (held[ORIGINAL]) > 0 && is_atom (rt, RT_LIST_ITEM (held[ORIGINAL], 0));
  held[COPY] = rt_list_with_room (rt, d->unseen && begins_with_atom ? RT_LIST_FIRST_ROOM : 0);
  if (held[COPY] == NULL || enter_copy (rt, d, held, can_be_met) < 0)
    return -1;
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (held[ORIGINAL]); i++) {
    RtObject *item = RT_LIST_ITEM (held[ORIGINAL], i);
    if (!d->asks_for_atoms && is_atom (rt, item)) {
      if (rt_list_append_steal (rt, held[COPY], rt_incref (item)) < 0)
        return -1;
      continue;
    }
    bool item_can_be_met = item->refcount > 1;
    held[ITEM] = rt_incref (item);
    RtObject *copied = deep (rt, d, item, item_can_be_met);
    if (copied == NULL || rt_list_append_steal (rt, held[COPY], copied) < 0)
      return -1;
    held[ITEM] = NULL;
    rt_decref (rt, item);
  }
  return 0;
}

/* HELD[COPY] gets a list of the copies of the items. A tuple in a cycle is met again before there is a copy of it, and so is what it
 * holds. */
static int copy_items (RtInterp *rt, Deepcopy *d, RtObject **held, bool can_be_met) {
  held[COPY] = rt_list_with_room (rt, d->unseen ? RT_LIST_FIRST_ROOM : 0);
  for (ptrdiff_t i = 0; held[COPY] != NULL && i < RT_TUPLE_SIZE (held[ORIGINAL]); i++) {
    RtObject *item = RT_TUPLE_ITEM (held[ORIGINAL], i);
    RtObject *copied = deep (rt, d, item, can_be_met || item->refcount > 1);
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

static int copy_tuple (RtInterp *rt, Deepcopy *d, RtObject **held, bool can_be_met) {
  if (copy_items (rt, d, held, can_be_met) < 0)
    return -1;
  /* A cycle through the tuple may have copied it meanwhile. */
  RtObject *items = held[COPY], *known = can_be_met || !d->unseen ? known_copy (rt, d, held) : NULL;
  if (known == NULL && rt->error != NULL)
    return -1;
  if (known == NULL)
    known = is_same_items (held[ORIGINAL], items) ? rt_incref (held[ORIGINAL]) : rt_list_as_tuple (rt, items);
  held[COPY] = known;
  rt_decref (rt, items);
  if (known != NULL && rt->gc.born_in != 0)
    rt_gc_maybe_untrack (rt, known);
  return known != NULL ? 0 : -1;
}

static int copy_entry (RtInterp *rt, Deepcopy *d, RtObject **held) {
  RtObject *key = held[ITEM], *value = held[VALUE];
  bool is_own_key = is_atom (rt, key);
  /* As in y[deepcopy (key)] = deepcopy (value): the value is first. */
  held[COPIED_VALUE] = deep (rt, d, value, value->refcount > 2);
  if (held[COPIED_VALUE] == NULL)
    return -1;
  held[COPIED_KEY] = is_own_key && !d->asks_for_atoms ? rt_incref (key) : deep (rt, d, key, true);
  if (held[COPIED_KEY] == NULL)
    return -1;
  /* A key that is hashed by the program's own text lets it look at what holds what. */
  if (d->unseen && !is_own_key && !is_tuple_of_atoms (rt, key) && show_memo (rt, d) < 0)
    return -1;
  /* While nobody has seen the copy it has what was put into it here, and that were other keys. */
  if ((d->unseen && is_own_key ? rt_dict_add (rt, held[COPY], key, held[COPIED_VALUE])
                               : rt_dict_set (rt, held[COPY], held[COPIED_KEY], held[COPIED_VALUE])) < 0)
    return -1;
  give_up (rt, held, ITEM, COPIED_VALUE);
  return 0;
}

static int copy_dict (RtInterp *rt, Deepcopy *d, RtObject **held, bool can_be_met) {
  held[COPY] = rt_dict_new (rt);
  if (held[COPY] == NULL || enter_copy (rt, d, held, can_be_met) < 0)
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

/* A list of the items is copied. It is new, so the memo has to hold it; and hashing may run user code. */
static int copy_set (RtInterp *rt, Deepcopy *d, RtObject **held) {
  if (d->unseen && show_memo (rt, d) < 0)
    return -1;
  RtObject *x = held[ORIGINAL];
  RtObject *items = held[STATE] = rt_list_from (rt, x);
  RtObject *args = held[COPIED_STATE] = items != NULL ? rt_tuple_pack (rt, 1, items) : NULL;
  held[PARTS] = args != NULL ? rt_tuple_pack (rt, 3, RT_OBJECT (x->type), args, rt->none) : NULL;
  if (held[PARTS] == NULL)
    return -1;
  give_up (rt, held, COPIED_STATE, COPIED_STATE);
  /* CPython copies the arguments in a generator. */
  if (rt_enter_python (rt))
    held[COPIED_STATE] = deep (rt, d, items, false);
  rt_leave_python (rt);
  if (held[COPIED_STATE] == NULL)
    return -1;
  held[COPY] = RT_IS_EXACT (rt, x, set) ? rt_set_new (rt, held[COPIED_STATE]) : rt_frozenset_new (rt, held[COPIED_STATE]);
  return held[COPY] != NULL ? enter_copy (rt, d, held, true) : -1;
}

static int copy_instance (RtInterp *rt, Deepcopy *d, RtObject **held, bool can_be_met) {
  RtObject *x = held[ORIGINAL];
  held[PARTS] = rt_copy_take_apart (rt, x);
  if (held[PARTS] == NULL)
    return -1;
  RtObject *state = held[STATE] = rt_incref (RT_TUPLE_ITEM (held[PARTS], RT_COPY_STATE));
  /* The dict of its slots is new, so the memo has to hold it. */
  if (d->unseen && RT_IS_TUPLE (state) && show_memo (rt, d) < 0)
    return -1;
  held[COPY] = rt_copy_new_like (rt, x);
  if (held[COPY] == NULL || enter_copy (rt, d, held, can_be_met) < 0)
    return -1;
  if (state == rt->none)
    return 0;
  held[COPIED_STATE] = deep (rt, d, state, true);
  return held[COPIED_STATE] != NULL ? rt_copy_set_state (rt, held[COPY], held[COPIED_STATE]) : -1;
}

static int copy_by_type (RtInterp *rt, Deepcopy *d, RtObject **held, bool can_be_met) {
  RtObject *x = held[ORIGINAL];
  bool is_tuple = RT_IS_EXACT (rt, x, tuple);
  int done = RT_IS_EXACT (rt, x, list)   ? copy_list (rt, d, held, can_be_met)
             : RT_IS_EXACT (rt, x, dict) ? copy_dict (rt, d, held, can_be_met)
             : is_tuple                  ? copy_tuple (rt, d, held, can_be_met)
             : is_exact_set (rt, x)      ? copy_set (rt, d, held)
                                         : copy_instance (rt, d, held, can_be_met);
  bool is_in_memo = !d->asks_for_atoms && !is_tuple;
  if (done < 0 || held[COPY] == x)
    return done;
  if (!is_in_memo && enter_copy (rt, d, held, !is_tuple || can_be_met) < 0)
    return -1;
  return keep_alive (rt, d, x);
}

static RtObject *copy_container (RtInterp *rt, Deepcopy *d, RtObject *x, bool can_be_met) {
  RtObject *held[PLACES] = {[ORIGINAL] = rt_incref (x)};
  RtNative native;
  bool has_parts = !is_plain_container (rt, x);
  size_t places = has_parts ? PLACES_OF_PARTS : RT_IS_EXACT (rt, x, dict) ? PLACES : PLACES_OF_OTHERS;
  rt_native_enter (rt, &native, "deepcopy", has_parts ? labels_of_parts : labels, held, places);
  if (d->unseen && rt_gc_waits_for_word (&rt->gc))
    rt_gc_vouch (rt, d->since);
  /* While nobody has seen the memo, its table was asked before. */
  RtObject *result = !d->unseen ? known_copy (rt, d, held) : NULL;
  if (result == NULL && rt->error == NULL && copy_by_type (rt, d, held, can_be_met) == 0) {
    result = held[COPY];
    held[COPY] = NULL;
  }
  if (result == NULL && d->unseen)
    show_memo_of_failure (rt, d);
  return rt_native_end (rt, &native, result);
}

/* The same for a list or dict of nothing but atoms, which is not in the memo, and nobody has seen that: no user code can run. */
static RtObject *copy_leaf (RtInterp *rt, Deepcopy *d, RtObject *x, bool can_be_met) {
  RtObject *copy = RT_IS_EXACT (rt, x, list) ? rt_list_copy_as_appended (rt, x) : rt_dict_copy_as_inserted (rt, x);
  if (copy == NULL)
    return NULL;
  if (rt_copy_memo_add (rt, &d->table, x, copy, can_be_met) == 0 && keep_alive (rt, d, x) == 0)
    return copy;
  rt_decref (rt, copy);
  return NULL;
}

static bool is_leaf (RtInterp *rt, RtObject *x) {
  if (RT_IS_EXACT (rt, x, list))
    return are_atoms (rt, ((RtList *)x)->items, RT_LIST_SIZE (x));
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (rt_dict_next (x, &position, &key, &value))
    if (!is_atom (rt, value) || !is_atom (rt, key))
      return false;
  return true;
}

static bool is_leaf_set (RtInterp *rt, RtObject *x) {
  ptrdiff_t position = 0;
  RtObject *key;
  while (rt_set_next (x, &position, &key))
    if (!is_atom (rt, key) || rt_type_has (key->type, RT_TYPE_TYPE)) /* classes are hashed by their metaclass */
      return false;
  return true;
}

/* A copy of SET by way of a list of its items and of the copy of that, each entered. HELD: for what is made. */
static RtObject *set_by_lists (RtInterp *rt, Deepcopy *d, RtObject *set, bool can_be_met, RtObject **held) {
  enum { ITEMS, TAKEN_APART, COPIED, RESULT };
  held[ITEMS] = rt_list_from (rt, set);
  RtObject *args = held[ITEMS] != NULL ? rt_tuple_pack (rt, 1, held[ITEMS]) : NULL;
  held[TAKEN_APART] = args != NULL ? rt_tuple_pack (rt, 3, RT_OBJECT (set->type), args, rt->none) : NULL;
  rt_xdecref (rt, args);
  if (held[TAKEN_APART] == NULL || rt_copy_memo_own (rt, &d->table, held[ITEMS]) < 0)
    return NULL;
  held[COPIED] = rt_list_copy_as_appended (rt, held[ITEMS]);
  if (held[COPIED] == NULL || rt_copy_memo_add (rt, &d->table, held[ITEMS], held[COPIED], false) < 0 ||
      keep_alive (rt, d, held[ITEMS]) < 0)
    return NULL;
  held[RESULT] = RT_IS_EXACT (rt, set, set) ? rt_set_new (rt, held[COPIED]) : rt_frozenset_new (rt, held[COPIED]);
  if (held[RESULT] == NULL || rt_copy_memo_add (rt, &d->table, set, held[RESULT], can_be_met) < 0 || keep_alive (rt, d, set) < 0)
    return NULL;
  return rt_incref (held[RESULT]);
}

/* As copy_set does it, for a set of atoms that is not in the memo, and nobody has seen that. */
static RtObject *copy_leaf_set (RtInterp *rt, Deepcopy *d, RtObject *x, bool can_be_met) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "deepcopy", "items of a set");
  return rt_hold_end (rt, &hold, set_by_lists (rt, d, x, can_be_met, hold.held));
}

/* For what is not in the memo. */
static RtObject *copy_any (RtInterp *rt, Deepcopy *d, RtObject *x, bool can_be_met) {
  if (d->unseen && (RT_IS_EXACT (rt, x, list) || RT_IS_EXACT (rt, x, dict)) && is_leaf (rt, x))
    return copy_leaf (rt, d, x, can_be_met);
  if (d->unseen && is_exact_set (rt, x) && is_leaf_set (rt, x))
    return copy_leaf_set (rt, d, x, can_be_met);
  return copy_container (rt, d, x, can_be_met);
}

static RtObject *copy_other (RtInterp *rt, Deepcopy *d, RtObject *x) {
  if (d->unseen && show_memo (rt, d) < 0)
    return NULL;
  d->asks_for_atoms = true;
  d->plain_type = NULL;
  return rt_call_two (rt, d->others, x, d->memo);
}

/* A new reference to the copy of X, which is kept by the caller. CAN_BE_MET: X is referred to from elsewhere, too. */
static RtObject *deep (RtInterp *rt, Deepcopy *d, RtObject *x, bool can_be_met) {
  if (is_atom (rt, x) && !d->asks_for_atoms)
    return rt_incref (x);
  bool is_plain = is_plain_container (rt, x);
  if (!is_plain && !is_exact_set (rt, x) && !is_plain_instance (rt, d, x))
    return copy_other (rt, d, x);
  if (d->unseen && is_tuple_of_atoms (rt, x))
    return rt_incref (x);
  RtObject *known = d->unseen && can_be_met ? rt_copy_memo_find (&d->table, x) : NULL;
  if (known != NULL)
    return rt_incref (known);
  /* copy.deepcopy, and the function for the type. */
  if (!rt_enter_recursive (rt, ""))
    return NULL;
  RtObject *result = NULL;
  if (rt_enter_python (rt)) {
    if (rt_enter_python (rt))
      result = copy_any (rt, d, x, can_be_met);
    rt_leave_python (rt);
  }
  rt_leave_python (rt);
  rt_leave_recursive (rt);
  return result;
}

/* How many hold a memo that copy.deepcopy made: its variable, and the arguments of this call. So many hold an original that was
 * made for it, but one more if that is asked for its method. */
enum { OWN_REFERENCES = 2 };

/* An original that nobody else holds ends together with the memo, which has to be one then for all to end in the order of CPython. */
static int show_memo_of_temporary (RtInterp *rt, Deepcopy *d, RtObject *x) {
  uint32_t own = OWN_REFERENCES + !is_plain_container (rt, x);
  return d->unseen && d->table.count > 0 && x->refcount <= own ? show_memo (rt, d) : 0;
}

/* deepcopy (x, memo, others, hooks) */
static RtObject *deepcopy (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "deepcopy", nargs, 4, 4))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "deepcopy", "id of the memo");
  RtObject *memo = args[1];
  Deepcopy d = {.memo = memo, .others = args[2], .hooks = args[3], .plain_memo = RT_IS_EXACT (rt, memo, dict), .table = RT_COPY_MEMO_INIT};
  d.asks_for_atoms = !d.plain_memo || RT_DICT_USED (memo) > 0;
  d.unseen = !d.asks_for_atoms && memo->refcount <= OWN_REFERENCES;
  d.memo_key = hold.held[0] = rt_int_from_uint64 (rt, rt_address (rt, memo));
  d.alive_held = &hold.held[1];
  d.since = rt->next_identity;
  /* Of the two calls copy.deepcopy itself is one. */
  RtObject *result = NULL;
  if (d.memo_key != NULL) {
    if (rt_enter_python (rt))
      result = copy_container (rt, &d, args[0], true);
    rt_leave_python (rt);
  }
  if (result != NULL && d.unseen) /* the result and the table hold what was made here */
    rt_gc_vouch (rt, d.since);
  rt_gc_end_vouching (rt);
  if (result != NULL && show_memo_of_temporary (rt, &d, args[0]) < 0) {
    rt_decref (rt, result);
    result = NULL;
  }
  rt_copy_memo_clear (rt, &d.table);
  return rt_hold_end (rt, &hold, result);
}

/* is_plain (x, hooks) */
static RtObject *is_plain (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "is_plain", nargs, 2, 2))
    return NULL;
  return rt_incref (rt_copy_is_plain_type (rt, args[1], args[0]->type) && !rt_copy_has_own_hooks (rt, args[1], args[0]) ? rt->true_ : rt->false_);
}

/* copy (x) */
static RtObject *copy (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *x = args[0];
  RtHold hold;
  rt_hold_begin (rt, &hold, "copy", "parts");
  RtObject *parts = hold.held[0] = rt_copy_take_apart (rt, x);
  RtObject *y = hold.held[1] = parts != NULL ? rt_copy_new_like (rt, x) : NULL;
  RtObject *state = y != NULL ? RT_TUPLE_ITEM (parts, RT_COPY_STATE) : NULL;
  int result = y == NULL ? -1 : state != rt->none ? rt_copy_set_state (rt, y, state) : 0;
  return rt_hold_end (rt, &hold, result == 0 ? rt_incref (y) : NULL);
}

static const RtMethodDef methods[] = {
    {"copy", copy, RT_METH_O, "copy(x, /)\n--\n\nA copy of an instance for which is_plain() is true."},
    {"deepcopy", deepcopy, RT_METH_FASTCALL,
     "deepcopy(x, memo, others, hooks, /)\n--\n\nA deep copy of a list, tuple, dict or set, or of what is_plain()."},
    {"is_plain", is_plain, RT_METH_FASTCALL,
     "is_plain(x, hooks, /)\n--\n\nWhether x is an instance whose class leaves all of copying to object."},
    {NULL},
};

const RtModuleDef rt_module_def__copy = {
    .name = "_copy",
    .doc = "What copy.deepcopy has native.",
    .methods = methods,
};

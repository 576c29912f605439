/* _pickling.Sink: what a Pickler (python/pickle.py) writes to. It knows all built-in types and how what __reduce_ex__ gives is written;
 * for classes, functions and what a program arranged otherwise it calls the pickler.
 *
 * Invariants
 *  - `table` is open addressing by an object's place in memory, at most two thirds full; `kept` holds every object in it, in the order of
 *    their numbers, so that none dies and another takes its place.
 *  - from protocol 4 on `frame` is where the frame that is being written begins, with room for its header, or -1 outside of one.
 */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-list.h"
#include "rt-pickle.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define BATCH             1000        /* items that one opcode adds */
#define FRAME_TARGET      (64 * 1024) /* a frame ends when it has so many bytes; longer texts stand outside of frames */
#define FRAME_LEAST       4           /* shorter ones have no header */
#define FRAME_HEADER      9
#define SLOT_KEPT         RT_FIELD (0, "memo")
#define SLOT_REDUCTIONS   RT_FIELD (1, "dispatch_table")

typedef struct Entry {
  RtObject *object; /* borrowed; NULL: free */
  size_t index;
} Entry;

typedef struct Sink {
  RtObject base;
  HbBuffer out;
  ptrdiff_t frame;
  Entry *table;
  size_t capacity, used; /* capacity is 0 or a power of two */
  RtObject *kept;        /* list */
  RtObject *reductions;  /* RT_NULLABLE: the mapping of types to functions */
  int protocol;
  bool framing, persistent, overridden, fast; /* persistent: it has a persistent_id; overridden: a reducer_override */
} Sink;

#define SINK(o) ((Sink *) (o))

static int save (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o);

/* --- writing --- */

static void begin_frame (Sink *s) {
  if (!s->framing || s->frame >= 0)
    return;
  s->frame = (ptrdiff_t) s->out.length_bytes;
  hb_buffer_append_repeated (&s->out, '\0', FRAME_HEADER);
}

static void put_bytes (Sink *s, const void *bytes, size_t count) {
  begin_frame (s);
  hb_buffer_append_bytes (&s->out, bytes, count);
}

static void put (Sink *s, int opcode) {
  begin_frame (s);
  hb_buffer_append_char (&s->out, (char) opcode);
}

/* OPCODE and N in BYTES bytes, least first. */
static void put_number (Sink *s, int opcode, uint64_t n, size_t bytes) {
  unsigned char text[FRAME_HEADER] = {(unsigned char) opcode};
  for (size_t i = 0; i < bytes; i++)
    text[1 + i] = (unsigned char) (n >> 8 * i);
  put_bytes (s, text, 1 + bytes);
}

static void end_frame (Sink *s) {
  if (!s->framing || s->frame < 0 || s->out.broken)
    return;
  size_t begin = (size_t) s->frame, length = s->out.length_bytes - begin - FRAME_HEADER;
  char *header = s->out.bytes + begin;
  if (length >= FRAME_LEAST) {
    header[0] = (char) RT_PICKLE_FRAME;
    for (size_t i = 0; i < 8; i++)
      header[1 + i] = (char) (length >> 8 * i);
  } else {
    memmove (header, header + FRAME_HEADER, length);
    s->out.length_bytes -= FRAME_HEADER;
    s->out.bytes[s->out.length_bytes] = '\0';
  }
  s->frame = -1;
}

/* Between two objects a frame may end. */
static void boundary (Sink *s) {
  if (s->framing && s->frame >= 0 && s->out.length_bytes - (size_t) s->frame - FRAME_HEADER >= FRAME_TARGET)
    end_frame (s);
}

/* What was put, and DATA behind it: of the header OPCODE with N in BYTES bytes. */
static void put_data (Sink *s, int opcode, size_t number_bytes, const void *data, size_t count) {
  bool framing = s->framing, outside = count >= FRAME_TARGET;
  if (outside) {
    end_frame (s);
    s->framing = false;
  }
  put_number (s, opcode, count, number_bytes);
  put_bytes (s, data, count);
  s->framing = framing;
}

/* --- the memo --- */

static Entry *find (const Sink *s, const RtObject *o) {
  size_t mask = s->capacity - 1, i = ((uintptr_t) o >> 4) * UINT64_C (0x9e3779b97f4a7c15) >> 20 & mask;
  while (s->table[i].object != NULL && s->table[i].object != o)
    i = (i + 1) & mask;
  return &s->table[i];
}

static bool is_known (const Sink *s, const RtObject *o, size_t *index) {
  const Entry *entry = s->capacity > 0 ? find (s, o) : NULL;
  if (entry == NULL || entry->object == NULL)
    return false;
  *index = entry->index;
  return true;
}

static int grow (RtInterp *rt, Sink *s) {
  size_t before = s->capacity, capacity = before == 0 ? 64 : before * 2;
  Entry *old = s->table, *table = rt_mem_calloc (rt, capacity, sizeof *table);
  if (table == NULL)
    return -1;
  s->table = table;
  s->capacity = capacity;
  for (size_t i = 0; i < before; i++)
    if (old[i].object != NULL)
      *find (s, old[i].object) = old[i];
  if (old != NULL)
    rt_mem_free (rt, old, before * sizeof *old);
  return 0;
}

static int memoize (RtInterp *rt, Sink *s, RtObject *o) {
  if (s->fast)
    return 0;
  if ((s->used + 1) * 3 > s->capacity * 2 && grow (rt, s) < 0)
    return -1;
  if (rt_list_append (rt, s->kept, o) < 0)
    return -1;
  size_t index = s->used++;
  *find (s, o) = (Entry){o, index};
  if (s->protocol >= 4)
    put (s, RT_PICKLE_MEMOIZE);
  else if (s->protocol == 0)
    hb_buffer_printf (&s->out, "p%zu\n", index);
  else
    put_number (s, index < 256 ? RT_PICKLE_BINPUT : RT_PICKLE_LONG_BINPUT, index, index < 256 ? 1 : 4);
  return 0;
}

static void put_known (Sink *s, size_t index) {
  if (s->protocol == 0)
    hb_buffer_printf (&s->out, "g%zu\n", index);
  else
    put_number (s, index < 256 ? RT_PICKLE_BINGET : RT_PICKLE_LONG_BINGET, index, index < 256 ? 1 : 4);
}

/* --- atoms --- */

static int save_int (RtInterp *rt, Sink *s, RtObject *o) {
  int overflow = 0;
  int64_t n = rt_int_as_int64 (o, &overflow);
  bool is_short = overflow == 0 && n >= INT32_MIN && n <= INT32_MAX;
  if (is_short && s->protocol > 0) {
    if (n >= 0 && n < 256)
      put_number (s, RT_PICKLE_BININT1, (uint64_t) n, 1);
    else if (n >= 0 && n < 65536)
      put_number (s, RT_PICKLE_BININT2, (uint64_t) n, 2);
    else
      put_number (s, RT_PICKLE_BININT, (uint64_t) n, 4);
    return 0;
  }
  if (s->protocol < 2) {
    put (s, is_short ? RT_PICKLE_INT : RT_PICKLE_LONG);
    if (rt_int_append_text (rt, o, 10, &s->out) < 0)
      return -1;
    put_bytes (s, "L\n" + is_short, is_short ? 1 : 2);
    return 0;
  }
  return 1; /* as bytes of two's complement, which the caller makes */
}

/* The fewest bytes of two's complement, least first. */
static int save_long (RtInterp *rt, Sink *s, RtObject *o) {
  RtMagnitude m = rt_int_magnitude (o);
  bool negative = rt_int_is_negative (o);
  size_t bits = rt_int_bit_length (o), count = bits / 8 + 1;
  unsigned char *data = rt_mem_calloc (rt, count + 8, 1);
  if (data == NULL)
    return -1;
  for (size_t i = 0; i < m.count; i++) {
    uint64_t digit = (uint64_t) m.digits[i] << i * RT_DIGIT_BITS % 8;
    for (size_t k = 0; k < 5 && i * RT_DIGIT_BITS / 8 + k < count; k++)
      data[i * RT_DIGIT_BITS / 8 + k] |= (unsigned char) (digit >> 8 * k);
  }
  unsigned carry = 1;
  for (size_t i = 0; negative && i < count; i++) {
    carry += (unsigned char) ~data[i];
    data[i] = (unsigned char) carry;
    carry >>= 8;
  }
  size_t shown = negative && count > 1 && data[count - 1] == 0xff && (data[count - 2] & 0x80) != 0 ? count - 1 : count;
  put_number (s, shown < 256 ? RT_PICKLE_LONG1 : RT_PICKLE_LONG4, shown, shown < 256 ? 1 : 4);
  put_bytes (s, data, shown);
  rt_mem_free (rt, data, count + 8);
  return 0;
}

static void save_float (Sink *s, double value) {
  if (s->protocol == 0) {
    put (s, RT_PICKLE_FLOAT);
    rt_float_append_repr (value, &s->out);
    put (s, '\n');
    return;
  }
  uint64_t bits;
  unsigned char text[9] = {RT_PICKLE_BINFLOAT};
  memcpy (&bits, &value, sizeof bits);
  for (size_t i = 0; i < 8; i++)
    text[1 + i] = (unsigned char) (bits >> (56 - 8 * i));
  put_bytes (s, text, sizeof text);
}

/* Protocol 0: latin-1 with \u and \U for the rest and for what would end a line. */
static void put_escaped (Sink *s, const RtObject *o) {
  put (s, RT_PICKLE_UNICODE);
  for (ptrdiff_t i = 0; i < rt_str_length (o); i++) {
    uint32_t c = rt_str_char_at (o, i);
    if (c > 0xffff)
      hb_buffer_printf (&s->out, "\\U%08x", c);
    else if (c > 0xff || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a)
      hb_buffer_printf (&s->out, "\\u%04x", c);
    else
      hb_buffer_append_char (&s->out, (char) c);
  }
  put (s, '\n');
}

static int save_str (RtInterp *rt, Sink *s, RtObject *o) {
  if (s->protocol == 0) {
    put_escaped (s, o);
    return memoize (rt, s, o);
  }
  HbBuffer other;
  hb_buffer_init (&other, &rt->allocator);
  const void *data = rt_str_data (o);
  size_t count = (size_t) rt_str_length (o);
  if (!rt_str_is_ascii (o)) {
    rt_str_append_utf8 (o, &other);
    data = hb_buffer_text (&other);
    count = other.length_bytes;
    s->out.broken = s->out.broken || other.broken;
    rt_str_utf8_is_kept (o);
  }
  bool is_short = count < 256 && s->protocol >= 4;
  put_data (s, is_short ? RT_PICKLE_SHORT_BINUNICODE : RT_PICKLE_BINUNICODE, is_short ? 1 : 4, data, count);
  hb_buffer_clear (&other);
  return memoize (rt, s, o);
}

static int save_bytes (RtInterp *rt, Sink *s, RtObject *o) {
  size_t count = (size_t) ((RtVarObject *) o)->size;
  if (count < 256)
    put_data (s, RT_PICKLE_SHORT_BINBYTES, 1, ((RtBytes *) o)->data, count);
  else if (count <= UINT32_MAX)
    put_data (s, RT_PICKLE_BINBYTES, 4, ((RtBytes *) o)->data, count);
  else
    put_data (s, RT_PICKLE_BINBYTES8, 8, ((RtBytes *) o)->data, count);
  return memoize (rt, s, o);
}

/* --- containers --- */

static int save_tuple (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  ptrdiff_t count = RT_TUPLE_SIZE (o);
  bool is_short = count <= 3 && s->protocol >= 2;
  if (count == 0) {
    put_bytes (s, s->protocol > 0 ? ")" : "(t", s->protocol > 0 ? 1 : 2);
    return 0;
  }
  if (!is_short)
    put (s, RT_PICKLE_MARK);
  for (ptrdiff_t i = 0; i < count; i++)
    if (save (rt, s, pickler, RT_TUPLE_ITEM (o, i)) < 0)
      return -1;
  size_t index;
  if (is_known (s, o, &index)) { /* it is within itself, and was written meanwhile */
    if (!is_short && s->protocol > 0)
      put (s, RT_PICKLE_POP_MARK);
    else
      for (ptrdiff_t i = 0; i < count + !is_short; i++)
        put (s, RT_PICKLE_POP);
    put_known (s, index);
    return 0;
  }
  put (s, is_short ? RT_PICKLE_TUPLE1 + (int) count - 1 : RT_PICKLE_TUPLE);
  return memoize (rt, s, o);
}

/* Items of ITERATOR in batches, a batch of one without a mark. PAIRS: keys and values, as tuples. */
static int save_batches (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *iterator, bool pairs) {
  enum { FIRST, SECOND };
  size_t most = s->protocol > 0 ? BATCH : 1, count;
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "item being pickled");
  int result = 0;
  do {
    count = 0;
    hold.held[FIRST] = rt_next (rt, iterator);
    if (hold.held[FIRST] == NULL)
      break;
    hold.held[SECOND] = most > 1 ? rt_next (rt, iterator) : NULL;
    if (rt_error (rt) != NULL)
      break;
    bool marked = hold.held[SECOND] != NULL;
    if (marked)
      put (s, RT_PICKLE_MARK);
    while (result == 0 && hold.held[FIRST] != NULL) {
      RtObject *item = hold.held[FIRST];
      if (!pairs)
        result = save (rt, s, pickler, item);
      else if (!RT_IS_TUPLE (item) || RT_TUPLE_SIZE (item) != 2)
        result = RT_TYPE_ERROR_INT (rt, "dict items iterator must return 2-tuples");
      else if ((result = save (rt, s, pickler, RT_TUPLE_ITEM (item, 0))) == 0)
        result = save (rt, s, pickler, RT_TUPLE_ITEM (item, 1));
      hold.held[FIRST] = hold.held[SECOND];
      hold.held[SECOND] = NULL;
      rt_decref (rt, item);
      count++;
      if (result == 0 && hold.held[FIRST] != NULL && count + 1 < most)
        hold.held[SECOND] = rt_next (rt, iterator);
      if (rt_error (rt) != NULL)
        result = -1;
    }
    if (result == 0)
      put (s, pairs ? (marked ? RT_PICKLE_SETITEMS : RT_PICKLE_SETITEM) : marked ? RT_PICKLE_APPENDS : RT_PICKLE_APPEND);
  } while (result == 0 && count == most);
  rt_hold_end (rt, &hold, NULL);
  return rt_error (rt) != NULL ? -1 : result;
}

static int save_all (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *iterable, bool pairs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "iterator");
  hold.held[0] = rt_iter (rt, iterable);
  int result = hold.held[0] != NULL ? save_batches (rt, s, pickler, hold.held[0], pairs) : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* O's item INDEX, which user code may have taken away by the end. */
static int save_item (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "item being pickled");
  hold.held[0] = rt_incref (o);
  int result = save (rt, s, pickler, o);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int save_list (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  put_bytes (s, s->protocol > 0 ? "]" : "(l", s->protocol > 0 ? 1 : 2);
  if (memoize (rt, s, o) < 0)
    return -1;
  RtList *list = (RtList *) o;
  if (s->protocol == 0)
    return save_all (rt, s, pickler, o, false);
  if (list->base.size == 1) {
    if (save_item (rt, s, pickler, list->items[0]) < 0)
      return -1;
    put (s, RT_PICKLE_APPEND);
    return 0;
  }
  for (ptrdiff_t i = 0; i < list->base.size;) {
    put (s, RT_PICKLE_MARK);
    for (ptrdiff_t n = 0; n < BATCH && i < list->base.size; n++, i++)
      if (save_item (rt, s, pickler, list->items[i]) < 0)
        return -1;
    put (s, RT_PICKLE_APPENDS);
  }
  return 0;
}

static int save_pair (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *key, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "item being pickled");
  hold.held[0] = rt_incref (key);
  hold.held[1] = rt_incref (value);
  int result = save (rt, s, pickler, key) < 0 || save (rt, s, pickler, value) < 0 ? -1 : 0;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int save_dict (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  put_bytes (s, s->protocol > 0 ? "}" : "(d", s->protocol > 0 ? 1 : 2);
  ptrdiff_t size = RT_DICT_USED (o), position = 0;
  if (memoize (rt, s, o) < 0)
    return -1;
  if (s->protocol == 0) {
    RtObject *items = rt_dict_items_list (rt, o);
    RtHold hold;
    rt_hold_begin (rt, &hold, "pickle", "items");
    hold.held[0] = items;
    int result = items != NULL ? save_all (rt, s, pickler, items, true) : -1;
    rt_hold_end (rt, &hold, NULL);
    return result;
  }
  RtObject *key, *value;
  if (size == 1 && rt_dict_next (o, &position, &key, &value)) {
    if (save_pair (rt, s, pickler, key, value) < 0)
      return -1;
    put (s, RT_PICKLE_SETITEM);
    return 0;
  }
  ptrdiff_t count = size > 0 ? BATCH : 0;
  while (count == BATCH) {
    put (s, RT_PICKLE_MARK);
    for (count = 0; count < BATCH && rt_dict_next (o, &position, &key, &value); count++) {
      if (save_pair (rt, s, pickler, key, value) < 0)
        return -1;
      if (RT_DICT_USED (o) != size)
        return rt_raise_int (rt, rt->types.RuntimeError, "dictionary changed size during iteration");
    }
    put (s, RT_PICKLE_SETITEMS);
  }
  return 0;
}

static int save_set (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  ptrdiff_t size = ((RtSet *) o)->used, position = 0, count = size > 0 ? BATCH : 0;
  put (s, RT_PICKLE_EMPTY_SET);
  if (memoize (rt, s, o) < 0)
    return -1;
  RtObject *key;
  while (count == BATCH) {
    put (s, RT_PICKLE_MARK);
    for (count = 0; count < BATCH && rt_set_next (o, &position, &key); count++) {
      if (save_item (rt, s, pickler, key) < 0)
        return -1;
      if (((RtSet *) o)->used != size)
        return rt_raise_int (rt, rt->types.RuntimeError, "set changed size during iteration");
    }
    put (s, RT_PICKLE_ADDITEMS);
  }
  return 0;
}

static int save_frozenset (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  ptrdiff_t position = 0;
  RtObject *key;
  put (s, RT_PICKLE_MARK);
  while (rt_set_next (o, &position, &key))
    if (save (rt, s, pickler, key) < 0)
      return -1;
  size_t index;
  if (is_known (s, o, &index)) {
    put (s, RT_PICKLE_POP_MARK);
    put_known (s, index);
    return 0;
  }
  put (s, RT_PICKLE_FROZENSET);
  return memoize (rt, s, o);
}

/* --- everything else --- */

static void *pickling_error (RtInterp *rt, RtObject *pickler, const char *text) {
  RtObject *type = rt_getattr_utf8 (rt, pickler, "_error");
  if (type != NULL && rt_type_has (type->type, RT_TYPE_TYPE))
    rt_raise (rt, (RtType *) type, "%s", text);
  rt_xdecref (rt, type);
  return NULL;
}

/* PICKLER.NAME (ARG). */
static RtObject *ask (RtInterp *rt, RtObject *pickler, const char *name, RtObject *arg) {
  RtObject *key = rt_str_interned (rt, name);
  return key != NULL ? rt_call_method (rt, pickler, key, &arg, 1) : NULL;
}

/* Writes how the object is made: FUNCTION and ARGUMENTS, from protocol 2 on in short if it is copyreg.__newobj__. */
static int save_making (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *function, RtObject *arguments) {
  RtObject *name = NULL, *key = rt_str_interned (rt, "__name__");
  if (key == NULL || rt_getattr_optional (rt, function, key, &name) < 0)
    return -1;
  bool makes = s->protocol >= 2 && name != NULL && RT_IS_STR (name) && rt_str_equal_utf8 (name, "__newobj__");
  bool makes_named = s->protocol >= 2 && name != NULL && RT_IS_STR (name) && rt_str_equal_utf8 (name, "__newobj_ex__");
  rt_xdecref (rt, name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "what makes the object");
  int result;
  if (makes && RT_TUPLE_SIZE (arguments) > 0) {
    hold.held[0] = rt_tuple_slice (rt, arguments, 1, RT_TUPLE_SIZE (arguments));
    result = hold.held[0] == NULL || save (rt, s, pickler, RT_TUPLE_ITEM (arguments, 0)) < 0 || save (rt, s, pickler, hold.held[0]) < 0;
    put (s, RT_PICKLE_NEWOBJ);
  } else if (makes_named && s->protocol >= 4 && RT_TUPLE_SIZE (arguments) == 3) {
    result = 0;
    for (ptrdiff_t i = 0; i < 3 && result == 0; i++)
      result = save (rt, s, pickler, RT_TUPLE_ITEM (arguments, i));
    put (s, RT_PICKLE_NEWOBJ_EX);
  } else if (makes_named) { /* these protocols know no keywords: a partial has them */
    hold.held[0] = ask (rt, pickler, "_partial", arguments);
    result = hold.held[0] == NULL || save (rt, s, pickler, hold.held[0]) < 0 || save (rt, s, pickler, rt->empty_tuple) < 0;
    put (s, RT_PICKLE_REDUCE);
  } else {
    result = save (rt, s, pickler, function) < 0 || save (rt, s, pickler, arguments) < 0;
    put (s, RT_PICKLE_REDUCE);
  }
  rt_hold_end (rt, &hold, NULL);
  return result != 0 ? -1 : 0;
}

static int save_state (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *RT_NULLABLE o, RtObject *state, RtObject *RT_NULLABLE setter) {
  if (setter == NULL) {
    if (save (rt, s, pickler, state) < 0)
      return -1;
    put (s, RT_PICKLE_BUILD);
    return 0;
  }
  if (save (rt, s, pickler, setter) < 0 || save (rt, s, pickler, o != NULL ? o : rt->none) < 0 || save (rt, s, pickler, state) < 0)
    return -1;
  put (s, RT_PICKLE_TUPLE2);
  put (s, RT_PICKLE_REDUCE);
  put (s, RT_PICKLE_POP);
  return 0;
}

/* The parts of what __reduce_ex__ gave, if they fit; NULL for what is not there. */
static bool check_parts (RtInterp *rt, RtObject *pickler, RtObject *made, RtObject **parts) {
  static const char *const names[] = {"fourth", "fifth"};
  RtObject *text = NULL;
  ptrdiff_t size = RT_IS_TUPLE (made) ? RT_TUPLE_SIZE (made) : 0;
  if (!RT_IS_TUPLE (made)) {
    text = rt_str_from (rt, "__reduce__ must return a string or tuple");
  } else if (size < 2 || size > 6) {
    text = rt_str_from (rt, "tuple returned by __reduce__ must contain 2 through 6 elements");
  } else {
    for (ptrdiff_t i = 0; i < size; i++)
      parts[i] = i >= 2 && RT_TUPLE_ITEM (made, i) == rt->none ? NULL : RT_TUPLE_ITEM (made, i);
    if (!rt_is_callable (parts[0]))
      text = rt_str_from (rt, "first item of the tuple returned by __reduce__ must be callable");
    else if (!RT_IS_TUPLE (parts[1]))
      text = rt_str_from (rt, "second item of the tuple returned by __reduce__ must be a tuple");
    for (int i = 3; i < 5 && text == NULL && rt_error (rt) == NULL; i++)
      if (parts[i] != NULL && !rt_is_iterator (parts[i]))
        text = rt_str_printf (rt, "%s element of the tuple returned by __reduce__ must be an iterator, not %T", names[i - 3], parts[i]);
  }
  const char *complaint = text != NULL ? rt_str_utf8 (rt, text, NULL) : NULL;
  if (complaint != NULL)
    pickling_error (rt, pickler, complaint);
  rt_xdecref (rt, text);
  return rt_error (rt) == NULL;
}

/* What __reduce_ex__ gave of O (NULL: nothing that is memoized). */
static int save_reduced (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *made, RtObject *RT_NULLABLE o) {
  RtObject *parts[6] = {NULL};
  if (!check_parts (rt, pickler, made, parts))
    return -1;
  if (save_making (rt, s, pickler, parts[0], parts[1]) < 0)
    return -1;
  size_t index;
  if (o != NULL && is_known (s, o, &index)) {
    put (s, RT_PICKLE_POP);
    put_known (s, index);
  } else if (o != NULL && memoize (rt, s, o) < 0) {
    return -1;
  }
  if ((parts[3] != NULL && save_all (rt, s, pickler, parts[3], false) < 0) ||
      (parts[4] != NULL && save_all (rt, s, pickler, parts[4], true) < 0))
    return -1;
  return parts[2] != NULL ? save_state (rt, s, pickler, o, parts[2], parts[5]) : 0;
}

/* Built-in types that come here only for protocols that have no opcode for them: the pickler knows how. */
static bool has_old_form (RtInterp *rt, const RtType *type) {
  return type == rt->types.bytes || type == rt->types.bytearray || type == rt->types.set || type == rt->types.frozenset;
}

static bool is_method (RtInterp *rt, const RtType *type) {
  return type == rt->types.builtin_function_or_method || type == rt->types.method_descriptor || type == rt->types.wrapper_descriptor ||
         type == rt->types.method_wrapper;
}

/* What the pickler or O itself says of O: NULL without an exception if the pickler wrote it. */
static RtObject *reduction (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  bool plain = !s->overridden && s->reductions != NULL && RT_IS_EXACT (rt, s->reductions, dict) && o->type != rt->types.function && !is_method (rt, o->type) &&
               !rt_type_has (o->type, RT_TYPE_TYPE) && !has_old_form (rt, o->type) && rt_dict_get (rt, s->reductions, RT_OBJECT (o->type)) == NULL;
  if (rt_error (rt) != NULL)
    return NULL;
  RtObject *made = NULL;
  if (plain) {
    RtObject *protocol = rt_int_from_int64 (rt, s->protocol), *key = rt_str_interned (rt, "__reduce_ex__");
    made = key != NULL && protocol != NULL ? rt_call_method (rt, o, key, &protocol, 1) : NULL;
    if (made == NULL || RT_IS_TUPLE (made))
      return made;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "what __reduce_ex__ gave");
  hold.held[0] = made != NULL ? made : rt_incref (rt->none);
  RtObject *const arguments[] = {o, hold.held[0], &s->base};
  RtObject *key = rt_str_interned (rt, "_reduction");
  RtObject *result = key != NULL ? rt_call_method (rt, pickler, key, arguments, 3) : NULL;
  rt_hold_end (rt, &hold, NULL);
  if (result != rt->none)
    return result;
  rt_decref (rt, result);
  return NULL;
}

static int save_other (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "how an object is made anew");
  hold.held[0] = reduction (rt, s, pickler, o);
  int result = rt_error (rt) != NULL ? -1 : 0;
  if (hold.held[0] != NULL)
    result = save_reduced (rt, s, pickler, hold.held[0], o);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* 1: O was written by its persistent id. */
static int save_by_id (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "pickle", "persistent id");
  RtObject *id = hold.held[0] = ask (rt, pickler, "persistent_id", o);
  int result = id == NULL ? -1 : id != rt->none;
  if (result > 0 && s->protocol > 0) {
    s->persistent = false;
    result = save (rt, s, pickler, id) < 0 ? -1 : 1;
    s->persistent = true;
    put (s, RT_PICKLE_BINPERSID);
  } else if (result > 0) {
    hold.held[1] = rt_str (rt, id);
    const char *text = hold.held[1] != NULL ? rt_str_utf8 (rt, hold.held[1], NULL) : NULL;
    if (text != NULL && !rt_str_is_ascii (hold.held[1]))
      pickling_error (rt, pickler, "persistent IDs in protocol 0 must be ASCII strings");
    else if (text != NULL)
      hb_buffer_printf (&s->out, "P%s\n", text);
    result = rt_error (rt) != NULL ? -1 : 1;
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int save_container (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  RtType *type = o->type;
  if (type == rt->types.dict)
    return save_dict (rt, s, pickler, o);
  if (type == rt->types.list)
    return save_list (rt, s, pickler, o);
  if (type == rt->types.tuple)
    return save_tuple (rt, s, pickler, o);
  if (type == rt->types.set && s->protocol >= 4)
    return save_set (rt, s, pickler, o);
  if (type == rt->types.frozenset && s->protocol >= 4)
    return save_frozenset (rt, s, pickler, o);
  if (type == rt->types.bytearray && s->protocol >= 5) {
    put_data (s, RT_PICKLE_BYTEARRAY8, 8, ((RtByteArray *) o)->data, (size_t) ((RtVarObject *) o)->size);
    return memoize (rt, s, o);
  }
  return save_other (rt, s, pickler, o);
}

static int save (RtInterp *rt, Sink *s, RtObject *pickler, RtObject *o) {
  boundary (s);
  if (s->persistent) {
    int by_id = save_by_id (rt, s, pickler, o);
    if (by_id != 0)
      return by_id < 0 ? -1 : 0;
  }
  RtType *type = o->type;
  size_t index;
  if (o == rt->none) {
    put (s, RT_PICKLE_NONE);
    return 0;
  }
  if (type == rt->types.bool_) {
    if (s->protocol >= 2)
      put (s, o == rt->true_ ? RT_PICKLE_NEWTRUE : RT_PICKLE_NEWFALSE);
    else
      put_bytes (s, o == rt->true_ ? "I01\n" : "I00\n", 4);
    return 0;
  }
  if (type == rt->types.int_) {
    int result = save_int (rt, s, o);
    return result == 1 ? save_long (rt, s, o) : result;
  }
  if (type == rt->types.float_) {
    save_float (s, ((RtFloat *) o)->value);
    return 0;
  }
  if (is_known (s, o, &index)) {
    put_known (s, index);
    return 0;
  }
  if (type == rt->types.str)
    return save_str (rt, s, o);
  if (type == rt->types.bytes && s->protocol >= 3)
    return save_bytes (rt, s, o);
  if (!rt_enter_recursive (rt, " while pickling an object"))
    return -1;
  int result = save_container (rt, s, pickler, o);
  rt_leave_recursive (rt);
  return result;
}

/* --- the type --- */

/* Sink (protocol, dispatch_table, persistent, overridden, fast). */
static RtObject *sink_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_check_positional (rt, "Sink", (size_t) RT_TUPLE_SIZE (args), 5, 5))
    return NULL;
  RtObject *kept = rt_list_new (rt, 0), *o = kept != NULL ? type->slots.tp_alloc (rt, type, 0) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, kept);
    return NULL;
  }
  Sink *s = SINK (o);
  hb_buffer_init (&s->out, &rt->allocator);
  s->frame = -1;
  s->protocol = (int) rt_int_as_int64 (RT_TUPLE_ITEM (args, 0), NULL);
  s->persistent = RT_TUPLE_ITEM (args, 2) == rt->true_;
  s->overridden = RT_TUPLE_ITEM (args, 3) == rt->true_;
  s->fast = RT_TUPLE_ITEM (args, 4) == rt->true_;
  rt_ref_init (rt, o, SLOT_KEPT, &s->kept, kept);
  rt_ref_init (rt, o, SLOT_REDUCTIONS, &s->reductions, rt_incref (RT_TUPLE_ITEM (args, 1)));
  return o;
}

static void forget (RtInterp *rt, Sink *s) {
  if (s->table != NULL)
    rt_mem_free (rt, s->table, s->capacity * sizeof *s->table);
  s->table = NULL;
  s->capacity = s->used = 0;
}

static int sink_clear (RtInterp *rt, RtObject *o) {
  forget (rt, SINK (o));
  rt_ref_clear (rt, o, SLOT_KEPT, &SINK (o)->kept);
  rt_ref_clear (rt, o, SLOT_REDUCTIONS, &SINK (o)->reductions);
  return 0;
}

static void sink_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  sink_clear (rt, o);
  hb_buffer_clear (&SINK (o)->out);
  rt_object_free (rt, o);
}

static int sink_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_KEPT, SINK (o)->kept);
  RT_VISIT (visit, arg, SLOT_REDUCTIONS, SINK (o)->reductions);
  return 0;
}

/* dump (pickler, object): the pickle, as bytes. */
static RtObject *sink_dump (ARGS) {
  Sink *s = SINK (self);
  if (!rt_check_positional (rt, "dump", nargs, 2, 2))
    return NULL;
  hb_buffer_reset (&s->out);
  s->frame = -1;
  s->framing = false;
  if (s->protocol >= 2)
    put_number (s, RT_PICKLE_PROTO, (uint64_t) s->protocol, 1);
  s->framing = s->protocol >= 4;
  if (s->kept == NULL || save (rt, s, args[0], args[1]) < 0)
    return NULL;
  put (s, RT_PICKLE_STOP);
  end_frame (s);
  if (s->out.broken)
    return rt_no_memory (rt);
  RtObject *result = rt_bytes_new (rt, hb_buffer_text (&s->out), s->out.length_bytes);
  hb_buffer_clear (&s->out);
  return result;
}

/* save (pickler, object), for what a pickler writes by itself. */
static RtObject *sink_save (ARGS) {
  if (!rt_check_positional (rt, "save", nargs, 2, 2) || save (rt, SINK (self), args[0], args[1]) < 0)
    return NULL;
  return rt_incref (rt->none);
}

/* save_reduced (pickler, parts, object): OBJECT None means that nothing is memoized. */
static RtObject *sink_save_reduced (ARGS) {
  if (!rt_check_positional (rt, "save_reduced", nargs, 3, 3) ||
      save_reduced (rt, SINK (self), args[0], args[1], args[2] == rt->none ? NULL : args[2]) < 0)
    return NULL;
  return rt_incref (rt->none);
}

/* put (bytes): opcodes as they are. */
static RtObject *sink_put (ARGS) {
  if (!RT_IS_BYTES (args[0]))
    return RT_TYPE_ERROR (rt, "put() argument must be bytes, not %T", args[0]);
  put_bytes (SINK (self), ((RtBytes *) args[0])->data, (size_t) ((RtVarObject *) args[0])->size);
  return rt_incref (rt->none);
}

static RtObject *sink_memoize (ARGS) {
  return memoize (rt, SINK (self), args[0]) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *sink_forget (ARGS) {
  RtObject *kept = rt_list_new (rt, 0);
  if (kept == NULL)
    return NULL;
  forget (rt, SINK (self));
  rt_ref_set (rt, self, SLOT_KEPT, &SINK (self)->kept, kept);
  return rt_incref (rt->none);
}

/* The objects that have numbers, in their order. */
static RtObject *sink_known (ARGS) {
  return rt_list_slice (rt, SINK (self)->kept, 0, ((RtVarObject *) SINK (self)->kept)->size);
}

static const RtMethodDef sink_methods[] = {
    {"dump", sink_dump, RT_METH_FASTCALL, NULL},
    {"save", sink_save, RT_METH_FASTCALL, NULL},
    {"save_reduced", sink_save_reduced, RT_METH_FASTCALL, NULL},
    {"put", sink_put, RT_METH_O, NULL},
    {"memoize", sink_memoize, RT_METH_O, NULL},
    {"forget", sink_forget, RT_METH_NOARGS, NULL},
    {"known", sink_known, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtTypeSpec rt_pickle_sink_spec = {
    .name = "_pickling.Sink",
    .size_bytes = sizeof (Sink),
    .cpython_basicsize = 200,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_new = sink_new, .tp_dealloc = sink_dealloc, .tp_traverse = sink_traverse, .tp_clear = sink_clear},
    .methods = sink_methods,
};

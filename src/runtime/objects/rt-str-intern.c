/* Interning: the table of the strings of which there is only one each. In 3.12.1 all of them are immortal.
 *
 * The table is open addressing with linear probing, at most half full; it borrows its strings, which never
 * die.
 */
#include "rt-ref.h"
#include "rt-str-private.h"

#include <string.h>

#include "rt-error.h"
#include "rt-start.h"

#define FIRST_CAPACITY 4096

struct RtInternTable {
  size_t capacity; /* a power of two */
  size_t count;
  RtObject **strings;
};

/* The place of S or of its equal, or the free one where it belongs. */
static RtObject **find_place (const struct RtInternTable *table, RtObject *s) {
  size_t mask = table->capacity - 1, at = (size_t)rt_str_hash (s) & mask;
  while (table->strings[at] != NULL && !rt_str_equal (table->strings[at], s))
    at = (at + 1) & mask;
  return &table->strings[at];
}

static bool grow (RtInterp *rt, struct RtInternTable *table) {
  struct RtInternTable larger = {table->capacity * 2, table->count, NULL};
  larger.strings = rt_mem_calloc (rt, larger.capacity, sizeof *larger.strings);
  if (larger.strings == NULL)
    return false;
  for (size_t i = 0; i < table->capacity; i++)
    if (table->strings[i] != NULL)
      *find_place (&larger, table->strings[i]) = table->strings[i];
  rt_mem_free (rt, table->strings, table->capacity * sizeof *table->strings);
  *table = larger;
  return true;
}

RtObject *rt_str_intern (RtInterp *rt, RtObject *s) {
  if (s == NULL || (s->flags & RT_OBJECT_INTERNED) != 0 || !RT_IS_EXACT (rt, s, str))
    return s;
  struct RtInternTable *table = rt->interned;
  RtObject **place = find_place (table, s);
  if (*place != NULL) {
    RtObject *known = *place;
    rt_decref (rt, s);
    return known;
  }
  if ((table->count + 1) * 2 > table->capacity) {
    if (!grow (rt, table)) {
      rt_decref (rt, s);
      return NULL;
    }
    place = find_place (table, s);
  }
  *place = s;
  table->count++;
  s->flags |= RT_OBJECT_INTERNED;
  s->refcount = RT_IMMORTAL;
  if (!rt_str_is_ascii (s) && rt_str_utf8 (rt, s, NULL) == NULL)
    rt_error_clear (rt); /* lone surrogates: no name of a program has them */
  rt_payload_changed (rt, s); /* its count will not move again */
  return s;
}

RtObject *rt_str_interned (RtInterp *rt, const char *text) {
  return rt_str_intern (rt, rt_str_from (rt, text));
}

static RtObject *make_char (RtInterp *rt, uint32_t c) {
  RtObject *s = rt_str_alloc (rt, 1, c);
  if (s != NULL) {
    rt_str_put (rt_str_data_to_fill (s), 1, 0, c);
    s->refcount = RT_IMMORTAL;
    rt_str_utf8_is_kept (s); /* CPython's are born with it */
  }
  return s;
}

/* CPython has a name of its own for each of these letters, and it is that which interning finds: the literal 'x'
 * is not what chr (120) or 'axe'[1] give. */
static bool make_letters (RtInterp *rt) {
  for (const char *c = "_abcdenprsx"; *c != '\0'; c++)
    if (rt_str_intern (rt, make_char (rt, (uint32_t) *c)) == NULL)
      return false;
  return true;
}

static bool make_shared (RtInterp *rt) {
  rt->empty_str = rt_str_alloc (rt, 0, 0);
  if (rt->empty_str == NULL)
    return false;
  rt->empty_str->refcount = RT_IMMORTAL;
  for (uint32_t c = 0; c < 256; c++) {
    rt->latin1_chars[c] = make_char (rt, c);
    if (rt->latin1_chars[c] == NULL)
      return false;
  }
  return make_letters (rt);
}

static bool make_names (RtInterp *rt) {
#define RT_NAME_DEF(id, text)                                                                                \
  if ((rt->names.id = rt_str_interned (rt, text)) == NULL)                                                   \
    return false;
#include "rt-names.def"
#undef RT_NAME_DEF
  return true;
}

int rt_str_start (RtInterp *rt) {
  rt->interned = rt_mem_calloc (rt, 1, sizeof *rt->interned);
  if (rt->interned == NULL)
    return -1;
  rt->interned->strings = rt_mem_calloc (rt, FIRST_CAPACITY, sizeof *rt->interned->strings);
  if (rt->interned->strings == NULL)
    return -1;
  rt->interned->capacity = FIRST_CAPACITY;
  if (!make_shared (rt))
    return -1;
  rt->empty_str = rt_str_intern (rt, rt->empty_str);
  return rt->empty_str != NULL && make_names (rt) ? 0 : -1;
}

void rt_str_finish (RtInterp *rt) {
  if (rt->interned == NULL)
    return;
  rt_mem_free (rt, rt->interned->strings, rt->interned->capacity * sizeof *rt->interned->strings);
  rt_mem_free (rt, rt->interned, sizeof *rt->interned);
  rt->interned = NULL;
}

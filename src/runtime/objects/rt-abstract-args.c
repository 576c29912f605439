/* Arguments of native functions, checked with the words of CPython's Argument Clinic. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-tuple.h"

bool rt_check_positional (RtInterp *rt, const char *function, size_t nargs, size_t least, size_t most) {
  if (nargs >= least && nargs <= most)
    return true;
  size_t bound = nargs < least ? least : most;
  const char *kind = least == most ? "" : nargs < least ? "at least " : "at most ";
  rt_raise (rt, rt->types.TypeError, "%s expected %s%zu argument%s, got %zu", function, kind, bound,
            bound == 1 ? "" : "s", nargs);
  return false;
}

bool rt_no_keywords (RtInterp *rt, const char *function, RtObject *kwnames) {
  if (kwnames == NULL)
    return true;
  ptrdiff_t count = RT_IS_TUPLE (kwnames) ? RT_TUPLE_SIZE (kwnames) : RT_DICT_USED (kwnames);
  if (count == 0)
    return true;
  rt_raise (rt, rt->types.TypeError, "%.200s() takes no keyword arguments", function);
  return false;
}

/* What is being parsed. */
typedef struct Parse {
  const char *function;
  const char *const *names;
  size_t n, positional, required, nargs;
  RtObject **out;
} Parse;

static const char *plural (size_t count) {
  return count == 1 ? "" : "s";
}

static bool check_counts (RtInterp *rt, const Parse *p, size_t keywords) {
  size_t given = p->nargs + keywords;
  if (given > p->n) {
    rt_raise (rt, rt->types.TypeError, "%.200s() takes at most %zu %sargument%s (%zu given)", p->function, p->n,
              p->nargs == 0 ? "keyword " : "", plural (p->n), given);
    return false;
  }
  if (p->nargs > p->positional) {
    if (p->positional == 0)
      rt_raise (rt, rt->types.TypeError, "%.200s() takes no positional arguments", p->function);
    else
      rt_raise (rt, rt->types.TypeError, "%.200s() takes %s %zu positional argument%s (%zu given)",
                p->function, p->required < p->positional ? "at most" : "exactly", p->positional,
                plural (p->positional), p->nargs);
    return false;
  }
  size_t least = 0; /* required ones that have no name */
  while (least < p->required && p->names[least][0] == '\0')
    least++;
  if (p->nargs < least) {
    rt_raise (rt, rt->types.TypeError, "%.200s() takes %s %zu positional argument%s (%zu given)", p->function,
              least < p->positional ? "at least" : "exactly", least, plural (least), p->nargs);
    return false;
  }
  return true;
}

/* The index of the parameter named KEY; n if there is none. */
static size_t parameter_named (const Parse *p, RtObject *key) {
  size_t i = 0;
  while (i < p->n && (p->names[i][0] == '\0' || !RT_IS_STR (key) || !rt_str_equal_utf8 (key, p->names[i])))
    i++;
  return i;
}

static void take_keyword (const Parse *p, RtObject *key, RtObject *value) {
  size_t i = parameter_named (p, key);
  if (i >= p->nargs && i < p->n)
    p->out[i] = value;
}

/* Whether no keyword is too many. Asked only once it is known that nothing is missing, as CPython does. */
static bool check_keyword (RtInterp *rt, const Parse *p, RtObject *key) {
  size_t i = parameter_named (p, key);
  if (i >= p->nargs && i < p->n)
    return true;
  if (!RT_IS_STR (key))
    rt_raise (rt, rt->types.TypeError, "keywords must be strings");
  else if (i < p->nargs)
    rt_raise (rt, rt->types.TypeError, "argument for %.200s() given by name ('%U') and position (%zu)", p->function, key, i + 1);
  else
    rt_raise (rt, rt->types.TypeError, "'%U' is an invalid keyword argument for %.200s()", key, p->function);
  return false;
}

static bool check_required (RtInterp *rt, const Parse *p) {
  for (size_t i = 0; i < p->required; i++)
    if (p->out[i] == NULL) {
      rt_raise (rt, rt->types.TypeError, "%.200s() missing required argument '%s' (pos %zu)", p->function,
                p->names[i], i + 1);
      return false;
    }
  return true;
}

static bool take_positional (RtInterp *rt, const Parse *p, RtObject *const *args, size_t keywords) {
  memset (p->out, 0, p->n * sizeof *p->out);
  if (!check_counts (rt, p, keywords))
    return false;
  for (size_t i = 0; i < p->nargs; i++)
    p->out[i] = args[i];
  return true;
}

bool rt_parse_args (RtInterp *rt, const char *function, RtObject *const *args, size_t nargs,
                    RtObject *kwnames, const char *const *names, size_t n, size_t positional, size_t required,
                    RtObject **out) {
  Parse p = {function, names, n, positional, required, RT_NARGS (nargs), out};
  size_t keywords = kwnames != NULL ? (size_t)RT_TUPLE_SIZE (kwnames) : 0;
  if (!take_positional (rt, &p, args, keywords))
    return false;
  for (size_t i = 0; i < keywords; i++)
    take_keyword (&p, RT_TUPLE_ITEM (kwnames, (ptrdiff_t)i), args[p.nargs + i]);
  if (!check_required (rt, &p))
    return false;
  for (size_t i = 0; i < keywords; i++)
    if (!check_keyword (rt, &p, RT_TUPLE_ITEM (kwnames, (ptrdiff_t)i)))
      return false;
  return true;
}

bool rt_parse_tuple (RtInterp *rt, const char *function, RtObject *args, RtObject *kwargs,
                     const char *const *names, size_t n, size_t positional, size_t required, RtObject **out) {
  Parse p = {function, names, n, positional, required, (size_t)RT_TUPLE_SIZE (args), out};
  size_t keywords = kwargs != NULL ? (size_t)RT_DICT_USED (kwargs) : 0;
  if (!take_positional (rt, &p, &RT_TUPLE_ITEM (args, 0), keywords))
    return false;
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (kwargs != NULL && rt_dict_next (kwargs, &position, &key, &value))
    take_keyword (&p, key, value);
  if (!check_required (rt, &p))
    return false;
  position = 0;
  while (kwargs != NULL && rt_dict_next (kwargs, &position, &key, &value))
    if (!check_keyword (rt, &p, key))
      return false;
  return true;
}

/* Failing allocations: whichever request of a script is refused, the script ends as it would have, or in a
 * MemoryError; every count is explained afterwards, and the interpreter still runs another script. */
#include <glib.h>
#include <string.h>

#include "rt-verify.h"
#include "rt.h"

/* Refused requests a script: all of them if there are no more than that, else evenly spread. */
#define REFUSALS 60

/* One kind of statement or of object each. */
static const struct {
  const char *name, *source;
} scripts[] = {
    {"assignment",
     "a = b, *c = 1, 2.5, 'x'\nd = [a, b, c]\nd[0:2] = [7] * 9\na = 2 ** 200\na += 1\ndel d[1], b\n"},
    {"text", "s = 'abc'\nt = f'{s!r:>9}{2.5:.3f}' + s * 40\nu = t.split('b')\nv = "
             "'-'.join(u).upper().encode()\nprint(t, v)\n"},
    {"list", "a = [str(i) for i in range(20)]\na.sort(key=len)\na.extend(reversed(a))\na.insert(1, "
             "a)\nprint(len(a), a[0:3])\n"},
    {"dict", "d = {i: str(i) for i in range(20)}\nd.update(a=1, b=d)\ne = {**d, 'c': 2} | {3: "
             "4}\nprint(list(d.items())[:2], len(e))\n"},
    {"set", "s = {i * 7 for i in range(20)}\nt = s | {1, 2}\nprint(len(t - s), frozenset(s) == s, sorted(s & "
            "t)[:3])\n"},
    {"function", "def f(a, *b, c=3, **d): return a, b, c, d\nprint(f(1, 2, c=4, e=5), f(*[1, 2], **{'x': "
                 "1}))\ng = lambda x: x\n"},
    {"closure", "def f():\n  n = 0\n  def g():\n    nonlocal n\n    n += 300\n    return n\n  return g\ng = "
                "f()\nprint(g(), g())\n"},
    {"class",
     "class A:\n  x = 1\n  def __init__(self): self.me = self\n  @property\n  def p(self): return [self.x]\n"
     "class B(A):\n  __slots__ = ('y',)\n  def __init__(self):\n    super().__init__()\n    self.y = "
     "self.p\nprint(B().y)\n"},
    {"generator", "def g():\n  try:\n    x = yield 'a'\n    yield from [x, 2]\n  finally:\n    print('end')\n"
                  "i = g()\nnext(i)\nprint(i.send([5]))\nj = g()\nnext(j)\ni.close()\nprint(list(x + [1] for "
                  "x in [[1], [2]]))\n"},
    {"try", "try:\n  try:\n    1 / 0\n  except ZeroDivisionError as e:\n    raise ValueError('no') from e\n"
            "except ValueError as e:\n  print(repr(e), repr(e.__cause__))\nelse:\n  "
            "print('else')\nfinally:\n  print('end')\n"},
    {"with", "class C:\n  def __enter__(self): return [self]\n  def __exit__(self, *a): return True\n"
             "with C() as c, C():\n  raise KeyError(c)\nprint('after')\n"},
    {"match", "def f(x):\n  match x:\n    case [a, *b]: return b\n    case {'k': v, **r}: return r\n    case "
              "int() | str(): return 'atom'\n"
              "print(f([1, 2, 3]), f({'k': 1, 'z': 2}), f('x'))\n"},
    {"loop", "n = 0\nfor i, (a, b) in enumerate(zip('abc', range(300, 303))):\n  if i == 1: continue\n  n += "
             "b\nelse:\n  print(n)\n"
             "while n > 0: n -= 300\n"},
    {"import",
     "import math, copy\nfrom collections import deque, Counter\nd = deque([1, 2], 2)\nd.append([3])\n"
     "print(copy.deepcopy(d), Counter('aab'), math.factorial(25))\n"},
    {"cycle", "import gc, weakref\nclass A:\n  def __del__(self): print('gone')\na = A()\na.me = [a]\nw = "
              "weakref.ref(a)\ndel a\n"
              "gc.collect()\nprint(w())\n"},
    {"eval", "x = eval('[i for i in range(3)]')\nexec('y = x + [1]')\nprint(y)\ntry: eval('1 +')\nexcept "
             "SyntaxError as e: print(e.msg)\n"},
    {"annotation", "from typing import NamedTuple\nx: list[int] = [1]\ndef f(a: int) -> 'x': return "
                   "a\nprint(f(x), __annotations__)\n"},
    {"assert",
     "import sys\nassert isinstance(sys.argv, list), 'text'\nglobal_name = getattr(sys, 'nothing', None)\n"
     "a = [1]\na.append(a)\nprint(a, {1: a})\n"},
    {"arithmetic", "a = 3 ** 100\nb = -a // 7 % 1000 << 90\nprint(a, b, a * b, divmod(a, 10 ** 20), hex(a), "
                   "int('9' * 40), 1.5 + 2j)\n"},
};

typedef struct Output {
  GString *out, *err;
} Output;

static void write_to (void *user, RtOutput stream, const char *text, size_t length_bytes) {
  Output *output = user;
  g_string_append_len (stream == RT_OUTPUT_STDERR ? output->err : output->out, text, (gssize)length_bytes);
}

static bool quiet_line (void *user, HbBuffer *buffer) {
  return false;
}

static void check_counts (RtInterp *rt) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  HbBuffer text;
  hb_buffer_init (&text, &allocator);
  rt_verify (rt, &text);
  g_assert_cmpstr (hb_buffer_text (&text), ==, "");
  hb_buffer_clear (&text);
}

static RtInterp *start (Output *output, uint64_t fail_at) {
  RtConfig config = rt_config_default ();
  config.fail_at = fail_at;
  config.write = write_to;
  config.read_line = quiet_line;
  config.user = output;
  g_string_truncate (output->out, 0);
  g_string_truncate (output->err, 0);
  RtInterp *rt = rt_new (&config);
  g_assert_nonnull (rt);
  return rt;
}

static int run (RtInterp *rt, const char *source) {
  return rt_run_script (rt, source, strlen (source), "test.py", 0, NULL);
}

static void any_request_may_be_refused (gconstpointer data) {
  const char *source = scripts[GPOINTER_TO_SIZE (data)].source;
  Output output = {g_string_new (NULL), g_string_new (NULL)};
  RtInterp *rt = start (&output, 0);
  uint64_t first = rt->allocator.requests;
  int status = run (rt, source);
  uint64_t requests = rt->allocator.requests - first;
  check_counts (rt);
  g_autofree char *expected = g_strdup (output.out->str);
  rt_destroy (rt);
  g_assert_cmpstr (output.err->str, ==, "");
  g_assert_cmpint (status, ==, 0);

  uint64_t pace = requests / REFUSALS + 1;
  for (uint64_t at = 1; at <= requests; at += pace) {
    rt = start (&output, at);
    status = run (rt, source);
    check_counts (rt);
    bool told = strstr (output.err->str, "MemoryError") != NULL;
    bool unharmed = status == 0 && output.err->len == 0 && strcmp (output.out->str, expected) == 0;
    if (!told && !unharmed)
      g_error ("refused request %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT ": status %d\n%s%s", at,
               requests, status, output.out->str, output.err->str);
    rt->allocator.fail_at = 0; /* in case this run needed fewer requests */
    g_assert_cmpint (run (rt, "x = [str(i) for i in range(300)]\n"), ==, 0);
    rt_destroy (rt);
  }
  g_string_free (output.out, TRUE);
  g_string_free (output.err, TRUE);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autofree char *path = g_strdup_printf ("/memory/%s", scripts[i].name);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), any_request_may_be_refused);
  }
  return g_test_run ();
}

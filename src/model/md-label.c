#include "config.h"

#include <glib/gi18n-lib.h>

#include "md-private.h"

/* What the runtime's own slots are called. Names of attributes are not among them: those are the program's, and Python's. */
static const char *const labels[] = {
  N_ ("current exception"), N_ ("reserve for MemoryError"), N_ ("exception being handled"), N_ ("built-in names"), N_ ("command line"),
  N_ ("hook for new asynchronous generators"), N_ ("hook for forgotten asynchronous generators"),
  N_ ("function that sys.settrace was given"), N_ ("weak reference about to call back"), N_ ("value on its way to native code"),
  N_ ("interpreter"), N_ ("native function that is called"), N_ ("names of variables"), N_ ("kinds of variables"),
  N_ ("keyword arguments"), N_ ("pair to use again"), N_ ("tuple to use again"), N_ ("viewed object"), N_ ("viewed dict"),
  N_ ("managed buffer"), N_ ("iterated set"), N_ ("iterated sequence"), N_ ("iterated dict"), N_ ("iterated deque"),
  N_ ("asynchronous generator"), N_ ("class statement"), N_ ("construction"), N_ ("waiting thread"),
};

const char *md_label_word (const char *label) {
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (label, labels[i]))
      return _ (label);
  return label;
}

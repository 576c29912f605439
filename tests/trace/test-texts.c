/* Texts that are told by a number say what the runtime says, and live through the tape. */

#include <pthread.h>
#include <string.h>

#include "run-snippet.h"
#include "rt-interp.h"
#include "tr-made.h"

static int check_text (void *arg, RtObject *o) {
  TrText made = tr_made_of (o);
  HbAllocator scratch;
  HbBuffer said;
  hb_allocator_init (&scratch, SIZE_MAX);
  hb_buffer_init (&said, &scratch);
  rt_describe (o, &said);
  gboolean whole = o->type->kind != RT_KIND_set && o->type->kind != RT_KIND_frozenset;
  if (made != 0 && (whole || o->type->spec != NULL)) {
    guint8 bytes[2 * TR_VARINT_BYTES];
    TrText read;
    guint8 *end = tr_made_put (bytes, made);
    g_assert_true (tr_made_get (bytes, &read) == end);
    g_assert_cmpuint (read, ==, made);
    g_assert_cmpstr (tr_made_texts_get (arg, made), ==, hb_buffer_text (&said));
  }
  hb_buffer_clear (&said);
  return 0;
}

static void *work (void *texts) {
  RtConfig config = rt_config_default ();
  RtInterp *rt = rt_new (&config);
  static const char source[] = "from collections import deque\n"
                               "numbers = [0, -1, 1, 255, -256, 2**54, -2**54, 2**55 - 1, -2**55, 2**55, 2**62, -2**70, 10**50]\n"
                               "sizes = [[], [1], [1, 2], (), (1,), (1, 2), {}, {1: 2}, {1: 2, 3: 4}, {1}, {1, 2}, frozenset(), frozenset([1])]\n"
                               "deques = [deque(), deque([1]), deque([1, 2])]\n"
                               "ranges = [iter(range(n)) for n in (0, 1, 5, 2**27, 2**28, 2**40)] + [iter(range(a, a + 9)) for a in (-3, -2**27, 2**27, -2**50)]\n"
                               "for r in ranges:\n    next(r, None)\n";
  char *argv[] = {(char *) "test.py", NULL};
  g_assert_cmpint (rt_run_script (rt, source, strlen (source), "test.py", 1, argv), ==, 0);
  rt_heap_walk (rt->heap, check_text, texts);
  rt_destroy (rt);
  return NULL;
}

/* On a thread with the stack that the runtime asks for. */
static void test_made (void) {
  TrMadeTexts texts;
  pthread_attr_t attributes;
  pthread_t thread;
  tr_made_texts_init (&texts);
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  g_assert_cmpint (pthread_create (&thread, &attributes, work, &texts), ==, 0);
  pthread_join (thread, NULL);
  pthread_attr_destroy (&attributes);
  g_assert_cmpuint (g_hash_table_size (texts.texts), >, 30);
  tr_made_texts_clear (&texts);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/texts/made", test_made);
  return g_test_run ();
}

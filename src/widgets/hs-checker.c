#include "hs-checker.h"

#include <pthread.h>
#include <string.h>

#include "rt.h"

#include "hb-buffer.h"

#define DELAY_MSEC 350
#define HEAP_BYTES ((gsize) 256 << 20)

struct HsChecker {
  HsCheckerFunc func;
  gpointer user;
  gatomicrefcount references;
  gboolean closed, busy;
  char *text; /* the next one to be checked */
  guint timeout_id;
};

typedef struct Work {
  HsChecker *checker;
  char *text;
  GString *errors;
} Work;

static void checker_unref (HsChecker *checker) {
  if (!g_atomic_ref_count_dec (&checker->references))
    return;
  g_free (checker->text);
  g_free (checker);
}

static void work_free (gpointer data) {
  Work *work = data;
  checker_unref (work->checker);
  g_free (work->text);
  g_string_free (work->errors, TRUE);
  g_free (work);
}

/* Reading what the compiler says:
 *   File "x", line 2
 *     a = (
 *         ^
 * SyntaxError: '(' was never closed */
void hs_checker_read (const char *errors, HsMistake *mistake) {
  *mistake = (HsMistake){0};
  g_auto (GStrv) lines = g_strsplit (errors, "\n", -1);
  int indentation = 0;
  for (guint i = 0; lines[i] != NULL; i++) {
    const char *at = g_str_has_prefix (lines[i], "  File ") ? strstr (lines[i], ", line ") : NULL;
    if (at != NULL)
      mistake->line = (int) g_ascii_strtoll (at + strlen (", line "), NULL, 10);
    const char *caret = strchr (lines[i], '^');
    if (caret != NULL && strspn (lines[i], " ") == (gsize) (caret - lines[i]) && g_str_has_prefix (lines[i], "    ")) {
      mistake->column = (int) (caret - lines[i]) - 4 + indentation;
      mistake->n_columns = (int) strspn (caret, "^");
    }
    if (lines[i][0] != ' ' && strstr (lines[i], "Error: ") != NULL) {
      g_free (mistake->message);
      mistake->message = g_strdup (lines[i]);
    }
  }
  if (mistake->message == NULL)
    mistake->line = 0;
}

static void on_write (void *user, RtOutput stream, const char *text, size_t length_bytes) {
  if (stream == RT_OUTPUT_STDERR)
    g_string_append_len (((Work *) user)->errors, text, (gssize) length_bytes);
}

static void *compile (void *data) {
  Work *work = data;
  RtConfig config = rt_config_default ();
  config.heap_limit_bytes = HEAP_BYTES;
  config.write = on_write;
  config.user = work;
  RtInterp *rt = rt_new (&config);
  if (rt == NULL)
    return NULL;
  HbBuffer out;
  HbAllocator allocator;
  hb_allocator_init (&allocator, HEAP_BYTES);
  hb_buffer_init (&out, &allocator);
  rt_disassemble_source (rt, work->text, strlen (work->text), "snippet.py", &out);
  hb_buffer_clear (&out);
  rt_destroy (rt);
  return NULL;
}

/* The compiler wants more stack than a thread of GIO's pool has. */
static void check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  if (pthread_create (&thread, &attributes, compile, data) == 0)
    pthread_join (thread, NULL);
  pthread_attr_destroy (&attributes);
  g_task_return_boolean (task, TRUE);
}

static void begin (HsChecker *checker);

static void on_checked (GObject *source, GAsyncResult *result, gpointer user) {
  Work *work = g_task_get_task_data (G_TASK (result));
  HsChecker *checker = work->checker;
  checker->busy = FALSE;
  if (checker->closed)
    return;
  if (checker->text != NULL) {
    if (checker->timeout_id == 0)
      begin (checker);
    return;
  }
  HsMistake mistake;
  hs_checker_read (work->errors->str, &mistake);
  checker->func (&mistake, checker->user);
  g_free (mistake.message);
}

static void begin (HsChecker *checker) {
  Work *work = g_new0 (Work, 1);
  g_atomic_ref_count_inc (&checker->references);
  *work = (Work){checker, g_steal_pointer (&checker->text), g_string_new (NULL)};
  checker->busy = TRUE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_checked, NULL);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, check);
}

static gboolean on_timeout (gpointer data) {
  HsChecker *checker = data;
  checker->timeout_id = 0;
  if (!checker->busy && checker->text != NULL)
    begin (checker);
  return G_SOURCE_REMOVE;
}

HsChecker *hs_checker_new (HsCheckerFunc func, gpointer user) {
  HsChecker *checker = g_new0 (HsChecker, 1);
  g_atomic_ref_count_init (&checker->references);
  checker->func = func;
  checker->user = user;
  return checker;
}

void hs_checker_free (HsChecker *checker) {
  checker->closed = TRUE;
  g_clear_handle_id (&checker->timeout_id, g_source_remove);
  checker_unref (checker);
}

void hs_checker_check (HsChecker *checker, const char *text) {
  g_free (checker->text);
  checker->text = g_strdup (text);
  g_clear_handle_id (&checker->timeout_id, g_source_remove);
  checker->timeout_id = g_timeout_add (DELAY_MSEC, on_timeout, checker);
}

#include "cli-where.h"

#include "md-frame.h"

int cli_where_take (CliWhere *where, int argc, char **argv, int i) {
  const char *name = argv[i], *value = i + 1 < argc ? argv[i + 1] : NULL;
  gboolean step = g_str_equal (name, "--step"), line = g_str_equal (name, "--line"), hit = g_str_equal (name, "--hit");
  gint64 number = 0;
  if (!step && !line && !hit)
    return 0;
  if (value == NULL || !g_ascii_string_to_signed (value, 10, hit ? -G_MAXINT : step ? 0 : 1, G_MAXINT, &number, NULL) || (hit && number == 0))
    return -1;
  if (line)
    where->line = (guint) number;
  else
    *(step ? &where->step : &where->hit) = (int) number;
  return 2;
}

gboolean cli_where_fits (const CliWhere *where) {
  return !(where->line != 0 && where->step >= 0) && !(where->hit != 0 && where->line == 0);
}

/* Which frames run the program's own file: others have a line of that number, too. */
typedef struct Frames {
  TrState *state;
  GHashTable *own; /* TrId to whether it does */
  char *file;      /* of the first frame; NULL: not known */
} Frames;

static void frames_init (Frames *f, TrLog *log) {
  TrStep first;
  tr_log_step (log, 0, &first);
  *f = (Frames){tr_state_new (log), g_hash_table_new (NULL, NULL), NULL};
  tr_state_seek (f->state, 0);
  f->file = md_frame_file (f->state, first.frame);
}

static void frames_clear (Frames *f) {
  tr_state_free (f->state);
  g_hash_table_unref (f->own);
  g_free (f->file);
}

static gboolean frames_is_own (Frames *f, guint at, TrId frame) {
  gpointer own;
  if (g_hash_table_lookup_extended (f->own, TR_ID_KEY (frame), NULL, &own))
    return own != NULL;
  tr_state_seek (f->state, (int) at);
  g_autofree char *file = md_frame_file (f->state, frame);
  gboolean is_own = g_strcmp0 (file, f->file) == 0;
  g_hash_table_insert (f->own, TR_ID_KEY (frame), GINT_TO_POINTER (is_own));
  return is_own;
}

/* The step at which the line is about to run for that time; -1 after a complaint. */
static int step_of_line (const CliWhere *where, TrLog *log, const char *path, Frames *frames) {
  guint n = tr_log_n_steps (log), met = 0, hit = where->hit != 0 ? (guint) ABS (where->hit) : 1;
  for (guint i = 0; i < n; i++) {
    guint at = where->hit < 0 ? n - 1 - i : i;
    TrStep step;
    tr_log_step (log, at, &step);
    if (step.kind == RT_STEP_LINE && step.line == where->line && frames_is_own (frames, at, step.frame) && ++met == hit)
      return (int) at;
  }
  if (met == 0)
    cli_complain ("%s: line %u does not run", path, where->line);
  else
    cli_complain ("%s: line %u runs %u times, not %u", path, where->line, met, hit);
  return -1;
}

int cli_where_find (const CliWhere *where, TrLog *log, const char *path) {
  guint n = tr_log_n_steps (log);
  if (n > 0 && where->line != 0) {
    Frames frames;
    frames_init (&frames, log);
    int step = step_of_line (where, log, path, &frames);
    frames_clear (&frames);
    return step;
  }
  if (n == 0 || (where->step >= 0 && (guint) where->step >= n)) {
    cli_complain ("there is no step %d: %s has %u", MAX (where->step, 0), path, n);
    return -1;
  }
  return where->step >= 0 ? where->step : (int) n - 1;
}

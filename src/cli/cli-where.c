#include "cli-where.h"

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

/* The step at which the line is about to run for that time. */
static int step_of_line (const CliWhere *where, TrLog *log, const char *path) {
  guint n = tr_log_n_steps (log), met = 0, hit = where->hit != 0 ? (guint) ABS (where->hit) : 1;
  for (guint i = 0; i < n; i++) {
    guint at = where->hit < 0 ? n - 1 - i : i;
    TrStep step;
    tr_log_step (log, at, &step);
    if (step.kind == RT_STEP_LINE && step.line == where->line && ++met == hit)
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
  if (where->line != 0)
    return step_of_line (where, log, path);
  if (n == 0 || (where->step >= 0 && (guint) where->step >= n)) {
    cli_complain ("there is no step %d: %s has %u", MAX (where->step, 0), path, n);
    return -1;
  }
  return where->step >= 0 ? where->step : (int) n - 1;
}

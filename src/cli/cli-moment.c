#include "cli-moment.h"

#include <stdio.h>

#include "cli-record.h"

static const char *const kinds[] = {
  [MD_EVENT_MADE] = "made", [MD_EVENT_BOUND] = "bound", [MD_EVENT_CHANGED] = "changed", [MD_EVENT_UNBOUND] = "unbound", [MD_EVENT_FREED] = "freed",
};

/* Takes the option at ARGV[I]: how many arguments it is, 0 if it is none of the common ones, -1 if its value does not fit. */
static int take_option (CliMoment *m, int argc, char **argv, int i) {
  const char *name = argv[i], *value = i + 1 < argc ? argv[i + 1] : NULL;
  if (g_str_equal (name, "--json")) {
    m->json = TRUE;
    return 1;
  }
  if (g_str_equal (name, "--frame")) {
    m->frame_text = value;
    return value != NULL ? 2 : -1;
  }
  return cli_where_take (&m->where, argc, argv, i);
}

static gboolean read_arguments (CliMoment *m, int argc, char **argv, guint least, guint most, const char *own) {
  for (int i = 1; i < argc;) {
    int taken = take_option (m, argc, argv, i);
    if (taken < 0)
      return FALSE;
    if (taken == 0 && own != NULL && g_str_equal (argv[i], own)) {
      m->flag = TRUE;
    } else if (taken == 0 && argv[i][0] == '-' && argv[i][1] == '-') {
      return FALSE;
    } else if (taken == 0 && m->path == NULL) {
      m->path = argv[i];
    } else if (taken == 0) {
      g_ptr_array_add (m->operands, argv[i]);
    }
    i += MAX (taken, 1);
  }
  return m->path != NULL && m->operands->len >= least && m->operands->len <= most && cli_where_fits (&m->where);
}

static gboolean choose_step (CliMoment *m) {
  int step = cli_where_find (&m->where, m->log, m->path);
  if (step < 0)
    return FALSE;
  m->step = (guint) step;
  tr_state_seek (m->state, step);
  return TRUE;
}

int cli_moment_open (CliMoment *m, const CliOptions *limits, int argc, char **argv, guint least, guint most, const char *own) {
  *m = (CliMoment){.command = argv[0], .operands = g_ptr_array_new (), .where = CLI_WHERE_LAST};
  if (!read_arguments (m, argc, argv, least, most, own))
    return cli_complain_usage (argv[0], NULL);
  m->log = cli_record (limits, m->path, &(CliRecording){.sources = &m->sources});
  if (m->log == NULL)
    return CLI_USAGE;
  m->state = tr_state_new (m->log);
  g_autoptr (GError) error = NULL;
  if (!choose_step (m))
    return CLI_USAGE;
  if (m->frame_text != NULL && !cli_moment_choose_frame (m, m->frame_text, &error)) {
    cli_complain ("%s", error->message);
    return CLI_USAGE;
  }
  if (m->json) {
    m->builder = json_builder_new ();
    json_builder_begin_object (m->builder);
    cli_member_text (m->builder, "query", m->command);
  }
  return CLI_OK;
}

void cli_moment_close (CliMoment *m) {
  if (m->builder != NULL) {
    json_builder_end_object (m->builder);
    g_autoptr (JsonNode) root = json_builder_get_root (m->builder);
    g_autofree char *text = json_to_string (root, FALSE);
    puts (text);
  }
  g_clear_object (&m->builder);
  g_clear_pointer (&m->state, tr_state_free);
  g_clear_pointer (&m->sources, md_sources_free);
  g_clear_pointer (&m->log, tr_log_unref);
  g_ptr_array_unref (m->operands);
}

int cli_moment_fail (CliMoment *m, const GError *error) {
  cli_complain ("%s", error->message);
  g_clear_object (&m->builder);
  return CLI_FAILED;
}

gboolean cli_moment_resolve (CliMoment *m, const char *text, MdPlace *place, GError **error) {
  g_autoptr (GError) first = NULL;
  tr_state_seek (m->state, (int) m->step);
  if (md_path_resolve (m->state, text, m->frame, place, &first))
    return TRUE;
  gboolean fixed = cli_where_is_given (&m->where) || m->frame != 0 || g_error_matches (first, MD_PATH_ERROR, MD_PATH_ERROR_SYNTAX);
  for (guint step = m->step; !fixed && step > 0; step--) {
    tr_state_seek (m->state, (int) step - 1);
    if (md_path_resolve (m->state, text, 0, place, NULL)) {
      m->step = step - 1;
      return TRUE;
    }
  }
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

gboolean cli_moment_choose_frame (CliMoment *m, const char *name, GError **error) {
  g_autoptr (GError) first = NULL;
  tr_state_seek (m->state, (int) m->step);
  m->frame = md_path_frame (m->state, name, &first);
  if (m->frame != 0)
    return TRUE;
  g_autoptr (GHashTable) others = g_hash_table_new (NULL, NULL); /* frames of other names */
  TrStep record;
  for (guint step = m->step; !cli_where_is_given (&m->where) && step > 0; step--) {
    tr_log_step (m->log, step - 1, &record);
    if (record.frame == 0 || !g_hash_table_add (others, TR_ID_KEY (record.frame)))
      continue;
    tr_state_seek (m->state, (int) step - 1);
    m->frame = md_path_frame (m->state, name, NULL);
    if (m->frame != 0) {
      m->step = step - 1;
      return TRUE;
    }
  }
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/* Events. */

static char *changed_text (const MdEvent *event) {
  if (event->slot == NULL)
    return event->n_changes > 1 ? g_strdup_printf ("%u slots changed", event->n_changes) : g_strdup ("its content changed");
  if (event->before_id == 0)
    return g_strdup_printf ("%s is now %s", event->slot, event->after);
  if (event->after_id == 0)
    return g_strdup_printf ("%s is gone, was %s", event->slot, event->before);
  return g_strdup_printf ("%s is now %s, was %s", event->slot, event->after, event->before);
}

char *cli_event_text (const MdEvent *event) {
  switch (event->kind) {
  case MD_EVENT_MADE:
    return g_strdup ("made");
  case MD_EVENT_BOUND:
    return g_strdup_printf ("bound to %s", event->slot);
  case MD_EVENT_CHANGED:
    return changed_text (event);
  case MD_EVENT_UNBOUND:
    return g_strdup_printf ("no longer %s", event->slot);
  case MD_EVENT_FREED:
    return g_strdup ("freed");
  }
  return g_strdup ("");
}

void cli_member_text (JsonBuilder *builder, const char *name, const char *text) {
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void cli_member_number (JsonBuilder *builder, const char *name, gint64 number) {
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void cli_event_json (JsonBuilder *builder, const MdEvent *event) {
  cli_member_text (builder, "kind", kinds[event->kind]);
  cli_member_number (builder, "step", event->step);
  cli_member_number (builder, "line", event->line);
  cli_member_text (builder, "function", event->function);
  cli_member_text (builder, "file", event->file);
  cli_member_text (builder, "code", event->code);
  cli_member_text (builder, "through", event->through);
  cli_member_text (builder, "slot", event->slot);
  cli_member_text (builder, "before", event->before);
  cli_member_text (builder, "after", event->after);
  cli_member_number (builder, "before_id", (gint64) event->before_id);
  cli_member_number (builder, "after_id", (gint64) event->after_id);
  cli_member_number (builder, "changes", event->n_changes);
}

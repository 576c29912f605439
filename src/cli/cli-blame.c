#include <stdio.h>

#include "cli-moment.h"
#include "md-blame.h"

/* heapscope-cli blame FILE [FRAME] EXPRESSION [--all]: the statement that last changed what an expression shows. */

static void print_blamed (const MdBlamed *blamed) {
  const MdEvent *event = blamed->event;
  g_autofree char *text = cli_event_text (event);
  printf ("%s%s: step %u", blamed->is_content ? "content of " : "", blamed->expression, event->step);
  if (event->line != 0)
    printf (", %s%sline %u", event->file != NULL ? event->file : "", event->file != NULL ? " " : "", event->line);
  if (event->function[0] != '\0' && event->function[0] != '<')
    printf (" of %s", event->function);
  if (event->through != NULL)
    printf (", through %s", event->through);
  printf (": %s\n", text);
  if (event->code != NULL)
    printf ("    %s\n", event->code);
}

static void add_blamed (JsonBuilder *builder, const MdBlamed *blamed) {
  json_builder_begin_object (builder);
  cli_member_text (builder, "expression", blamed->expression);
  json_builder_set_member_name (builder, "content");
  json_builder_add_boolean_value (builder, blamed->is_content);
  cli_event_json (builder, blamed->event);
  json_builder_end_object (builder);
}

static void print_blame (CliMoment *m, const MdBlame *blame) {
  guint n;
  const MdBlamed *all = md_blame_all (blame, &n);
  if (!m->json) {
    for (guint i = 0; m->flag && i < n; i++)
      print_blamed (&all[i]);
    if (!m->flag)
      print_blamed (md_blame_latest (blame));
    return;
  }
  json_builder_set_member_name (m->builder, "latest");
  add_blamed (m->builder, md_blame_latest (blame));
  json_builder_set_member_name (m->builder, "all");
  json_builder_begin_array (m->builder);
  for (guint i = 0; i < n; i++)
    add_blamed (m->builder, &all[i]);
  json_builder_end_array (m->builder);
}

static int answer (CliMoment *m) {
  const char *text = m->operands->pdata[m->operands->len - 1];
  g_autoptr (GError) error = NULL;
  MdPlace place;
  if (m->operands->len == 2 && !cli_moment_choose_frame (m, m->operands->pdata[0], &error))
    return cli_moment_fail (m, error);
  if (!cli_moment_resolve (m, text, &place, &error))
    return cli_moment_fail (m, error);
  g_autoptr (MdBlame) blame = md_blame_new (m->state, m->sources, m->step, m->frame, text, &error);
  if (blame == NULL)
    return cli_moment_fail (m, error);
  if (m->json)
    cli_member_number (m->builder, "at", m->step);
  print_blame (m, blame);
  return CLI_OK;
}

int cli_blame (const CliOptions *options, int argc, char **argv) {
  CliMoment m;
  int status = cli_moment_open (&m, options, argc, argv, 1, 2, "--all");
  if (status == CLI_OK)
    status = answer (&m);
  cli_moment_close (&m);
  return status;
}

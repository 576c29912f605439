#include <stdio.h>

#include "cli-moment.h"

/* heapscope-cli history FILE OBJECT [--slot]: what made, bound, changed, unbound and freed an object, or changed a slot. */

static void print_event (const MdEvent *event) {
  g_autofree char *text = cli_event_text (event);
  g_autofree char *what = event->through != NULL ? g_strdup_printf ("%s, through %s", text, event->through) : g_steal_pointer (&text);
  g_autofree char *line = event->line != 0 ? g_strdup_printf ("line %u", event->line) : g_strdup ("");
  printf ("%7u  %-10s %-44s %s%s%s\n", event->step, line, what, event->file != NULL ? event->file : "", event->file != NULL ? ": " : "",
          event->code != NULL ? event->code : "");
}

static void print_events (CliMoment *m, const MdHistory *history) {
  guint n;
  const MdEvent *events = md_history_events (history, &n);
  if (m->json) {
    json_builder_set_member_name (m->builder, "events");
    json_builder_begin_array (m->builder);
  }
  for (guint i = 0; i < n; i++) {
    if (!m->json) {
      print_event (&events[i]);
      continue;
    }
    json_builder_begin_object (m->builder);
    cli_event_json (m->builder, &events[i]);
    json_builder_end_object (m->builder);
  }
  if (m->json)
    json_builder_end_array (m->builder);
}

/* #12 is known at all times, alive or not. */
static TrId number_of (CliMoment *m, const char *text) {
  guint64 id;
  TrSubject subject;
  if (text[0] != '#' || !g_ascii_string_to_unsigned (text + 1, 10, 1, TR_ID_HOLDER - 1, &id, NULL))
    return 0;
  return tr_log_subject (m->log, id, &subject) ? id : 0;
}

static void print_head (CliMoment *m, const char *word, TrId id) {
  if (!m->json) {
    printf ("%s\n", word);
    return;
  }
  cli_member_text (m->builder, "object", word);
  cli_member_number (m->builder, "id", (gint64) id);
}

static int print_object (CliMoment *m, TrId id) {
  TrSubject subject;
  const char *type = tr_log_subject (m->log, id, &subject) ? tr_log_text (m->log, subject.name) : "?";
  g_autofree char *word =
    tr_state_subject (m->state, id) != NULL ? md_path_word (m->state, id) : g_strdup_printf ("%s #%" G_GUINT64_FORMAT, type, id);
  print_head (m, word, id);
  g_autoptr (MdHistory) history = md_history_new (m->state, m->sources, id);
  print_events (m, history);
  return CLI_OK;
}

static int print_slot (CliMoment *m, const MdPlace *place, const char *text) {
  if (place->owner == 0) {
    cli_complain ("'%s' is no slot: a name, an attribute or an item is", text);
    g_clear_object (&m->builder);
    return CLI_FAILED;
  }
  MdHop slot = {.owner = place->owner, .kind = place->kind, .index = place->index, .target = place->object};
  if (slot.kind == RT_SLOT_VALUE)
    slot.key = tr_state_ref (m->state, slot.owner, RT_SLOT_KEY, slot.index);
  print_head (m, text, place->owner);
  g_autoptr (MdHistory) history = md_history_new_of_slot (m->state, m->sources, m->step, &slot);
  print_events (m, history);
  return CLI_OK;
}

int cli_history (const CliOptions *options, int argc, char **argv) {
  CliMoment m;
  int status = cli_moment_open (&m, options, argc, argv, 1, 1, "--slot");
  if (status == CLI_OK) {
    const char *text = m.operands->pdata[0];
    g_autoptr (GError) error = NULL;
    MdPlace place;
    TrId number = m.flag ? 0 : number_of (&m, text);
    if (number != 0)
      status = print_object (&m, number);
    else if (!cli_moment_resolve (&m, text, &place, &error))
      status = cli_moment_fail (&m, error);
    else
      status = m.flag ? print_slot (&m, &place, text) : print_object (&m, place.object);
  }
  cli_moment_close (&m);
  return status;
}

#include <stdio.h>

#include "cli-moment.h"
#include "md-effects.h"

/* heapscope-cli effects FILE: every change that shows through names that the statement did not mention. */

#define MOST_NAMES 8

static void add_effect (CliMoment *m, MdEffects *effects, guint number, const char *sentence) {
  guint n;
  const MdEffect *effect = &md_effects_all (effects, &n)[number];
  gboolean more;
  g_auto (GStrv) names = md_effects_names (effects, number, MOST_NAMES, &more);
  tr_state_seek (m->state, (int) effect->step - 1);
  g_autofree char *word = md_path_word (m->state, effect->object);
  JsonBuilder *json = m->builder;
  json_builder_begin_object (json);
  cli_member_number (json, "step", effect->step);
  cli_member_number (json, "line", effect->line);
  cli_member_text (json, "through", effect->through);
  cli_member_text (json, "object", word);
  cli_member_number (json, "id", (gint64) effect->object);
  cli_member_number (json, "before_id", (gint64) effect->before);
  cli_member_number (json, "after_id", (gint64) effect->after);
  cli_member_number (json, "slots", effect->n_slots);
  json_builder_set_member_name (json, "names");
  json_builder_begin_array (json);
  for (guint i = 0; names[i] != NULL; i++)
    json_builder_add_string_value (json, names[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "more");
  json_builder_add_boolean_value (json, more);
  cli_member_text (json, "text", sentence);
  json_builder_end_object (json);
}

static void print_effects (CliMoment *m) {
  g_autoptr (MdEffects) effects = md_effects_new (m->state, m->sources);
  guint n;
  md_effects_all (effects, &n);
  if (m->json) {
    json_builder_set_member_name (m->builder, "effects");
    json_builder_begin_array (m->builder);
  }
  for (guint i = 0; i < n; i++) {
    g_autofree char *sentence = md_effects_sentence (effects, i);
    if (m->json)
      add_effect (m, effects, i, sentence);
    else
      puts (sentence);
  }
  if (m->json)
    json_builder_end_array (m->builder);
}

int cli_effects (const CliOptions *options, int argc, char **argv) {
  CliMoment m;
  int status = cli_moment_open (&m, options, argc, argv, 0, 0, NULL);
  if (status == CLI_OK)
    print_effects (&m);
  cli_moment_close (&m);
  return status;
}

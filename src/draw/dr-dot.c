#include "dr-dot.h"

#include <math.h>

static void append_color (GString *dot, const char *name, DrColor color) {
  g_string_append_printf (dot, " %s=\"#%02x%02x%02x\"", name, (guint) lround (color.red * 255), (guint) lround (color.green * 255),
                          (guint) lround (color.blue * 255));
}

static void append_text (GString *dot, const char *string) {
  g_autofree char *escaped = g_markup_escape_text (string, -1);
  g_string_append (dot, *escaped != '\0' ? escaped : " ");
}

static void append_cell (GString *dot, const DrCell *cell, guint index) {
  g_string_append (dot, "<tr><td align=\"right\" border=\"0\">");
  append_text (dot, cell->label);
  g_string_append_printf (dot, "</td><td port=\"c%u\" align=\"left\">", index);
  if (cell->was != NULL) {
    g_string_append (dot, "<s>");
    append_text (dot, cell->was);
    g_string_append (dot, "</s> ");
  }
  append_text (dot, cell->value != NULL ? cell->value : "");
  g_string_append (dot, "</td></tr>");
}

static void append_card (GString *dot, const DrCard *card, guint index, const DrTheme *theme) {
  g_string_append_printf (dot, "  n%u [label=<<table border=\"1\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\"", index);
  append_color (dot, "color", theme->hue[card->hue]);
  append_color (dot, "bgcolor", theme->card);
  g_string_append (dot, "><tr><td colspan=\"2\" port=\"head\"");
  append_color (dot, "bgcolor", theme->tint[card->hue]);
  g_string_append (dot, "><b>");
  append_text (dot, card->title);
  g_string_append (dot, "</b>  ");
  append_text (dot, card->count);
  g_string_append (dot, "</td></tr>");
  if (*card->text != '\0') {
    g_string_append (dot, "<tr><td colspan=\"2\" border=\"0\" align=\"left\">");
    append_text (dot, card->text);
    g_string_append (dot, "</td></tr>");
  }
  for (guint i = 0; i < card->n_cells; i++)
    append_cell (dot, &card->cells[i], i);
  g_string_append (dot, "</table>>];\n");
}

static void append_arrow (GString *dot, const DrArrow *arrow, const DrTheme *theme) {
  g_string_append_printf (dot, "  n%u:c%u:c -> n%u:head [", arrow->from, arrow->cell, arrow->to);
  append_color (dot, "color", arrow->mark == MD_MARK_NONE ? theme->arrow : theme->changed);
  if (arrow->stroke == DR_STROKE_WEAK)
    g_string_append (dot, " style=dashed arrowhead=empty constraint=false");
  else if (arrow->stroke == DR_STROKE_THROUGH)
    g_string_append (dot, " style=dotted");
  g_string_append (dot, "];\n");
}

char *dr_export_dot (const DrScene *scene, const DrTheme *theme) {
  GString *dot = g_string_new ("digraph heap {\n  graph [rankdir=LR, nodesep=0.3, ranksep=0.7");
  append_color (dot, "bgcolor", theme->background);
  g_string_append (dot, "];\n  node [shape=plain, fontname=\"DejaVu Sans Mono\", fontsize=11");
  append_color (dot, "fontcolor", theme->text);
  g_string_append (dot, "];\n  edge [tailclip=false, arrowsize=0.7];\n");
  if (scene->n_frames > 0) {
    g_string_append (dot, "  { rank=same;");
    for (guint i = 0; i < scene->n_frames; i++)
      g_string_append_printf (dot, " n%u;", i);
    g_string_append (dot, " }\n");
  }
  for (guint i = 0; i < scene->n_cards; i++)
    append_card (dot, &scene->cards[i], i, theme);
  for (guint i = 0; i < scene->n_arrows; i++)
    append_arrow (dot, &scene->arrows[i], theme);
  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}

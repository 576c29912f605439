/* Colours of all themes: whether text can be read and marks be told apart, by the measures of WCAG and of how colours look to those
 * who see fewer of them. */
#include <locale.h>
#include <math.h>

#include "dr-theme.h"

static double linear (double value) {
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double luminance (DrColor c) {
  return 0.2126 * linear (c.red) + 0.7152 * linear (c.green) + 0.0722 * linear (c.blue);
}

static double contrast (DrColor a, DrColor b) {
  double x = luminance (a), y = luminance (b);
  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static gboolean is_high (DrThemeKind kind) {
  return kind == DR_THEME_HIGH_CONTRAST || kind == DR_THEME_HIGH_CONTRAST_DARK;
}

static void check (DrThemeKind kind, const char *what, DrColor above, DrColor below, double least) {
  if (contrast (above, below) < least)
    g_error ("%s: %s has a contrast of %.2f, not %.1f", dr_theme_name (kind), what, contrast (above, below), least);
}

static void test_text_can_be_read (void) {
  for (guint kind = 0; kind < DR_N_THEMES; kind++) {
    const DrTheme *t = dr_theme ((DrThemeKind) kind);
    double text = is_high ((DrThemeKind) kind) ? 12 : 7, title = is_high ((DrThemeKind) kind) ? 7 : 4.5;
    check ((DrThemeKind) kind, "text on a card", t->text, t->card, text);
    check ((DrThemeKind) kind, "text in a cell", t->text, t->cell, text);
    check ((DrThemeKind) kind, "small text", t->dim_text, t->card, title);
    check ((DrThemeKind) kind, "small text on the background", t->dim_text, t->background, title);
    for (guint hue = 0; hue < DR_N_HUES; hue++)
      check ((DrThemeKind) kind, "a title", t->hue[hue], t->tint[hue], title);
    check ((DrThemeKind) kind, "a string", t->hue[DR_HUE_SET], t->cell, title);
    check ((DrThemeKind) kind, "None", t->hue[DR_HUE_TUPLE], t->cell, title);
  }
}

static void test_lines_can_be_seen (void) {
  for (guint kind = 0; kind < DR_N_THEMES; kind++) {
    const DrTheme *t = dr_theme ((DrThemeKind) kind);
    const DrColor lines[] = {t->arrow, t->weak_arrow, t->fresh, t->changed, t->freed, t->accent};
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
      check ((DrThemeKind) kind, "a line", lines[i], t->background, 3);
      check ((DrThemeKind) kind, "a line on a card", lines[i], t->card, 3);
    }
  }
}

/* How a colour looks to who lacks one kind of cones (Vienot, Brettel and Mollon 1999), in linear light. */
static void seen (DrColor c, gboolean protan, double out[3]) {
  double r = linear (c.red), g = linear (c.green), b = linear (c.blue);
  if (protan) {
    out[0] = out[1] = 0.11238 * r + 0.88762 * g;
    out[2] = 0.00401 * r - 0.00401 * g + b;
  } else {
    out[0] = out[1] = 0.29275 * r + 0.70725 * g;
    out[2] = -0.02234 * r + 0.02234 * g + b;
  }
}

static double apart (DrColor a, DrColor b, gboolean protan) {
  double x[3], y[3], sum = 0;
  seen (a, protan, x);
  seen (b, protan, y);
  for (int i = 0; i < 3; i++)
    sum += pow (cbrt (MAX (x[i], 0)) - cbrt (MAX (y[i], 0)), 2); /* as lightness is felt */
  return sqrt (sum);
}

static void test_marks_for_the_colour_blind (void) {
  static const DrThemeKind kinds[] = {DR_THEME_COLOUR_BLIND, DR_THEME_COLOUR_BLIND_DARK};
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    const DrTheme *t = dr_theme (kinds[k]);
    const DrColor marks[] = {t->fresh, t->changed, t->freed};
    for (guint i = 0; i < 3; i++)
      for (guint j = 0; j < i; j++)
        for (int protan = 0; protan < 2; protan++)
          g_assert_cmpfloat (apart (marks[i], marks[j], protan), >, 0.25);
  }
}

/* A printer without colours gets greys. */
static void test_print_is_grey (void) {
  const DrTheme *t = dr_theme (DR_THEME_PRINT);
  for (guint hue = 0; hue < DR_N_HUES; hue++) {
    g_assert_cmpfloat (t->hue[hue].red, ==, t->hue[hue].green);
    g_assert_cmpfloat (t->tint[hue].red, ==, t->tint[hue].blue);
  }
  g_assert_cmpfloat (t->background.red, ==, 1);
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/theme/text-can-be-read", test_text_can_be_read);
  g_test_add_func ("/draw/theme/lines-can-be-seen", test_lines_can_be_seen);
  g_test_add_func ("/draw/theme/marks-for-the-colour-blind", test_marks_for_the_colour_blind);
  g_test_add_func ("/draw/theme/print-is-grey", test_print_is_grey);
  return g_test_run ();
}

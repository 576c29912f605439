/* Colours and measures of the picture. Every meaning has a sign besides its colour: a badge, a border, a dash or a word.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum DrThemeKind {
  DR_THEME_LIGHT,
  DR_THEME_DARK,
  DR_THEME_HIGH_CONTRAST,
  DR_THEME_HIGH_CONTRAST_DARK,
  DR_THEME_COLOUR_BLIND,      /* hues that stay apart with any kind of colour vision */
  DR_THEME_COLOUR_BLIND_DARK,
  DR_THEME_PRINT,             /* black on white, for a printer without colours */
  DR_N_THEMES
} DrThemeKind;

typedef struct DrColor {
  double red, green, blue, alpha;
} DrColor;

/* Families of types share a hue. */
typedef enum DrHue {
  DR_HUE_FRAME,
  DR_HUE_SEQUENCE, /* list */
  DR_HUE_TUPLE,
  DR_HUE_DICT,
  DR_HUE_SET,
  DR_HUE_INSTANCE,
  DR_HUE_CLASS,
  DR_HUE_CODE,     /* functions, generators, cells */
  DR_HUE_ATOM,
  DR_HUE_OTHER,
  DR_N_HUES
} DrHue;

typedef struct DrTheme {
  DrColor background, card, cell, cell_border, shadow;
  DrColor text, dim_text;
  DrColor arrow, weak_arrow;
  DrColor fresh, changed, freed; /* marks */
  DrColor accent;                /* hover and selection */
  DrColor hue[DR_N_HUES];        /* border and title of a card */
  DrColor tint[DR_N_HUES];       /* behind the title */
  double line_px;                /* of ordinary borders and arrows */
} DrTheme;

/* The theme of KIND; static. */
const DrTheme *dr_theme (DrThemeKind kind);
/* "light", "dark", "high-contrast": for options. */
const char *dr_theme_name (DrThemeKind kind);
/* A colour between FROM (t = 0) and TO (t = 1). */
DrColor dr_color_mix (DrColor from, DrColor to, double t);

/* Measures, in px at zoom 1. */
#define DR_TEXT_PX          15.0
#define DR_TITLE_PX         14.0
#define DR_SMALL_PX         11.0
#define DR_CARD_RADIUS_PX   9.0
#define DR_HEADER_PX        26.0
#define DR_ROW_PX           28.0
#define DR_TEXT_DETAIL      0.36 /* px of the surface for one of the scene: with fewer nothing can be read */
#define DR_PAD_PX           9.0
#define DR_CELL_LEAST_PX    34.0
#define DR_TEXT_MOST_PX     230.0
#define DR_NOTE_MOST_PX     320.0
#define DR_WAS_MOST_PX      90.0 /* what a cell held before */
#define DR_BADGE_RADIUS_PX  9.0
#define DR_PICTURE_EDGE_PX  24.0

G_END_DECLS

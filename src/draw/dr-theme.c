#include "dr-theme.h"

#define RGB(hex)      {((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0, 1.0}
#define RGBA(hex, a)  {((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0, (a)}

static const DrTheme light = {
  .background = RGB (0xfafafa),
  .card = RGB (0xffffff),
  .cell = RGB (0xf6f6f7),
  .cell_border = RGB (0xd3d3d8),
  .shadow = RGBA (0x1d2433, 0.07),
  .text = RGB (0x22252c),
  .dim_text = RGB (0x666b76),
  .arrow = RGB (0x5b6472),
  .weak_arrow = RGB (0x8a5a9e),
  .fresh = RGB (0x14803c),
  .changed = RGB (0xb65c00),
  .freed = RGB (0xb3202c),
  .accent = RGB (0x1c71d8),
  .hue = {RGB (0x3d4a61), RGB (0x1a5fb4), RGB (0x6a3fb0), RGB (0x0f7570), RGB (0x2a7a3b), RGB (0xa3500c), RGB (0x8f2f6b),
          RGB (0x5c5470), RGB (0x5a5f69), RGB (0x5a5f69)},
  .tint = {RGB (0xe9edf4), RGB (0xe4eefb), RGB (0xefe8fa), RGB (0xdff2f0), RGB (0xe4f4e6), RGB (0xfbecdd), RGB (0xf8e6f1),
           RGB (0xedebf2), RGB (0xeeeff1), RGB (0xeeeff1)},
  .line_px = 1.4,
};

static const DrTheme dark = {
  .background = RGB (0x1e1e20),
  .card = RGB (0x2b2b2f),
  .cell = RGB (0x343439),
  .cell_border = RGB (0x4e4e56),
  .shadow = RGBA (0x000000, 0.28),
  .text = RGB (0xf2f2f4),
  .dim_text = RGB (0xa9adb8),
  .arrow = RGB (0xa4acba),
  .weak_arrow = RGB (0xc79be0),
  .fresh = RGB (0x5fd38a),
  .changed = RGB (0xffb454),
  .freed = RGB (0xff7b84),
  .accent = RGB (0x78aeed),
  .hue = {RGB (0xc3cede), RGB (0x8fc0ff), RGB (0xcbb0ff), RGB (0x77d6cf), RGB (0x93d8a0), RGB (0xffb987), RGB (0xf3a3d3),
          RGB (0xc4bcd8), RGB (0xc5c9d2), RGB (0xc5c9d2)},
  .tint = {RGB (0x38404d), RGB (0x263b57), RGB (0x3c2f57), RGB (0x1f4341), RGB (0x27442d), RGB (0x4f3722), RGB (0x4a2a40),
           RGB (0x3b3746), RGB (0x3a3c41), RGB (0x3a3c41)},
  .line_px = 1.4,
};

static const DrTheme high_contrast = {
  .background = RGB (0xffffff),
  .card = RGB (0xffffff),
  .cell = RGB (0xffffff),
  .cell_border = RGB (0x000000),
  .shadow = RGBA (0x000000, 0.0),
  .text = RGB (0x000000),
  .dim_text = RGB (0x202020),
  .arrow = RGB (0x000000),
  .weak_arrow = RGB (0x000000),
  .fresh = RGB (0x00501e),
  .changed = RGB (0x6b3200),
  .freed = RGB (0x8a0010),
  .accent = RGB (0x003c9e),
  .hue = {RGB (0x000000), RGB (0x00307a), RGB (0x3a007a), RGB (0x00423f), RGB (0x00421a), RGB (0x5c2a00), RGB (0x5a003d),
          RGB (0x2a2340), RGB (0x000000), RGB (0x000000)},
  .tint = {RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff), RGB (0xffffff),
           RGB (0xffffff), RGB (0xffffff), RGB (0xffffff)},
  .line_px = 2.2,
};

static const DrTheme high_contrast_dark = {
  .background = RGB (0x000000),
  .card = RGB (0x000000),
  .cell = RGB (0x000000),
  .cell_border = RGB (0xffffff),
  .shadow = RGBA (0x000000, 0.0),
  .text = RGB (0xffffff),
  .dim_text = RGB (0xe6e6e6),
  .arrow = RGB (0xffffff),
  .weak_arrow = RGB (0xffffff),
  .fresh = RGB (0x7dffa8),
  .changed = RGB (0xffd27d),
  .freed = RGB (0xff9aa2),
  .accent = RGB (0x8ec5ff),
  .hue = {RGB (0xffffff), RGB (0xa8d0ff), RGB (0xdcc8ff), RGB (0x9ff2ec), RGB (0xb0f5bd), RGB (0xffd0ad), RGB (0xffc2e6),
          RGB (0xe0daf0), RGB (0xffffff), RGB (0xffffff)},
  .tint = {RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000), RGB (0x000000),
           RGB (0x000000), RGB (0x000000), RGB (0x000000)},
  .line_px = 2.2,
};

/* After Okabe and Ito: blue, orange, bluish green, vermilion, reddish purple, sky blue, yellow and black, made dark enough for text. */
static const DrTheme colour_blind = {
  .background = RGB (0xfbfbfb),
  .card = RGB (0xffffff),
  .cell = RGB (0xf6f6f7),
  .cell_border = RGB (0xc4c4ca),
  .shadow = RGBA (0x1d2433, 0.07),
  .text = RGB (0x1b1d22),
  .dim_text = RGB (0x565b66),
  .arrow = RGB (0x4a505b),
  .weak_arrow = RGB (0x9c4f7c),
  .fresh = RGB (0x0072b2),
  .changed = RGB (0xb86b00),
  .freed = RGB (0x000000),
  .accent = RGB (0x0072b2),
  .hue = {RGB (0x2b3340), RGB (0x005a8d), RGB (0x8b3e69), RGB (0x006b50), RGB (0x5f5a00), RGB (0xa84300), RGB (0x7a4a00),
          RGB (0x4f5563), RGB (0x4f5563), RGB (0x4f5563)},
  .tint = {RGB (0xe8ebf0), RGB (0xdceefa), RGB (0xf7e6f0), RGB (0xd9f2ea), RGB (0xf7f5cf), RGB (0xfde5d8), RGB (0xfbeccd),
           RGB (0xecedf0), RGB (0xeeeff1), RGB (0xeeeff1)},
  .line_px = 1.5,
};

static const DrTheme colour_blind_dark = {
  .background = RGB (0x1c1c1e),
  .card = RGB (0x29292d),
  .cell = RGB (0x323237),
  .cell_border = RGB (0x54545c),
  .shadow = RGBA (0x000000, 0.28),
  .text = RGB (0xf4f4f6),
  .dim_text = RGB (0xb1b5bf),
  .arrow = RGB (0xb3bac6),
  .weak_arrow = RGB (0xe3a6c8),
  .fresh = RGB (0x56b4e9),
  .changed = RGB (0xe69f00),
  .freed = RGB (0xffffff),
  .accent = RGB (0x56b4e9),
  .hue = {RGB (0xd3dae6), RGB (0x7cc8f2), RGB (0xe6a9cb), RGB (0x4cd0a8), RGB (0xf0e442), RGB (0xff9a66), RGB (0xf2bd52),
          RGB (0xc7ccd8), RGB (0xc7ccd8), RGB (0xc7ccd8)},
  .tint = {RGB (0x373d48), RGB (0x1d3b4d), RGB (0x4a2f3f), RGB (0x16413a), RGB (0x44421a), RGB (0x4d2f20), RGB (0x483918),
           RGB (0x3a3c42), RGB (0x3a3c42), RGB (0x3a3c42)},
  .line_px = 1.5,
};

/* Greys of which a printer without colours makes something; nothing is filled that ink could be saved on. */
static const DrTheme print = {
  .background = RGB (0xffffff),
  .card = RGB (0xffffff),
  .cell = RGB (0xffffff),
  .cell_border = RGB (0x9a9a9a),
  .shadow = RGBA (0x000000, 0.0),
  .text = RGB (0x000000),
  .dim_text = RGB (0x4a4a4a),
  .arrow = RGB (0x303030),
  .weak_arrow = RGB (0x606060),
  .fresh = RGB (0x000000),
  .changed = RGB (0x000000),
  .freed = RGB (0x606060),
  .accent = RGB (0x000000),
  .hue = {RGB (0x000000), RGB (0x101010), RGB (0x101010), RGB (0x101010), RGB (0x101010), RGB (0x101010), RGB (0x101010),
          RGB (0x303030), RGB (0x303030), RGB (0x303030)},
  .tint = {RGB (0xd9d9d9), RGB (0xf0f0f0), RGB (0xf0f0f0), RGB (0xf0f0f0), RGB (0xf0f0f0), RGB (0xf0f0f0), RGB (0xf0f0f0),
           RGB (0xf0f0f0), RGB (0xf0f0f0), RGB (0xf0f0f0)},
  .line_px = 1.2,
};

static const struct {
  const char *name;
  const DrTheme *theme;
} themes[DR_N_THEMES] = {
  [DR_THEME_LIGHT] = {"light", &light},
  [DR_THEME_DARK] = {"dark", &dark},
  [DR_THEME_HIGH_CONTRAST] = {"high-contrast", &high_contrast},
  [DR_THEME_HIGH_CONTRAST_DARK] = {"high-contrast-dark", &high_contrast_dark},
  [DR_THEME_COLOUR_BLIND] = {"colour-blind", &colour_blind},
  [DR_THEME_COLOUR_BLIND_DARK] = {"colour-blind-dark", &colour_blind_dark},
  [DR_THEME_PRINT] = {"print", &print},
};

const DrTheme *dr_theme (DrThemeKind kind) {
  return themes[kind].theme;
}

const char *dr_theme_name (DrThemeKind kind) {
  return themes[kind].name;
}

DrColor dr_color_mix (DrColor from, DrColor to, double t) {
  return (DrColor){from.red + (to.red - from.red) * t, from.green + (to.green - from.green) * t,
                   from.blue + (to.blue - from.blue) * t, from.alpha + (to.alpha - from.alpha) * t};
}

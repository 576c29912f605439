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

const DrTheme *dr_theme (DrThemeKind kind) {
  static const DrTheme *const themes[] = {
    [DR_THEME_LIGHT] = &light,
    [DR_THEME_DARK] = &dark,
    [DR_THEME_HIGH_CONTRAST] = &high_contrast,
    [DR_THEME_HIGH_CONTRAST_DARK] = &high_contrast_dark,
  };
  return themes[kind];
}

DrColor dr_color_mix (DrColor from, DrColor to, double t) {
  return (DrColor){from.red + (to.red - from.red) * t, from.green + (to.green - from.green) * t,
                   from.blue + (to.blue - from.blue) * t, from.alpha + (to.alpha - from.alpha) * t};
}

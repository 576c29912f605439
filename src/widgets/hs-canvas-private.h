/* What the files of HsCanvas share: hs-canvas.c is the object and the hand, hs-canvas-paint.c paints, hs-canvas-view.c moves the view,
 * hs-canvas-fit.c chooses what is in view before the user does, hs-canvas-back.c goes back to it, hs-canvas-walk.c is for the keyboard, hs-canvas-edit.c and hs-canvas-menu.c change what is shown. */
#pragma once

#include "hs-canvas-card.h"
#include "hs-canvas.h"
#include "hs-spell.h"
#include "hs-tiles.h"

G_BEGIN_DECLS

#define HS_CANVAS_LEAST_ZOOM 0.02 /* thousands of cards are in view then */
#define HS_CANVAS_MOST_ZOOM  8.0

/* An arrow that is being pulled. */
typedef struct HsPull {
  gboolean possible, pulling; /* the hand is down on what can be pulled; it has moved, */
  gboolean outside;           /* out of the picture: letting go there does nothing */
  DrPick from, to;            /* of the scene of the canvas: a new one ends it */
  double x, y, now_x, now_y;  /* of the view */
  HsSpell *spell;
  char *line; /* what letting go would run; NULL: nothing */
} HsPull;

/* The picture is painted in tiles: panning moves them, a step paints those in which something looks other, zooming stretches them
 * until the hand rests, and only then they are painted anew. Hover and selection are small nodes above. */
struct _HsCanvas {
  HsPane parent_instance;

  HsSession *session; /* the pane's */
  DrScene *scene;
  DrBetween *way; /* on which the scene is; NULL: it stands still */
  DrSpoken *spoken; /* the words of `scene`; NULL: nobody asked yet */
  DrText *text;

  double zoom, x_px, y_px; /* the scene's point in the top left corner */
  double chosen_zoom;      /* 0: none */
  gboolean fitted;         /* the user has not moved the view: fit what comes */
  int veil_px;             /* of the view's upper edge: what is followed stands below */
  gboolean follows;        /* all of it would be too small to read: what changes is in view instead */
  gboolean all_wanted;     /* the user has asked for all of it */
  double least_fit, text_scale; /* see hs_canvas_set_least_fit; 0: were not set */
  gboolean placed;         /* the view was set once */
  GArray *views;           /* what was in view at last steps, see hs-canvas-back.c */
  gboolean scene_was_last; /* the scene was of the last step when it came */
  int fit_width, fit_height; /* for which view it was fitted */
  GtkWidget *covers[2];      /* weak pointers: what lies over the top and the bottom corner at the end; NULL: nothing */

  HsTiles *tiles;
  GArray *changes; /* DrRect: where the scene looks other than the one before */
  gboolean changed_all; /* that cannot be told */
  guint settle_id, fit_id, more_id;

  HsColours colours;
  guint move_msec; /* that moves take; 0: there are none */
  guint tick_id;
  gint64 move_start_usec;
  double move; /* 0 to 1 */

  DrPick hover;
  gboolean pointer_in;
  double pointer_x, pointer_y;
  double drag_x_px, drag_y_px;
  double pinch_zoom;
  HsPull pull;
  GtkWidget *popover; /* the menu, or what asks for a name; NULL: none was there yet */
  GHashTable *widgets_by_card; /* TrId to HsCanvasCard, of the cards in the picture */
  GHashTable *widgets_left;    /* the same, of the picture before: not placed yet */
  guint n_placed, place_id;    /* cards of the picture that have their widget; the source that places more; 0: all are placed */
  GPtrArray *free_widgets;     /* invisible ones */
  TrId came_from; /* the card that the keyboard left last */
};

enum { HS_CANVAS_PROP_0, HS_CANVAS_PROP_ZOOM, HS_CANVAS_PROP_CHOSEN_ZOOM, HS_CANVAS_N_PROPS };
extern GParamSpec *hs_canvas_props[HS_CANVAS_N_PROPS];

/* What is under a point of the view. */
DrPick hs_canvas_pick (HsCanvas *self, double x, double y);

/* hs-canvas-elide.c: folding, hiding and focus, as actions and as sections of the menu of CARD (NULL: of no card). */
void hs_canvas_install_elide (HsCanvas *self);
void hs_canvas_append_elisions (HsCanvas *self, const DrCard *card, GMenu *menu);

/* hs-canvas-paint.c */
const DrTheme *hs_canvas_theme (HsCanvas *self);
/* The picture looks other: all of it is painted anew, or where it changed. */
void hs_canvas_paint_anew (HsCanvas *self);
void hs_canvas_paint_changes (HsCanvas *self);
graphene_rect_t hs_canvas_to_view (HsCanvas *self, DrRect r);
/* The cell of CARD that is selected, or -1. */
int hs_canvas_selected_cell (HsCanvas *self, const DrCard *card);
void hs_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* hs-canvas-view.c */
void hs_canvas_view_changed (HsCanvas *self);
void hs_canvas_choose_zoom (HsCanvas *self, double zoom);
/* Keeps the scene's point under the view's point (X, Y) where it is. */
void hs_canvas_zoom_at (HsCanvas *self, double zoom, double x, double y);
void hs_canvas_pan (HsCanvas *self, double dx, double dy);
gboolean hs_canvas_in_view (HsCanvas *self, const DrCard *card);
void hs_canvas_place_cards (HsCanvas *self);
void hs_canvas_select_widgets (HsCanvas *self);
/* The scene and all widgets go, at the end. */
void hs_canvas_drop_cards (HsCanvas *self);
/* The widget that stands for a card; NULL: it is not in the picture. */
GtkWidget *hs_canvas_widget_of (HsCanvas *self, TrId id);
void hs_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline);
void hs_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                        int *natural_baseline);

/* hs-canvas-fit.c */
/* The first picture of a run. */
void hs_canvas_place (HsCanvas *self);
/* Shows all of the picture, or if that would be too small to read a part of it that has what the step changed. */
void hs_canvas_show_all (HsCanvas *self);
/* Moves as little as it takes to have what the step changed in view. */
void hs_canvas_follow (HsCanvas *self);
gboolean hs_canvas_all_in_view (HsCanvas *self);
/* Whether all of the picture could be seen from much nearer: it was larger before it was chosen what it shows. */
gboolean hs_canvas_is_too_far (HsCanvas *self);
/* GSourceFunc: the view has another size. */
gboolean hs_canvas_fit_anew (gpointer canvas);

/* hs-canvas-back.c: another scene comes. It has come: TRUE if it was in view before, and is as it was. */
GArray *hs_canvas_views_new (void);
void hs_canvas_keep_view (HsCanvas *self);
gboolean hs_canvas_go_back_to_view (HsCanvas *self);
void hs_canvas_forget_views (HsCanvas *self);

/* hs-canvas-walk.c */
/* Whether a menu or a question stands before the picture. */
gboolean hs_canvas_has_popover (HsCanvas *self);
gboolean hs_canvas_focus (GtkWidget *widget, GtkDirectionType direction);
gboolean hs_canvas_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HsCanvas *self);

/* hs-canvas-edit.c */
/* The hand goes down, moves, is lifted: an arrow is pulled. FALSE: there is nothing to pull; nothing was pulled. */
gboolean hs_canvas_pull_begin (HsCanvas *self, double x, double y);
void hs_canvas_pull_to (HsCanvas *self, double x, double y);
gboolean hs_canvas_pull_release (HsCanvas *self);
void hs_canvas_pull_end (HsCanvas *self);
void hs_canvas_pull_paint (HsCanvas *self, cairo_t *cr);
/* A text in a box, kept within the view; it may have several lines. */
void hs_canvas_paint_label (HsCanvas *self, cairo_t *cr, const char *text, double x, double y);
/* The same in the middle of X, above TOP, or if there is no room below BOTTOM. */
void hs_canvas_paint_label_above (HsCanvas *self, cairo_t *cr, const char *text, double x, double top, double bottom);
/* Takes POPOVER over and shows it at a point of the view. */
void hs_canvas_popup (HsCanvas *self, GtkWidget *popover, double x, double y);
void hs_canvas_selection_point (HsCanvas *self, double *x, double *y);
/* The lines that cut the arrow of the selected cell; free with g_strfreev. */
char **hs_canvas_cuts (HsCanvas *self);

/* hs-canvas-rings.c */
void hs_canvas_paint_rings (HsCanvas *self, cairo_t *cr);
char *hs_canvas_wrap (const char *text);
void hs_canvas_paint_answer (HsCanvas *self, cairo_t *cr, const DrCard *one, const DrCard *other);

/* hs-canvas-menu.c */
/* Shows what can be done with what is selected; FALSE: nothing. */
gboolean hs_canvas_menu (HsCanvas *self, double x, double y);
gboolean hs_canvas_menu_of_selection (HsCanvas *self);
void hs_canvas_cut (HsCanvas *self);

G_END_DECLS

/* A scene: the picture of one step, ready to be painted. Immutable once placed; threads hand it to each other.
 *
 * It is made in two stages: dr_scene_new turns a graph into measured cards and arrows without a place, and dr_scene_place
 * takes places and routes from a layout's picture (see dr-story.h, which does both).
 */
#pragma once

#include "dr-card.h"
#include "ly-layout.h"

G_BEGIN_DECLS

/* A graph as plain arrays: what md_graph_nodes, md_graph_edges and md_graph_holder_words give. */
typedef struct DrGraph {
  int step;
  const MdNode *nodes;
  guint n_nodes;
  const MdEdge *edges;
  guint n_edges;
  const MdGone *gone;         /* NULL: not known */
  const char *const *holders;
  const guint8 *holder_kinds; /* MdHolderKind of each; NULL: not known */
  gboolean cut;
  gboolean unsearched;     /* among so many objects nobody looked for those that nothing reaches */
  guint n_hidden;          /* objects that the view leaves out */
  const TrInside *inside; /* what a step of a recording in fine mode tells besides; may be NULL */
} DrGraph;

typedef struct DrPoint {
  double x_px, y_px;
} DrPoint;

typedef enum DrStroke {
  DR_STROKE_SOLID,
  DR_STROKE_WEAK,    /* a weak reference: dashed, hollow head */
  DR_STROKE_THROUGH, /* a name that sees the contents of a cell, and owns nothing: dotted */
} DrStroke;

typedef struct DrArrow {
  guint from, to; /* indices of cards */
  guint cell;     /* of the card it leaves */
  guint64 port;
  DrStroke stroke;
  MdMark mark;
  const char *label;
  const DrPoint *points; /* cubic Beziers: 3k + 1 points, the last is the tip; NULL before it is placed */
  guint n_points;
  DrRect bounds; /* of its points */
} DrArrow;

typedef struct DrScene {
  int step;
  DrCard *cards; /* frames first, outermost first */
  guint n_cards, n_frames;
  DrArrow *arrows;
  guint n_arrows;
  DrRect extents; /* of this step */
  DrRect whole;   /* of all steps that are planned: a view of this never has to move */
  gboolean cut;   /* the program holds more than a picture can show */
  gboolean unsearched; /* there may be objects that nothing reaches and that are not shown */
  guint n_hidden; /* objects that the user wants to be left out */
  gboolean anew;  /* laid out anew: what was in the picture before may stand elsewhere now */
  gboolean begins_part; /* a part of a long run begins with this step, and was laid out by itself: what was there may stand elsewhere */
  gboolean rtl;   /* from right to left */
  const char *file; /* where the code that runs is from, as MdNode's; NULL: none runs */

  gatomicrefcount references;
  GHashTable *by_id; /* TrId to index of card + 1 */
  GStringChunk *strings;
  GPtrArray *arrays; /* what cards and arrows point into */
  const guint64 *looks; /* of cards, then of arrows, see dr-change.h; NULL: not known */
} DrScene;

/* The cards of GRAPH, measured with TEXT; GRAPH may go away afterwards. */
DrScene *dr_scene_new (const DrGraph *graph, const DrOptions *options, DrText *text);
/* One without anything in it yet, with room for cards; for who fills it. */
DrScene *dr_scene_empty (int step, guint most_cards);
/* Lets dr_scene_find find the cards; once they are there. */
void dr_scene_index (DrScene *scene);
DrScene *dr_scene_ref (DrScene *scene);
void dr_scene_unref (DrScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrScene, dr_scene_unref)

/* The scene as boxes and edges for a layout; free the two arrays with g_free. */
void dr_scene_describe (const DrScene *scene, LyGraph *graph);
/* Takes over places and routes, and the extents of all steps; once, before SCENE is shared. */
void dr_scene_place (DrScene *scene, const LyPicture *picture, LyRect whole);

/* The card of ID, or the pool in which it has a block; NULL: it is not in the picture. */
const DrCard *dr_scene_find (const DrScene *scene, TrId id);

/* What is under a point. */
typedef struct DrPick {
  int card, cell, arrow; /* indices, or -1 */
} DrPick;
DrPick dr_scene_pick (const DrScene *scene, double x_px, double y_px, double tolerance_px);

/* What belongs to PICK: what points to it, and what it points to. */
typedef struct DrHighlight {
  GArray *cards;  /* guint: indices of cards at the far ends, and the card itself first if one was picked */
  GArray *arrows; /* guint */
} DrHighlight;
DrHighlight *dr_highlight_new (const DrScene *scene, const DrPick *pick);
void dr_highlight_free (DrHighlight *highlight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrHighlight, dr_highlight_free)

G_END_DECLS

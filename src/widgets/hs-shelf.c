#include "config.h"

#include "hs-shelf.h"

#define SPACING_PX 2
#define MOST       32 /* children; more than any row has */

struct _HsShelf {
  GtkLayoutManager parent_instance;

  GPtrArray *spare; /* of GtkWidget, not owned: children of the widget whose layout this is, which goes with them */
  GtkWidget *rest;  /* not owned either; NULL: none */
  int ample_px;
};

G_DEFINE_FINAL_TYPE (HsShelf, hs_shelf, GTK_TYPE_LAYOUT_MANAGER)

typedef struct Place {
  GtkWidget *child;
  int least, natural;
  gboolean left_out;
} Place;

/* The children that are to be shown. */
static guint list_children (HsShelf *self, GtkWidget *widget, Place *places) {
  guint n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n < MOST; child = gtk_widget_get_next_sibling (child)) {
    /* Not gtk_widget_should_layout: who is left out must be able to come back. */
    if (!gtk_widget_get_visible (child))
      continue;
    places[n] = (Place){.child = child, .left_out = child == self->rest || g_ptr_array_find (self->spare, child, NULL)};
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &places[n].least, &places[n].natural, NULL, NULL);
    n++;
  }
  return n;
}

static Place *find_place (Place *places, guint n, GtkWidget *child) {
  for (guint i = 0; i < n; i++)
    if (places[i].child == child)
      return &places[i];
  return NULL;
}

static void hs_shelf_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural,
                              int *least_baseline, int *natural_baseline) {
  HsShelf *self = HS_SHELF (manager);
  Place places[MOST];
  guint n = list_children (self, widget, places);
  *least = *natural = 0;
  for (guint i = 0; i < n; i++) {
    if (orientation == GTK_ORIENTATION_HORIZONTAL) {
      *least += places[i].left_out && places[i].child != self->rest ? 0 : places[i].least + SPACING_PX;
      *natural += places[i].natural + SPACING_PX;
      continue;
    }
    int child_least = 0, child_natural = 0;
    gtk_widget_measure (places[i].child, orientation, -1, &child_least, &child_natural, NULL, NULL);
    *least = MAX (*least, child_least);
    *natural = MAX (*natural, child_natural);
  }
}

/* Which of those that may be left out come in, up to the first that there is no room for in LEFT; what is then still free. */
static int fill (HsShelf *self, Place *places, guint n, int left, gboolean *all) {
  *all = TRUE;
  for (guint s = 0; s < self->spare->len; s++) {
    Place *place = find_place (places, n, self->spare->pdata[s]);
    if (place == NULL)
      continue;
    *all = *all && place->least + SPACING_PX <= left;
    place->left_out = !*all;
    left -= *all ? place->least + SPACING_PX : 0;
  }
  return left;
}

/* Who is left out; what is then free for who expands. */
static int choose (HsShelf *self, Place *places, guint n, int width) {
  int needed = 0, ample = 0;
  gboolean all;
  for (guint i = 0; i < n; i++) {
    needed += places[i].left_out ? 0 : places[i].least + SPACING_PX;
    if (gtk_widget_get_hexpand (places[i].child))
      ample = MAX (0, self->ample_px - places[i].least);
  }
  int left = fill (self, places, n, width - needed - ample, &all);
  Place *rest = self->rest != NULL ? find_place (places, n, self->rest) : NULL;
  if (!all && rest != NULL) {
    rest->left_out = FALSE;
    left = fill (self, places, n, width - needed - ample - rest->least - SPACING_PX, &all);
  }
  return MAX (0, left + ample);
}

static void hs_shelf_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline) {
  HsShelf *self = HS_SHELF (manager);
  Place places[MOST];
  guint n = list_children (self, widget, places);
  int left = choose (self, places, n, width), x = 0;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, expanded = FALSE;
  for (guint i = 0; i < n; i++) {
    gtk_widget_set_child_visible (places[i].child, !places[i].left_out);
    if (places[i].left_out)
      continue;
    int child_width = places[i].least;
    if (gtk_widget_get_hexpand (places[i].child) && !expanded) {
      child_width += left;
      expanded = TRUE;
    }
    gtk_widget_size_allocate (places[i].child, &(GtkAllocation){mirrored ? width - x - child_width : x, 0, child_width, height}, -1);
    x += child_width + SPACING_PX;
  }
}

static GtkSizeRequestMode hs_shelf_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget) {
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void hs_shelf_finalize (GObject *object) {
  g_ptr_array_unref (HS_SHELF (object)->spare);
  G_OBJECT_CLASS (hs_shelf_parent_class)->finalize (object);
}

static void hs_shelf_class_init (HsShelfClass *class) {
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);
  G_OBJECT_CLASS (class)->finalize = hs_shelf_finalize;
  manager_class->measure = hs_shelf_measure;
  manager_class->allocate = hs_shelf_allocate;
  manager_class->get_request_mode = hs_shelf_get_request_mode;
}

static void hs_shelf_init (HsShelf *self) {
  self->spare = g_ptr_array_new ();
}

HsShelf *hs_shelf_new (void) {
  return g_object_new (HS_TYPE_SHELF, NULL);
}

void hs_shelf_spare (HsShelf *self, GtkWidget *child) {
  g_return_if_fail (HS_IS_SHELF (self) && GTK_IS_WIDGET (child));
  g_ptr_array_add (self->spare, child);
}

void hs_shelf_set_rest (HsShelf *self, GtkWidget *child) {
  g_return_if_fail (HS_IS_SHELF (self) && GTK_IS_WIDGET (child));
  self->rest = child;
}

void hs_shelf_set_ample (HsShelf *self, int width_px) {
  g_return_if_fail (HS_IS_SHELF (self));
  self->ample_px = width_px;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

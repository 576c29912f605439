#include "hs-key-row.h"

#define COLUMN_GAP_PX 18 /* between words and keys */
#define KEY_GAP_PX    12 /* between keys */
#define LINE_GAP_PX   6

struct _HsKeyRow {
  GtkWidget parent_instance;

  GtkWidget *title; /* its first child; the others are keys */
  char *keys;
};

G_DEFINE_FINAL_TYPE (HsKeyRow, hs_key_row, GTK_TYPE_WIDGET)

static GtkRequisition size_of (GtkWidget *widget) {
  GtkRequisition size;
  gtk_widget_get_preferred_size (widget, NULL, &size);
  return size;
}

/* Of all keys in a line. */
static int width_of_keys (HsKeyRow *self) {
  int width = 0;
  for (GtkWidget *key = gtk_widget_get_next_sibling (self->title); key != NULL; key = gtk_widget_get_next_sibling (key))
    width += size_of (key).width + (width > 0 ? KEY_GAP_PX : 0);
  return width;
}

static gboolean fits_in_a_line (HsKeyRow *self, int width) {
  return size_of (self->title).width + COLUMN_GAP_PX + width_of_keys (self) <= width;
}

static void place (HsKeyRow *self, GtkWidget *child, GtkAllocation at, int width) {
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    at.x = width - at.x - at.width;
  gtk_widget_size_allocate (child, &at, -1);
}

/* Keys in lines, from X, Y on, of which WIDTH are taken at most; where the last one ends. PLACED: for real. */
static int flow (HsKeyRow *self, int x, int y, int width, gboolean placed) {
  int start = x, line_px = 0;
  for (GtkWidget *key = gtk_widget_get_next_sibling (self->title); key != NULL; key = gtk_widget_get_next_sibling (key)) {
    GtkRequisition size = size_of (key);
    if (x > start && x + size.width > width) {
      x = start;
      y += line_px + LINE_GAP_PX;
      line_px = 0;
    }
    if (placed)
      place (self, key, (GtkAllocation){x, y, size.width, size.height}, width);
    x += size.width + KEY_GAP_PX;
    line_px = MAX (line_px, size.height);
  }
  return y + line_px;
}

static int title_height (HsKeyRow *self, int width) {
  int height = 0;
  gtk_widget_measure (self->title, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static GtkSizeRequestMode hs_key_row_get_request_mode (GtkWidget *widget) {
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void hs_key_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                                int *natural_baseline) {
  HsKeyRow *self = HS_KEY_ROW (widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (self->title, orientation, -1, least, NULL, NULL, NULL);
    for (GtkWidget *key = gtk_widget_get_next_sibling (self->title); key != NULL; key = gtk_widget_get_next_sibling (key))
      *least = MAX (*least, size_of (key).width);
    *natural = size_of (self->title).width + COLUMN_GAP_PX + width_of_keys (self);
    return;
  }
  if (for_size < 0 || fits_in_a_line (self, for_size))
    *least = MAX (size_of (self->title).height, flow (self, 0, 0, G_MAXINT, FALSE));
  else
    *least = flow (self, 0, title_height (self, for_size) + LINE_GAP_PX, for_size, FALSE);
  *natural = *least;
}

static void hs_key_row_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  HsKeyRow *self = HS_KEY_ROW (widget);
  GtkRequisition title = size_of (self->title);
  if (fits_in_a_line (self, width)) {
    int keys_px = flow (self, 0, 0, G_MAXINT, FALSE);
    place (self, self->title, (GtkAllocation){0, (height - title.height) / 2, title.width, title.height}, width);
    flow (self, width - width_of_keys (self), (height - keys_px) / 2, width, TRUE);
    return;
  }
  int title_px = title_height (self, width);
  place (self, self->title, (GtkAllocation){0, 0, width, title_px}, width);
  flow (self, 0, title_px + LINE_GAP_PX, width, TRUE);
}

static void hs_key_row_dispose (GObject *object) {
  HsKeyRow *self = HS_KEY_ROW (object);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->keys, g_free);
  G_OBJECT_CLASS (hs_key_row_parent_class)->dispose (object);
}

static void hs_key_row_class_init (HsKeyRowClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  G_OBJECT_CLASS (class)->dispose = hs_key_row_dispose;
  widget_class->get_request_mode = hs_key_row_get_request_mode;
  widget_class->measure = hs_key_row_measure;
  widget_class->size_allocate = hs_key_row_size_allocate;
}

static void hs_key_row_init (HsKeyRow *self) {
  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
}

GtkWidget *hs_key_row_new (const char *title, const char *keys) {
  HsKeyRow *self = g_object_new (HS_TYPE_KEY_ROW, NULL);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  self->keys = g_strdup (keys);
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  for (guint i = 0; all[i] != NULL; i++)
    gtk_widget_set_parent (gtk_shortcut_label_new (all[i]), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

char *hs_key_row_describe (HsKeyRow *self) {
  g_return_val_if_fail (HS_IS_KEY_ROW (self), NULL);
  g_auto (GStrv) all = g_strsplit (self->keys, " ", -1);
  GString *text = g_string_new (gtk_label_get_text (GTK_LABEL (self->title)));
  for (guint i = 0; all[i] != NULL; i++) {
    guint key = 0;
    GdkModifierType modifiers = 0;
    gtk_accelerator_parse (all[i], &key, &modifiers);
    g_autofree char *name = gtk_accelerator_get_label (key, modifiers);
    g_string_append_printf (text, "%s %s", i == 0 ? ":" : ",", name);
  }
  return g_string_free (text, FALSE);
}

#include "config.h"

#include "hs-instructions.h"

#include <glib/gi18n.h>

/* A list as long as the log has steps, whose items know no more than their place: texts are made for the rows that are seen. */
typedef struct HsStepList {
  GObject parent_instance;
  guint n_steps;
} HsStepList;
typedef GObjectClass HsStepListClass;

static GType hs_step_list_get_type (void);

static GType hs_step_list_item_type (GListModel *model) {
  return GTK_TYPE_STRING_OBJECT;
}

static guint hs_step_list_n_items (GListModel *model) {
  return ((HsStepList *) model)->n_steps;
}

static gpointer hs_step_list_item (GListModel *model, guint position) {
  return position < ((HsStepList *) model)->n_steps ? gtk_string_object_new ("") : NULL;
}

static void hs_step_list_interface_init (GListModelInterface *interface) {
  interface->get_item_type = hs_step_list_item_type;
  interface->get_n_items = hs_step_list_n_items;
  interface->get_item = hs_step_list_item;
}

G_DEFINE_TYPE_WITH_CODE (HsStepList, hs_step_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, hs_step_list_interface_init))

static void hs_step_list_class_init (HsStepListClass *class) {
}

static void hs_step_list_init (HsStepList *self) {
}

struct _HsInstructions {
  HsPane parent_instance;

  GtkWidget *box;
  GtkListView *list;
  GtkLabel *collector;
  GtkSingleSelection *selection;
  HsStepList *steps;
  HsSession *session; /* the pane's */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (HsInstructions, hs_instructions, HS_TYPE_PANE)

/* Texts. */

static char *object_word (TrLog *log, TrId id) {
  TrSubject subject;
  if (!tr_log_subject (log, id, &subject))
    return g_strdup_printf ("#%lu", (unsigned long) id);
  return g_strdup_printf ("%s #%lu", tr_log_text (log, subject.name), (unsigned long) id);
}

static char *phase_text (const TrInside *inside, const char *object) {
  switch ((RtGcPhase) inside->phase) {
  case RT_GC_START:
    return g_strdup_printf (_ ("Collection of generation %d begins"), inside->generation);
  case RT_GC_MERGED:
    return g_strdup (_ ("Younger generations are taken in"));
  case RT_GC_COUNTED:
    return g_strdup (_ ("Counts are copied"));
  case RT_GC_SUBTRACTED:
    return g_strdup (_ ("References from within are subtracted"));
  case RT_GC_SORTED:
    return g_strdup (_ ("What is reached is moved back"));
  case RT_GC_FOUND:
    return g_strdup (_ ("Unreachable objects were found"));
  case RT_GC_WEAKREFS:
    return g_strdup (_ ("Weak references are cleared, callbacks have run"));
  case RT_GC_FINALIZING:
    return g_strdup_printf (_ ("%s is finalized"), object);
  case RT_GC_FINALIZED:
    return g_strdup (_ ("Finalizers have run"));
  case RT_GC_RESURRECTED:
    return g_strdup (_ ("What came back to life joins the survivors"));
  case RT_GC_CLEARING:
    return g_strdup_printf (_ ("%s is cleared"), object);
  case RT_GC_PROMOTED:
    return g_strdup (_ ("Survivors move to the next generation"));
  case RT_GC_END:
    return g_strdup (_ ("The collection ends"));
  case RT_GC_IDLE:
    break;
  }
  return g_strdup ("");
}

static char *plain_text (TrLog *log, guint step) {
  TrStep record;
  tr_log_step (log, step, &record);
  switch ((RtStepKind) record.kind) {
  case RT_STEP_LINE:
    return g_strdup_printf (_ ("Line %u"), record.line);
  case RT_STEP_CALL:
    return g_strdup (_ ("A function is called"));
  case RT_STEP_RETURN:
    return g_strdup (_ ("A function returns"));
  case RT_STEP_EXCEPTION:
    if (!tr_log_step_raises (log, &record))
      return g_strdup (_ ("What is waited for gives its value"));
    return g_strdup_printf (_ ("Exception: %s"), tr_log_text (log, record.detail));
  case RT_STEP_END:
    return g_strdup (_ ("The end"));
  default:
    return g_strdup (tr_step_kind_name (record.kind));
  }
}

static char *step_text (TrLog *log, guint step) {
  const TrInside *inside = tr_log_inside (log, step);
  if (inside == NULL)
    return plain_text (log, step);
  g_autofree char *object = inside->object != 0 ? object_word (log, inside->object) : g_strdup ("");
  switch ((RtStepKind) inside->kind) {
  case RT_STEP_INSTRUCTION:
    if (inside->argument != NULL && *inside->argument != '\0')
      return g_strdup_printf ("%4u  %s  %s", inside->offset_bytes, inside->opcode, inside->argument);
    return g_strdup_printf ("%4u  %s", inside->offset_bytes, inside->opcode);
  case RT_STEP_GC:
    return phase_text (inside, object);
  case RT_STEP_DEALLOC:
    return g_strdup_printf (_ ("Count of %s is 0"), object);
  case RT_STEP_FREE:
    return g_strdup_printf (_ ("%s is gone"), object);
  default:
    return plain_text (log, step);
  }
}

static void show_collector (HsInstructions *self, TrLog *log, int step) {
  const TrInside *inside = step >= 0 ? tr_log_inside (log, (guint) step) : NULL;
  gboolean collects = inside != NULL && inside->kind == RT_STEP_GC;
  gtk_widget_set_visible (GTK_WIDGET (self->collector), collects);
  if (!collects)
    return;
  g_autofree char *text = g_strdup_printf (_ ("Generation %d\nCounts %d, %d, %d\nThresholds %d, %d, %d"), inside->generation, inside->counts[0],
                                           inside->counts[1], inside->counts[2], inside->thresholds[0], inside->thresholds[1],
                                           inside->thresholds[2]);
  gtk_label_set_text (self->collector, text);
}

/* Rows. */

static void on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, HsInstructions *self) {
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "monospace");
  hs_pane_hold_code (label);
  gtk_list_item_set_child (item, label);
}

static void on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, HsInstructions *self) {
  TrLog *log = self->session != NULL ? hs_session_get_log (self->session) : NULL;
  guint step = gtk_list_item_get_position (item);
  if (log == NULL || step >= tr_log_n_steps (log))
    return;
  g_autofree char *text = step_text (log, step);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static void on_selected (GtkSingleSelection *selection, GParamSpec *pspec, HsInstructions *self) {
  guint position = gtk_single_selection_get_selected (selection);
  if (!self->updating && self->session != NULL && position != GTK_INVALID_LIST_POSITION)
    hs_session_set_step (self->session, (int) position);
}

static void update (HsInstructions *self) {
  gboolean inside = hs_session_get_inside (self->session);
  guint n_steps = inside ? (guint) hs_session_get_n_steps (self->session) : 0, before = self->steps->n_steps;
  int step = hs_session_get_step (self->session);
  self->updating = TRUE;
  if (n_steps != before) {
    self->steps->n_steps = n_steps;
    g_list_model_items_changed (G_LIST_MODEL (self->steps), 0, before, n_steps);
  }
  if (inside && step >= 0) {
    gtk_single_selection_set_selected (self->selection, (guint) step);
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) step);
    show_collector (self, hs_session_get_log (self->session), step);
  }
  self->updating = FALSE;
}

static void hs_instructions_observe (HsPane *pane, HsSession *session) {
  HsInstructions *self = HS_INSTRUCTIONS (pane);
  self->session = session;
  if (session == NULL)
    return;
  static const char *const watched[] = {"notify::step", "notify::n-steps", "notify::inside"};
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void hs_instructions_dispose (GObject *object) {
  g_clear_object (&HS_INSTRUCTIONS (object)->selection);
  G_OBJECT_CLASS (hs_instructions_parent_class)->dispose (object);
}

static void hs_instructions_class_init (HsInstructionsClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_instructions_observe;
  G_OBJECT_CLASS (class)->dispose = hs_instructions_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-instructions.ui");
  gtk_widget_class_bind_template_child (widget_class, HsInstructions, list);
  gtk_widget_class_bind_template_child (widget_class, HsInstructions, collector);
}

static void hs_instructions_init (HsInstructions *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->steps = g_object_new (hs_step_list_get_type (), NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->steps)); /* takes it over, and keeps it */
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self, 0);
}

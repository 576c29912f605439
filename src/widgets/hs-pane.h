/* A pane: a widget of the window that observes a session. It knows nothing of the other panes.
 *
 * Property: session (HsSession, may be NULL, notifies). The pane keeps it alive.
 */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_PANE (hs_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (HsPane, hs_pane, HS, PANE, GtkWidget)

struct _HsPaneClass {
  GtkWidgetClass parent_class;

  /* SESSION is the one to observe from now on; NULL: none. What was connected to the one before with the pane as its object
   * is disconnected already. Called at most once a change, also when the pane goes. */
  void (*observe) (HsPane *self, HsSession *session);
};

void hs_pane_set_session (HsPane *self, HsSession *session);
HsSession *hs_pane_get_session (HsPane *self);
/* WIDGET, with all in it, holds Python, which is read from left to right in every language. */
void hs_pane_hold_code (GtkWidget *widget);
/* TEXT, which scrolls smoothly, is where it scrolls to as soon as it is unmapped. GTK 4.8 ends such a scrolling itself, too
 * late: where the text answers by a scrolling of its own, GTK ends it twice, and warns of that. */
void hs_pane_end_scrolling (GtkTextView *text);
/* Screen readers do not find WIDGET while it is not mapped: GTK leaves what a stack or a tab does not show where it was. */
void hs_pane_tell_of_mapping (GtkWidget *widget);

G_END_DECLS

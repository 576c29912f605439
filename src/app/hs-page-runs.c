/* Where a line is to run that a gesture or the prompt wants at an earlier step, and the other runs of a page. */
#include "config.h"

#include <glib/gi18n.h>

#include "dr-text.h"
#include "hs-page-private.h"
#include "hs-question.h"

#define MOST_HEADING_CHARS 60 /* of the line that is asked about */

/* Where: at the end, or from here. */

typedef struct Wish {
  HsPage *page; /* stands in the dialog's parent */
  char *module, *line;
  gboolean by_hand;
} Wish;

static void wish_free (gpointer data, GClosure *closure) {
  Wish *wish = data;
  g_object_unref (wish->page);
  g_free (wish->module);
  g_free (wish->line);
  g_free (wish);
}

static void on_where (AdwMessageDialog *dialog, const char *response, Wish *wish) {
  HsSession *session = wish->page->session;
  gboolean from_here = g_str_equal (response, "here");
  if (g_str_equal (response, "cancel") || session == NULL)
    return;
  if (wish->by_hand)
    hs_session_prompt_at (session, from_here, wish->line);
  else
    hs_session_type_at (session, from_here, wish->module, wish->line);
}

static void on_ask_where (HsSession *session, const char *module, const char *line, gboolean by_hand, HsPage *self) {
  g_autofree char *first = dr_text_one_line (line, MOST_HEADING_CHARS);
  g_autofree char *heading = g_strdup_printf (_ ("Where to Run “%s”?"), first);
  g_autofree char *body = g_strdup_printf (_ ("At the end, or on from step %d? What came after it is then kept as another run."),
                                           hs_session_get_step (session) + 1);
  AdwMessageDialog *question = hs_question_new (GTK_WIDGET (self), heading, body);
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "here", _ ("Continue from _Here"), "end", _ ("Go to the _End"), NULL);
  adw_message_dialog_set_response_appearance (question, "end", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "end");
  adw_message_dialog_set_close_response (question, "cancel");
  Wish *wish = g_new0 (Wish, 1);
  *wish = (Wish){g_object_ref (self), g_strdup (module), g_strdup (line), by_hand};
  g_signal_connect_data (question, "response", G_CALLBACK (on_where), wish, wish_free, 0);
  hs_question_ask (question);
}

/* Other runs. */

static void add_runs (GMenu *menu, const char *title, const char *action, const GPtrArray *branches) {
  g_autoptr (GMenu) section = g_menu_new ();
  for (guint i = branches->len; i-- > 0;) {
    g_autoptr (GMenuItem) item = g_menu_item_new (hs_branch_name (branches->pdata[i]), NULL);
    g_menu_item_set_action_and_target (item, action, "i", (gint32) i);
    g_menu_append_item (section, item);
  }
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static void on_branches (HsSession *session, GParamSpec *pspec, HsPage *self) {
  const GPtrArray *branches = hs_session_get_branches (session);
  g_autoptr (GMenu) menu = g_menu_new ();
  add_runs (menu, _ ("Show Beside This Run"), "win.beside", branches);
  add_runs (menu, _ ("Go On With"), "win.switch-run", branches);
  gtk_menu_button_set_menu_model (self->runs_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->runs_button, hs_session_get_run_name (session) != NULL ? hs_session_get_run_name (session) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->runs_button), branches->len > 0);
}

void hs_page_connect_runs (HsPage *self) {
  g_signal_connect_object (self->session, "ask-where", G_CALLBACK (on_ask_where), self, 0);
  g_signal_connect_object (self->session, "notify::branches", G_CALLBACK (on_branches), self, 0);
}

/* Questions to the user, in windows of their own: those of libadwaita, made to find room on a low or narrow screen with large text.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A question that stands before the window of FROM; responses are still to be added. */
AdwMessageDialog *hs_question_new (GtkWidget *from, const char *heading, const char *body);
/* Shows it, once it has all it is to have. */
void hs_question_ask (AdwMessageDialog *question);

G_END_DECLS

/* Completion in the editor: names and attributes from the live heap with their types and values, words of the text, keywords.
 */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_COMPLETER (hs_completer_get_type ())
G_DECLARE_FINAL_TYPE (HsCompleter, hs_completer, HS, COMPLETER, GObject)

/* A GtkSourceCompletionProvider. */
HsCompleter *hs_completer_new (void);
/* NULL: none. Borrowed: it must be taken away before it goes. */
void hs_completer_set_session (HsCompleter *self, HsSession *session);
/* What can stand at the end of LINE, in the order of the list (of HsName, see hs-names.h); TEXT is the whole text. */
GPtrArray *hs_completer_find (HsCompleter *self, const char *line, const char *text);

G_END_DECLS

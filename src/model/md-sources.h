/* The texts that a recorded run ran: scripts by their names, and inputs at the prompt in their order, which all have the same name.
 *
 * A frame's text is found through its code: its file name and, for inputs, when the code was made, since numbers count up.
 */
#pragma once

#include "md-follow.h"

G_BEGIN_DECLS

typedef struct MdSources MdSources;

MdSources *md_sources_new (TrLog *log);
void md_sources_free (MdSources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdSources, md_sources_free)

/* The text of the file that was run, or imported, under NAME. */
void md_sources_add (MdSources *sources, const char *name, const char *text);
/* What was run at the prompt as a whole: one or more lines. One for every step of the kind RT_STEP_END, in order. */
void md_sources_add_input (MdSources *sources, const char *text);
/* Whether files that were not added may be read from where they were run; they may have changed since. */
void md_sources_set_reads_files (MdSources *sources, gboolean reads_files);

/* What FRAME of the state runs; NULL if its text is not known. Borrowed. */
const MdSyntax *md_sources_of_frame (MdSources *sources, TrState *state, TrId frame);
/* The line of FRAME without its indentation; NULL if it is not known. Borrowed. */
const char *md_sources_line (MdSources *sources, TrState *state, TrId frame, guint line);
/* The name of the file that FRAME runs, if it is not the first one that was added or a prompt; else NULL. Borrowed. */
const char *md_sources_other_file (MdSources *sources, TrState *state, TrId frame);

G_END_DECLS

/* HsSession: what a window is about. It owns the snippet, the interpreter on its thread, the record of the run, the step that
 * is looked at, its picture and the selection. Widgets observe it and call it, and know nothing of each other.
 *
 * Properties (all notify)
 *   busy        user code runs
 *   n-steps     steps recorded so far
 *   step        the step that is looked at; -1: none
 *   searching   a step is being looked for, or run again to be looked into, on another thread
 *   inside      what is looked at is the inside of one step: `step` and `n-steps` are those of its instructions
 *   line        the line of the snippet that is about to run at that step; 0: none, or not of the snippet
 *   error-line  the line of the snippet that an error names, while its step is looked at; 0: none
 *   error-message
 *   scene       the picture (DrScene, boxed as a pointer); may lag behind `step` for some ms
 *   selected    the number of the selected object; 0: none
 *   other       the number of a second one, to be compared with it; 0: none
 *   rings       what is marked in the picture by rings (HsRing)
 *   sentence    which other names see what the step's statement has changed; NULL: none
 *   marks       what happens at the steps (GBytes of HsMarkKind, see hs-survey.h); NULL: not known yet
 *   bookmarks   steps that the user has marked
 *   watches     objects, names and cells that are kept in view (see hs-watch.h), and what is said of them
 *   branches    other runs that are kept (see hs-branch.h)
 *   continuing  the prompt waits for the rest of a block
 *   input-wanted the program waits for a line of input
 *   atoms, addresses, generations, details, tables, memory, classes, functions, modules, dunders, library: what is shown
 *   rtl         the picture goes from right to left
 *
 * Signals
 *   echo (text)            a line was put into the prompt, with its prompt sign
 *   output (text, stream)  the program printed; stream as RtOutput
 *   restarted ()           a script starts afresh: what was printed before is of another run
 *   retold ()              what was printed is about to be told again, since some of it was taken back
 *   result (object, step)  the last line of what was printed shows OBJECT (a TrId), which is there at STEP
 *   toast (text)           something to tell the user
 *   files-wanted ()        the program waits for hs_session_allow_files
 *   typed (text)           a button writes TEXT into the prompt, where it stands for a moment before it runs; "": it ran
 *   opened (name)          the recording NAME is looked at, and its snippet is in the buffer; NULL: it could not be opened
 *   ask-where (module, line, by_hand)  LINE is wanted at an earlier step: answer with hs_session_type_at, or if it was typed at the
 *                       prompt, and may be several lines, with hs_session_prompt_at
 *
 * Breakpoints are source marks of the buffer (HS_BREAKPOINT_CATEGORY).
 */
#pragma once

#include <gtksourceview/gtksource.h>

#include "dr-paint.h"
#include "dr-story.h"
#include "hs-breakpoints.h"
#include "hs-lines.h"

G_BEGIN_DECLS

#define HS_TYPE_SESSION (hs_session_get_type ())
G_DECLARE_FINAL_TYPE (HsSession, hs_session, HS, SESSION, GObject)

HsSession *hs_session_new (void);

/* The snippet's text. */
GtkSourceBuffer *hs_session_get_buffer (HsSession *self);
/* The line that the cursor stands in, from 1. */
int hs_session_get_cursor_line (HsSession *self);
/* The file it belongs to, or NULL. */
GFile *hs_session_get_file (HsSession *self);
/* The snippet as it is goes by the name of FILE (may be NULL) from now on, with its breakpoints. */
void hs_session_set_file (HsSession *self, GFile *file);
/* Another snippet: TEXT, unchanged, of FILE (may be NULL), with the breakpoints that are kept for it. */
void hs_session_set_snippet (HsSession *self, const char *text, GFile *file);
/* Its name for people: that of the file, or "Untitled"; free with g_free. */
char *hs_session_dup_title (HsSession *self);

/* Running. */
void hs_session_run (HsSession *self);
void hs_session_stop (HsSession *self);
/* Whether the program may use the files below its folder. Yes is remembered for the file. */
void hs_session_allow_files (HsSession *self, gboolean allowed);
/* Saves what is looked at as a recording, or looks at one that was saved; a toast says how it went. */
void hs_session_save_recording (HsSession *self, GFile *file);
void hs_session_open_recording (HsSession *self, GFile *file);
/* How much memory a recording may take, and how much of the disk beyond that; of runs to come. */
void hs_session_set_budget (HsSession *self, guint64 memory_bytes, guint64 disk_bytes);
/* How much memory a program may use and how many steps it may take (0: any number); of runs to come. */
void hs_session_set_limits (HsSession *self, guint64 heap_bytes, guint64 most_steps);
/* A line for the prompt, or for input () if the program waits for it; FALSE while user code runs. */
gboolean hs_session_prompt (HsSession *self, const char *line);
/* Several lines, one after the other as each is done. */
void hs_session_prompt_lines (HsSession *self, const char *const *lines);
/* Whether what is typed now at the prompt should be asked about first: what is looked at is neither the last step, where it will run, nor
 * the first, before which there is nothing to go on from. Emits ask-where with TEXT then. */
gboolean hs_session_prompt_asks (HsSession *self, const char *text);
/* The answer: TEXT runs at the end of time or, FROM_HERE, as hs_session_type_at. */
void hs_session_prompt_at (HsSession *self, gboolean from_here, const char *text);
/* What a button or a gesture does: writes LINE into the prompt for all to see, and runs it. MODULE (may be NULL) is imported before,
 * unless it was since the last start. At an earlier step than the last one ask-where is emitted first. */
void hs_session_type (HsSession *self, const char *module, const char *line);
/* The same at the end of time; or, FROM_HERE, after the step that is looked at: the run is had again up to there, and what came
 * after it is kept as a branch. */
void hs_session_type_at (HsSession *self, gboolean from_here, const char *module, const char *line);
/* The same with a comparison of the selected object and the other one: the answer is kept, with what was compared. */
void hs_session_compare (HsSession *self, const char *line);
/* NULL: none. Notifies as `other`. */
const char *hs_session_get_answer (HsSession *self);
/* Takes back what was typed last, by hand or by a gesture: the run is had again without it. Redo types it again. */
gboolean hs_session_can_undo (HsSession *self);
gboolean hs_session_can_redo (HsSession *self);
void hs_session_undo (HsSession *self);
void hs_session_redo (HsSession *self);
/* Leaves an unfinished block; ends the input that a program waits for. */
void hs_session_prompt_reset (HsSession *self);
gboolean hs_session_get_busy (HsSession *self);
gboolean hs_session_get_continuing (HsSession *self);
gboolean hs_session_get_input_wanted (HsSession *self);

/* Time. */
int hs_session_get_n_steps (HsSession *self);
int hs_session_get_step (HsSession *self);
void hs_session_set_step (HsSession *self, int step); /* is kept within what there is */
gboolean hs_session_get_searching (HsSession *self);

typedef enum HsStepTo {
  HS_STEP_INTO, /* the very next step */
  HS_STEP_OVER,
  HS_STEP_OUT,
  HS_STEP_CURSOR,     /* the line of the cursor runs */
  HS_STEP_BREAKPOINT, /* a line with a breakpoint runs */
  HS_STEP_CHANGE,     /* what is selected changes */
  HS_STEP_OUTPUT,
  HS_STEP_EXCEPTION,
} HsStepTo;

/* Goes there, forwards or backwards, as soon as it is found: a toast says so if it is not. Further calls start where this one
 * ends. What has changed on a longer way is marked as what changed in one step is. */
void hs_session_go_to (HsSession *self, HsStepTo to, gboolean forward);
/* Opens the step that is looked at, to be gone through instruction by instruction, or goes back to it. Stepping on from the last
 * instruction goes back, too, to the step after it. */
void hs_session_toggle_inside (HsSession *self);
gboolean hs_session_get_inside (HsSession *self);
/* The instruction that is about to run, inside of a step; else NULL. Lives as long as the inside is looked at. */
const TrInside *hs_session_get_instruction (HsSession *self);
/* The last step; of a script that has just been started the one that it ends with. */
void hs_session_go_to_end (HsSession *self);
gboolean hs_session_has_end (HsSession *self);
/* Whether there is a step in this direction. */
gboolean hs_session_has_step (HsSession *self, gboolean forward);

/* Adds a breakpoint to LINE (from 1; 0: that of the cursor) or takes it away; whether there is one now. */
gboolean hs_session_toggle_breakpoint (HsSession *self, int line);

int hs_session_get_line (HsSession *self);
int hs_session_get_error_line (HsSession *self);
const char *hs_session_get_error_message (HsSession *self);
/* Whether that is of a line of the prompt, and names no line of the snippet. */
gboolean hs_session_is_error_prompted (HsSession *self);

/* The picture. */
/* The script that it is of: the file name of its code, and its text; NULL: none ran. */
const char *hs_session_get_script_name (HsSession *self);
const char *hs_session_get_source (HsSession *self);
/* From the text that ran to the snippet, which people go on writing. */
HsLines hs_session_compare_lines (HsSession *self);
/* The line of the snippet that LINE of the text that ran is by now; 0: none. */
int hs_session_line_now (HsSession *self, int line);
/* The most objects that the picture has; more are told of in words. */
void hs_session_set_most_objects (HsSession *self, guint most);
/* With more cards than so many, one stands for all of a frequent type. */
void hs_session_set_group_beyond (HsSession *self, guint n_cards);
TrLog *hs_session_get_log (HsSession *self); /* the one that is looked at; borrowed */
DrScene *hs_session_get_scene (HsSession *self); /* borrowed; NULL before the first */
/* All pictures of what is looked at, shown as the picture is: the caller's, for any thread. */
DrStory *hs_session_new_story (HsSession *self);
/* What is selected: an object, a frame, or within it one cell. */
TrId hs_session_get_selected (HsSession *self);
gboolean hs_session_is_cell_selected (HsSession *self, const DrCell *cell);
/* Selects ID (0: nothing) and of its card CELL (may be NULL; read at once). */
void hs_session_select (HsSession *self, TrId id, const DrCell *cell);
/* Selects the card of OBJECT or, if it stands within a cell, that cell; FALSE with a toast if the picture shows neither. */
gboolean hs_session_select_object (HsSession *self, TrId object);
/* Selects OBJECT, a result; at STEP, if what is looked at is before it. */
void hs_session_show_result (HsSession *self, TrId object, int step);
TrId hs_session_get_other (HsSession *self);
void hs_session_set_other (HsSession *self, TrId id);

/* A ring around a cell, or a card as a whole (owner 0). */
typedef struct HsRing {
  TrId card;     /* 0: whichever card has the cell */
  TrId owner;
  guint8 slot_kind;
  guint32 slot_index;
} HsRing;
/* RINGS (of HsRing) is copied; NULL: none. They stay until others are set. */
void hs_session_set_rings (HsSession *self, const GArray *rings);
const GArray *hs_session_get_rings (HsSession *self);

/* As long as it is held, the steps' effects set no rings of their own. */
void hs_session_hold_rings (HsSession *self, gboolean held);
const char *hs_session_get_sentence (HsSession *self);
GBytes *hs_session_get_marks (HsSession *self); /* borrowed */
/* How often each line of the script ran (of guint, from line 1); NULL: not known yet. Borrowed; notifies as marks. */
const GArray *hs_session_get_counts (HsSession *self);

/* Bookmarks: steps of what is looked at, ascending (of int); borrowed. */
const GArray *hs_session_get_bookmarks (HsSession *self);
/* Adds one at STEP or takes it away; whether there is one now. */
gboolean hs_session_toggle_bookmark (HsSession *self, int step);
/* Sets bookmarks at the N STEPS (ascending) of the next run, if it is of the text that is there now. */
void hs_session_await_bookmarks (HsSession *self, const int *steps, guint n);
/* The nearest bookmark or mark of KINDS (of HsMarkKind; 0: bookmarks) from the step that is looked at; -1: there is none. */
int hs_session_find_mark (HsSession *self, guint kinds, gboolean forward);

/* Watches (of HsWatch); borrowed, until the next notify. */
const GPtrArray *hs_session_get_watches (HsSession *self);
/* Watches what is selected, or no more; whether it is watched now. A toast tells why not. */
gboolean hs_session_toggle_watch (HsSession *self);
gboolean hs_session_is_watched (HsSession *self);
/* Watches what PATH leads to, as soon as it is there: the object (WHOLE), or the name or cell whatever it refers to. */
void hs_session_watch_path (HsSession *self, const char *path, gboolean whole);
void hs_session_remove_watch (HsSession *self, guint index);
/* To the next or last step that changes it. */
void hs_session_go_to_watch (HsSession *self, guint index, gboolean forward);

/* The names that the prompt knows, as far as they are shown: of the module, at the step looked at. Free with g_strfreev. */
char **hs_session_list_names (HsSession *self);

void hs_session_toast (HsSession *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS

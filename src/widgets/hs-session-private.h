/* What the files of HsSession share: hs-session.c is the object, hs-session-run.c runs, hs-session-time.c goes through time. */
#pragma once

#include "hs-artist.h"
#include "hs-breakpoints.h"
#include "hs-finder.h"
#include "hs-session.h"
#include "tr-fine.h"
#include "tr-run.h"

G_BEGIN_DECLS

/* A block that was typed at the prompt, and what was there before it: for taking it back. */
typedef struct HsBlock {
  guint command;    /* of the program that the log is of: the block's first line */
  int step_before;  /* the last step before it ran */
  int since_before; /* what was marked at that step had changed after this one */
  guint64 output_before; /* bytes */
  guint n_inputs;   /* before */
  guint gesture;    /* blocks that one gesture wrote have the same number; 0: typed by hand */
} HsBlock;

typedef struct HsBytes {
  guint64 start, end;
  int first_step, last_step; /* that write them */
} HsBytes;

/* Two logs: the one that is written (tr_run_log) and the one that is looked at. Mostly they are the same; while a new run has
 * not begun, and after one that did not even compile, the window still looks at the run before. */
/* A place in a run that another run may have, too. */
typedef struct HsPlace {
  int line, kind; /* of the step; line 0: nowhere */
  guint nth;      /* of the steps of this kind at this line, from 1 */
} HsPlace;

struct _HsSession {
  GObject parent_instance;

  GtkSourceBuffer *buffer;
  GFile *file;
  HsBreakpoints *breakpoints;

  /* Running. */
  TrRun *run;
  guint64 output_read; /* bytes of the written log's output that were told */
  gboolean busy, continuing, input_wanted;
  GQueue lines;      /* for the prompt, when it is free */
  GQueue typed;      /* lines that buttons want to write */
  guint gesture;     /* the number of the last one */
  gboolean by_gesture; /* what runs was written by it */
  guint typed_id;
  GHashTable *allowed;    /* of char *: uris of files whose programs may use the files below their folders */
  GHashTable *imported; /* by buttons, in this interpreter */
  gboolean follow;   /* look at the last step when what runs has ended */
  int follow_from;   /* the last step there was when it began */
  gboolean to_end;   /* the last step was asked for before there were steps */
  gint64 start_usec; /* of the script */
  HsPlace place;     /* where the run before was looked at: this one is, too */
  gboolean recording; /* what is looked at came from a file: no interpreter has it */
  GPtrArray *prompted; /* char *: what was typed at the prompt since the script, block by block */
  GString *block;      /* lines of the block that is being typed */
  GPtrArray *inputs;   /* char *: what input () got */
  GArray *blocks;      /* HsBlock, of `prompted` */
  GQueue undone;       /* char *: lines that were taken back, a gesture each, the last one first */
  gboolean redoing;
  gboolean again;      /* what runs was had before: it is not looked at before its end */
  int again_since;     /* what is marked at its end changed after this step */
  int halt;            /* the step at which it is to end; -1: none */
  int halted_at;       /* the last step of a run that was ended there; -1: none */
  guint64 halt_output; /* bytes of the output up to `halt` */
  GArray *unsaid;      /* HsBytes: output that says that the run was ended; ascending */
  GPtrArray *branches; /* HsBranch */
  guint n_named;       /* runs and branches so far */
  char *run_name;      /* of what is looked at */
  char *script_name; /* the file name of its code; NULL: none ran */
  char *source;      /* what the script's log was made from */

  /* Time. */
  TrLog *log; /* the one that is looked at */
  int n_steps, step;
  int since;  /* what is marked changed after this step */
  int line, error_line;
  char *error_message;
  GHashTable *foreign; /* TrId of frames whose code is not of the script */
  gboolean refused; /* the last script did not compile: its error stands, over the run before */
  HsFinder *finder;
  TrFine *fine;     /* runs the step that is opened again; NULL: none is */
  TrLog *outer_log; /* while its inside is looked at: what to go back to */
  int outer_step, outer_since;

  /* The picture. */
  HsArtist *artist;
  DrScene *scene;
  TrId selected;
  TrFindSlot selected_slot;
  TrId other;
  char *comparison; /* that was typed; NULL: none */
  char *compared;   /* what it compares, in words; NULL: identities */
  char *answer;
  GArray *rings; /* HsRing */
  gboolean rings_held;
  struct HsSurvey *survey;
  char *sentence;
  GBytes *marks;
  GArray *counts; /* guint; changes with the marks */
  GArray *bookmarks; /* int */
  GArray *awaited;   /* int: those of a run to come of the text `awaited_of`; NULL: none */
  char *awaited_of;
  GPtrArray *watches; /* HsWatch */
  MdView view;
  DrOptions options;
};

typedef enum HsSessionProperty {
  PROP_0,
  PROP_BUSY,
  PROP_N_STEPS,
  PROP_STEP,
  PROP_LINE,
  PROP_ERROR_LINE,
  PROP_ERROR_MESSAGE,
  PROP_SCENE,
  PROP_SELECTED,
  PROP_OTHER,
  PROP_RINGS,
  PROP_BRANCHES,
  PROP_SENTENCE,
  PROP_MARKS,
  PROP_BOOKMARKS,
  PROP_WATCHES,
  PROP_CONTINUING,
  PROP_INPUT_WANTED,
  PROP_SEARCHING,
  PROP_INSIDE,
  PROP_ATOMS,
  PROP_ADDRESSES,
  PROP_GENERATIONS,
  PROP_DETAILS,
  PROP_TABLES,
  PROP_MEMORY,
  PROP_CLASSES,
  PROP_FUNCTIONS,
  PROP_MODULES,
  PROP_DUNDERS,
  PROP_LIBRARY,
  PROP_RTL,
  N_PROPS
} HsSessionProperty;

typedef enum HsSessionSignal {
  ECHO,
  OUTPUT,
  RESTARTED,
  RETOLD,
  RESULT,
  TOAST,
  TYPED,
  OPENED,
  ASK_WHERE,
  FILES_WANTED,
  N_SIGNALS
} HsSessionSignal;

extern GParamSpec *hs_session_props[N_PROPS];
extern guint hs_session_signals[N_SIGNALS];

void hs_session_notify (HsSession *self, HsSessionProperty property);
void hs_session_set_flag (HsSession *self, gboolean *flag, gboolean value, HsSessionProperty property);
void hs_session_set_number (HsSession *self, int *number, int value, HsSessionProperty property);

/* hs-session-run.c */
void hs_session_init_run (HsSession *self);
void hs_session_forget_lines (HsSession *self);
/* Tells what was printed since; of very much only the beginning and the end. */
void hs_session_tell_output (HsSession *self, TrLog *log);
/* The same up to END bytes. */
void hs_session_tell_output_until (HsSession *self, TrLog *log, guint64 end);
/* Runs what waits for the prompt, if it is free. */
void hs_session_feed_prompt (HsSession *self);
/* Lines that a gesture writes, one after the other. */
void hs_session_push_typed (HsSession *self, const char *module, const char *line);

/* hs-session-again.c */
void hs_session_init_again (HsSession *self);
void hs_session_clear_again (HsSession *self);
/* A block is about to run; it has run. */
void hs_session_begin_block (HsSession *self);
void hs_session_end_block (HsSession *self);
/* A script is about to run: what was is kept as a branch. */
void hs_session_keep_run (HsSession *self);
void hs_session_name_run (HsSession *self);
/* hs-session-survey.c */
void hs_session_init_survey (HsSession *self);
void hs_session_clear_survey (HsSession *self);
/* Asks the survey about the step that is looked at. */
void hs_session_ask_survey (HsSession *self);
/* hs-session-watch.c: what the survey TOLD (of HsWatch). */
void hs_session_take_watches (HsSession *self, const GPtrArray *told);
/* Another program is about to run: its objects have other numbers. */
void hs_session_loosen_watches (HsSession *self);
/* hs-session-compare.c: the comparison has run, with output from byte START of LOG's on. */
void hs_session_take_answer (HsSession *self, TrLog *log, guint64 start);
void hs_session_drop_answer (HsSession *self);
void hs_session_init_compare (HsSession *self);
/* hs-session-result.c: tells of the object that the block has shown whose steps are those after BEFORE up to LAST of LOG. */
void hs_session_tell_result (HsSession *self, TrLog *log, int before, int last);
/* The last step that shows nothing but what says that the run was ended: what is written behind the last step shows at the next one. */
int hs_session_last_silent_step (HsSession *self, const HsBytes *halt);
/* What was had again is over. */
void hs_session_end_again (HsSession *self);

/* hs-session-inside.c: goes back to the steps, BY from the one that was opened; nothing if none is. */
void hs_session_leave_inside (HsSession *self, int by);

/* hs-session-time.c */
void hs_session_init_time (HsSession *self);
/* Looks at LOG from now on, before its first step. */
void hs_session_look_at (HsSession *self, TrLog *log);
/* Takes notice of steps that the run has made since. */
void hs_session_take_steps (HsSession *self);
/* Goes to STEP and marks what has changed since the end of SINCE (below STEP). */
/* Lines of the snippet (guint), put as those of the text that ran; G_MAXUINT: did not run. */
void hs_session_lines_then (HsSession *self, GArray *numbers);
void hs_session_go (HsSession *self, int step, int since);
/* To the next or last change of SLOT, which is borrowed for the call. */
void hs_session_go_to_change (HsSession *self, const TrFindSlot *slot, gboolean forward);
/* Takes notice of where the code of the picture's step is from. */
void hs_session_take_file (HsSession *self);
/* Finds out anew what the step that is looked at says. */
void hs_session_read_step (HsSession *self);
void hs_session_request_scene (HsSession *self);

G_END_DECLS

/* Recording a run, for the commands that look at it afterwards. */
#pragma once

#include "cli.h"
#include "md-sources.h"
#include "tr-file.h"
#include "tr-recorder.h"

G_BEGIN_DECLS

/* Told of the interpreter and recorder before the program starts, so as to follow it; may be NULL. */
typedef void (*CliWatchFunc) (RtInterp *rt, TrRecorder *recorder, TrLog *log, gpointer user);

/* How to record. */
typedef struct CliRecording {
  gboolean fine; /* every instruction is a step */
  CliWatchFunc RT_NULLABLE watch;
  void (*close) (gpointer user); /* called before the interpreter goes; may be NULL */
  gpointer user;
  MdSources **RT_NULLABLE sources; /* gets the texts that ran, for those who show lines; the caller's */
  TrFileInfo *RT_NULLABLE info;  /* gets what a file of it has to tell besides; to be cleared */
} CliRecording;

/* Runs the script or session at PATH and gives its log; the program's output goes nowhere but into the log. A recording is not run but
 * opened. NULL after a complaint. */
TrLog *cli_record (const CliOptions *options, const char *path, const CliRecording *RT_NULLABLE recording);

/* The inside of STEP of RECORDING, step by step: its program is run again. NULL after a complaint. */
TrLog *cli_record_stretch (TrLog *recording, guint step);

G_END_DECLS

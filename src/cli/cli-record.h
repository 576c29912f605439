/* Recording a run, for the commands that look at it afterwards. */
#pragma once

#include "cli.h"
#include "tr-recorder.h"

G_BEGIN_DECLS

/* Told of the interpreter and recorder before the program starts, so as to follow it; may be NULL. */
typedef void (*CliWatchFunc) (RtInterp *rt, TrRecorder *recorder, TrLog *log, gpointer user);

/* Runs the script or session at PATH and gives its log; the program's output goes nowhere but into the log. NULL after a complaint.
 * CLOSE, if given, is called before the interpreter goes. */
TrLog *cli_record (const CliOptions *options, const char *path, CliWatchFunc RT_NULLABLE watch, void (*close) (gpointer user), gpointer user);

G_END_DECLS

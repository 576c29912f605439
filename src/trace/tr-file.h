/* Recordings as files: `NAME.heapscope`.
 *
 * The format, version 3. Numbers are little-endian; a varint is as tr-varint.h has it. Version 2, which is opened, too, is the same but for
 * ITEMS records of the tape, which it has none of.
 *
 *   8 bytes   89 'H' 'S' 'C' 'O' 'P' 'E' 0a
 *   u32       version
 *   u32       0
 *   chunks    each: 4 letters that name it, u64 length of what follows, that many bytes, u32 CRC-32 (as in zlib and PNG) of all
 *             that from the letters on
 *
 *   "META"    once, first. varint heap_limit_bytes, varint step_limit, varint 1 for a session at the prompt and 0 for a script,
 *             then the name of the program
 *   "SRCE"    at most once: the program's text, or the text of a session
 *   "LINE"    any number: what was typed at the prompt (after the script, if there is one), input by input
 *   "INPT"    any number: a line that input () got, in order
 *   "OUTP"    any number: a byte (0: standard output, 1: standard error), then what was written
 *   "TAPE"    any number: u64 place, then the bytes of the tape (tr-tape.h) from there on. They follow each other without gaps, and
 *             each ends where a step ends; the first ones are short, so that something is left of a short recording that is cut. The
 *             output that its steps refer to stands before it
 *   "PROG"    at most once, after the steps: what it takes to have the run again (tr-program-pack.h): the commands, the lines of input,
 *             the readings of clocks, the texts of imported files. Without it, or if it is not understood, the steps cannot be opened
 *   "DONE"    once, last: u64 number of steps
 *
 * A reader skips chunks whose letters it does not know. Whatever is damaged, or cut off, ends what is read: the steps of all
 * whole chunks before it are there. Indices and keyframes are not stored, since reading the tape once, which checks it, yields them.
 * What the records of the tape say is checked, too: no file whatever makes a reader follow a place that is not there.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

#define TR_FILE_SUFFIX ".heapscope"

#define TR_FILE_ERROR tr_file_error_quark ()
GQuark tr_file_error_quark (void);
typedef enum TrFileError {
  TR_FILE_ERROR_FORMAT,  /* it is no recording, or nothing of it can be read */
  TR_FILE_ERROR_VERSION, /* it was written by a later version */
} TrFileError;

/* What was recorded, besides the log. */
typedef struct TrFileInfo {
  char *name;         /* of the program */
  char *source;       /* its text; NULL: unknown */
  gboolean session;   /* SOURCE is a session at the prompt */
  GPtrArray *lines;   /* char *: what was typed at the prompt, input by input; NULL: nothing */
  GPtrArray *inputs;  /* char *: what input () got; NULL: none */
  guint64 heap_limit_bytes, step_limit; /* 0: the default, none */
  char *damage;       /* after opening: why the end is missing, as a sentence; NULL: nothing is */
} TrFileInfo;

void tr_file_info_clear (TrFileInfo *info);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrFileInfo, tr_file_info_clear)

/* Writes all steps that LOG has now, and its program. PATH is replaced at once when all is written, or left as it was. */
gboolean tr_file_save (TrLog *log, const char *path, const TrFileInfo *info, GError **error);
/* Fills in INFO, which is to be cleared; the log has its program if the file tells it whole. NULL: INFO is empty, and ERROR says why in words for the user. */
TrLog *tr_file_open (const char *path, TrFileInfo *info, GError **error);
/* Whether the file at PATH begins as a recording does. */
gboolean tr_file_is_recording (const char *path);

G_END_DECLS

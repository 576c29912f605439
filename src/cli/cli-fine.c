#include "cli-record.h"
#include "tr-fine.h"

TrLog *cli_record_stretch (TrLog *recording, guint step) {
  if (step >= tr_log_n_steps (recording)) {
    cli_complain ("there is no step %u: the last one is %u", step, tr_log_n_steps (recording) - 1);
    return NULL;
  }
  if (tr_log_program (recording) == NULL) {
    cli_complain ("this recording does not tell all that running its program again takes: trace the program itself");
    return NULL;
  }
  g_autoptr (TrLog) log = tr_log_new ();
  TrFineRequest request = {.recording = recording, .step = step};
  switch (tr_fine_record (&request, log)) {
  case TR_FINE_CUT:
    cli_complain ("step %u goes on beyond what is shown", step);
    break;
  case TR_FINE_DIFFERENT:
    cli_complain ("the program ran differently this time: a file that it imports has changed");
    return NULL;
  case TR_FINE_FAILED:
    cli_complain ("not enough memory to run the program again");
    return NULL;
  default:
    break;
  }
  return g_steal_pointer (&log);
}

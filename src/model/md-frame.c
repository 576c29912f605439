#include "md-frame.h"

#include "md-literal.h"
#include "md-private.h"

TrId md_frame_code (TrState *state, TrId frame) {
  const TrSubject *subject = tr_state_subject (state, frame);
  if (subject == NULL)
    return 0;
  TrId code = md_named_ref (state, frame, "f_code"), generator = subject->generator;
  if (code == 0 && generator != 0)
    code = md_named_ref (state, generator, "gi_code");
  TrId function = code == 0 && generator != 0 ? md_named_ref (state, generator, "function") : 0;
  return function != 0 ? md_named_ref (state, function, "__code__") : code;
}

char *md_frame_file (TrState *state, TrId frame) {
  TrId code = md_frame_code (state, frame), name = code != 0 ? md_named_ref (state, code, "co_filename") : 0;
  return name != 0 ? md_literal_decode (md_text_of (state, name)) : NULL;
}

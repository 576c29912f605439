#include <stdio.h>

#include "cli.h"
#include "hb-buffer.h"

int cli_dis (const CliOptions *options, int argc, char **argv) {
  if (argc != 2) {
    cli_complain ("dis needs a file");
    return CLI_USAGE;
  }
  gsize length;
  g_autofree char *source = cli_read_source (argv[1], &length);
  if (source == NULL)
    return CLI_USAGE;
  RtInterp *rt = cli_interp_new (options, NULL, NULL, NULL);
  if (rt == NULL)
    return CLI_FAILED;
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  HbBuffer text;
  hb_buffer_init (&text, &allocator);
  int result = rt_disassemble_source (rt, source, length, argv[1], &text);
  fwrite (hb_buffer_text (&text), 1, text.length_bytes, stdout);
  hb_buffer_clear (&text);
  cli_interp_free (rt);
  return result < 0 ? CLI_FAILED : CLI_OK;
}

/* `heapscope-cli layout [--online] < steps.json > positions.json`: places boxes and routes arrows of a sequence of graphs. */
#pragma once

/* ARGV[0] is "layout". Returns the exit status: 0; 2 after a message about bad input. */
int cli_layout (int argc, char **argv);

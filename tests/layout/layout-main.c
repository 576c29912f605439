/* The layout command alone, so that it can be measured without the rest of the program. */
#include "cli-layout.h"

int main (int argc, char **argv) {
  return cli_layout (argc, argv);
}

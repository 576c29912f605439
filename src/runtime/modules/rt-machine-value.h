/* Numbers as the machine keeps them in bytes: what struct and array read and write. */
#pragma once

#include "rt-interp.h"

/* What a format character of struct stands for. Characters that are no single number (x, s, p, and ? and c, which are) have kinds,
 * too. */
typedef enum RtMachineKind { RT_MACHINE_SIGNED, RT_MACHINE_UNSIGNED, RT_MACHINE_FLOAT, RT_MACHINE_BOOL, RT_MACHINE_CHAR } RtMachineKind;

/* The value of SIZE bytes (1, 2, 4, 8; floats 2, 4, 8) as an object. */
RT_NEW RtObject *rt_machine_read (RtInterp *rt, RtMachineKind kind, const char *data, size_t size_bytes, bool big);
/* Writes the low SIZE bytes of VALUE. */
void rt_machine_write_bits (char *data, uint64_t value, size_t size_bytes, bool big);
uint64_t rt_machine_read_bits (const char *data, size_t size_bytes, bool big);
/* A float in SIZE bytes; -1 with OverflowError "float too large to pack with f format". */
RT_RAISES int rt_machine_write_float (RtInterp *rt, char *data, double value, size_t size_bytes, bool big);

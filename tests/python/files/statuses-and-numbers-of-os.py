# What os reads from the status of a process and the number of a device, and constants of it.
import os

for status in 0, 256, 9, 139, 0x7f, 0x137f, 512, 0xffff:
    print(status, [getattr(os, name)(status) for name in ("WIFEXITED", "WEXITSTATUS", "WIFSIGNALED", "WTERMSIG", "WIFSTOPPED",
                                                         "WSTOPSIG", "WCOREDUMP", "WIFCONTINUED")])
for device in 0, 1, 2049, 0x12345678, 2 ** 40 + 513:
    print(os.major(device), os.minor(device), os.makedev(os.major(device), os.minor(device)) == device)
print({name: getattr(os, name) for name in (
    "P_WAIT", "P_NOWAIT", "P_NOWAITO", "WNOHANG", "WUNTRACED", "WCONTINUED", "O_NONBLOCK", "O_SYNC", "O_CLOEXEC", "O_NOFOLLOW",
    "O_DIRECTORY", "O_ACCMODE", "O_NDELAY", "O_DSYNC", "O_NOCTTY", "O_RSYNC", "O_ASYNC", "O_LARGEFILE", "NGROUPS_MAX", "TMP_MAX",
    "PRIO_PROCESS", "PRIO_PGRP", "PRIO_USER", "F_LOCK", "F_TLOCK", "F_TEST", "F_ULOCK", "SEEK_DATA", "SEEK_HOLE", "ST_RDONLY",
    "SCHED_OTHER", "SCHED_FIFO", "SCHED_RR", "supports_bytes_environ")})
print(len(os.getloadavg()), len(os.sched_getaffinity(0)) > 0, type(os.getgroups()), len(os.getrandom(4)), os.ctermid(), os.sync())

#ifndef RECORDAD_CLINUX_SHIM_H
#define RECORDAD_CLINUX_SHIM_H

/* syncfs(2): <unistd.h> declares it only under _GNU_SOURCE, which Swift's own module of the C library lacks. */
int syncfs(int fd);

#endif

#ifndef RECORDAD_CLINUX_SHIM_H
#define RECORDAD_CLINUX_SHIM_H

/* What the C library declares only under _GNU_SOURCE, which Swift's own module of it lacks. */
int syncfs(int fd);
int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);

#endif

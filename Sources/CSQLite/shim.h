#ifndef RECORDAD_CSQLITE_SHIM_H
#define RECORDAD_CSQLITE_SHIM_H

#include <linux/falloc.h>
#include <malloc.h>
#include <sqlite3.h>
#include <sys/types.h>

/* What the C library declares only under _GNU_SOURCE, which Swift's own module of it lacks. */
int fallocate(int fd, int mode, off_t offset, off_t length);

/* SQLITE_TRANSIENT is a cast macro, which Swift cannot import: "copy the bytes before the call returns". */
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }

/* malloc.h is not among what Swift sees of the C library. */
static inline void csqlite_release_memory(sqlite3 *database) {
  sqlite3_db_release_memory(database);
  malloc_trim(0);
}

/* Before the first connection: nobody asks how much memory SQLite uses, and counting locks at each allocation. */
static inline int csqlite_forget_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif

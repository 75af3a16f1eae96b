/*
 * Preloaded into a test process: the FAULT_AT-th write or flush below FAULT_DIR fails with FAULT_ERRNO.
 * All of it is set from inside the process through its environment; a new FAULT_RUN counts from 0.
 * When it has failed, the file FAULT_MARK is there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char run[32];
static long count;

static int concerns(int fd, const char *dir) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  /* The shared-memory index is no promise to anybody, and SQLite may map it instead. */
  return strncmp(path, dir, strlen(dir)) == 0 && strstr(path, "-shm") == NULL;
}

static int fails(int fd, const char *kind) {
  const char *now = getenv("FAULT_RUN"), *dir = getenv("FAULT_DIR");
  const char *want = getenv("FAULT_KIND"), *mark = getenv("FAULT_MARK");
  if (!now || !*now || !dir || !want || strcmp(want, kind) != 0 || !concerns(fd, dir)) return 0;
  pthread_mutex_lock(&lock);
  if (strcmp(run, now) != 0) {
    strncpy(run, now, sizeof run - 1);
    count = 0;
  }
  int hit = ++count == atol(getenv("FAULT_AT"));
  pthread_mutex_unlock(&lock);
  if (!hit) return 0;
  int made = open(mark, O_CREAT | O_WRONLY, 0600);
  if (made >= 0) close(made);
  errno = strcmp(getenv("FAULT_ERRNO"), "ENOSPC") == 0 ? ENOSPC : EIO;
  return 1;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *b, size_t n) { REAL(write); return fails(fd, "write") ? -1 : real(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { REAL(pwrite); return fails(fd, "write") ? -1 : real(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { REAL(pwrite64); return fails(fd, "write") ? -1 : real(fd, b, n, o); }
ssize_t writev(int fd, const struct iovec *v, int n) { REAL(writev); return fails(fd, "write") ? -1 : real(fd, v, n); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t o) { REAL(pwritev); return fails(fd, "write") ? -1 : real(fd, v, n, o); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off64_t o) { REAL(pwritev64); return fails(fd, "write") ? -1 : real(fd, v, n, o); }
int fsync(int fd) { REAL(fsync); return fails(fd, "flush") ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails(fd, "flush") ? -1 : real(fd); }

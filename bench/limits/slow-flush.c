/*
 * A disk with an honest flush: fsync and fdatasync take 17 ms more, as on the SSD of a household's
 * machine. Loaded with LD_PRELOAD; SLOW_FLUSH_US says how long, in microseconds.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void honest(void) {
  const char *text = getenv("SLOW_FLUSH_US");
  usleep(text ? (useconds_t)atoi(text) : 17000);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  honest();
  return real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  honest();
  return real(fd);
}

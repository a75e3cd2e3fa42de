/*
 * What a disk would hold after a power cut, as POSIX promises it and no better: loaded into a program with
 * LD_PRELOAD, it takes a copy of a file's content whenever the program syncs that file, and of a folder's names
 * whenever it syncs that folder. The copies are the shadow; everything else is taken to be lost.
 *
 *   POWER_CUT_DISK    the folder that stands for the disk
 *   POWER_CUT_SHADOW  the folder for the copies: file-<inode> is a content, folder-<inode> has one line
 *                     `<inode> <f or d> <name>` for each name
 *   POWER_CUT_AT      optional: the process kills itself before the so many-th call that changes or syncs
 *                     anything on the disk, counted from 1; a write is cut in two and only its first half made
 *
 * Syncs that this file does not know (sync, syncfs, msync, sync_file_range) count as not made, which can only
 * make it stricter.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static char disk[PATH_MAX];
static size_t disk_length;
static const char *shadow;
static long cut_at;
static long calls;
static long copies;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* This file's own calls pass through. */
static __thread int inside;

#define REAL(result, name, ...)                                   \
  typedef result (*name##_type)(__VA_ARGS__);                     \
  static name##_type real_##name(void) {                          \
    static name##_type found;                                     \
    if (found == NULL) found = (name##_type)dlsym(RTLD_NEXT, #name); \
    return found;                                                 \
  }

REAL(int, fsync, int)
REAL(int, fdatasync, int)
REAL(ssize_t, write, int, const void *, size_t)
REAL(ssize_t, writev, int, const struct iovec *, int)
REAL(ssize_t, pwrite, int, const void *, size_t, off_t)
REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t)
REAL(ssize_t, pwritev, int, const struct iovec *, int, off_t)
REAL(ssize_t, pwritev64, int, const struct iovec *, int, off64_t)
REAL(int, ftruncate, int, off_t)
REAL(int, ftruncate64, int, off64_t)
REAL(int, rename, const char *, const char *)
REAL(int, unlink, const char *)
REAL(int, unlinkat, int, const char *, int)
REAL(int, mkdir, const char *, mode_t)

__attribute__((constructor)) static void begin(void) {
  const char *root = getenv("POWER_CUT_DISK");
  const char *at = getenv("POWER_CUT_AT");
  shadow = getenv("POWER_CUT_SHADOW");
  if (root == NULL || shadow == NULL || realpath(root, disk) == NULL) {
    fprintf(stderr, "shadow-disk: POWER_CUT_DISK and POWER_CUT_SHADOW must name folders\n");
    _exit(70);
  }
  disk_length = strlen(disk);
  cut_at = at == NULL ? 0 : atol(at);
}

/* A failure of the shadow itself must not pass for a loss of the program's. */
static void fail(const char *what) {
  fprintf(stderr, "shadow-disk: %s: %s\n", what, strerror(errno));
  _exit(70);
}

static int is_below(const char *path) {
  return strncmp(path, disk, disk_length) == 0 && (path[disk_length] == '/' || path[disk_length] == 0);
}

static int path_on_disk(const char *path) {
  return !inside && path != NULL && is_below(path);
}

static int file_on_disk(int file) {
  char link[64], path[PATH_MAX];
  struct stat facts;
  if (inside) return 0;
  if (fstat(file, &facts) != 0 || !(S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode))) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

static int is_cut(void) {
  return cut_at > 0 && __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) == cut_at;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static void step(void) {
  if (is_cut()) die();
}

static void name_copy(char *path, const char *kind, unsigned long long number) {
  snprintf(path, PATH_MAX, "%s/%s-%llu", shadow, kind, number);
}

/* A copy appears under its name all at once, so that a kill leaves the former one. */
static int begin_copy(char *path) {
  name_copy(path, "new", (unsigned long long)++copies);
  int copy = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (copy < 0) fail("cannot begin a copy");
  return copy;
}

static void write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t wrote = real_write()(file, bytes, length);
    if (wrote < 0) fail("cannot write a copy");
    bytes += wrote;
    length -= (size_t)wrote;
  }
}

static void end_copy(int copy, const char *path, const char *kind, ino_t inode) {
  char final[PATH_MAX];
  close(copy);
  name_copy(final, kind, inode);
  if (real_rename()(path, final) != 0) fail("cannot end a copy");
}

static void copy_file(int file, ino_t inode) {
  char path[PATH_MAX], link[64];
  static char buffer[1 << 18];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  int from = open(link, O_RDONLY | O_CLOEXEC);
  if (from < 0) fail("cannot read a file that is synced");
  int copy = begin_copy(path);
  ssize_t count;
  while ((count = read(from, buffer, sizeof buffer)) > 0) write_all(copy, buffer, (size_t)count);
  if (count < 0) fail("cannot read a file that is synced");
  close(from);
  end_copy(copy, path, "file", inode);
}

static void copy_folder(int folder, ino_t inode) {
  char path[PATH_MAX], line[PATH_MAX];
  int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *names = again < 0 ? NULL : fdopendir(again);
  if (names == NULL) fail("cannot read a folder that is synced");
  int copy = begin_copy(path);
  struct dirent *entry;
  while ((entry = readdir(names)) != NULL) {
    struct stat facts;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (fstatat(again, entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) != 0) continue;
    int length = snprintf(line, sizeof line, "%llu %c %s\n", (unsigned long long)facts.st_ino,
                          S_ISDIR(facts.st_mode) ? 'd' : 'f', entry->d_name);
    write_all(copy, line, (size_t)length);
  }
  closedir(names);
  end_copy(copy, path, "folder", inode);
}

/* Taken before the sync itself: what is written while it runs need not be in it. */
static void take_copy(int file) {
  struct stat facts;
  if (!file_on_disk(file)) return;
  step();
  if (fstat(file, &facts) != 0) fail("cannot look at what is synced");
  inside = 1;
  pthread_mutex_lock(&lock);
  if (S_ISDIR(facts.st_mode)) copy_folder(file, facts.st_ino);
  else if (facts.st_nlink > 0) copy_file(file, facts.st_ino);
  pthread_mutex_unlock(&lock);
  inside = 0;
}

/* An inode that stays open is not given to another file, so that a number always means one file. */
static void hold(const char *path) {
  inside = 1;
  (void)!open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  inside = 0;
}

int fsync(int file) {
  take_copy(file);
  return real_fsync()(file);
}

int fdatasync(int file) {
  take_copy(file);
  return real_fdatasync()(file);
}

ssize_t write(int file, const void *bytes, size_t length) {
  if (file_on_disk(file) && is_cut()) {
    (void)!real_write()(file, bytes, length / 2);
    die();
  }
  return real_write()(file, bytes, length);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) {
  if (file_on_disk(file) && is_cut()) {
    (void)!real_pwrite()(file, bytes, length / 2, at);
    die();
  }
  return real_pwrite()(file, bytes, length, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
  if (file_on_disk(file) && is_cut()) {
    (void)!real_pwrite64()(file, bytes, length / 2, at);
    die();
  }
  return real_pwrite64()(file, bytes, length, at);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (file_on_disk(file) && is_cut()) {
    (void)!real_writev()(file, parts, (count + 1) / 2);
    die();
  }
  return real_writev()(file, parts, count);
}

ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) {
  if (file_on_disk(file) && is_cut()) {
    (void)!real_pwritev()(file, parts, (count + 1) / 2, at);
    die();
  }
  return real_pwritev()(file, parts, count, at);
}

ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) {
  if (file_on_disk(file) && is_cut()) {
    (void)!real_pwritev64()(file, parts, (count + 1) / 2, at);
    die();
  }
  return real_pwritev64()(file, parts, count, at);
}

int ftruncate(int file, off_t length) {
  if (file_on_disk(file)) step();
  return real_ftruncate()(file, length);
}

int ftruncate64(int file, off64_t length) {
  if (file_on_disk(file)) step();
  return real_ftruncate64()(file, length);
}

int rename(const char *from, const char *to) {
  if (path_on_disk(to)) {
    step();
    hold(to);
  }
  return real_rename()(from, to);
}

int unlink(const char *path) {
  if (path_on_disk(path)) {
    step();
    hold(path);
  }
  return real_unlink()(path);
}

int unlinkat(int folder, const char *path, int flags) {
  if (path_on_disk(path)) {
    step();
    hold(path);
  }
  return real_unlinkat()(folder, path, flags);
}

int mkdir(const char *path, mode_t mode) {
  if (path_on_disk(path)) step();
  return real_mkdir()(path, mode);
}

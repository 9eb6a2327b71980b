/*
 * error.h - what can go wrong, in codes and in words.
 *
 * Functions of Warta return 0 or one of these negative codes.  Dirty input is
 * not an error of the run: it is named, counted, and the rest is read.
 */
#ifndef WARTA_ERROR_H
#define WARTA_ERROR_H

#include <stdint.h>

/* name, value, English words, Indonesian words */
#define WARTA_ERRORS(X)                                                                            \
	X(WARTA_OK, 0, "done", "selesai")                                                          \
	X(WARTA_ENOMEM, -1, "out of memory", "memori habis")                                       \
	X(WARTA_EIO, -2, "cannot read or write", "tidak dapat membaca atau menulis")               \
	X(WARTA_EFORMAT, -3, "not in the expected form",                                           \
		"bentuknya tidak seperti yang diharapkan")                                         \
	X(WARTA_ETOOBIG, -4, "over a limit", "melebihi batas")                                     \
	X(WARTA_ESTORE, -5, "the store refused", "penyimpanan menolak")                            \
	X(WARTA_EBUSY, -6, "the store is locked", "penyimpanan sedang terkunci")                   \
	X(WARTA_EVERSION, -7, "made by a newer version", "dibuat oleh versi yang lebih baru")      \
	X(WARTA_ENOTFOUND, -8, "not found", "tidak ditemukan")                                     \
	X(WARTA_EUSAGE, -9, "used wrongly", "cara pakai salah")                                    \
	X(WARTA_ESTOPPED, -10, "stopped", "dihentikan")                                            \
	X(WARTA_EFULL, -11, "no space left", "ruang penyimpanan habis")                            \
	X(WARTA_ELEXICON, -12, "the lexicon is wrong", "leksikon salah")                           \
	X(WARTA_ETIME, -13, "took too long", "terlalu lama")

enum warta_error {
#define X(name, value, en, id) name = value,
	WARTA_ERRORS(X)
#undef X
};

/* The words of a code: English, or Indonesian where the locale is.  Static; never NULL. */
#pragma GCC visibility push(default)
#ifdef __cplusplus
extern "C" {
#endif
const char *warta_strerror(int code);
#ifdef __cplusplus
}
#endif
#pragma GCC visibility pop

#endif

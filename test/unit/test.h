/*
 * test.h - what every unit test includes: cmocka, with what it wants before it.
 */
#ifndef WT_TEST_H
#define WT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#endif

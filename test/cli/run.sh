#!/bin/bash
# run.sh SCRIPT WARTA SOURCE_DIR - runs one test of the program in an empty folder of its own.
#
# A script finds $WARTA (a command), $SOURCE, and:
#	expect CODE COMMAND...	runs it: output in the file out, messages in err; the exit code must be CODE
#	has FILE TEXT		the file holds the text
#	lacks FILE TEXT		it does not
#	lines FILE N		it has N lines
#	wait_for FILE TEXT [N]	waits until N lines of it (one) have the text, half a minute at most
#	start COMMAND...	a helper that ends with the test's pipe to it, see there; its first line in $line
#	skip WHY		the test needs what this machine lacks
#	sanitized		the program was built with AddressSanitizer
set -u
export LC_ALL=C.UTF-8
unset COLUMNS NO_COLOR LANG LC_MESSAGES LANGUAGE
export WARTA_CONFIG=/dev/null # whoever runs the tests may have settings of his own
SCRIPT=$1 WARTA=$2 SOURCE=$3
WORK=$(mktemp -d) || exit 2
trap 'chmod -R u+rwX "$WORK"; rm -rf "$WORK"' EXIT
cd "$WORK" || exit 2
failures=0

fail() {
	local i=0
	while [ "${BASH_SOURCE[i + 1]}" != "$SCRIPT" ] && [ $i -lt ${#BASH_SOURCE[@]} ]; do
		i=$((i + 1))
	done
	echo "FAILED $(basename "$SCRIPT"):${BASH_LINENO[i]}: $*"
	sed 's/^/    out: /' out 2>/dev/null | head -5
	sed 's/^/    err: /' err 2>/dev/null | head -5
	failures=$((failures + 1))
}

expect() {
	local want=$1
	shift
	"$@" >out 2>err </dev/null
	local got=$?
	[ "$got" = "$want" ] || fail "exit code $got, not $want: $*"
}

has() {
	grep -qF -e "$2" "$1" || fail "$1 lacks '$2'"
}

lacks() {
	! grep -qF -e "$2" "$1" || fail "$1 has '$2'"
}

lines() {
	local n
	n=$(wc -l <"$1")
	[ "$n" = "$2" ] || fail "$1 has $n lines, not $2"
}

wait_for() {
	for _ in $(seq 300); do
		[ -s "$1" ] && [ "$(grep -cF -e "$2" "$1")" -ge "${3-1}" ] && return
		sleep 0.1
	done
	fail "$1 never had '$2': $(tail -3 "$1" 2>/dev/null)"
}

# A helper ends when its standard input does; who keeps that open is among $keepers, to be killed.
helpers=0 keepers=
start() {
	mkfifo "pipe$((++helpers))"
	sleep 100 >"pipe$helpers" &
	keepers+=" $!"
	"$@" <"pipe$helpers" >"said$helpers" &
	for _ in $(seq 100); do
		[ -s "said$helpers" ] && break
		sleep 0.05
	done
	line=$(head -1 "said$helpers")
}

same() {
	cmp -s "$1" "$2" || fail "$1 and $2 differ"
}

skip() {
	echo "skipped: $*"
	exit 77
}

# Was the program built with AddressSanitizer?  It takes terabytes of addresses, and looks for leaks as
# a debugger would.
sanitized() {
	nm "$WARTA" 2>/dev/null | grep -q __asan
}

# Somebody who is not root, for what root may always do; empty where that is not possible.
as_nobody() {
	if [ "$(id -u)" != 0 ]; then
		echo env
	elif command -v setpriv >/dev/null; then
		echo setpriv --reuid=65534 --regid=65534 --clear-groups
	fi
}

# An article that makes a claim: article ID DAY
article() {
	printf '{"id":"%s","outlet":"Antara","published":"%s","title":"Teheran bersikap","text":"Iran mengecam Israel pada Kamis, dilansir Reuters. Rusia mengirim bantuan ke Suriah."}\n' \
		"$1" "$2"
}

. "$SCRIPT"
[ "$failures" = 0 ]

#!/bin/bash
# tidy.sh SOURCE_DIR [FILE...] - clang-tidy as .clang-tidy says, over src/ cmd/ tools/ or the files
# given; findings are errors.  Needs a configured build/clang or build/release.
set -u
cd "$1" || exit 2
shift
command -v clang-tidy >/dev/null || {
	echo "clang-tidy is not installed (packages.txt)"
	exit 77
}
[ -f build/clang/compile_commands.json ] || cmake --preset clang >/dev/null || exit 2
[ $# -gt 0 ] || mapfile -t files < <(find src cmd tools -name '*.c' | sort)
printf '%s\0' "${@:-${files[@]}}" |
	xargs -0 -n 4 -P "$(nproc)" clang-tidy --quiet -p build/clang 2>/dev/null

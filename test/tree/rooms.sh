#!/bin/bash
# rooms.sh SOURCE_DIR - a room includes only itself and rooms that stand before it in `ls src`;
# cmd/ includes the public headers only.
set -u
export LC_ALL=C
cd "$1" || exit 2
bad=$(for room in $(ls src); do
	grep -rnE '^[[:space:]]*#[[:space:]]*include "[a-z]+/' "src/$room" | while IFS= read -r line; do
		other=${line#*include \"}
		other=${other%%/*}
		[ "$other" = warta ] && continue
		[[ "$other" > "$room" ]] && echo "$line"
	done
done
grep -rnE '^[[:space:]]*#[[:space:]]*include "' cmd | grep -vE 'include "(warta/[a-z]+\.h|[a-z]+\.h)"')
if [ -n "$bad" ]; then
	echo "includes against the order of the rooms:"
	echo "$bad"
	exit 1
fi

#!/bin/bash
# packages.sh SOURCE_DIR - every library that CMake asks for is installed by a package that
# packages.txt names, so that ./demo works on a bare machine.  Skipped where there is no dpkg.
set -u
cd "$1" || exit 2
command -v dpkg-query >/dev/null && command -v pkg-config >/dev/null || exit 77
status=0
for module in $(sed -n 's/^[^#]*pkg_check_modules(\([^)]*\)).*/\1/p' CMakeLists.txt cmake/*.cmake |
	tr ' ' '\n' | grep -E '^[a-z]'); do
	dir=$(pkg-config --variable=pcfiledir "$module") || continue
	package=$(dpkg-query -S "$dir/$module.pc" | sed 's/:.*//')
	grep -qE "^(build|test)[[:space:]]+$package[[:space:]]" packages.txt || {
		echo "packages.txt lacks $package, which gives $module"
		status=1
	}
done
exit $status

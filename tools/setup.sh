# setup.sh - sourced by ./demo and ./check: packages, then the release build.
#
# In: packages.txt.  Installs only what is missing, so that nothing is fetched where nothing is;
# needs root or sudo for that, and nothing but a shell and apt.  Messages go to standard error:
# one line a step; what tools say goes to the log, shown where a step fails.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
build=$root/build/release
log=$root/build/setup.log

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "error: $*"
	exit 1
}

mkdir -p "$root/build" && : >"$log" ||
	die "$root/build cannot be written; work as its owner, or in a copy of your own"

# step WORDS -- COMMAND...: runs it into the log; on failure shows the log's end
step() {
	local words=
	while [ "$1" != -- ]; do
		words="$words $1"
		shift
	done
	shift
	say "${words# } ..."
	if ! "$@" >>"$log" 2>&1 </dev/null; then
		tail -n 25 "$log" >&2
		die "${words##* } failed; all of its output: $log"
	fi
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# missing SET...: the packages of these sets that are not installed.  A program may have come another
# way (Node's own packages bring npm along, and Debian's npm refuses to stand beside them).
missing() {
	local set package rest
	while read -r set package rest; do
		case " $* " in
		*" $set "*)
			dpkg-query -W -f '${Status}' "$package" 2>>"$log" |
				grep -q 'install ok installed' || command -v "$package" >>"$log" ||
				echo "$package"
			;;
		esac
	done <"$root/packages.txt"
}

# need SET...: installs what is missing
need() {
	command -v dpkg-query >>"$log" ||
		die "this is no Debian: install what packages.txt lists, then call" \
			"cmake --preset release && cmake --build --preset release"
	local -a packages
	mapfile -t packages < <(missing "$@")
	[ ${#packages[@]} -gt 0 ] || return 0
	say "installing ${packages[*]}"
	[ "$(id -u)" = 0 ] || command -v sudo >>"$log" ||
		die "needs root or sudo; as root: apt-get install --no-install-recommends ${packages[*]}"
	export DEBIAN_FRONTEND=noninteractive
	[ "$(id -u)" = 0 ] || sudo -v || die "sudo refused"
	say "  package lists ..."
	as_root apt-get update -qq >>"$log" 2>&1 </dev/null ||
		say "  package lists could not be fetched; trying with those at hand"
	step "  packages" -- as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends "${packages[@]}"
	mapfile -t packages < <(missing "$@")
	[ ${#packages[@]} = 0 ] || die "still missing: ${packages[*]}"
}

# make_release CMAKE_ARGUMENT...: configures and builds build/release
make_release() {
	cd "$root" || exit 1
	step configuring -- cmake --preset release "$@"
	if [ -t 2 ]; then
		say "building ..."
		# ninja keeps to one line on a terminal
		cmake --build --preset release >&2 || die "the build failed"
	else
		step building -- cmake --build --preset release
	fi
}

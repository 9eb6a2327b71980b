#!/bin/bash
# packages.sh SOURCE_DIR [OUT] - the Debian packages: built from what git has, looked at by lintian (no error, no
# warning), and installed, tried and removed in a clean root made by debootstrap, which is deleted at the end.
#
# Needs root, debhelper, lintian, debootstrap, and a mirror for debootstrap (MIRROR, else the first of
# this machine's own).  OUT keeps the packages.  ROOT=no ends after lintian; DEBS=FOLDER begins behind it, with
# packages that were made before.
set -eu
export LC_ALL=C.UTF-8
source=$(realpath "$1") out=${2:-}
for tool in dpkg-buildpackage dh lintian debootstrap; do
	command -v $tool >/dev/null || {
		echo "skipped: no $tool"
		exit 77
	}
done
work=$(mktemp -d)
root=$work/root
bound=
clean_up() {
	trap - EXIT
	for dir in $bound; do umount "$root/$dir" || umount -l "$root/$dir" || true; done
	# nothing of this machine may lie below what is deleted
	if grep -q " $root" /proc/mounts; then
		echo "left in place, something is mounted there: $root"
		exit 1
	fi
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

build() {
	mkdir "$work/warta"
	git -C "$source" archive HEAD | tar -x -C "$work/warta"
	(cd "$work/warta" && dpkg-buildpackage -us -uc -b >"$work/build.log" 2>&1) || {
		tail -30 "$work/build.log"
		exit 1
	}
	ls -l "$work"/*.deb | awk '{ print $5, $9 }' | sed "s#$work/##"
	grep -E 'dpkg-gensymbols: warning|dpkg-shlibdeps: warning|dh_.*: warning' "$work/build.log" || true
	if ! lintian --fail-on error,warning "$work"/*.changes; then
		echo "lintian is not content"
		exit 1
	fi
	echo "lintian: no error, no warning"
	if [ -n "$out" ]; then
		mkdir -p "$out"
		cp "$work"/*.deb "$out"
	fi
}
if [ -n "${DEBS:-}" ]; then
	cp "$DEBS"/*.deb "$work"
else
	build
fi
[ "${ROOT:-yes}" = yes ] || exit 0

# --- a clean root ------------------------------------------------------------------------------------
# (other vendors' lists are for bookworm, too)
mirror=${MIRROR:-$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
	grep -oE 'https?://[^ ]+/debian/?( |$)' | tr -d ' ' | head -1)}
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$work/root.log" 2>&1 || {
	tail -5 "$work/root.log"
	exit 1
}
# how this machine reaches the mirror
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
for dir in proc dev; do
	mount --bind "/$dir" "$root/$dir"
	bound="$dir $bound"
done
mkdir "$root/tmp/packages"
cp "$work"/libwarta0_*.deb "$work"/warta_*.deb "$work"/libwarta-dev_*.deb "$root/tmp/packages"
cp -r "$source/samples" "$root/tmp/samples"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
inside sh -c 'dpkg-query -W -f "\${Package}\n" | sort' >"$work/before"

inside apt-get update -qq >"$work/apt.log" 2>&1
inside sh -c 'apt-get install -y --no-install-recommends /tmp/packages/libwarta0_*.deb /tmp/packages/warta_*.deb' >>"$work/apt.log" 2>&1 || {
	tail -20 "$work/apt.log"
	exit 1
}
inside warta --version
inside sh -c 'cd /tmp && warta read -q --store t.db samples && warta timeline --store t.db | head -4'
inside sh -c 'ls /usr/share/man/man1/warta-batch.1.gz /usr/share/man/man5/warta-record.5.gz /usr/share/man/man7/warta.7.gz /usr/share/warta/slurm/warta-batch.sbatch' >/dev/null
inside sh -c 'apt-get install -y --no-install-recommends gcc libc6-dev pkg-config /tmp/packages/libwarta-dev_*.deb' >>"$work/apt.log" 2>&1 || {
	tail -20 "$work/apt.log"
	exit 1
}
inside sh -c 'cd /tmp && cp /usr/share/doc/libwarta-dev/examples/claims.c* . && { gunzip claims.c.gz 2>/dev/null || true; } &&
	cc -o claims claims.c $(pkg-config --cflags --libs warta) && ./claims c.db samples/*.txt | tail -3'
echo "installed: the program reads, the example is built and runs"

inside apt-get purge -y --autoremove warta libwarta0 libwarta-dev gcc libc6-dev pkg-config >>"$work/apt.log" 2>&1
left=$(inside sh -c "find / -xdev -path /proc -prune -o -path /tmp -prune -o -name '*warta*' -print" | grep -v '^/var/log/\|^/var/cache/\|^/var/lib/apt/' || true)
inside sh -c 'dpkg-query -W -f "\${Package}\n" | sort' >"$work/after"
cmp -s "$work/before" "$work/after" || {
	echo "packages that were not there before: $(comm -13 "$work/before" "$work/after" | tr '\n' ' ')"
}
[ -z "$left" ] || {
	echo "left behind: $left"
	exit 1
}
echo "removed: nothing is left"

#!/bin/bash
# A PostgreSQL server of the tests' own: a folder in /tmp, a socket in it, no network.
#
#	test/postgres.sh start FILE	starts one; FILE keeps its folder
#	test/postgres.sh address FILE	postgresql:///postgres?host=FOLDER&user=postgres
#	test/postgres.sh pid FILE	of the server, to be killed
#	test/postgres.sh kill FILE	kill -9
#	test/postgres.sh again FILE	starts it again after it was stopped or killed
#	test/postgres.sh stop FILE	stops it and removes its folder
#
# PostgreSQL refuses to run as root: root becomes the user postgres, who comes with the package.
# Exit 77 where no server is installed.  More settings: WARTA_TEST_PG="-c wal_level=logical".
set -u
what=$1 file=$2

bin=
for b in /usr/lib/postgresql/*/bin /usr/bin; do
	[ -x "$b/initdb" ] && [ -x "$b/pg_ctl" ] && bin=$b
done
[ -n "$bin" ] || { echo "no PostgreSQL server is installed: skipped"; exit 77; }

as() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$dir" LC_ALL=C.UTF-8 "$@"
	else
		LC_ALL=C.UTF-8 "$@"
	fi
}

up() {
	cd "$dir" && as "$bin/pg_ctl" -s -w -t 60 -D "$dir/data" -l "$dir/log" start \
		-o "-c listen_addresses='' -c unix_socket_directories='$dir' -c fsync=off \
		-c shared_buffers=64MB -c max_connections=40 ${WARTA_TEST_PG-}" < /dev/null > /dev/null 2>&1 \
		|| { tail -5 "$dir/log"; exit 1; }
}

if [ "$what" = start ]; then
	dir=$(mktemp -d /tmp/warta-pg-XXXXXX) || exit 1
	if [ "$(id -u)" = 0 ]; then
		id postgres > /dev/null 2>&1 || { echo "there is no user postgres: skipped"; rm -rf "$dir"; exit 77; }
		chown postgres "$dir"
	fi
	chmod 755 "$dir"
	cd "$dir" || exit 1
	as "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N > "$dir/initdb" 2>&1 \
		|| { cat "$dir/initdb"; rm -rf "$dir"; exit 1; }
	# whoever is called so has to give a password
	sed -i '1i local all penjaga scram-sha-256' "$dir/data/pg_hba.conf"
	up
	echo "$dir" > "$file"
	exit 0
fi

[ -s "$file" ] || { echo "no PostgreSQL server was started: skipped"; exit 77; }
dir=$(cat "$file")
case $what in
address) echo "postgresql:///postgres?host=$dir&user=postgres" ;;
pid) head -1 "$dir/data/postmaster.pid" ;;
kill)
	pid=$(head -1 "$dir/data/postmaster.pid")
	children=
	for stat in /proc/[0-9]*/stat; do # the fourth field is the parent; the second may hold anything
		line=$(cat "$stat" 2> /dev/null) || continue
		rest=${line##*) }
		[ "$(cut -d' ' -f2 <<< "$rest")" = "$pid" ] && children+=" ${line%% *}"
	done
	kill -9 "$pid" $children
	while kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
	rm -f "$dir"/.s.PGSQL.* "$dir/data/postmaster.pid"
	;;
again) up ;;
stop)
	as "$bin/pg_ctl" -s -w -D "$dir/data" -m immediate stop < /dev/null > /dev/null 2>&1
	rm -rf "$dir" "$file"
	;;
esac

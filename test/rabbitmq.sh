#!/bin/bash
# RabbitMQ brokers of the tests' own, on loopback: a folder in /tmp, free ports, a cookie and an
# epmd of their own.
#
#	test/rabbitmq.sh start FILE [N]	starts a cluster of N nodes (1); FILE keeps its folder
#	test/rabbitmq.sh address FILE	amqp://guest:guest@127.0.0.1:PORT,127.0.0.1:PORT/
#	test/rabbitmq.sh tls FILE	the port of a single node that speaks TLS, and the folder of its
#		certificates: ca.pem, broker.pem (localhost, 127.0.0.1), other.pem (another authority);
#		nothing where there is no openssl
#	test/rabbitmq.sh pid FILE I	of node I, from 1
#	test/rabbitmq.sh kill FILE I	kill -9
#	test/rabbitmq.sh again FILE I...	starts nodes again after they were killed
#	test/rabbitmq.sh ctl FILE ARG...	rabbitmqctl for node 1
#	test/rabbitmq.sh stop FILE	stops all and removes the folder
#
# Exit 77 where no broker is installed.
set -u
what=$1 file=$2
shift 2
server=
for s in /usr/lib/rabbitmq/bin/rabbitmq-server /usr/lib/rabbitmq/lib/*/sbin/rabbitmq-server; do
	[ -x "$s" ] && server=$s && break
done
[ -n "$server" ] && command -v epmd >/dev/null || { echo "no RabbitMQ is installed: skipped"; exit 77; }

# A port that nobody listens on now.
free_port() {
	local p
	while :; do
		p=$((20000 + RANDOM % 12000))
		(exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || { echo $p; return; }
	done
}

# environment NODE: what makes a node find its own things only
environment() {
	local i=$1
	# shellcheck disable=SC1090
	. "$dir/ports"
	local port="PORT_$i" dist="DIST_$i"
	export HOME=$dir ERL_EPMD_PORT=$EPMD ERL_EPMD_ADDRESS=127.0.0.1
	export RABBITMQ_NODENAME=r$i@localhost RABBITMQ_NODE_PORT=${!port} RABBITMQ_DIST_PORT=${!dist}
	export RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_MNESIA_BASE=$dir/data RABBITMQ_LOG_BASE=$dir/log
	export RABBITMQ_PID_FILE=$dir/pid.$i RABBITMQ_ENABLED_PLUGINS_FILE=$dir/plugins
	export RABBITMQ_CONFIG_FILE=$dir/rabbitmq RABBITMQ_CONF_ENV_FILE=$dir/none
	export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none"
}

up() {
	( environment "$1"; rm -f "$dir/pid.$1"; cd "$dir" || exit
		exec setsid "$server" </dev/null >>"$dir/log/out.$1" 2>&1 ) &
}

await() {
	# shellcheck disable=SC1090
	. "$dir/ports"
	local port="PORT_$1"
	for _ in $(seq 600); do
		(exec 3<>"/dev/tcp/127.0.0.1/${!port}") 2>/dev/null && return 0
		sleep 0.1
	done
	tail -5 "$dir/log/out.$1"
	return 1
}

end() {
	[ -s "$dir/pid.$1" ] || return
	local pid
	pid=$(cat "$dir/pid.$1")
	kill -9 "$pid" 2>/dev/null
	while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
	rm -f "$dir/pid.$1"
}

# certificate NAME AUTHORITY [EXTENSION]: NAME.pem with its key NAME.key, signed by AUTHORITY.pem or by itself
certificate() {
	local by=() ext=()
	[ "$1" = "$2" ] || by=(-CA "$2.pem" -CAkey "$2.key")
	[ -z "${3-}" ] || ext=(-addext "$3")
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=$1" \
		-keyout "$1.key" -out "$1.pem" "${by[@]}" "${ext[@]}" 2>/dev/null
}

# Certificates, and the lines of settings for a node that speaks TLS, too.
speak_tls() {
	command -v openssl >/dev/null || return
	mkdir "$dir/tls"
	( cd "$dir/tls" && certificate ca ca && certificate other other &&
		certificate broker ca subjectAltName=DNS:localhost,IP:127.0.0.1 ) || return
	echo "TLS=$(free_port)" >>"$dir/ports"
	# shellcheck disable=SC1091
	. "$dir/ports"
	cat >>"$dir/rabbitmq.conf" <<-END
		listeners.ssl.1 = 127.0.0.1:$TLS
		ssl_options.cacertfile = $dir/tls/ca.pem
		ssl_options.certfile = $dir/tls/broker.pem
		ssl_options.keyfile = $dir/tls/broker.key
		ssl_options.verify = verify_peer
		ssl_options.fail_if_no_peer_cert = false
	END
}

if [ "$what" = start ]; then
	nodes=${1:-1}
	dir=$(mktemp -d /tmp/warta-mq-XXXXXX) || exit 1
	mkdir "$dir/data" "$dir/log"
	echo "NODES=$nodes EPMD=$(free_port)" >"$dir/ports"
	for i in $(seq "$nodes"); do
		echo "PORT_$i=$(free_port) DIST_$i=$(free_port)" >>"$dir/ports"
		echo "cluster_formation.classic_config.nodes.$i = r$i@localhost" >>"$dir/rabbitmq.conf"
	done
	cat >>"$dir/rabbitmq.conf" <<-END
		cluster_formation.peer_discovery_backend = classic_config
		cluster_formation.randomized_startup_delay_range.min = 0
		cluster_formation.randomized_startup_delay_range.max = 1
		disk_free_limit.absolute = 50MB
		log.file.level = warning
	END
	[ "$nodes" = 1 ] && speak_tls
	echo "[]." >"$dir/plugins"
	head -c 20 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$dir/.erlang.cookie"
	chmod 400 "$dir/.erlang.cookie"
	echo "$dir" >"$file"
	for i in $(seq "$nodes"); do up "$i"; done
	for i in $(seq "$nodes"); do await "$i" || exit 1; done
	exit 0
fi

[ -s "$file" ] || { echo "no RabbitMQ was started: skipped"; exit 77; }
dir=$(cat "$file")
# shellcheck disable=SC1090
. "$dir/ports"
case $what in
address)
	hosts=
	for i in $(seq "$NODES"); do
		port="PORT_$i"
		hosts="$hosts${hosts:+,}127.0.0.1:${!port}"
	done
	echo "amqp://guest:guest@$hosts/"
	;;
tls) [ -z "${TLS-}" ] || echo "$TLS $dir/tls" ;;
pid) cat "$dir/pid.$1" ;;
kill) end "$1" ;;
again)
	for i in "$@"; do up "$i"; done
	for i in "$@"; do await "$i" || exit 1; done
	;;
ctl)
	environment 1
	"${server%-server}ctl" "$@"
	;;
stop)
	for i in $(seq "$NODES"); do end "$i"; done
	ERL_EPMD_PORT=$EPMD epmd -kill >/dev/null 2>&1
	rm -rf "$dir" "$file"
	;;
esac

# A queue over TLS: certificates of the broker are checked, always; what is refused is told.
tls=$("$SOURCE/test/rabbitmq.sh" tls "$BROKER") && [ -n "$tls" ] || skip "no broker that speaks TLS"
read -r port certs <<<"$tls"
plain=$("$SOURCE/test/rabbitmq.sh" address "$BROKER")
at() { # HOST PORT [KEYS]
	echo "amqps://guest:guest@$1:$2/?queue=tls&timeout=5${3-}"
}
mkdir in
for i in 1 2 3 4; do
	echo "JAKARTA - Iran mengecam Israel pada $i Juli 2024, dilansir Reuters." >in/a$i.txt
done
ca="&cacertfile=$certs/ca.pem"
submit() { # CODE ADDRESS
	expect "$1" "$WARTA" submit --patience 1 --again --queue "$2" in
	lacks err guest:guest
}

# by name and by address; what is put comes, and is told by the mark of the store
submit 0 "$(at localhost "$port" "$ca")"
has err "4 jobs"
submit 0 "$(at 127.0.0.1 "$port" "$ca&certfile=$certs/broker.pem&keyfile=$certs/broker.key")"
rm in/a4.txt
expect 1 "$WARTA" work --drain --join 0 --queue "$(at localhost "$port" "$ca")"
has err "3 articles"
has err "gone: No such file"
expect 0 "$WARTA" queue -f jsonl --queue "$(at localhost "$port" "$ca")"
has out '"waiting":0'
expect 0 "$WARTA" queue drop --queue "$(at localhost "$port" "$ca")" all

# refused: another authority, none that is known, another name, no file, a client of another authority
submit 1 "$(at localhost "$port" "&cacertfile=$certs/other.pem")"
has err "certificate of localhost port $port is refused"
has err "does not hold who signed it"
submit 1 "$(at localhost "$port")"
has err "name who signed it by cacertfile=FILE"
lacks err "trying again"
submit 1 "$(at 127.1 "$port" "$ca")"
has err "it was made for another host"
submit 1 "$(at localhost "$port" "&cacertfile=$WORK/nowhere")"
has err "nowhere is no file of certificates: No such file"
submit 1 "$(at localhost "$port" "$ca&certfile=$certs/ca.pem&keyfile=$certs/other.key")"
has err "is no certificate with its key"
submit 1 "$(at localhost "$port" "$ca&certfile=$certs/other.pem&keyfile=$certs/other.key")"
submit 1 "amqps://guest:salah@localhost:$port/?$ca"
has err "is the password right?"

# TLS where none is spoken, and the other way round
submit 1 "$(at localhost "$(echo "$plain" | sed 's/.*:\([0-9]*\)\/$/\1/')" "$ca")"
has err "no TLS is spoken"
submit 1 "amqp://guest:guest@localhost:$port/"
has err "is it a port for TLS?"

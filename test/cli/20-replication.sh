# A reader by logical replication has the writer's rows, also where it is killed meanwhile: a small
# run; `make replication` does 250,000 claims.
command -v psql > /dev/null || skip "no psql"
cat > fill <<'END'
#!/bin/bash
for i in $(seq 60); do
	echo "{\"id\":\"r$i\",\"published\":\"20$((10 + i % 15))-06-20\",\"text\":\"Presiden Rusia Vladimir Putin bertemu Kim Jong Un di Pyongyang, Kamis ($((1 + i % 28))/6). Berita ke-$i dari $((i * 7919)).\"}"
done > articles.jsonl
head -30 articles.jsonl | "$PROGRAM" read -q --store "$1" -
"$PROGRAM" read -q --store "$1" articles.jsonl
END
chmod +x fill
PROGRAM=$WARTA "$SOURCE/test/replication.sh" $WARTA 60 ./fill > out 2> err
code=$?
[ $code = 77 ] && skip "$(cat out)"
[ $code = 0 ] || fail "exit code $code"
has out "claims: "
has out "equal"

# Whatever cannot be read is named on standard error, everything else is read, the exit code is 1.
mkdir in empty
article good 2024-07-19 >in/good.jsonl

# bad WHAT INPUT TEXT: reading INPUT beside a good file
bad() {
	expect 1 "$WARTA" read --jsonl --no-store "$2" in
	has err "$2"
	has err "$3"
	has err "; 1 input failed"
	has out '"id":"good"'
}

bad "a missing file" missing.txt "No such file"
bad "a folder without articles" empty "no articles"
: >empty.txt
bad "an empty file" empty.txt "empty"
printf ' \n\n' >blank.txt
bad "only blanks" blank.txt "blank"
head -c 20000 /dev/zero >zero.txt
bad "a binary" zero.txt "binary"
cp "$(command -v bash)" program.txt
bad "a program" program.txt "program (ELF)"
# bytes at random, whatever they are called and wherever they come from
head -c 300 /dev/urandom >bad.zst
bad "random bytes" bad.zst "bad.zst: looks like a binary file"
head -c 300 /dev/urandom | gzip >bad.gz
bad "random bytes in gzip" bad.gz "bad.gz: looks like a binary file"
article packed 2024-07-19 | zstd -q | head -c 60 >cut.zst
bad "a file that was cut off" cut.zst "cut.zst: is cut off"
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' >image.html
bad "an image" image.html "an image (PNG)"
"$WARTA" read --jsonl --no-store - <bad.zst >out 2>err && fail "random bytes on standard input"
has err "standard input: looks like a binary file"
# text of two-byte letters is none of these, with its mark and without
for to in UTF-16 UTF-16LE UTF-16BE; do
	printf 'Iran mengecam Israel\n\nJAKARTA - Iran mengecam Israel, Kamis (18/7/2024), kata juru bicara.\n' |
		iconv -f UTF-8 -t $to >wide.txt
	expect 0 "$WARTA" read --articles --no-store wide.txt
	has out '"title":"Iran mengecam Israel"'
	has out 'kata juru bicara.","'
done
yes 'Iran mengecam Israel pada hari Kamis di Jakarta dan Teheran.' | head -c 100000000 >big.txt
bad "a file of 100 MB" big.txt "MB"
rm big.txt
[ -e /proc/self/mem ] && bad "an error while reading" /proc/self/mem "error"
expect 1 "$WARTA" read --jsonl --no-store @missing.list in
has err "missing.list: No such file"

expect 1 "$WARTA" read --jsonl --no-store @in
has err "in: Is a directory"
printf 'none\33[2J.txt\n%05000d\n' 0 >odd.list
expect 1 "$WARTA" read --jsonl --no-store @odd.list
has err "none?[2J.txt: No such file"
has err "; 2 inputs failed"
expect 1 "$WARTA" read --no-store ''
has err "'': No such file"
expect 1 "$WARTA" explain -
has err "standard input: is empty"
"$WARTA" explain - <in 2>err && fail "a folder on standard input"
has err "standard input: Is a directory"

user=$(as_nobody)
if [ -n "$user" ]; then
	chmod 755 .
	article secret 2024-07-19 >locked.jsonl
	chmod 000 locked.jsonl
	$user "$WARTA" read --jsonl --no-store locked.jsonl in >out 2>err
	[ $? = 1 ] || fail "an unreadable file"
	has err locked.jsonl
	has err "ermission"
	has out '"id":"good"'
fi

# lines of JSON
{
	article one 2024-07-19
	echo '{"id":"cut","text":"Iran'
	echo '[1,2]'
	echo '{"id":"no-text","title":"x"}'
	echo '{"text":"Iran mengecam Israel."}'
	echo '{"id":7,"text":"Iran mengecam Israel."}'
	echo '{"id":"bad-date","published":"kemarin","text":"Iran mengecam Israel."}'
	echo
	article two 2024-07-19
} >mixed.jsonl
expect 1 "$WARTA" read --jsonl --no-store mixed.jsonl
for line in 2 3 4 5 6 7; do
	has err "mixed.jsonl:$line:"
done
lacks err "mixed.jsonl:8:"
has err "'text'"
has err "'id'"
has err "published"
for id in one two bad-date; do
	has out "\"id\":\"$id\""
done
grep '"id":"bad-date"' out | grep -q '"date"' && fail "a date from a bad one"

# bytes that are no UTF-8: read all the same, offsets kept
printf 'Iran mengecam \xff\xfe Israel. Rusia mengecam Israel.\n' >latin.txt
expect 0 "$WARTA" read -q --jsonl --no-store latin.txt
grep -q '"country":"RUS"' out || fail "nothing behind bad bytes"
printf 'Iran mengecam XY Israel. Rusia mengecam Israel.\n' >ascii.txt
cp out latin.out
expect 0 "$WARTA" read -q --jsonl --no-store ascii.txt
grep RUS latin.out | grep -o '"spans":[^r]*' >a
grep RUS out | grep -o '"spans":[^r]*' >b
same a b
head -c 100000 /dev/urandom | tr -d '\0' >noise.jsonl
"$WARTA" read --jsonl --no-store noise.jsonl in >out 2>err
[ $? = 1 ] || fail "noise"
has out '"id":"good"'

# very long lines, very many sentences and deep nesting end the line, not the run
{
	printf '{"id":"deep","text":'
	head -c 100000 /dev/zero | tr '\0' '['
	printf '}\n'
	article after 2024-07-19
} >deep.jsonl
expect 1 "$WARTA" read --jsonl --no-store deep.jsonl
has err "deep.jsonl:1:"
has out '"id":"after"'
{
	printf '{"id":"long","text":"'
	yes 'Iran mengecam Israel dan' | tr '\n' ' ' | head -c 300000
	printf '"}\n'
	article after 2024-07-19
} >long.jsonl
expect 0 "$WARTA" read -q --jsonl --no-store long.jsonl
has out '"id":"after"'

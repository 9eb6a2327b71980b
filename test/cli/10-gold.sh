# warta eval on gold of one's own: what counts at which level.
mkdir gold texts
printf 'Iran mengecam Israel pada Kamis (18/7/2024). Rusia mengirim bantuan ke Suriah.\n' >texts/a.txt
event='"type":"ACCUSE","actors":[{"country":"IRN","sector":"GOV"}],"recipients":[{"country":"ISR","sector":"GOV"}]'
gold() {
	printf '{"id":"a","published":"2024-07-19","events":[{%s}]}' "$1" >gold/a.json
	expect 0 "$WARTA" eval gold texts
}
gold "$event,\"date\":\"2024-07-18\",\"status\":\"happened\",\"stance\":\"asserted\",\"spans\":[[0,44]]"
has out "1 record, 1 gold event, 2 claims"
has out "all   P 0.500  R 1.000  F1 0.667"
gold "$event,\"date\":\"2024-07\""
has out "when  P 0.500  R 1.000"
gold "$event,\"date\":\"2024-07-17\""
has out "who   P 0.500  R 1.000"
has out "when  P 0.000"
gold "$event,\"spans\":[[50,60]]"
has out "act   P 0.000"
gold "$event,\"background\":true"
has out "1 record, 0 gold events, 1 claim"
gold "$event,\"chain\":[\"Reuters\"]"
has out "chain 0/1 exact"
expect 0 "$WARTA" eval --verbose gold texts
has out "a	extra AID (['RUS'], ['SYR'])"

expect 2 "$WARTA" eval
expect 1 "$WARTA" eval missing
has err missing
expect 1 "$WARTA" eval gold none
has err none/a.txt
printf 'x' >gold/b.json
expect 1 "$WARTA" eval gold texts
has err gold/b.json

# Shards driven by GNU parallel, and by the template of Slurm's job array as a node runs it: the same bytes.
. "$SOURCE/test/cli/lib-batch.sh"
for a in a b c d e; do archive "$a.warc.gz" 6; done
ls -- *.warc.gz >list
for i in 1 2 3; do expect 0 "$WARTA" batch -q --manifest list --shard $i/3 --out wanted; done
compare() {
	local file
	for file in wanted/*.zst; do same "$file" "$1/${file#wanted/}"; done
	[ "$(ls "$1" | wc -l)" = 3 ] || fail "$1: $(ls "$1")"
}

# the folder of the list is not the working directory; parallel gives each number twice, to no harm
if command -v parallel >/dev/null; then
	mkdir -p home elsewhere && touch home/.will-cite
	cd elsewhere
	HOME=$WORK/home expect 0 sh -c 'seq 3 | parallel -j 2 "$1" batch -q --manifest ../list --root .. --shard {}/3 --out ../made' sh "$WARTA"
	cd ..
	compare made
	seq 3 3 | HOME=$WORK/home parallel -j 2 --joblog log "$WARTA" batch -q --manifest list --shard {}/3 --out made 2>err || fail "parallel again"
	compare made
	# what failed is what its log says
	echo missing.warc.gz >>list2
	HOME=$WORK/home expect 1 sh -c 'seq 1 | parallel --joblog log2 "$1" batch -q --manifest list2 --shard {}/1 --out made2' sh "$WARTA"
	[ "$(awk 'NR == 2 { print $7 }' log2)" = 1 ] || fail "log2: $(cat log2)"
fi

template=$SOURCE/share/slurm/warta-batch.sbatch
export MANIFEST=$WORK/list OUT=$WORK/array WARTA
for i in 1 2 3; do
	SLURM_ARRAY_JOB_ID=7 SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_MAX=3 SLURM_CPUS_PER_TASK=2 expect 0 bash "$template"
	has err "shard $i/3: "
done
compare array
# archives that must be fetched first, to the node's own disk, from which they are gone at the end
mkdir far node
mv -- *.warc.gz far
export OUT=$WORK/fetched FETCH='cp "$FAR/$1" "$2"' FAR=$WORK/far TMPDIR=$WORK/node
for i in 1 2 3; do
	SLURM_ARRAY_JOB_ID=7 SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_MAX=3 expect 0 bash "$template"
done
compare fetched
[ -z "$(ls -A node)" ] || fail "left on the node: $(ls node)"
rm far/c.warc.gz
OUT=$WORK/fetched2 SHARDS=3 SLURM_ARRAY_JOB_ID=7 SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MAX=2 expect 1 bash "$template"
has err "c.warc.gz"
unset FETCH
OUT=$WORK/offset OFFSET=2 SHARDS=3 SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MAX=1 FETCH= ROOT=$FAR expect 0 bash "$template"
same wanted/shard-00003-of-00003.jsonl.zst offset/shard-00003-of-00003.jsonl.zst
# without what it needs it says so
expect 1 env -u MANIFEST bash "$template"
has err "MANIFEST"

# a program that is killed is begun again
cat >fragile <<'END'
#!/bin/sh
[ -e tried ] || { touch tried; kill -9 $$; }
exec "$REAL" "$@"
END
chmod +x fragile
mv far/*.warc.gz . && archive c.warc.gz 6
REAL=$WARTA WARTA=$WORK/fragile OUT=$WORK/killed SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MAX=3 expect 0 bash "$template"
has err "killed"
same wanted/shard-00001-of-00003.jsonl.zst killed/shard-00001-of-00003.jsonl.zst

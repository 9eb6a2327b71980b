# What `make install` lays out works: program, libraries, header, pkg-config file, man pages.
command -v cmake >/dev/null && command -v pkg-config >/dev/null && command -v cc >/dev/null ||
	skip "no compiler"
build=$(dirname "$WARTA")
expect 0 cmake --install "$build" --prefix "$WORK/usr"
prefix=$WORK/usr
expect 0 "$prefix/bin/warta" --version
for file in include/warta/warta.h include/warta/error.h share/man/man1/warta.1 share/man/man1/warta-read.1 \
	share/man/man5/warta-lexicon.5 share/warta/lexicon/README.md \
	lib/systemd/system/warta-serve.service lib/systemd/system/warta-watch.service \
	lib/systemd/system/warta-work@.service lib/sysusers.d/warta.conf share/doc/warta/examples/warta.conf; do
	[ -s "$prefix/$file" ] || fail "no $file"
done
pc=$(find "$prefix" -name warta.pc)
[ -n "$pc" ] || fail "no warta.pc"
export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$pc")
lib=$(pkg-config --variable=libdir warta)
[ -e "$lib/libwarta.so.0" ] && [ -e "$lib/libwarta.a" ] || fail "no libraries in $lib"

cat >use.c <<'END'
#include <stdio.h>
#include <string.h>
#include <warta/warta.h>

int
main(void)
{
	static const char text[] = "Iran mengecam Israel.";
	struct warta_reader *reader;
	struct warta_document *doc = NULL;
	struct warta_page page = { .text = text, .size = sizeof text - 1, .id = "x" };
	struct warta_claim claim;
	struct warta_fault fault;
	if (warta_reader_open(&reader, NULL, &fault) != WARTA_OK ||
		warta_document_open(&doc, reader, &fault) != WARTA_OK ||
		warta_document_read(doc, &page, &fault) != WARTA_OK) {
		puts(fault.text);
		return 1;
	}
	for (size_t i = 0; warta_document_claim(doc, i, &claim) == WARTA_OK; i++)
		printf("%s %s %s\n", claim.type, claim.actors[0].country,
			claim.recipients[0].country);
	warta_document_close(doc);
	warta_reader_close(reader);
	return 0;
}
END
flags=
nm "$lib/libwarta.so.0" 2>/dev/null | grep -q __asan && flags=-fsanitize=address,undefined
expect 0 cc $flags -o shared use.c $(pkg-config --cflags --libs warta)
LD_LIBRARY_PATH=$lib expect 0 ./shared
has out "ACCUSE IRN ISR"
expect 0 cc $flags -o static use.c $(pkg-config --cflags warta) "$lib/libwarta.a" \
	$(pkg-config --static --libs-only-l warta | sed 's/-lwarta//')
expect 0 ./static
has out "ACCUSE IRN ISR"

# nothing but the functions of warta/warta.h leaves the library, beside what a fuzzing compiler adds
if command -v nm >/dev/null; then
	nm -D --defined-only "$lib/libwarta.so.0" | awk '{ print $3 }' | grep -vE '^(warta_|WARTA_0$|__(start|stop)___sancov_)' && fail "foreign names"
	nm -g --defined-only "$lib/libwarta.a" | awk 'NF == 3 { print $3 }' | grep -vE '^(warta_|WARTA_0$|__(start|stop)___sancov_)' && fail "foreign names"
fi
true

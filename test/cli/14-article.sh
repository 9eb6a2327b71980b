# Every field of an article that a page names comes out; what stands around it does not.
cat >a.html <<'PAGE'
<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Harga gabah turun - detikFinance</title>
<link rel="canonical" href="https://finance.detik.com/berita/d-77/harga-gabah-turun">
<meta property="og:site_name" content="detikFinance"><meta name="keywords" content="gabah, bulog">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harga gabah turun","datePublished":"2024-07-18T14:11:00+07:00","dateModified":"2024-07-18T15:30:00+07:00","author":{"@type":"Person","name":"Rini Astuti"},"editor":{"@type":"Person","name":"Dwi Kurnia"},"articleSection":"Ekonomi"}</script>
<meta name="publishdate" content="2024-07-12 08:00"></head><body><nav><a href="/">Beranda</a> <a href="/e">Ekonomi</a></nav>
<h1>Harga gabah turun</h1><div class="share">Bagikan</div>
<figure><img src="x.jpg"><figcaption>Petani menjemur gabah di Karawang. Foto: Antara</figcaption></figure>
<article><p>Jakarta - Harga gabah di tingkat petani turun dalam dua pekan terakhir karena panen raya di banyak daerah, kata Bulog.</p>
<p><a href="/x">Baca juga: Impor beras dihentikan sementara</a></p><p>[Gambas:Video 20detik]</p>
<ul><li>Karawang: Rp 5.400 per kilogram</li><li>Subang: Rp 5.350 per kilogram</li></ul>
<blockquote><p>"Kami akan membeli gabah petani dengan harga yang wajar mulai pekan depan," kata direkturnya.</p></blockquote>
<p>Penurunan itu dialami juga oleh petani di Jawa Tengah, yang panen lebih awal daripada tahun lalu.</p>
<p>Simak Video: Panen raya di Subang</p><p>(rin/dwi)</p></article>
<div class="paging"><a href="?page=2">2</a></div>
<div id="komentar"><h3>Komentar</h3><p>Semoga harga gabah segera naik lagi supaya petani tidak rugi terus.</p></div>
<p>Artikel ini hanya untuk pelanggan. Berlangganan sekarang untuk membaca selengkapnya.</p></body></html>
PAGE
expect 0 "$WARTA" read --no-store --articles a.html
for field in '"canonical":"https://finance.detik.com/berita/d-77/harga-gabah-turun"' '"outlet":"detikFinance"' \
	'"family":"detik"' '"title":"Harga gabah turun"' '"published":"2024-07-18T14:11+07:00"' \
	'"published_disputed":true' '"modified":"2024-07-18T15:30+07:00"' '"section":"Ekonomi"' '"place":"Jakarta"' \
	'"authors":["Rini Astuti"]' '"editors":["Dwi Kurnia"]' '"tags":["gabah","bulog"]' '"page":1' '"pages":2' \
	'"next_page":"?page=2"' '"captions":["Petani menjemur gabah di Karawang' 'Karawang: Rp 5.400' 'Kami akan membeli' \
	'Penurunan itu dialami'; do
	has out "$field"
done
grep -o '"text":"[^]]*' out >text
for noise in 'Baca juga' Gambas 'Simak Video' 'rin/dwi' Semoga Bagikan Berlangganan Beranda 'Foto: Antara'; do
	sed 's/"captions".*//' text >body
	lacks body "$noise"
done

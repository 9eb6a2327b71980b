/*
 * common.c - words that most news begins with, and so tell little.
 *
 * Counted in titles and leads of 8,300 Indonesian articles of 2016 to 2019 (the collections
 * CLICK-ID and IndoSum): a line of the table for each class, from words that stand in one
 * lead of six to those in one of a hundred.  A word that is in none is rarer still.
 */
#include "story/terms.h"

#include <stdlib.h>

static const char *const CLASSES[WT_TERM_CLASSES - 1] = {
	"akan dalam dan dari dengan indonesia ini itu jakarta menjadi pada saat tahun "
	"tersebut untuk yang",
	"ada adalah atau baru bisa dua hal hari hingga juga karena kata kota lalu lebih "
	"masih mengatakan mereka namun oleh pemerintah presiden salah satu sebagai setelah "
	"sudah tak telah tidak",
	"amerika anak antara asal atas badan bagi bahwa banyak barat beberapa belum bersama "
	"besar daerah dapat depan dia dilakukan dpr dunia hanya harus hasil jadi jalan jawa "
	"jika joko jokowi juara jumat kabupaten kali kami kamis kasus kedua kembali "
	"kementerian kepada kepala ketua kini kita komisi korupsi kpk masyarakat melakukan "
	"melalui memberikan membuat memiliki menteri menurut merupakan minggu mulai nasional "
	"negara negeri nomor orang para pemberantasan pertama polisi pukul pun pusat rabu "
	"rumah sabtu saja sangat saya sebelumnya sebuah secara sejak sejumlah selama selasa "
	"selatan senin seorang seperti september tengah tentang terhadap terjadi terkait "
	"tiga tim umum undang wakil waktu warga wib widodo",
	"acara adanya agar air akhir akhirnya akibat aksi anggota apa awal bagian bahkan "
	"baik bakal berada berbagai berdasarkan berhasil berlangsung bernama bidang bukan "
	"bulan calon cukup datang desa dewan diduga digelar diketahui dinas direktur diri "
	"dirinya disampaikan dki dugaan empat gedung gelar gubernur harga hukum hutan ibu "
	"industri informasi ingin jaya jenderal jumlah juta kalau kantor kawasan kebakaran "
	"kecamatan kegiatan keluarga kemarin kemenangan kendaraan kepolisian kerja kesehatan "
	"ketiga ketika keuangan khusus kondisi korban lagi lahan lain lainnya lama langsung "
	"lembaga lewat lima lokasi luar malam mampu mantan masa masalah masuk media melihat "
	"memang memastikan meminta mencapai mendapat mendapatkan mendatang mengaku mengalami "
	"menggelar menggunakan mengungkapkan menilai menyampaikan menyatakan menyebut "
	"merdeka meski miliar milik minta muda musim naik nama news paling partai pekan "
	"pelaku pembangunan perlu pernah perusahaan pidana pihak pimpinan poin polda pria "
	"produk program proses provinsi punya putra rakyat rapat rasa rencana resmi revisi "
	"sama sampai sang satunya sebanyak sebelum sebesar sedang segera sehingga sekitar "
	"selain seluruh semakin sementara sempat semua sendiri serikat serta siap soal "
	"sosial suara tampil tanah tanpa tapi teknologi tempat terakhir termasuk tersangka "
	"terus tetap tinggi ujar usai utama utara video wilayah yakni",
	"agustus ajang akun alasan alias anda anggaran angka angkatan api asap asia aturan "
	"bagaimana bali balik bandara bangsa bank barang bawah bea begitu bekerja benar "
	"bentuk berakhir berat berbeda berencana berharap berinisial berjalan bermain "
	"bertajuk bertemu berusia biasa bicara bintang bisnis bola buat cara cepat cinta "
	"cukai dampak dana data daya dekat demi demikian dianggap digunakan diharapkan "
	"dikabarkan dikenal dikutip dilansir dilaporkan dimulai dini dinilai direktorat "
	"disebut ditangkap ditemukan dprd duka dukungan dulu ekonomi enam eropa fasilitas "
	"final fokus foto fraksi gabungan gagal global golkar grup guna hadir hak ham hampir "
	"hati hidup hubungan humas iii ikut internasional investasi istana istri jalur jam "
	"jangan jauh jelang jenis juru justru kabar kabut kalah kalimantan karhutla karya "
	"keamanan kebijakan kecelakaan kecil keduanya kehilangan kejadian kelas kelompok "
	"keluar kemudian kenaikan keputusan kerap keras keterangan khususnya kompetisi "
	"komunikasi koordinator kualifikasi kurang langkah lanjutan lantaran laporan laut "
	"lawan layanan lingkungan lintas listrik luka mahasiswa maka makanan mana manusia "
	"massa mata mau maupun mei melawan meluncurkan membangun membantu membawa memberi "
	"membuka memilih memutuskan menang menarik mendorong mendukung menegaskan menerima "
	"mengalahkan mengambil mengenai menghadapi mengikuti mengumumkan meninggal "
	"meningkatkan menit menjalani menjelaskan menuju menunjukkan menurutnya menyebutkan "
	"merah meraih merasa minyak model mudah muncul mungkin nanti nilai oktober olahraga "
	"online operasi pagi pak panas panjang pasalnya pasangan pasar pegawai pekerjaan "
	"pelatih peluang pemilihan pemuda pendidikan pengadilan pengembangan pengguna "
	"pengusaha peningkatan penting penuh penyanyi per peraturan perdagangan perdana "
	"perempuan perhatian perhubungan periode peristiwa pernyataan pers persen pertanian "
	"pertemuan perubahan perwakilan pesan pesawat petugas pihaknya politik polres polri "
	"posisi positif produksi proyek publik pulang puluhan puncak putih putri ratusan "
	"raya republik ribu ruang ruu saham sakit sebab sebagian sebenarnya sebut sekali "
	"sekaligus sekarang sekolah sekretaris sektor selalu sepanjang sepeda serangan "
	"sering sesuai setempat setiap siang siapa sidang sistem skor sore sosok sukses "
	"sulawesi sumatera sumber surat tadi tahu taman tangan tanggal tayang tenggara tentu "
	"tepat terbaik terbaru terbesar terbuka terima terlalu terlihat ternyata terpilih "
	"terutama tetapi tewas tiba tindak tingkat titik tni tokoh tol total triliun tubuh "
	"tugas turun turut uang udara uji unit universitas upaya usaha usia wali wanita "
	"wisata yaitu",
};

/* Where the hash lies, or the free place for it. */
static uint32_t
place_of(const struct wt_commons *c, uint64_t hash)
{
	uint32_t at = (uint32_t)(hash >> 32) & (WT_COMMONS - 1);
	while (c->hashes[at] && c->hashes[at] != hash)
		at = (at + 1) & (WT_COMMONS - 1);
	return at;
}

static void
add(struct wt_commons *c, struct wt_str word, unsigned class)
{
	uint64_t hash = wt_str_hash(word);
	uint32_t at = place_of(c, hash);
	if (c->hashes[at] && c->classes[at] <= class)
		return;
	c->hashes[at] = hash;
	c->classes[at] = (uint8_t) class;
}

static struct wt_str
itself(void *context, struct wt_str word)
{
	(void)context;
	return word;
}

void
wt_commons_init(struct wt_commons *c)
{
	memset(c, 0, sizeof *c);
	wt_commons_add(c, itself, NULL);
}

void
wt_commons_add(
	struct wt_commons *c, struct wt_str (*of)(void *context, struct wt_str word), void *context)
{
	for (unsigned i = 0; i < WT_TERM_CLASSES - 1; i++) {
		struct wt_str rest = wt_str_of(CLASSES[i]), word;
		while (rest.len > 0 && wt_str_split(&rest, ' ', &word))
			add(c, of(context, word), i);
	}
}

/* Of at most four digits.  Days of a month and years: every lead has some. */
static bool
is_date_number(struct wt_str word)
{
	uint64_t n;
	return wt_str_to_u64(word, &n) && (n <= 31 || (n > 1900 && n < 2100));
}

unsigned
wt_term_class(const struct wt_commons *c, struct wt_str word, uint64_t hash)
{
	if (word.len <= 4 && is_date_number(word))
		return 1;
	uint32_t at = place_of(c, hash);
	return c->hashes[at] ? c->classes[at] : WT_TERM_CLASSES - 1;
}

# What is not Indonesian is turned away, counted and said; what is named and short is not.
indonesian='Polisi menahan tiga orang karena diduga mencuri uang dari kantor desa. Kapolres mengatakan bahwa para tersangka sudah mengakui perbuatannya dan akan segera diperiksa lagi oleh penyidik yang menangani kasus itu.'
malay='Polis menahan tiga lelaki kerana disyaki mencuri wang dari pejabat kampung. Ketua polis daerah berkata bahawa semua suspek telah mengaku dan akan disoal siasat oleh pegawai yang mengendalikan kes berkenaan. Penduduk mahu pesalah dikenakan hukuman berat supaya kejadian sama tidak berulang.'
english='Police arrested three people who are believed to have stolen money from the village office. The chief said that all of them had confessed and would be questioned again by the officers who are in charge of the case. People in the village hope that they will be punished.'
mkdir in
echo "$indonesian" >in/a.txt
echo "$malay" >in/b.txt
echo "<html><body><p>$english</p></body></html>" >in/c.html
echo 'Police arrested three people.' >in/d.txt
printf '{"id":"e","text":"%s"}\n{"id":"f","text":"%s"}\n' "$malay" "$indonesian" >in/e.jsonl

for jobs in 1 3; do
	expect 0 "$WARTA" read -j $jobs --articles --no-store in
	lines out 3
	has out '"id":"a"'
	has out '"id":"d"'
	has out '"id":"f"'
	has err '3 articles read'
	has err '3 pages not Indonesian (ms 2, en 1)'
done
expect 0 "$WARTA" read --any-language --articles --no-store in
lines out 6
lacks err 'not Indonesian'
expect 0 env LC_ALL=id_ID.UTF-8 "$WARTA" read --no-store in/c.html
has err '1 halaman bukan bahasa Indonesia (en 1)'

filedesc://a.arc 127.0.0.1 20240719080000 text/plain 8
1 0 Uji

http://a.example/dua kata 192.0.2.1 20240719080001 text/html 21
HTTP/1.1 200 OK

Du

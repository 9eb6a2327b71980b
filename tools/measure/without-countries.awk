# without-countries.awk - a file of countries without those whose codes another dictionary defines.
#
#	awk -v codes="ERI USA" -f without-countries.awk countries.txt
BEGIN { n = split(codes, list, " "); for (i = 1; i <= n; i++) drop[list[i]] = 1 }
/^[a-z]/ { skip = $1 == "country" && ($2 in drop) }
!skip

/*
 * codes.c - see codes.h.  Facts of ISO 3166-1 and of FIPS 10-4, which GDELT uses for places; a
 * territory without a code of its own has "".
 */
#include "work/codes.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct wt_codes CODES[] = {
	{ "ABW", "AW", "AA", 533 }, { "AFG", "AF", "AF", 4 }, { "AGO", "AO", "AO", 24 },
	{ "AIA", "AI", "AV", 660 }, { "ALA", "AX", "", 248 }, { "ALB", "AL", "AL", 8 },
	{ "AND", "AD", "AN", 20 }, { "ARE", "AE", "AE", 784 }, { "ARG", "AR", "AR", 32 },
	{ "ARM", "AM", "AM", 51 }, { "ASM", "AS", "AQ", 16 }, { "ATA", "AQ", "AY", 10 },
	{ "ATF", "TF", "FS", 260 }, { "ATG", "AG", "AC", 28 }, { "AUS", "AU", "AS", 36 },
	{ "AUT", "AT", "AU", 40 }, { "AZE", "AZ", "AJ", 31 }, { "BDI", "BI", "BY", 108 },
	{ "BEL", "BE", "BE", 56 }, { "BEN", "BJ", "BN", 204 }, { "BES", "BQ", "NL", 535 },
	{ "BFA", "BF", "UV", 854 }, { "BGD", "BD", "BG", 50 }, { "BGR", "BG", "BU", 100 },
	{ "BHR", "BH", "BA", 48 }, { "BHS", "BS", "BF", 44 }, { "BIH", "BA", "BK", 70 },
	{ "BLM", "BL", "TB", 652 }, { "BLR", "BY", "BO", 112 }, { "BLZ", "BZ", "BH", 84 },
	{ "BMU", "BM", "BD", 60 }, { "BOL", "BO", "BL", 68 }, { "BRA", "BR", "BR", 76 },
	{ "BRB", "BB", "BB", 52 }, { "BRN", "BN", "BX", 96 }, { "BTN", "BT", "BT", 64 },
	{ "BVT", "BV", "BV", 74 }, { "BWA", "BW", "BC", 72 }, { "CAF", "CF", "CT", 140 },
	{ "CAN", "CA", "CA", 124 }, { "CCK", "CC", "CK", 166 }, { "CHE", "CH", "SZ", 756 },
	{ "CHL", "CL", "CI", 152 }, { "CHN", "CN", "CH", 156 }, { "CIV", "CI", "IV", 384 },
	{ "CMR", "CM", "CM", 120 }, { "COD", "CD", "CG", 180 }, { "COG", "CG", "CF", 178 },
	{ "COK", "CK", "CW", 184 }, { "COL", "CO", "CO", 170 }, { "COM", "KM", "CN", 174 },
	{ "CPV", "CV", "CV", 132 }, { "CRI", "CR", "CS", 188 }, { "CUB", "CU", "CU", 192 },
	{ "CUW", "CW", "UC", 531 }, { "CXR", "CX", "KT", 162 }, { "CYM", "KY", "CJ", 136 },
	{ "CYP", "CY", "CY", 196 }, { "CZE", "CZ", "EZ", 203 }, { "DEU", "DE", "GM", 276 },
	{ "DJI", "DJ", "DJ", 262 }, { "DMA", "DM", "DO", 212 }, { "DNK", "DK", "DA", 208 },
	{ "DOM", "DO", "DR", 214 }, { "DZA", "DZ", "AG", 12 }, { "ECU", "EC", "EC", 218 },
	{ "EGY", "EG", "EG", 818 }, { "ERI", "ER", "ER", 232 }, { "ESH", "EH", "WI", 732 },
	{ "ESP", "ES", "SP", 724 }, { "EST", "EE", "EN", 233 }, { "ETH", "ET", "ET", 231 },
	{ "FIN", "FI", "FI", 246 }, { "FJI", "FJ", "FJ", 242 }, { "FLK", "FK", "FK", 238 },
	{ "FRA", "FR", "FR", 250 }, { "FRO", "FO", "FO", 234 }, { "FSM", "FM", "FM", 583 },
	{ "GAB", "GA", "GB", 266 }, { "GBR", "GB", "UK", 826 }, { "GEO", "GE", "GG", 268 },
	{ "GGY", "GG", "GK", 831 }, { "GHA", "GH", "GH", 288 }, { "GIB", "GI", "GI", 292 },
	{ "GIN", "GN", "GV", 324 }, { "GLP", "GP", "GP", 312 }, { "GMB", "GM", "GA", 270 },
	{ "GNB", "GW", "PU", 624 }, { "GNQ", "GQ", "EK", 226 }, { "GRC", "GR", "GR", 300 },
	{ "GRD", "GD", "GJ", 308 }, { "GRL", "GL", "GL", 304 }, { "GTM", "GT", "GT", 320 },
	{ "GUF", "GF", "FG", 254 }, { "GUM", "GU", "GQ", 316 }, { "GUY", "GY", "GY", 328 },
	{ "HKG", "HK", "HK", 344 }, { "HMD", "HM", "HM", 334 }, { "HND", "HN", "HO", 340 },
	{ "HRV", "HR", "HR", 191 }, { "HTI", "HT", "HA", 332 }, { "HUN", "HU", "HU", 348 },
	{ "IDN", "ID", "ID", 360 }, { "IMN", "IM", "IM", 833 }, { "IND", "IN", "IN", 356 },
	{ "IOT", "IO", "IO", 86 }, { "IRL", "IE", "EI", 372 }, { "IRN", "IR", "IR", 364 },
	{ "IRQ", "IQ", "IZ", 368 }, { "ISL", "IS", "IC", 352 }, { "ISR", "IL", "IS", 376 },
	{ "ITA", "IT", "IT", 380 }, { "JAM", "JM", "JM", 388 }, { "JEY", "JE", "JE", 832 },
	{ "JOR", "JO", "JO", 400 }, { "JPN", "JP", "JA", 392 }, { "KAZ", "KZ", "KZ", 398 },
	{ "KEN", "KE", "KE", 404 }, { "KGZ", "KG", "KG", 417 }, { "KHM", "KH", "CB", 116 },
	{ "KIR", "KI", "KR", 296 }, { "KNA", "KN", "SC", 659 }, { "KOR", "KR", "KS", 410 },
	{ "KWT", "KW", "KU", 414 }, { "LAO", "LA", "LA", 418 }, { "LBN", "LB", "LE", 422 },
	{ "LBR", "LR", "LI", 430 }, { "LBY", "LY", "LY", 434 }, { "LCA", "LC", "ST", 662 },
	{ "LIE", "LI", "LS", 438 }, { "LKA", "LK", "CE", 144 }, { "LSO", "LS", "LT", 426 },
	{ "LTU", "LT", "LH", 440 }, { "LUX", "LU", "LU", 442 }, { "LVA", "LV", "LG", 428 },
	{ "MAC", "MO", "MC", 446 }, { "MAF", "MF", "RN", 663 }, { "MAR", "MA", "MO", 504 },
	{ "MCO", "MC", "MN", 492 }, { "MDA", "MD", "MD", 498 }, { "MDG", "MG", "MA", 450 },
	{ "MDV", "MV", "MV", 462 }, { "MEX", "MX", "MX", 484 }, { "MHL", "MH", "RM", 584 },
	{ "MKD", "MK", "MK", 807 }, { "MLI", "ML", "ML", 466 }, { "MLT", "MT", "MT", 470 },
	{ "MMR", "MM", "BM", 104 }, { "MNE", "ME", "MJ", 499 }, { "MNG", "MN", "MG", 496 },
	{ "MNP", "MP", "CQ", 580 }, { "MOZ", "MZ", "MZ", 508 }, { "MRT", "MR", "MR", 478 },
	{ "MSR", "MS", "MH", 500 }, { "MTQ", "MQ", "MB", 474 }, { "MUS", "MU", "MP", 480 },
	{ "MWI", "MW", "MI", 454 }, { "MYS", "MY", "MY", 458 }, { "MYT", "YT", "MF", 175 },
	{ "NAM", "NA", "WA", 516 }, { "NCL", "NC", "NC", 540 }, { "NER", "NE", "NG", 562 },
	{ "NFK", "NF", "NF", 574 }, { "NGA", "NG", "NI", 566 }, { "NIC", "NI", "NU", 558 },
	{ "NIU", "NU", "NE", 570 }, { "NLD", "NL", "NL", 528 }, { "NOR", "NO", "NO", 578 },
	{ "NPL", "NP", "NP", 524 }, { "NRU", "NR", "NR", 520 }, { "NZL", "NZ", "NZ", 554 },
	{ "OMN", "OM", "MU", 512 }, { "PAK", "PK", "PK", 586 }, { "PAN", "PA", "PM", 591 },
	{ "PCN", "PN", "PC", 612 }, { "PER", "PE", "PE", 604 }, { "PHL", "PH", "RP", 608 },
	{ "PLW", "PW", "PS", 585 }, { "PNG", "PG", "PP", 598 }, { "POL", "PL", "PL", 616 },
	{ "PRI", "PR", "RQ", 630 }, { "PRK", "KP", "KN", 408 }, { "PRT", "PT", "PO", 620 },
	{ "PRY", "PY", "PA", 600 }, { "PSE", "PS", "", 275 }, { "PYF", "PF", "FP", 258 },
	{ "QAT", "QA", "QA", 634 }, { "REU", "RE", "RE", 638 }, { "ROU", "RO", "RO", 642 },
	{ "RUS", "RU", "RS", 643 }, { "RWA", "RW", "RW", 646 }, { "SAU", "SA", "SA", 682 },
	{ "SDN", "SD", "SU", 729 }, { "SEN", "SN", "SG", 686 }, { "SGP", "SG", "SN", 702 },
	{ "SGS", "GS", "SX", 239 }, { "SHN", "SH", "SH", 654 }, { "SJM", "SJ", "SV", 744 },
	{ "SLB", "SB", "BP", 90 }, { "SLE", "SL", "SL", 694 }, { "SLV", "SV", "ES", 222 },
	{ "SMR", "SM", "SM", 674 }, { "SOM", "SO", "SO", 706 }, { "SPM", "PM", "SB", 666 },
	{ "SRB", "RS", "RI", 688 }, { "SSD", "SS", "OD", 728 }, { "STP", "ST", "TP", 678 },
	{ "SUR", "SR", "NS", 740 }, { "SVK", "SK", "LO", 703 }, { "SVN", "SI", "SI", 705 },
	{ "SWE", "SE", "SW", 752 }, { "SWZ", "SZ", "WZ", 748 }, { "SXM", "SX", "NN", 534 },
	{ "SYC", "SC", "SE", 690 }, { "SYR", "SY", "SY", 760 }, { "TCA", "TC", "TK", 796 },
	{ "TCD", "TD", "CD", 148 }, { "TGO", "TG", "TO", 768 }, { "THA", "TH", "TH", 764 },
	{ "TJK", "TJ", "TI", 762 }, { "TKL", "TK", "TL", 772 }, { "TKM", "TM", "TX", 795 },
	{ "TLS", "TL", "TT", 626 }, { "TON", "TO", "TN", 776 }, { "TTO", "TT", "TD", 780 },
	{ "TUN", "TN", "TS", 788 }, { "TUR", "TR", "TU", 792 }, { "TUV", "TV", "TV", 798 },
	{ "TWN", "TW", "TW", 158 }, { "TZA", "TZ", "TZ", 834 }, { "UGA", "UG", "UG", 800 },
	{ "UKR", "UA", "UP", 804 }, { "UMI", "UM", "a", 581 }, { "URY", "UY", "UY", 858 },
	{ "USA", "US", "US", 840 }, { "UZB", "UZ", "UZ", 860 }, { "VAT", "VA", "VT", 336 },
	{ "VCT", "VC", "VC", 670 }, { "VEN", "VE", "VE", 862 }, { "VGB", "VG", "VI", 92 },
	{ "VIR", "VI", "VQ", 850 }, { "VNM", "VN", "VM", 704 }, { "VUT", "VU", "NH", 548 },
	{ "WLF", "WF", "WF", 876 }, { "WSM", "WS", "WS", 882 }, { "XKX", "XK", "KV", 0 },
	{ "YEM", "YE", "YM", 887 }, { "ZAF", "ZA", "SF", 710 }, { "ZMB", "ZM", "ZA", 894 },
	{ "ZWE", "ZW", "ZI", 716 },
};
/* clang-format on */

static int
compare(const void *key, const void *row)
{
	const struct wt_codes *codes = row;
	return strcmp(key, codes->alpha3);
}

const struct wt_codes *
wt_codes_find(const char *alpha3)
{
	return bsearch(alpha3, CODES, sizeof CODES / sizeof CODES[0], sizeof CODES[0], compare);
}

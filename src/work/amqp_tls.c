/*
 * amqp_tls.c - see amqp_tls.h.
 *
 * librabbitmq does the handshake and looks at the certificate after it, with names of its own
 * reckoning and without a reason.  Here OpenSSL is told before what to demand (who signed it, for
 * which name or address, until when), so that the handshake itself fails, and with words.
 */
#include "work/amqp_tls.h"

#include <amqp_ssl_socket.h>
#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#define HANDSHAKE_S 10 /* for the connection and the handshake */

/* Keeps why a certificate was refused: it is lost with the connection otherwise. */
static int
on_certificate(int good, X509_STORE_CTX *store)
{
	const SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
	struct wt_amqp_link *l = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
	if (!good)
		l->doubt = X509_STORE_CTX_get_error(store);
	return good;
}

static int
no_file(const struct wt_amqp_link *l, const char *file, const char *what, struct wt_fault *f)
{
	const char *why = access(file, R_OK) != 0 ? strerror(errno)
						  : ERR_reason_error_string(ERR_peek_last_error());
	(void)wt_fail(
		f, WARTA_ESTORE, 0, "%s: %s is no %s: %s", l->name, file, what, why ? why : "?");
	ERR_clear_error();
	return WARTA_ESTORE;
}

static int
set_files(const struct wt_amqp_link *l, amqp_socket_t *socket, SSL_CTX *ctx,
	const struct wt_amqp_address *a, struct wt_fault *f)
{
	ERR_clear_error();
	if (!a->authorities)
		(void)SSL_CTX_set_default_verify_paths(ctx);
	else if (amqp_ssl_socket_set_cacert(socket, a->authorities) != AMQP_STATUS_OK)
		return no_file(l, a->authorities, "file of certificates", f);
	if (a->cert && amqp_ssl_socket_set_key(socket, a->cert, a->key) != AMQP_STATUS_OK)
		return no_file(l, access(a->key, R_OK) == 0 ? a->cert : a->key,
			"certificate with its key", f);
	return WARTA_OK;
}

/* What the broker must show. */
static bool
demand(SSL_CTX *ctx, struct wt_amqp_link *l, const char *host)
{
	X509_VERIFY_PARAM *p = SSL_CTX_get0_param(ctx);
	SSL_CTX_set_app_data(ctx, l);
	SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, on_certificate);
	X509_VERIFY_PARAM_set_hostflags(p, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
	return SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION) == 1 &&
	       (X509_VERIFY_PARAM_set1_ip_asc(p, host) == 1 ||
		       X509_VERIFY_PARAM_set1_host(p, host, 0) == 1);
}

static const char *
advice(const struct wt_amqp_address *a, int doubt)
{
	switch (doubt) {
	case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
	case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
	case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
		return a->authorities ? "; cacertfile= does not hold who signed it"
				      : "; name who signed it by cacertfile=FILE";
	case X509_V_ERR_HOSTNAME_MISMATCH:
	case X509_V_ERR_IP_ADDRESS_MISMATCH:
		return "; it was made for another host";
	default:
		return "";
	}
}

static int
failed(const struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, int status,
	struct wt_fault *f)
{
	const char *name = a->hosts[host].host;
	int port = a->hosts[host].port;
	unsigned long error = ERR_peek_last_error();
	bool plain = ERR_GET_LIB(error) == ERR_LIB_SSL &&
		     ERR_GET_REASON(error) == SSL_R_WRONG_VERSION_NUMBER;
	if (l->doubt)
		(void)wt_fail(f, WARTA_ESTORE, 0,
			"%s: the certificate of %s port %d is refused: %s%s", l->name, name, port,
			X509_verify_cert_error_string(l->doubt), advice(a, l->doubt));
	else if (plain)
		(void)wt_fail(f, WARTA_ESTORE, 0,
			"%s: no TLS is spoken at %s port %d (amqp:// is spoken without)", l->name,
			name, port);
	else
		(void)wt_fail(f, WARTA_EBUSY, 0, "%s: no broker answers at %s port %d: %s", l->name,
			name, port, amqp_error_string2(status));
	ERR_clear_error();
	return l->doubt || plain ? WARTA_ESTORE : WARTA_EBUSY;
}

int
wt_amqp_tls_open(
	struct wt_amqp_link *l, const struct wt_amqp_address *a, unsigned host, struct wt_fault *f)
{
	const struct timeval wait = { HANDSHAKE_S, 0 };
	amqp_socket_t *socket = amqp_ssl_socket_new(l->conn);
	SSL_CTX *ctx = socket ? amqp_ssl_socket_get_context(socket) : NULL;
	if (!ctx || !demand(ctx, l, a->hosts[host].host))
		return wt_fail(f, WARTA_ENOMEM, 0, "out of memory");
	int code = set_files(l, socket, ctx, a, f);
	if (code != WARTA_OK)
		return code;
	/* its own reckoning knows no addresses */
	amqp_ssl_socket_set_verify_hostname(socket, 0);
	int status =
		amqp_socket_open_noblock(socket, a->hosts[host].host, a->hosts[host].port, &wait);
	return status == AMQP_STATUS_OK ? WARTA_OK : failed(l, a, host, status, f);
}

const char *
wt_amqp_tls_refusal(void)
{
	unsigned long error = ERR_peek_last_error();
	/* what the peer sends as an alert stands among OpenSSL's reasons from there on */
	bool alert =
		ERR_GET_LIB(error) == ERR_LIB_SSL && ERR_GET_REASON(error) > SSL_AD_REASON_OFFSET;
	return alert ? ERR_reason_error_string(error) : NULL;
}

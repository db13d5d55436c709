#ifndef RECORDAD_CCURL_SHIM_H
#define RECORDAD_CCURL_SHIM_H

#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one typed function for each
   kind of value. A callback is set together with the context it is called with. */

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

/* The list is not copied: it must outlive the transfer. */
static inline CURLcode ccurl_set_recipients(CURL *easy, struct curl_slist *list) {
    return curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, list);
}

/* CURL_ERROR_SIZE bytes that must outlive the handle. */
static inline CURLcode ccurl_set_error_buffer(CURL *easy, char *buffer) {
    return curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, buffer);
}

static inline CURLcode ccurl_set_reader(CURL *easy, curl_read_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_READFUNCTION, callback);
    return code ? code : curl_easy_setopt(easy, CURLOPT_READDATA, context);
}

static inline CURLcode ccurl_set_header_listener(CURL *easy, curl_write_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callback);
    return code ? code : curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
}

static inline CURLcode ccurl_set_debug_listener(CURL *easy, curl_debug_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, callback);
    return code ? code : curl_easy_setopt(easy, CURLOPT_DEBUGDATA, context);
}

static inline CURLcode ccurl_set_progress_listener(CURL *easy, curl_xferinfo_callback callback, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, callback);
    return code ? code : curl_easy_setopt(easy, CURLOPT_XFERINFODATA, context);
}

/* -1 when the transfer left no open connection. */
static inline curl_socket_t ccurl_open_socket(CURL *easy) {
    curl_socket_t descriptor = CURL_SOCKET_BAD;
    CURLcode code = curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &descriptor);
    return code ? CURL_SOCKET_BAD : descriptor;
}

/* How many connections the last transfer had to open; 0 when it used an open one. */
static inline long ccurl_connections_opened(CURL *easy) {
    long count = 0;
    CURLcode code = curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &count);
    return code ? 1 : count;
}

#endif

import CCurl
import Dunning
import Glibc

/// A libcurl easy handle for SMTP, with the connection it keeps and all that libcurl does not copy. One thread only.
///
/// libcurl keeps the connection open from one transfer to the next, and never sends a message twice by itself
/// (`Curl_retry_request` leaves uploads alone). The body's size is not announced: libcurl counts the dots it stuffs
/// against it, and would end the body early when they happen to fill it.
@safe final class CurlEasy {
    @safe struct Callbacks {
        let read: curl_read_callback
        let header: curl_write_callback
        let debug: curl_debug_callback
        let progress: curl_xferinfo_callback
    }

    private let handle: UnsafeMutableRawPointer
    /// Seconds for each reply but that to the final dot, and for an upload that has stalled.
    private let timeout: Int
    private let errorText: UnsafeMutablePointer<CChar>
    private var recipients: UnsafeMutablePointer<curl_slist>?
    /// The first option that libcurl did not take.
    private var refusal: CURLcode = CURLE_OK

    /// libcurl is made ready once in a process, by whoever comes first.
    private static let readiness = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    /// Bytes a second below which an upload counts as stalled, once `timeout` has passed.
    private static let slowestUpload = 100

    /// `nil` when there is no memory for it.
    init?(_ options: SMTPOptions) {
        guard Self.readiness == CURLE_OK, let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = handle
        timeout = options.timeout
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        unsafe note(ccurl_set_error_buffer(handle, errorText))
        set(CURLOPT_URL, options.url)
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // A proxy from the environment is for browsers.
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_VERBOSE, 1)
        set(CURLOPT_NOPROGRESS, 0)
        set(CURLOPT_UPLOAD, 1)
        set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
        setTimes(options)
        setEncryption(options)
        setLogin(options.credentials)
    }

    deinit {
        endReading()
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(recipients)
        unsafe errorText.deallocate()
    }

    /// Sets who is called during `perform`; the context must outlive every call of it.
    func listen(_ context: UnsafeMutableRawPointer, _ callbacks: Callbacks) {
        unsafe note(ccurl_set_reader(handle, callbacks.read, context))
        unsafe note(ccurl_set_header_listener(handle, callbacks.header, context))
        unsafe note(ccurl_set_debug_listener(handle, callbacks.debug, context))
        unsafe note(ccurl_set_progress_listener(handle, callbacks.progress, context))
    }

    func address(_ envelope: Envelope) {
        set(CURLOPT_MAIL_FROM, envelope.sender.value)
        unsafe curl_slist_free_all(recipients)
        unsafe recipients = nil
        for recipient in envelope.recipients {
            guard let longer = unsafe curl_slist_append(recipients, recipient.value) else {
                return note(CURLE_OUT_OF_MEMORY)
            }
            unsafe recipients = longer
        }
        unsafe note(ccurl_set_recipients(handle, recipients))
    }

    func perform() -> CURLcode {
        guard refusal == CURLE_OK else { return refusal }
        unsafe errorText[0] = 0
        return unsafe curl_easy_perform(handle)
    }

    /// libcurl's words for what went wrong in `perform`.
    func words(_ code: CURLcode) -> String {
        let detail = unsafe String(cString: errorText)
        guard detail.isEmpty else { return detail }
        return unsafe String(cString: curl_easy_strerror(code))
    }

    /// Whether a connection is kept from an earlier `perform`, alive or not.
    var hasConnection: Bool { unsafe ccurl_open_socket(handle) >= 0 }

    /// Whether the last `perform` had to open a connection, and could.
    var openedConnection: Bool { unsafe ccurl_connections_opened(handle) > 0 }

    /// Makes the connection useless, so that libcurl opens another for the next message.
    func cutConnection() { shutDown(SHUT_RDWR) }

    /// Lets libcurl's QUIT out and spares the wait for its answer, up to two minutes if the server is gone.
    private func endReading() { shutDown(SHUT_RD) }

    private func shutDown(_ half: Int) {
        let descriptor = unsafe ccurl_open_socket(handle)
        if descriptor >= 0 { shutdown(descriptor, Int32(half)) }
    }

    /// The answer to the final dot has so many times as long as any other: ten minutes for `Timeout=60s`. A client that
    /// gives up earlier makes duplicates, for the server may take the message once it has looked at it (RFC 5321 section
    /// 4.5.3.2.6).
    private static let finalDotFactor = 10

    /// Before each message.
    func beginWaiting() {
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout)
        set(CURLOPT_LOW_SPEED_TIME, timeout)
    }

    /// The body has been handed over.
    func waitForFinalDot() {
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, Self.finalDotFactor * timeout)
        // libcurl counts the wait for that answer as an upload that has stalled.
        set(CURLOPT_LOW_SPEED_TIME, Self.finalDotFactor * timeout)
    }

    private func setTimes(_ options: SMTPOptions) {
        // One clock for connecting, TLS, greeting, EHLO and AUTH together; each reply has its own above.
        set(CURLOPT_CONNECTTIMEOUT, 2 * options.timeout)
        set(CURLOPT_MAXAGE_CONN, options.secondsUntilRest)
        set(CURLOPT_LOW_SPEED_LIMIT, Self.slowestUpload)
    }

    private func setEncryption(_ options: SMTPOptions) {
        if let caFile = options.caFile { set(CURLOPT_CAINFO, caFile) }
        switch options.effectiveEncryption {
        case .implicit, .required: set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .off: break
        case .opportunistic:
            set(CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
            guard options.caFile == nil else { return }
            // Debian's mail servers offer STARTTLS with a certificate that nobody signed: that is still better than none.
            set(CURLOPT_SSL_VERIFYPEER, 0)
            set(CURLOPT_SSL_VERIFYHOST, 0)
        }
    }

    private func setLogin(_ credentials: SMTPOptions.Credentials?) {
        guard let credentials else { return }
        set(CURLOPT_USERNAME, credentials.user)
        set(CURLOPT_PASSWORD, credentials.password)
        // Given the choice libcurl prefers Kerberos for a user with an '@', and does not come back when that fails.
        set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
    }

    private func set(_ option: CURLoption, _ value: Int) { unsafe note(ccurl_set_long(handle, option, value)) }
    private func set(_ option: CURLoption, _ value: String) { unsafe note(ccurl_set_string(handle, option, value)) }

    private func note(_ code: CURLcode) {
        if refusal == CURLE_OK { refusal = code }
    }
}

import CCurl
import CrashPoints
import Dunning

/// A connection to the server and what it is in the middle of; lives on one thread.
///
/// One libcurl handle and one thread each, not one multi handle for all: libcurl waits for the answer to the final dot
/// inside its own loop (`smtp_done` calls `smtp_block_statemach`), so in a multi handle a server that checks a
/// message for a second holds up every other connection for that second, and their replies are then taken for late.
final class SMTPConnection: Courier {
    private let options: SMTPOptions
    private let sign: StopSign
    private var easy: CurlEasy?

    // Read and changed by the callbacks, on this thread, while `perform` runs.
    private var conversation = SMTPConversation(recipients: [])
    private var bytes: [UInt8] = []
    private var offset = 0

    init(_ options: SMTPOptions, _ sign: StopSign) {
        self.options = options
        self.sign = sign
    }

    func deliver(_ parcel: Parcel) -> Verdict? {
        guard !parcel.envelope.recipients.isEmpty else {
            return Verdict(.failed, reply: "the envelope names no recipient")
        }
        bytes = parcel.bytes
        defer { bytes = [] }
        guard let easy = openEasy() else { return Verdict(.deferred, reply: "out of memory") }
        easy.address(parcel.envelope)
        let hadConnection = easy.hasConnection
        var fault = attempt(parcel, easy)
        // A server may close an idle connection at any moment, also between our look at it and our MAIL.
        if fault != nil && hadConnection && !easy.openedConnection && conversation.maySendAgain {
            fault = attempt(parcel, easy)
        }
        if fault == .stopped { return nil }
        let verdict = conversation.verdict(fault: fault?.words)
        // A late answer to this dot must not be taken for an answer to the next message.
        if verdict.outcome == .uncertain { easy.cutConnection() }
        return verdict
    }

    /// Says QUIT and closes.
    func rest() { easy = nil }

    private enum Fault: Equatable {
        case stopped
        case curl(String)

        var words: String {
            switch self {
            case .stopped: "asked to stop"
            case .curl(let words): words
            }
        }
    }

    private func attempt(_ parcel: Parcel, _ easy: CurlEasy) -> Fault? {
        offset = 0
        easy.beginWaiting()
        conversation = SMTPConversation(
            recipients: parcel.envelope.recipients, addressees: parcel.envelope.addressees,
            mustLogIn: options.credentials != nil,
            mayEncrypt: [.required, .opportunistic].contains(options.effectiveEncryption),
            password: options.credentials?.password)
        let code = easy.perform()
        if code == CURLE_OK { return nil }
        if code == CURLE_ABORTED_BY_CALLBACK && !conversation.hasBegun { return .stopped }
        return .curl(easy.words(code))
    }

    private func openEasy() -> CurlEasy? {
        if easy == nil {
            easy = CurlEasy(options)
            unsafe easy?.listen(Unmanaged.passUnretained(self).toOpaque(), Self.callbacks)
        }
        return easy
    }

    private static let callbacks = unsafe CurlEasy.Callbacks(
        read: { buffer, size, count, context in
            guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
            let room = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
            return unsafe SMTPConnection.at(context).fill(room)
        },
        header: { buffer, size, count, context in
            guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
            let line = unsafe UnsafeRawBufferPointer(start: buffer, count: size * count)
            #if CrashPoints
                if unsafe SMTPConnection.at(context).conversation.stage == .dot { CrashPoint.answerUnread.pass() }
            #endif
            // Another count than was offered makes libcurl end the transfer.
            return unsafe SMTPConnection.at(context).conversation.received(line) ? size * count : 0
        },
        debug: { _, kind, buffer, count, context in
            // Nothing but commands: what else libcurl tells here is not ours to keep.
            guard kind == CURLINFO_HEADER_OUT, let buffer = unsafe buffer, let context = unsafe context else {
                return 0
            }
            unsafe SMTPConnection.at(context).conversation.sent(UnsafeRawBufferPointer(start: buffer, count: count))
            return 0
        },
        progress: { context, _, _, _, _ in
            guard let context = unsafe context else { return 0 }
            return unsafe SMTPConnection.at(context).shouldGiveUp ? 1 : 0
        })

    private static func at(_ context: UnsafeMutableRawPointer) -> SMTPConnection {
        unsafe Unmanaged<SMTPConnection>.fromOpaque(context).takeUnretainedValue()
    }

    /// Asked to stop while still on the way to a session, or so long ago that no answer is waited for any more.
    private var shouldGiveUp: Bool {
        guard let raisedAt = sign.raisedAt else { return false }
        return !conversation.hasBegun || ContinuousClock.now - raisedAt > .seconds(options.timeout)
    }

    private func fill(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, bytes.count - offset)
        if count == 0 {
            conversation.bodyEnded()
            easy?.waitForFinalDot()
        }
        #if CrashPoints
            if count == 0 { CrashPoint.bodySent.pass() }
        #endif
        unsafe bytes.withUnsafeBytes { unsafe room.copyMemory(from: .init(rebasing: $0[offset..<offset + count])) }
        offset += count
        return count
    }
}

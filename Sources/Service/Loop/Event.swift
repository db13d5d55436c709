package import Dunning
package import Records
package import Storage

/// Something that the owner of the service may want to know; the program that runs the service logs it.
///
/// Replies are the server's words without the addresses of the message: nobody's address belongs into a log.
package enum Event: Sendable {
    case accepted(MessageID, client: ClientID, invoices: [String], stage: Stage, mode: DeliveryMode)
    case deferred(MessageID, client: ClientID, reply: String, next: Instant)
    case failed(MessageID, client: ClientID, reply: String)
    case uncertain(MessageID, client: ClientID, reply: String, next: Instant?)
    case cancelled(MessageID, client: ClientID, Reason)
    case postponed(MessageID, client: ClientID, Reason)
    /// `isCopy`: one that the message was not written to.
    case recipientRefused(MessageID, client: ClientID, isCopy: Bool, reply: String)
    /// A client that should be written to has no usable address.
    case addressMissing(client: ClientID)
    case documentMissing(MessageID, client: ClientID, DocumentError)
    /// A record, or a client whose letter cannot be written, that was skipped.
    case broken(BrokenRecord)
    /// So much was broken that nothing is sent.
    case tooManyBroken(BrokenShare)
    case staleData(Staleness, waiting: Int)
    /// For too long nothing was sent, or not even looked at.
    case silence(SilenceGuard.Alarm)
    /// `MetricsFile=` is not up to date; nothing else suffers from that.
    case metricsNotWritten(RecordsError)
    /// Reminders wait for the hours of contact, an open day or the end of a limit; the first of them until then.
    case contactClosed(waiting: Int, until: Instant)
    case burst(planned: Int, allowed: Int)
    /// The clock is earlier than the last cycle.
    case clockSetBack(from: Instant, to: Instant)
    /// Messages that a process which died had on the wire.
    case recovered(count: Int)
    /// Nothing is sent until the ledger can be written again.
    case cannotRecord(StorageError)
    /// Nothing is sent until the notes and audit files can be written again.
    case cannotProject(RecordsError)
    /// Nothing is sent until the ledger knows of all that the files of sent mail prove.
    case auditAhead(AuditAhead)
    /// A notes or audit file is not as it was left.
    case fileEdited(path: String)
    /// What is older than Keep= stays for now.
    case cannotPrune(String)
    /// What kept a look at the invoices, or a delivery, from going through is over.
    case mended
    /// Something else went wrong; the service goes on.
    case trouble(String)
}

extension Event {
    /// What a cycle failed with.
    init(_ error: any Error) {
        switch error {
        case let error as StorageError: self = .cannotRecord(error)
        case let error as RecordsError: self = .cannotProject(error)
        case let error as AuditAhead: self = .auditAhead(error)
        default: self = .trouble("\(error)")
        }
    }
}

extension Event {
    /// The condition that it tells of, where it lasts from poll to poll: told once, not with each.
    var standing: String? {
        switch self {
        // Once when it gets stale, and once more when that holds reminders back.
        case .staleData(let why, let waiting): "stale \(why) \(waiting > 0)"
        case .broken, .tooManyBroken, .silence, .burst, .cannotRecord, .cannotProject, .auditAhead, .cannotPrune,
            .trouble, .documentMissing:
            "\(self)"
        // How many wait changes by the hour.
        case .contactClosed(_, let opening): "contact opens at \(opening)"
        case .accepted, .deferred, .failed, .uncertain, .cancelled, .postponed, .recipientRefused, .addressMissing,
            .metricsNotWritten, .clockSetBack, .recovered, .fileEdited, .mended:
            nil
        }
    }
}

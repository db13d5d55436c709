import Correspondence
import Dunning
import Service
import Systemd

extension Event {
    /// The entry of the journal: words, priority, fields, and the number of its text in the message catalogue.
    ///
    /// - Parameter zone: By whose clock it tells times, with their distance from UTC.
    func logEntry(by zone: Zone) -> LogEntry {
        LogEntry(priority, words(by: zone), fields: fields, messageID: catalogueID)
    }

    /// `journalctl -p warning` is the morning's reading: what asks for somebody, and nothing else.
    private var priority: LogEntry.Priority {
        switch self {
        case .accepted, .cancelled, .contactClosed: .info
        case .postponed(_, _, let reason) where reason.isAboutContact: .info
        case .deferred, .postponed, .mended: .notice
        case .failed, .uncertain, .recipientRefused, .addressMissing, .documentMissing, .broken, .staleData,
            .silence, .metricsNotWritten, .clockSetBack, .recovered, .fileEdited, .cannotPrune:
            .warning
        case .tooManyBroken, .burst, .cannotRecord, .cannotProject, .auditAhead, .trouble: .error
        }
    }

    private func words(by zone: Zone) -> String {
        func time(_ instant: Instant) -> String { zone.local(instant).rfc3339 }
        func clause(_ reason: Reason) -> String {
            let sentence = Language.english.by(zone).sentence(for: reason)
            return sentence.prefix(1).lowercased() + sentence.dropFirst()
        }
        return switch self {
        case .accepted(let message, let client, _, let stage, let mode):
            "\(stage.rawValue) message \(message) for client '\(client)' accepted by the server"
                + (mode == .shadow ? " (shadow)" : "")
        case .deferred(let message, let client, let reply, let next):
            "message \(message) for client '\(client)' deferred until \(time(next)): \(reply)"
        case .failed(let message, let client, let reply):
            "message \(message) for client '\(client)' failed: \(reply)"
        case .uncertain(let message, let client, let reply, let next):
            "not known whether the server took message \(message) for client '\(client)', "
                + (next.map { "tried again at \(time($0))" } ?? "waiting for 'recordad retry' or 'recordad cancel'")
                + ": \(reply)"
        case .cancelled(let message, let client, let reason):
            "message \(message) for client '\(client)' cancelled: \(clause(reason))"
        case .postponed(let message, let client, let reason):
            "message \(message) for client '\(client)' not sent for now: \(clause(reason))"
        case .recipientRefused(let message, let client, let isCopy, let reply):
            (isCopy ? "who gets a copy of message \(message)" : "an address of client '\(client)'")
                + " was refused: \(reply)"
        case .addressMissing(let client): "client '\(client)' has no usable address; a note asks staff for one"
        case .documentMissing(let message, _, let error): "message \(message) goes without a document: \(error)"
        case .broken(let record):
            (record.invoiceID.map { "invoice '\($0)'" } ?? "client '\(record.clientID)'")
                + " is skipped: \(record.fault)"
        case .tooManyBroken, .staleData, .contactClosed, .silence, .metricsNotWritten, .burst, .clockSetBack,
            .recovered, .fileEdited, .cannotRecord, .cannotProject, .auditAhead, .cannotPrune, .mended, .trouble:
            wordsOnTheWhole(by: zone)
        }
    }

    /// Of events that are about no single client; empty for the others.
    private func wordsOnTheWhole(by zone: Zone) -> String {
        func time(_ instant: Instant) -> String { zone.local(instant).rfc3339 }
        return switch self {
        case .tooManyBroken(let share): "nothing is sent: \(share), more than MaxBadRecords= allows"
        case .staleData(let why, let waiting): words(why, waiting: waiting, time)
        case .silence(.nothingSent(let since)):
            "nothing was sent since \(time(since)), although something was due all the time"
        case .silence(.nothingLooked(let since)): "the invoices were not looked at since \(time(since))"
        case .metricsNotWritten(let error): "the metrics are not up to date: \(error)"
        case .contactClosed(let waiting, let opening):
            "reminders wait for contact to open: \(waiting), the first until \(time(opening))"
        case .burst(let planned, let allowed):
            "\(planned) messages in one day, at most \(allowed) were expected: all are held until 'recordad release'"
        case .clockSetBack(let last, let now):
            "the clock says \(time(now)), but the last cycle was at \(time(last)); nothing that was sent is sent again"
        case .recovered(let count):
            "\(count) messages were on the wire when the last run ended: nobody knows if they were taken"
        case .fileEdited(let path): "'\(path)' was changed by somebody else; new lines go to its end"
        case .cannotRecord(let error): "nothing is sent until this is mended: \(error)"
        case .cannotProject(let error): "nothing is sent until this is mended: \(error)"
        case .auditAhead(let error): "nothing is sent until this is mended: \(error)"
        case .cannotPrune(let text): "what is older than Keep= of [Ledger] stays for now: \(text)"
        case .mended: "what went wrong is mended: the service goes on"
        case .trouble(let text): text
        case .accepted, .deferred, .failed, .uncertain, .cancelled, .postponed, .recipientRefused, .addressMissing,
            .documentMissing, .broken:
            ""
        }
    }

    private var fields: [(String, String)] {
        switch self {
        case .accepted(let message, let client, let invoices, _, _):
            about(message, client) + invoices.map { ("RECORDAD_INVOICE", $0) }
        case .deferred(let message, let client, _, _), .failed(let message, let client, _),
            .uncertain(let message, let client, _, _), .cancelled(let message, let client, _),
            .postponed(let message, let client, _), .recipientRefused(let message, let client, _, _),
            .documentMissing(let message, let client, _):
            about(message, client)
        case .addressMissing(let client): [("RECORDAD_CLIENT", client.value)]
        case .broken(let record):
            [("RECORDAD_CLIENT", record.clientID)] + (record.invoiceID.map { [("RECORDAD_INVOICE", $0)] } ?? [])
        case .tooManyBroken, .staleData, .contactClosed, .silence, .metricsNotWritten, .burst, .clockSetBack,
            .recovered, .fileEdited, .cannotRecord, .cannotProject, .auditAhead, .cannotPrune, .mended, .trouble:
            []
        }
    }

    private var catalogueID: String {
        switch self {
        case .accepted: MessageCatalogue.accepted
        case .deferred: MessageCatalogue.deferred
        case .failed: MessageCatalogue.failed
        case .uncertain: MessageCatalogue.uncertain
        case .cancelled: MessageCatalogue.cancelled
        case .postponed: MessageCatalogue.postponed
        case .recipientRefused: MessageCatalogue.recipientRefused
        case .addressMissing: MessageCatalogue.addressMissing
        case .documentMissing: MessageCatalogue.documentMissing
        case .broken: MessageCatalogue.broken
        case .tooManyBroken: MessageCatalogue.tooManyBroken
        case .staleData: MessageCatalogue.staleData
        case .silence: MessageCatalogue.silence
        case .metricsNotWritten: MessageCatalogue.metricsNotWritten
        case .contactClosed: MessageCatalogue.contactClosed
        case .burst: MessageCatalogue.burst
        case .clockSetBack: MessageCatalogue.clockSetBack
        case .recovered: MessageCatalogue.recovered
        case .fileEdited: MessageCatalogue.fileEdited
        case .cannotRecord, .cannotProject: MessageCatalogue.cannotRecord
        case .auditAhead: MessageCatalogue.auditAhead
        case .cannotPrune: MessageCatalogue.cannotPrune
        case .mended: MessageCatalogue.mended
        case .trouble: MessageCatalogue.trouble
        }
    }

    private func about(_ message: MessageID, _ client: ClientID) -> [(String, String)] {
        [("RECORDAD_MESSAGE", message.value), ("RECORDAD_CLIENT", client.value)]
    }
}

extension Event {
    private func words(_ why: Staleness, waiting: Int, _ time: (Instant) -> String) -> String {
        let (what, remedy) =
            switch why {
            case .unknownAge: ("the invoice store has no time of its last update", "for newer data")
            case .old(let synced): ("the invoice store is of \(time(synced))", "for newer data")
            case .setBack(let synced, let from):
                (
                    "the invoices are of \(time(synced)), older than those of \(time(from)) which were seen before",
                    "for newer data"
                )
            case .future(let synced):
                ("the invoices are dated in the future, \(time(synced))", "until they are imported again")
            }
        let reminders = "overdue and claim reminders"
        return "\(what): "
            + (waiting > 0 ? "\(waiting) \(reminders) wait \(remedy)" : "\(reminders) will wait \(remedy)")
    }
}

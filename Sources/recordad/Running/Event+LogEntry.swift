import Correspondence
import Dunning
import Service
import Systemd

extension Event {
    /// The entry of the journal: words, priority, fields, and the number of its text in the message catalogue.
    var logEntry: LogEntry {
        switch self {
        case .accepted(let message, let client, let invoices, let stage, let mode):
            let how = mode == .shadow ? "accepted by the server (shadow)" : "accepted by the server"
            return LogEntry(
                .info, "\(stage.rawValue) message \(message) for client '\(client)' \(how)",
                fields: fields(message, client) + invoices.map { ("RECORDAD_INVOICE", $0) },
                messageID: MessageCatalogue.accepted)
        case .deferred(let message, let client, let reply, let next):
            return LogEntry(
                .notice, "message \(message) for client '\(client)' deferred until \(utc(next)): \(reply)",
                fields: fields(message, client), messageID: MessageCatalogue.deferred)
        case .failed(let message, let client, let reply):
            return LogEntry(
                .warning, "message \(message) for client '\(client)' failed: \(reply)",
                fields: fields(message, client), messageID: MessageCatalogue.failed)
        case .uncertain(let message, let client, let reply, let next):
            let then = next.map { "tried again at \(utc($0))" } ?? "waiting for 'recordad retry' or 'recordad cancel'"
            return LogEntry(
                .warning,
                "not known whether the server took message \(message) for client '\(client)', \(then): \(reply)",
                fields: fields(message, client), messageID: MessageCatalogue.uncertain)
        case .cancelled(let message, let client, let reason):
            return LogEntry(
                .info, "message \(message) for client '\(client)' cancelled: \(words(reason))",
                fields: fields(message, client), messageID: MessageCatalogue.cancelled)
        case .postponed(let message, let client, let reason):
            return LogEntry(
                .notice, "message \(message) for client '\(client)' not sent for now: \(words(reason))",
                fields: fields(message, client), messageID: MessageCatalogue.postponed)
        case .recipientRefused(let message, let client, let reply):
            return LogEntry(
                .warning, "an address of client '\(client)' was refused: \(reply)", fields: fields(message, client),
                messageID: MessageCatalogue.recipientRefused)
        default: return aboutTheWhole
        }
    }

    private var aboutTheWhole: LogEntry {
        switch self {
        case .addressMissing(let client):
            return LogEntry(
                .warning, "client '\(client)' has no usable address; a note asks staff for one",
                fields: [("RECORDAD_CLIENT", client.value)], messageID: MessageCatalogue.addressMissing)
        case .documentMissing(let message, let client, let error):
            return LogEntry(
                .warning, "message \(message) goes without a document: \(error)", fields: fields(message, client),
                messageID: MessageCatalogue.documentMissing)
        case .broken(let record):
            let what = record.invoiceID.map { "invoice '\($0)'" } ?? "client '\(record.clientID)'"
            return LogEntry(
                .warning, "\(what) is skipped: \(record.fault)",
                fields: [("RECORDAD_CLIENT", record.clientID)]
                    + (record.invoiceID.map { [("RECORDAD_INVOICE", $0)] } ?? []),
                messageID: MessageCatalogue.broken)
        case .tooManyBroken(let count, let looked):
            return LogEntry(
                .error, "nothing is sent: \(count) of \(looked) records are broken, more than MaxBadRecords= allows",
                messageID: MessageCatalogue.tooManyBroken)
        case .staleData(let synced, let waiting):
            let age = synced.map { "is of \(utc($0))" } ?? "has no time of its last update"
            return LogEntry(
                .warning, "the invoice store \(age): \(waiting) overdue and claim reminders wait for newer data",
                messageID: MessageCatalogue.staleData)
        case .burst(let planned, let allowed):
            return LogEntry(
                .error,
                "\(planned) messages in one day, at most \(allowed) were expected: all are held until 'recordad release'",
                messageID: MessageCatalogue.burst)
        case .recovered(let count):
            return LogEntry(
                .warning, "\(count) messages were on the wire when the last run ended: nobody knows if they were taken",
                messageID: MessageCatalogue.recovered)
        case .fileEdited(let path):
            return LogEntry(
                .warning, "'\(path)' was changed by somebody else; new lines go to its end",
                messageID: MessageCatalogue.fileEdited)
        case .cannotRecord(let error):
            return LogEntry(
                .error, "nothing is sent until this is mended: \(error)", messageID: MessageCatalogue.cannotRecord)
        case .cannotProject(let error):
            return LogEntry(
                .error, "nothing is sent until this is mended: \(error)", messageID: MessageCatalogue.cannotRecord)
        default:
            if case .trouble(let text) = self { return LogEntry(.error, text, messageID: MessageCatalogue.trouble) }
            return LogEntry(.debug, "\(self)")
        }
    }

    private func fields(_ message: MessageID, _ client: ClientID) -> [(String, String)] {
        [("RECORDAD_MESSAGE", message.value), ("RECORDAD_CLIENT", client.value)]
    }

    private func utc(_ instant: Instant) -> String { Zone.utc.local(instant).rfc3339 }

    private func words(_ reason: Reason) -> String {
        let sentence = Language.english.sentence(for: reason)
        return sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
}

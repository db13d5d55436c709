package import Correspondence
import Digest
package import Dunning
package import Storage

/// Turns planned messages into finished ones.
package struct MessageWriter: Sendable {
    let composer: Composer
    /// In shadow mode, who gets everything.
    let shadowTo: EmailAddress?
    /// Where documents are, when they are attached.
    let documents: DocumentFolder?
    /// What comes after the `@` of a Message-ID.
    let domain: String

    package init(
        composer: Composer, shadowTo: EmailAddress? = nil, documents: DocumentFolder? = nil, domain: String
    ) {
        self.composer = composer
        self.shadowTo = shadowTo
        self.documents = documents
        self.domain = domain
    }

    package var mode: DeliveryMode { shadowTo == nil ? .live : .shadow }

    /// A message with its documents that could not be attached.
    package struct Written: Sendable {
        package let message: NewMessage
        package let missing: [DocumentError]
    }

    /// - Parameter references: The first message about the same debt.
    package func write(
        _ planned: PlannedMessage, references: MessageID?, at time: LocalTime
    ) throws(TemplateError) -> Written {
        let (messageID, composed, missing) = try compose(planned, references: references, at: time)
        let message = NewMessage(
            messageID: messageID, mode: mode, planned: planned, envelope: composed.envelope, from: composed.from,
            to: composed.to, cc: composed.cc, bcc: composed.bcc, subject: composed.subject, bytes: composed.bytes,
            fingerprint: planned.fingerprint)
        return Written(message: message, missing: missing)
    }

    /// The message alone, for the ledger or to be looked at.
    func compose(
        _ planned: PlannedMessage, references: MessageID?, at time: LocalTime
    ) throws(TemplateError) -> (messageID: MessageID, composed: ComposedMessage, missing: [DocumentError]) {
        let messageID = messageID(of: planned.reminders.map(\.identity))
        let (attachments, missing) = documents?.attachments(of: planned) ?? ([], [])
        let composed = try composer.compose(
            planned, messageID: messageID, references: references, writtenAt: time, attachments: attachments,
            redirectedTo: shadowTo)
        return (messageID, composed, missing)
    }

    /// Why a client's messages cannot be written; `nil`: they can.
    func fault(of plan: ClientPlan) -> RecordFault? {
        plan.messages.lazy.compactMap { composer.complaint(about: $0) }.first.map(RecordFault.init)
    }

    /// Derived from the identities, so that a resend after a crash is the same message to every filter downstream.
    func messageID(of identities: [ReminderIdentity]) -> MessageID {
        let lines = identities.map(\.line).sorted().joined(separator: "\n")
        let digest = sha256(Array("\(mode.rawValue)\n\(lines)".utf8)).description
        return MessageID("\(digest.prefix(40))@\(domain)")
    }
}

extension RecordFault {
    init(_ complaint: TemplateError) { self = .unwritable(complaint: complaint.description) }
}

extension ReminderIdentity {
    fileprivate var line: String {
        [invoiceID.value, dueOn?.description ?? "-", rung.code].joined(separator: "\u{1F}")
    }
}

extension PlannedMessage {
    /// Changes with anything that the message says, and with the day that it says it on.
    package var fingerprint: String {
        // What is missing and what is empty look the same in a letter.
        var parts = [
            day.description, client.language ?? "", client.country ?? "", client.kind.rawValue, client.name,
            client.taxID ?? "",
            String(namesCurrency),
            recipients.map(\.value).joined(separator: ","), client.cc.map(\.value).joined(separator: ","),
        ]
        for reminder in reminders {
            let invoice = reminder.invoice
            parts += [
                reminder.rung.code, reminder.dueOn.description, invoice.id.value, invoice.number,
                invoice.issuedOn.description, invoice.total.decimal, invoice.balance.decimal,
                invoice.balance.currency.code, invoice.paymentURL ?? "", invoice.document ?? "",
            ]
        }
        return sha256(Array(parts.joined(separator: "\u{1F}").utf8)).description
    }
}

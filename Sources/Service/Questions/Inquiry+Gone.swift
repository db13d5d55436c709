package import Dunning
package import Storage

extension Inquiry {
    /// An invoice that was written about, and of which the store no longer has the row, or the client's.
    package struct GoneInvoice {
        package let id: InvoiceID
        /// What is missing.
        package let reason: Reason
        /// Of every mode and client, oldest first; never empty.
        package let reminders: [RecordedReminder]

        /// As it was last named.
        package var number: String { reminders.lazy.reversed().compactMap(\.number).first ?? id.value }

        /// Who was last written to about it.
        package var clientID: ClientID { reminders[reminders.count - 1].clientID }

        /// `nil` when its messages were pruned.
        package var clientName: String? {
            reminders.last { $0.clientID == clientID && $0.message != nil }?.message?.clientName
        }
    }

    /// Empty when the store can answer for the reference, or the ledger does not know it either.
    package func gone(_ reference: String) throws -> [GoneInvoice] {
        guard let ledger, var lost = try orphans(reference) else { return [] }
        if lost.isEmpty { lost = try ledger.invoices(named: reference).map { ($0, .invoiceGone) } }
        return try lost.compactMap { id, reason in
            let reminders = try ledger.reminders(about: id)
            return reminders.isEmpty ? nil : GoneInvoice(id: id, reason: reason, reminders: reminders)
        }
    }

    /// The invoices meant, with what they lack; `nil` when one of them has its client.
    private func orphans(_ reference: String) throws -> [(InvoiceID, Reason)]? {
        try store.read { snapshot in
            var orphans: [(InvoiceID, Reason)] = []
            for record in try stored(reference, in: snapshot) {
                let client = ClientID(record.clientID)
                guard try snapshot.client(client) == nil else { return nil }
                orphans.append((InvoiceID(record.id), .fault(.clientMissing(client))))
            }
            return orphans
        }
    }
}

extension RecordedReminder {
    /// - Parameter client: Who is asked about, and so needs no naming.
    package func destination(besides client: ClientID) -> Destination {
        let refused = message?.state == .failed ? [] : message?.refused ?? []
        let addresses = message.map { $0.to + $0.cc } ?? []
        return Destination(
            addresses: addresses.filter { !refused.contains($0) }, messageID: message?.messageID,
            client: clientID == client ? nil : (message?.clientName, clientID))
    }
}

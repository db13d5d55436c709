/// All that the plan may see of one client: believed records of the store and the ledger's history.
package struct ClientCase: Hashable, Sendable {
    package let client: Client
    package let invoices: [Invoice]
    package let history: ClientHistory

    package init(client: Client, invoices: [Invoice], history: ClientHistory) {
        self.client = client
        self.invoices = invoices
        self.history = history
    }
}

/// A record of the store that could not be believed, or a client whose letter cannot be written.
package struct BrokenRecord: Hashable, Sendable {
    package let clientID: String
    /// `nil`: the client itself is broken, or its letter.
    package let invoiceID: String?
    package let fault: RecordFault

    package init(clientID: String, invoiceID: String?, fault: RecordFault) {
        self.clientID = clientID
        self.invoiceID = invoiceID
        self.fault = fault
    }
}

extension ClientCase {
    /// Believes what can be believed of the records, and names the rest (rule 12).
    ///
    /// A broken or missing client breaks each of its invoices: none of them can be judged without it.
    package static func validating(
        client record: ClientRecord?, id: String, invoices records: [InvoiceRecord], history: ClientHistory
    ) -> (case: ClientCase?, broken: [BrokenRecord]) {
        let client: Client
        do throws(RecordFault) {
            guard let record else { throw .clientMissing(ClientID(id)) }
            client = try Client(record)
        } catch {
            return (nil, records.map { BrokenRecord(clientID: id, invoiceID: $0.id, fault: error) })
        }
        var invoices: [Invoice] = []
        var broken: [BrokenRecord] = []
        for record in records {
            do throws(RecordFault) {
                invoices.append(try Invoice(record))
            } catch {
                broken.append(BrokenRecord(clientID: id, invoiceID: record.id, fault: error))
            }
        }
        return (ClientCase(client: client, invoices: invoices, history: history), broken)
    }
}

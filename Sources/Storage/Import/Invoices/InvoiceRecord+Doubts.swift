import Dunning

extension InvoiceRecord {
    /// What can be imported and is hardly meant, in words.
    var doubts: [String] {
        var doubts: [String] = []
        if balance > max(total, 0), let currency = Currency(currency) {
            func words(_ units: Int64) -> String { Money(minorUnits: units, currency: currency).decimal }
            doubts.append("balance is \(words(balance)), more than the total of \(words(total))")
        }
        if balance < 0, let currency = Currency(currency) {
            doubts.append(
                "balance is \(Money(minorUnits: balance, currency: currency).decimal), in the client's favour: it is not "
                    + "set off against other invoices")
        }
        // As text first, which most rows need no more than.
        if let dueOn, dueOn < issuedOn, let due = CivilDate(dueOn), let issued = CivilDate(issuedOn), due < issued {
            doubts.append("due_on is \(due), before issued_on, \(issued)")
        }
        return doubts
    }

    /// Said of an invoice that was another client's: the code was corrected, or the number of the row happens to be the
    /// id of somebody else's invoice.
    func doubt(asPrevious client: String) -> String {
        "client_id is '\(clientID)' and was '\(client)': the invoice is asked of '\(clientID)' from now on"
    }
}

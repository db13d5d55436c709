package import Dunning

extension Ledger {
    /// Remembers what `ThankYou=` asks for, and which payments of before are not thanked for.
    package func noteThanks(
        _ thanks: Policy.Thanks, waived: [(client: ClientID, invoice: InvoiceID)], on day: CivilDate, mode: DeliveryMode
    ) throws(StorageError) {
        for (client, invoice) in waived {
            try connection.run(
                "INSERT OR REPLACE INTO waived_thanks VALUES (?, ?, ?, ?)",
                [.text(client.value), .text(mode.rawValue), .text(invoice.value), .text(day.description)])
            try connection.run(
                "DELETE FROM unthanked WHERE mode = ? AND invoice_id = ?", [.text(mode.rawValue), .text(invoice.value)])
            try forgetSeenOpen(invoice, of: client, mode: mode)
        }
        guard try value(.thanks(mode)) != thanks.rawValue else { return }
        try set(.thanks(mode), thanks.rawValue)
    }
}

extension Ledger.Fact {
    static func thanks(_ mode: DeliveryMode) -> Ledger.Fact {
        switch mode {
        case .live: .thanksLive
        case .shadow: .thanksShadow
        }
    }
}

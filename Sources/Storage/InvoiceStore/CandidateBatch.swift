import Dunning

/// Clients with their invoices, as many as are looked up together.
struct CandidateBatch {
    private(set) var clients: [(id: ClientID, invoices: [InvoiceRecord])] = []
    private var invoices = 0
    private var bytes = 0

    private static let mostInvoices = 1000
    /// Of ids: all of them are one parameter, which must not be too large for the store.
    private static let mostBytes = 64 << 10

    mutating func add(_ id: ClientID, _ invoices: [InvoiceRecord]) {
        clients.append((id, invoices))
        self.invoices += invoices.count
        bytes += id.value.utf8.count
    }

    var isFull: Bool { invoices >= Self.mostInvoices || bytes >= Self.mostBytes }

    mutating func removeAll() { self = CandidateBatch() }
}

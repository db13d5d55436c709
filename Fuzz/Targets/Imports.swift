import Dunning
import Formats
import Glibc
import Storage

/// What is imported can be believed, and the same file again changes nothing.
///
/// The first byte chooses the options, the rest is the file.
func checkImport(_ input: [UInt8]) throws(Violation) {
    let store = "/dev/shm/recordad-fuzz-\(getpid()).db"
    defer { for suffix in ["", "-wal", "-shm", ".bad"] { unsafe unlink(store + suffix) } }
    let file = try ScratchFile(Array(input.dropFirst()))
    let flags = input.first ?? 0
    let options = options(flags, badRows: store + ".bad")
    let isOfClients = flags & 0x80 != 0
    // A file that is refused as a whole is well treated.
    guard let first = try? summary(of: file, into: store, options, isOfClients),
        let again = try? summary(of: file, into: store, options, isOfClients)
    else { return }
    try require(again.inserted == 0 && again.clientsCreated == 0, "the same file inserted rows again")
    try require(again.updated == 0 && again.clientsUpdated == 0, "the same file changed rows")
    try require(again.unchanged == first.inserted + first.updated && again.bad == first.bad, "rows became others")
    let believed = Result { try believe(store) }
    try require(believed.isSuccess, "what was imported cannot be believed: \(believed)")
}

private func options(_ flags: UInt8, badRows: String) -> ImportOptions {
    var options = ImportOptions(asOf: CivilDate(daysSince1970: 20_779))
    options.decimalMark = flags & 1 == 0 ? .point : .comma
    options.roundsAmounts = flags & 2 != 0
    options.badRowsFile = flags & 4 == 0 ? nil : badRows
    options.encoding = flags & 8 == 0 ? .utf8 : .windows1252
    options.currency = flags & 16 == 0 ? nil : Currency("CLP")
    options.isComplete = flags & 64 != 0
    // The pattern is one that is known to be good.
    if flags & 32 != 0, let format = try? DateFormat("%d/%m/%Y") { options.dateFormat = format }
    return options
}

private func summary(
    of file: ScratchFile, into store: String, _ options: ImportOptions, _ isOfClients: Bool
) throws(ImportError) -> ImportSummary {
    if isOfClients { return try importClients(from: file.path, into: store, options) }
    return try importInvoices(from: file.path, into: store, options, now: Instant(secondsSince1970: 1_795_305_600))
}

/// Reads every unpaid invoice as the planner would.
private func believe(_ path: String) throws {
    try InvoiceStore(path: path, mode: .readOnly).read { snapshot in
        try snapshot.forEachCandidate(from: .earliest, through: .latest, issuedFrom: .earliest) { client, id, records in
            guard client != nil else { throw RecordFault.clientMissing(id) }
            for record in records { _ = try Invoice(record) }
        }
    }
}

extension Result {
    fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}

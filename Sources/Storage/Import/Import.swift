package import Dunning

/// Imports a CSV file of invoices, all of it or nothing, and stamps the store's age.
///
/// `now` is written as the time of the import, which need not be the present when the past is rehearsed. `progress`
/// is called now and then with the bytes read and the size of the file, which a pipe does not have.
package func importInvoices(
    from path: String, into store: String, _ options: ImportOptions, now: Instant,
    progress: @escaping (_ bytesRead: Int64, _ size: Int64?) -> Void = { _, _ in }
) throws(ImportError) -> ImportSummary {
    // Every client is made before its first invoice; SQLite need not look for it again for each.
    let store = try open(store, "PRAGMA foreign_keys = OFF")
    return try ImportRun(
        path: path, store: store, options: options, progress: progress,
        rules: { heading, file throws(ImportError) in
            try store.invoiceRules(heading: heading, file: file, options, now: now)
        }
    ).run()
}

/// Imports a CSV file of clients, all of it or nothing. The store's age is that of its invoices, and stays.
package func importClients(
    from path: String, into store: String, _ options: ImportOptions,
    progress: @escaping (_ bytesRead: Int64, _ size: Int64?) -> Void = { _, _ in }
) throws(ImportError) -> ImportSummary {
    let store = try open(store)
    return try ImportRun(
        path: path, store: store, options: options, progress: progress,
        rules: { heading, file throws(ImportError) in
            try store.clientRules(heading: heading, file: file, options)
        }
    ).run()
}

private func open(_ path: String, _ pragma: String? = nil) throws(ImportError) -> InvoiceStore {
    do throws(StorageError) {
        let store = try InvoiceStore(path: path, mode: .create)
        try store.connection.execute("PRAGMA cache_size = -\(cacheKibibytes)")
        if let pragma { try store.connection.execute(pragma) }
        return store
    } catch { throw .storage(error) }
}

/// Room for the indexes of a large store while rows go into them.
private let cacheKibibytes = 64 << 10

extension InvoiceStore {
    fileprivate func invoiceRules(
        heading: [String], file: String, _ options: ImportOptions, now: Instant
    ) throws(ImportError) -> RowRules {
        try refuseOlder(file, options)
        let conversion = try InvoiceConversion(heading: heading, file: file, options: options)
        do throws(StorageError) {
            let isFirst = try connection.query("SELECT 1 FROM invoice LIMIT 1") { _ in }.isEmpty
            if isFirst { try dropIndexes() }
            let writer = try InvoiceWriter(conversion, store: self, now: now)
            let finder = InvoiceFinder(conversion, connection, isStoreEmpty: isFirst)
            if !isFirst, conversion.id != nil { writer.namesakes = try Namesakes(connection) }
            let rules = RowRules(
                kind: "invoice", cells: conversion.width, id: finder.id, write: writer.write, needsRows: true,
                finish: { summary throws(StorageError) in
                    try self.createIndexes()
                    try writer.finish(options, &summary)
                    try self.stamp(now)
                })
            if !isFirst || conversion.missingForNew.isEmpty { return rules }
        } catch { throw .storage(error) }
        throw .heading(
            file: file,
            reason: "no column for \(conversion.missingForNew.joined(separator: ", ")); name them with --map "
                + conversion.missingForNew.map { "\($0)=HEADING" }.joined(separator: ",") + " (the headings are "
                + heading.map { "'\($0)'" }.joined(separator: ", ") + ")")
    }

    /// What was paid since would be open again.
    private func refuseOlder(_ file: String, _ options: ImportOptions) throws(ImportError) {
        guard let end = options.endOfDay else { return }
        let times: [String]
        do throws(StorageError) {
            times = try connection.query("SELECT max(synced_at) FROM store") { $0.text(0) }
        } catch { throw .storage(error) }
        // A time that cannot be read says nothing of the data, and this import mends it.
        guard let syncedAt = times.first.flatMap(Instant.init(rfc3339:)), syncedAt >= end else { return }
        throw .older(file: file, day: options.asOf, syncedAt: syncedAt)
    }

    fileprivate func clientRules(
        heading: [String], file: String, _ options: ImportOptions
    ) throws(ImportError) -> RowRules {
        let conversion = try ClientConversion(heading: heading, file: file, options: options)
        do throws(StorageError) {
            let writer = try ClientWriter(conversion, store: self)
            let finder = try ClientFinder(conversion, connection)
            return RowRules(kind: "client", cells: conversion.width, id: finder.id, write: writer.write)
        } catch { throw .storage(error) }
    }

    fileprivate func stamp(_ now: Instant) throws(StorageError) {
        try connection.run("DELETE FROM store")
        try connection.run("INSERT INTO store (synced_at) VALUES (?)", [.text(now.rfc3339UTC)])
    }
}

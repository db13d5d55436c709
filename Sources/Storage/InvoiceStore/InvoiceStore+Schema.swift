import CrashPoints

extension InvoiceStore {
    func isEmpty() throws(StorageError) -> Bool {
        guard try connection.userVersion() == 0 else { return false }
        return try connection.query("SELECT 1 FROM sqlite_schema LIMIT 1") { _ in }.isEmpty
    }

    /// Fills an empty file; one that holds tables already is left to `checkSchema`.
    func createTables() throws(StorageError) {
        // Asked again inside the transaction: another program may just have done it.
        guard try isEmpty() else { return }
        try connection.execute(InvoiceStoreSchema.tables)
        try createIndexes()
        try connection.setUserVersion(InvoiceStoreSchema.version)
    }

    /// Adds the indexes that are missing, as in a store that another program made.
    func createIndexes() throws(StorageError) {
        for index in InvoiceStoreSchema.indexes {
            try connection.execute(index.sql)
            #if CrashPoints
                CrashPoint.indexMade.pass()
            #endif
        }
    }

    package func hasIndexes() throws(StorageError) -> Bool {
        try connection.hasIndexes(InvoiceStoreSchema.indexes.map(\.name))
    }

    /// For loading many rows into an empty table: building an index afterwards is several times faster.
    func dropIndexes() throws(StorageError) {
        for index in InvoiceStoreSchema.indexes {
            try connection.execute("DROP INDEX IF EXISTS \(index.name)")
        }
    }

    /// Refuses what is no invoice store, or one of a later version, in words.
    func checkSchema() throws(StorageError) {
        let version = try connection.userVersion()
        guard version <= InvoiceStoreSchema.version else {
            throw StorageError(
                .newerVersion, "cannot use '\(path)' as the invoice store",
                cause: "its version is \(version), this program knows versions up to \(InvoiceStoreSchema.version)",
                remedy: "install a newer recordad")
        }
        for (table, columns) in InvoiceStoreSchema.requiredColumns { try check(table, has: columns) }
    }

    private func check(_ table: String, has columns: [String]) throws(StorageError) {
        func refusal(_ cause: String) -> StorageError {
            StorageError(
                .corrupt, "cannot use '\(path)' as the invoice store", cause: cause,
                remedy: "the tables it needs are in recordad(8)")
        }
        let present = Set(
            try connection.query("SELECT name FROM pragma_table_info(?)", [.text(table)]) { $0.text(0) })
        guard !present.isEmpty else { throw refusal("it has no table '\(table)'") }
        let missing = columns.filter { !present.contains($0) }
        guard missing.isEmpty else {
            let names = missing.map { "'\($0)'" }.joined(separator: ", ")
            throw refusal("its table '\(table)' has no column \(names)")
        }
        // Without STRICT a total may be text or a fraction, and would be read as another amount.
        let strict = try connection.query("SELECT strict FROM pragma_table_list(?)", [.text(table)]) { $0.int64(0) }
        guard strict.allSatisfy({ $0 == 1 }) else { throw refusal("its table '\(table)' is not STRICT") }
    }
}

extension Connection {
    func hasIndexes(_ names: [String]) throws(StorageError) -> Bool {
        let found = Set(try query("SELECT name FROM sqlite_schema WHERE type = 'index'") { $0.text(0) })
        return found.isSuperset(of: names)
    }
}

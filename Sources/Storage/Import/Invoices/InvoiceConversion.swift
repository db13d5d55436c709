import Dunning
import Formats

/// Turns rows of an invoice file into records of the store.
struct InvoiceConversion {
    let cells: CellReader
    /// How many cells a row must have.
    let width: Int
    /// The cells of a row; `nil` where the file has no column for it.
    let id, number, clientID, issuedOn, dueOn, currency, total, balance, terms, status, reason: Int?
    let paymentURL, document, clientName, clientEmail, settledOn, disputed: Int?

    init(heading: [String], file: String, options: ImportOptions) throws(ImportError) {
        let map = try ColumnMap(
            heading: heading, file: file, definitions: InvoiceColumn.definitions, map: options.map)
        func cell(_ column: InvoiceColumn) -> Int? { map[column.rawValue] }
        cells = CellReader(options: options)
        width = map.width
        id = cell(.id)
        number = cell(.number)
        clientID = cell(.clientID)
        issuedOn = cell(.issuedOn)
        dueOn = cell(.dueOn)
        currency = cell(.currency)
        total = cell(.total)
        balance = cell(.balance)
        terms = cell(.terms)
        status = cell(.status)
        reason = cell(.reason)
        paymentURL = cell(.paymentURL)
        document = cell(.document)
        clientName = cell(.clientName)
        clientEmail = cell(.clientEmail)
        settledOn = cell(.settledOn)
        disputed = cell(.disputed)
        guard id ?? number != nil else {
            throw .heading(
                file: file,
                reason: "no column for the number of the invoice; name it with --map number=HEADING (the headings are "
                    + heading.map { "'\($0)'" }.joined(separator: ", ") + ")")
        }
    }

    /// What a new invoice cannot do without and the file has no column for.
    var missingForNew: [String] {
        var missing: [String] = []
        if number == nil { missing.append("number") }
        if clientID == nil { missing.append("client_id") }
        if issuedOn == nil { missing.append("issued_on") }
        if currency == nil && cells.options.currency == nil { missing.append("currency") }
        if total == nil { missing.append("total") }
        return missing
    }

    /// The id that the row writes; `nil` where it has none and its number stands for it.
    func writtenID(of row: CSVRecord) throws(RowFault) -> String? {
        guard let id, number == nil || !lacksID(row) else { return nil }
        return try cells.key(row[id], "id")
    }

    /// Whether the row leaves the cell for its id empty.
    func lacksID(_ row: CSVRecord) -> Bool {
        id.map { row[$0].allSatisfy { byte in byte == 0x20 || byte == 0x09 } } ?? false
    }

    /// How a row without an id names its invoice; the client is `nil` where the file has no column for it.
    func name(of row: CSVRecord) throws(RowFault) -> (number: String, client: ClientID?) {
        guard let number else { throw RowFault("id is empty") }
        return (
            try cells.key(row[number], "number"),
            try clientID.map { cell throws(RowFault) in ClientID(try cells.key(row[cell], "client_id")) }
        )
    }

    /// The record as it is after this row: a new one, or the existing one with what the file has columns for.
    func record(
        of row: CSVRecord, id: String, onto existing: InvoiceRecord?
    ) throws(RowFault) -> (record: InvoiceRecord, rounded: Int) {
        var record =
            existing
            ?? InvoiceRecord(
                id: id, number: "", clientID: "", issuedOn: "", currency: "", total: 0, balance: 0)
        if cells.options.absence.explain(record) { (record.status, record.reason) = ("open", nil) }
        if existing == nil, !missingForNew.isEmpty {
            throw RowFault(
                "invoice '\(id)' is not in the store, and the file has no column for "
                    + missingForNew.joined(separator: ", "))
        }
        if let number { record.number = try cells.required(row[number], "number") }
        if let clientID { record.clientID = try cells.key(row[clientID], "client_id") }
        try setDates(of: &record, from: row)
        let currency = try currency(of: row, existing: existing)
        record.currency = currency.code
        if let terms { record.terms = try cells.word(row[terms], "terms", of: Words.terms) ?? "credit" }
        let rounded = try setAmounts(of: &record, from: row, in: currency, existing: existing)
        try setTexts(of: &record, from: row)
        return (record, rounded)
    }

    /// What the row says of its client; `nil` where the file has no column for it.
    func client(of row: CSVRecord) throws(RowFault) -> (name: String?, email: String?) {
        (
            name: try clientName.map { cell throws(RowFault) in try cells.text(row[cell], "client_name") },
            email: try clientEmail.map { cell throws(RowFault) in
                try cells.text(row[cell], "client_email", longest: CellReader.longestText)
            }
        )
    }

}

extension InvoiceConversion {
    private func setDates(of record: inout InvoiceRecord, from row: CSVRecord) throws(RowFault) {
        if let issuedOn {
            guard let date = try cells.date(row[issuedOn], "issued_on") else { throw RowFault("issued_on is empty") }
            record.issuedOn = date.description
        }
        if let dueOn { record.dueOn = try cells.date(row[dueOn], "due_on")?.description }
    }

    private func currency(of row: CSVRecord, existing: InvoiceRecord?) throws(RowFault) -> Currency {
        // A column that the file lacks and a cell that is empty mean the same.
        let written = try currency.map { cell throws(RowFault) in try cells.text(row[cell], "currency") } ?? ""
        if !written.isEmpty {
            guard let currency = Currency(written) else {
                throw RowFault(
                    "currency is '\(written.prefix(40))', expected a code of ISO 4217 such as PEN or USD; write codes in "
                        + "that column, or leave it out and name the currency with --currency")
            }
            return currency
        }
        if currency == nil, let existing, let currency = Currency(existing.currency) { return currency }
        guard let currency = cells.options.currency else {
            throw RowFault("currency is empty; give one for such rows with --currency")
        }
        return currency
    }

    private func setTexts(of record: inout InvoiceRecord, from row: CSVRecord) throws(RowFault) {
        if let reason { record.reason = try optional(row[reason], "reason") }
        if let paymentURL { record.paymentURL = try optional(row[paymentURL], "payment_url") }
        if let document { record.document = try optional(row[document], "document") }
    }

    private func optional(_ cell: ArraySlice<UInt8>, _ column: String) throws(RowFault) -> String? {
        let text = try cells.text(cell, column, longest: CellReader.longestText)
        return text.isEmpty ? nil : text
    }
}

import Dunning
import Formats

/// Turns rows of a client file into records of the store.
struct ClientConversion {
    private let cells: CellReader
    private let map: ColumnMap

    init(heading: [String], file: String, options: ImportOptions) throws(ImportError) {
        map = try ColumnMap(heading: heading, file: file, definitions: ClientColumn.definitions, map: options.map)
        cells = CellReader(options: options)
        guard cell(.id) ?? cell(.taxID) != nil else {
            throw .heading(
                file: file,
                reason: "no column for the id of the client; name it with --map id=HEADING (the headings are "
                    + heading.map { "'\($0)'" }.joined(separator: ", ") + ")")
        }
    }

    /// How many cells a row must have.
    var width: Int { map.width }

    private func cell(_ column: ClientColumn) -> Int? { map[column.rawValue] }

    /// Without a column for ids it is the tax id that names the client.
    var namesByTaxID: Bool { cell(.id) == nil }

    func name(of row: CSVRecord) throws(RowFault) -> String {
        let column: ClientColumn = namesByTaxID ? .taxID : .id
        guard let name = try text(column, of: row), !name.isEmpty else { throw RowFault("\(column.rawValue) is empty") }
        return name
    }

    /// The record as it is after this row, and what is doubtful in it.
    func record(
        of row: CSVRecord, id: String, onto existing: ClientRecord?
    ) throws(RowFault) -> (record: ClientRecord, warnings: [String]) {
        var record = existing ?? ClientRecord(id: id, name: id)
        var warnings: [String] = []
        if let name = try text(.name, of: row) { record.name = name.isEmpty ? id : name }
        try setOptionalTexts(of: &record, from: row)
        if let email = try emails(.email, of: row, &warnings) { record.email = email }
        if let cc = try emails(.cc, of: row, &warnings) { record.cc = cc }
        if let language = record.language, !isKnown(language) {
            warnings.append("language is '\(language)', which no letter is written in; the company's will be used")
        }
        if let kind = cell(.kind) {
            record.kind = try cells.word(row[kind], "kind", of: Words.kinds) ?? "unknown"
        }
        if let reminders = cell(.reminders) {
            record.reminders = try cells.word(row[reminders], "reminders", of: Words.booleans) == "0" ? 0 : 1
        }
        try setTerms(of: &record, from: row)
        return (record, warnings)
    }

    private func setOptionalTexts(of record: inout ClientRecord, from row: CSVRecord) throws(RowFault) {
        if let taxID = try text(.taxID, of: row) { record.taxID = Optional(taxID).presence }
        if let phone = try text(.phone, of: row) { record.phone = Optional(phone).presence }
        if let language = try text(.language, of: row) { record.language = Optional(language).presence }
        if let country = try text(.country, of: row) { record.country = try code(ofCountry: country) }
        if let collector = try text(.collector, of: row) { record.collector = Optional(collector).presence }
        if let daysBefore = try text(.daysBefore, of: row) { record.daysBefore = Optional(daysBefore).presence }
    }

    private func code(ofCountry country: String) throws(RowFault) -> String? {
        guard !country.isEmpty else { return nil }
        guard let code = CountryCell.code(country) else {
            throw RowFault(
                "country is '\(country.prefix(40))', expected a code of ISO 3166 such as CL, or the name of a country "
                    + "whose holidays are known")
        }
        return code
    }

    private func setTerms(of record: inout ClientRecord, from row: CSVRecord) throws(RowFault) {
        if let cell = cell(.termDays) { record.termDays = try cells.days(row[cell], "term_days") }
        if let cell = cell(.toleranceDays) { record.toleranceDays = try cells.days(row[cell], "tolerance_days") }
        if let cell = cell(.resendDays) { record.resendDays = try cells.days(row[cell], "resend_days") }
        do throws(RecordFault) { _ = try Client(record) } catch { throw RowFault(error.description) }
    }

    private func text(_ column: ClientColumn, of row: CSVRecord) throws(RowFault) -> String? {
        guard let cell = cell(column) else { return nil }
        return try cells.text(row[cell], column.rawValue)
    }

    private func emails(
        _ column: ClientColumn, of row: CSVRecord, _ warnings: inout [String]
    ) throws(RowFault) -> String? {
        guard let cell = cell(column) else { return nil }
        let emails = EmailCell(try cells.text(row[cell], column.rawValue, longest: CellReader.longestText))
        warnings += emails.warnings(column.rawValue)
        return emails.text
    }

    /// By its first subtag (RFC 5646): `es-CL` is `es`.
    private func isKnown(_ language: String) -> Bool {
        guard let primary = language.split(whereSeparator: { $0 == "-" || $0 == "_" }).first else { return false }
        return cells.options.languages.contains(primary.lowercased())
    }
}

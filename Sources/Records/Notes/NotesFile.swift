package import Correspondence
import CrashPoints
package import Dunning
import Formats

/// The notes of a month as staff open them in a spreadsheet (design 7.1).
package enum NotesFile {
    /// The file of the local month in which the note became final, as `2026-11.csv`.
    package static func name(for note: Note) -> String { monthName(note.time) + ".csv" }

    /// The file of the month of a day.
    package static func name(of day: CivilDate) -> String { String(day.description.prefix(7)) + ".csv" }

    /// Removes a month's file, and returns when it would stay away after a power cut; one that is gone is no mistake.
    package static func remove(_ name: String, in directory: String) throws(RecordsError) {
        guard let folder = try FolderHandle(directory) else { return }
        try folder.remove(name)
        try folder.synchronize()
        #if CrashPoints
            CrashPoint.notesFileRemoved.pass()
        #endif
    }

    /// The greatest number of a row of any month; 0 when there is none. What else stands in the folder is passed over.
    package static func lastID(in directory: String) throws(RecordsError) -> Int64 {
        var last: Int64 = 0
        for name in try Folder.names(in: directory, isNamed: true)?.filter({ isMonth($0, ".csv") }) ?? [] {
            var reader = LineReader(try OpenFile("\(directory)/\(name)", .read))
            while let line = try reader.next() { last = max(last, id(ofRow: line.bytes) ?? 0) }
        }
        return last
    }

    /// No number of a note is greater: programs that read JSON keep those exact (RFC 8259, section 6).
    private static let maximumID: Int64 = 1 << 53

    /// `nil` when the line does not have all cells. A spreadsheet may have written them with another delimiter.
    private static func id(ofRow line: [UInt8]) -> Int64? {
        let digits = line.prefix { (0x30...0x39).contains($0) }
        guard digits.count < line.count, let id = Int64(String(decoding: digits, as: UTF8.self)), id < maximumID
        else { return nil }
        let delimiter = line[digits.count]
        guard [";", ",", "\t"].map(UInt8.init(ascii:)).contains(delimiter) else { return nil }
        let unquoted = line.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).enumerated()
        let delimiters = unquoted.reduce(0) { count, part in
            part.offset.isMultiple(of: 2) ? count + part.element.count { $0 == delimiter } : count
        }
        return delimiters == keys.count - 1 ? id : nil
    }

    /// Begins each file: the mark of UTF-8 and the headings.
    package static func header(_ language: Language) -> [UInt8] {
        Array((CSVWriter.byteOrderMark + writer.row(language.noteHeadings)).utf8)
    }

    /// One line, whatever the cells hold.
    package static func row(_ note: Note, _ language: Language) -> [UInt8] {
        Array(writer.row(cells(note, language)).utf8)
    }

    /// The names of the columns for programs, in the order of the headings (design 7.1).
    package static let keys = [
        "id", "date", "time", "client_id", "client", "title", "stage", "occurrence", "invoices", "currency", "balance",
        "days_overdue", "recipients", "channel", "result", "message_id", "author", "state",
    ]

    /// The cells in the order of the headings; amounts with the language's decimal mark, so that they add up.
    package static func cells(_ note: Note, _ language: Language) -> [String] {
        let rung: (stage: String, occurrence: String) =
            note.rung.map { (language.name(of: $0), String($0.occurrence)) } ?? ("", "")
        let money: (currency: String, amount: String) =
            note.balance.map { ($0.currency.code, language.plainDecimal($0)) } ?? ("", "")
        let result: String = note.result.map { language.word(for: $0) } ?? ""
        let daysPastDue: String = note.daysOverdue.map { String($0) } ?? ""
        let messageID: String = note.messageID?.value ?? ""
        let cells: [String] = [
            String(note.id), note.time.date.description, note.time.clock, note.clientID.value, note.clientName,
            note.fullTitle, rung.stage, rung.occurrence, list(note.invoices), money.currency, money.amount,
            daysPastDue, list(note.recipients.map(\.value)), language.word(for: note.channel), result,
            messageID, note.author, language.word(for: note.state),
        ]
        return cells.map(oneLine)
    }

    private static func list(_ texts: [String]) -> String { texts.joined(separator: ", ") }

    private static let writer = CSVWriter.forSpreadsheets

    /// Line breaks and invisible controls become a space.
    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.disturbsTerminals) else { return text }
        return text.unicodeScalars.split(whereSeparator: \.disturbsTerminals).map { String($0) }.joined(separator: " ")
    }
}

extension Note {
    /// The title, and after it what else there is to say: the server's words, the refused recipients.
    package var fullTitle: String { detail.isEmpty ? title : "\(title): \(detail)" }
}

/// `2026-11`
func monthName(_ time: LocalTime) -> String { "\(padded(time.date.year, to: 4))-\(padded(time.date.month, to: 2))" }

/// Whether it is a month's file, as `2026-11.jsonl`.
func isMonth(_ name: String, _ suffix: String) -> Bool {
    let digits = name.utf8.prefix(7)
    return name.utf8.count == 7 + suffix.utf8.count && name.hasSuffix(suffix)
        && digits.enumerated().allSatisfy { $0 == 4 ? $1 == 0x2D : (0x30...0x39).contains($1) }
}

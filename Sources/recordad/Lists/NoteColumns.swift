import Correspondence
import Dunning
import Formats
import Records

/// Notes for a terminal: what the file of the month has (design 7.1) in fewer columns, as nobody reads eighteen there.
///
/// `Title=` is left out, the same in every row; in its place stands which reminder it was, with what went wrong, or a
/// person's own words.
enum NoteColumns {
    typealias Column = ListColumn<Note>

    /// - Parameter own: The currency that need not be named.
    static func all(_ language: Language, own: Currency?, today: CivilDate) -> [Column] {
        let keys = NotesFile.keys
        let headings = Dictionary(uniqueKeysWithValues: zip(keys, language.noteHeadings))
        func cell(
            _ key: String, _ alignment: Table.Alignment = .left, rank: Column.Rank = .primary, fit: Table.Fit = .cut,
            readable: Int = 16
        ) -> Column {
            let index = keys.firstIndex(of: key) ?? 0
            return Column(key, heading: headings[key], alignment, rank: rank, fit: fit, readable: readable) {
                .string(NotesFile.cells($0, language)[index])
            }
        }
        return [
            cell("id", .right),
            Column("date", heading: headings["date"], .right) {
                .string(language.briefDate($0.time.date, today: today))
            },
            cell("time", .right, rank: .detail), cell("client_id", rank: .detail), cell("client", readable: 14),
            Column("stage", heading: headings["stage"], fit: .wraps, readable: 12) {
                .string(matter(of: $0, language))
            },
            cell("invoices", rank: .secondary, fit: .items, readable: 8),
            // A note that the staff wrote may tell of no money.
            Column("balance", heading: headings["balance"], .right) { note in
                .string(note.balance.map { language.money($0, namingCurrency: $0.currency != own) } ?? "")
            },
            Column("late", heading: language.lateHeading, .right) { note in
                note.daysOverdue.map { .integer(Int64($0)) } ?? .null
            },
            cell("recipients", rank: .detail), cell("author", rank: .detail), cell("state", rank: .secondary),
        ]
    }

    private static func matter(of note: Note, _ language: Language) -> String {
        note.rung == nil || note.detail.isEmpty
            ? note.outcome(in: language) : "\(note.outcome(in: language)): \(note.detail)"
    }
}

import Correspondence
import Dunning
import Formats
import Records

/// The columns of the notes file, for a table.
enum NoteColumns {
    /// In the order of the file (design 7.1); nobody reads all eighteen in a terminal.
    private static let keys = [
        "id", "date", "time", "client_id", "client", "title", "stage", "occurrence", "invoices", "currency", "balance",
        "days_overdue", "recipients", "channel", "result", "message_id", "author", "state",
    ]
    /// Never cut short, as Table keeps what is aligned right.
    private static let whole: Set = ["id", "date", "time", "occurrence", "balance", "days_overdue"]
    private static let primary: Set = ["id", "date", "client", "title", "stage", "result", "state"]
    private static let secondary: Set = ["balance", "days_overdue", "invoices"]

    static func all(_ language: Language) -> [ListColumn<Note>] {
        zip(keys, language.noteHeadings).enumerated().map { index, names in
            let (key, heading) = names
            return ListColumn(
                key, heading: heading, whole.contains(key) ? .right : .left, rank: rank(of: key),
                overflows: key == "title",
                cell: { note in
                    guard key == "balance" else { return NotesFile.cells(note, language)[index] }
                    // A note that the staff wrote may tell of no money.
                    return note.balance.map { language.money($0, namingCurrency: true) } ?? ""
                }
            ) { .string(NotesFile.cells($0, language)[index]) }
        }
    }

    private static func rank(of key: String) -> ListColumn<Note>.Rank {
        primary.contains(key) ? .primary : secondary.contains(key) ? .secondary : .detail
    }
}

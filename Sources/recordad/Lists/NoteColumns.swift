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
    private static let numbers: Set = ["id", "occurrence", "balance", "days_overdue"]
    private static let primary: Set = [
        "id", "date", "client", "title", "invoices", "currency", "balance", "days_overdue", "result", "state",
    ]

    static func all(_ language: Language) -> [ListColumn<Note>] {
        zip(keys, language.noteHeadings).enumerated().map { index, names in
            let (key, heading) = names
            return ListColumn(
                key, heading: heading, numbers.contains(key) ? .right : .left, isSecondary: !primary.contains(key)
            ) { .string(NotesFile.cells($0, language)[index]) }
        }
    }
}

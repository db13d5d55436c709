import Correspondence
import Dunning
import Formats

/// What a row of the call list tells.
struct CallColumns {
    let language: Language
    let today: CivilDate
    /// The currency that a table need not name.
    let own: Currency?

    typealias Column = ListColumn<CallList.Call>

    /// For spreadsheets and programs, in the order of design 8: new ones come last, so that no sheet breaks.
    var all: [Column] { zip(plain, language.callHeadings).map { $0.headed($1) } }

    private var plain: [Column] {
        [
            Column("notes") { .array($0.notes.map { .integer($0.id) }) },
            Column("client_id") { .string($0.client.id.value) },
            Column("client") { .string($0.client.name) },
            Column("phone", sheet: { $0.client.phone.map(spreadsheetPhone) ?? "" }) { JSON($0.client.phone) },
            Column("invoices") { .array($0.owed.map { .string($0.invoice.number) }) },
            Column("currency") { .string($0.currency.code) },
            money("balance", \.balance),
            Column("days_overdue") { call in call.daysOverdue.map { .integer(Int64($0)) } ?? .null },
            Column("since") { .string($0.since.description) },
            Column("last_result", sheet: { $0.letter.result.map(language.word(for:)) ?? "" }) {
                JSON($0.letter.result.map(Language.english.word(for:)))
            },
            Column("collector") { JSON($0.client.collector) },
            money("overdue", \.overdue),
            Column("overdue_invoices") { .array($0.pastDue.map { .string($0.number) }) },
            Column("disputed") { .array($0.disputed.map { .string(Self.objection($0)) }) },
            Column("email") { .string($0.client.email) },
            Column("last_stage", sheet: { $0.letter.rung.map(language.name(of:)) ?? "" }) {
                JSON($0.letter.rung?.words)
            },
            Column("last_date") { .string($0.letter.time.date.description) },
            Column("comment") { JSON($0.comment?.title) },
            Column("comment_date") { JSON($0.comment?.time.date.description) },
            Column("comment_note") { call in call.comment.map { .integer($0.id) } ?? .null },
        ]
    }

    /// For a terminal: whom to phone, at what number, how much is overdue, and where things stand; more where there is
    /// room.
    var table: [Column] {
        let headings = Dictionary(uniqueKeysWithValues: zip(plain.map(\.key), language.callHeadings))
        return [
            Column("id", rank: .secondary) { .string($0.client.id.value) },
            Column("client", heading: headings["client"], readable: 20) { .string($0.client.name) },
            Column("phone", heading: headings["phone"], fit: .wrapsUnbroken, readable: 17) { JSON($0.client.phone) },
            Column("email", heading: headings["email"], rank: .detail) { .string($0.client.email) },
            amount("overdue", heading: headings["overdue"], rank: .primary, \.overdue),
            Column("late", heading: language.lateHeading, .right) { call in
                call.daysOverdue.map { .integer(Int64($0)) } ?? .null
            },
            amount("balance", heading: headings["balance"], rank: .secondary, \.balance),
            Column("invoices", heading: headings["invoices"], rank: .secondary, fit: .items) {
                .array($0.owed.map { .string($0.invoice.number) })
            },
            Column("notes", heading: headings["notes"], rank: .detail) { .array($0.notes.map { .integer($0.id) }) },
            Column("collector", heading: headings["collector"], rank: .detail) { JSON($0.client.collector) },
            Column("latest", heading: language.latestHeading, fit: .below) {
                .string(latest($0, disputed: headings["disputed"] ?? "disputed"))
            },
        ]
    }

    private func money(_ key: String, _ amount: @escaping (CallList.Call) -> Money) -> Column {
        Column(key, sheet: { language.plainDecimal(amount($0)) }) { .string(amount($0).decimal) }
    }

    private func amount(
        _ key: String, heading: String?, rank: Column.Rank, _ amount: @escaping (CallList.Call) -> Money
    ) -> Column {
        Column(
            key, heading: heading, .right, rank: rank,
            cell: { language.money(amount($0), namingCurrency: $0.currency != own) }
        ) { .string(amount($0).decimal) }
    }

    /// `C2 (mercadería dañada)`
    private static func objection(_ invoice: Invoice) -> String {
        invoice.reason.map { "\(invoice.number) (\($0))" } ?? invoice.number
    }

    /// What the client was told and what it said, the newer first, and what it contests:
    /// `Prometió pagar (#20, 22 nov); Reclamo 2, 13 nov; en disputa: C2`.
    private func latest(_ call: CallList.Call, disputed: String) -> String {
        func day(_ note: Note) -> String { language.briefDate(note.time.date, today: today) }
        let letter = (call.letter.id, "\(call.letter.outcome(in: language)), \(day(call.letter))")
        let comment = call.comment.map { ($0.id, "\($0.title) (#\($0.id), \(day($0)))") }
        let events = [letter, comment].compactMap(\.self).sorted { $0.0 > $1.0 }.map(\.1)
        let objections = call.disputed.map(Self.objection).joined(separator: ", ")
        return (events + (objections.isEmpty ? [] : ["\(disputed): \(objections)"])).joined(separator: "; ")
    }
}

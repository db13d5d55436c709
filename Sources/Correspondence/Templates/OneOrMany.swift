/// A sentence for a message about one invoice, and for one about several.
///
/// Its words for one invoice stand inside it: `number`, `due`, `balance` are its own, and `total` is what it was issued
/// for. Those for several stand outside: `count`, and `total` is what is owed on all.
struct OneOrMany: Sendable {
    /// For a subject, or inside an element of HTML.
    let inOneLine: String
    /// For text, without its last line end: tags that stand alone in a line leave no line behind.
    let inLines: String

    private init(_ words: (Layout) -> String) {
        inOneLine = words(.inline)
        inLines = String(words(.lines).dropLast())
    }

    /// - Parameter part: In the place of `one` where something of the invoice was paid.
    init(one: String, part: String? = nil, many: String) {
        self.init { layout in
            layout.section("single", layout.section("invoices", layout.whole(one, orPart: part)))
                + layout.unless("single", many)
        }
    }

    /// Speaks only of what is past due, whatever else the message lists.
    ///
    /// - Parameters:
    ///   - many: With `overdue_count` and `overdue_total`.
    ///   - mixed: Follows where other invoices are listed too.
    static func overdue(one: String, part: String? = nil, many: String, mixed: String? = nil) -> OneOrMany {
        OneOrMany { layout in
            let invoice = layout.section("is_overdue", layout.whole(one, orPart: part))
            return layout.section("overdue_single", layout.section("invoices", invoice))
                + layout.unless("overdue_single", many)
                + (mixed.map { layout.section("mixed", layout.following($0)) } ?? "")
        }
    }

    /// Asks for what is past due or due that day, whatever else the message lists.
    ///
    /// - Parameters:
    ///   - today: All that is asked for is due that day, with `due_today_count` and `due_today_total`.
    ///   - overdue: All of it is past due, as after a closed day, with `overdue_count` and `overdue_total`.
    ///   - both: With `payable_today_count` and `payable_today_total`.
    ///   - later: Follows where invoices due later are listed too.
    static func payable(
        one: String, part: String, today: String, overdue: String, both: String, later: String? = nil
    ) -> OneOrMany {
        OneOrMany { layout in
            let invoice = layout.unless("is_upcoming", layout.whole(one, orPart: part))
            let pastDue = layout.unless("due_today_count", overdue) + layout.section("due_today_count", both)
            let many = layout.unless("overdue_count", today) + layout.section("overdue_count", pastDue)
            return layout.section("payable_today_single", layout.section("invoices", invoice))
                + layout.unless("payable_today_single", many)
                + (later.map { layout.section("upcoming_count", layout.following($0)) } ?? "")
        }
    }

    /// Without tolerance the stages past due begin on the due date, when nothing is overdue yet.
    func onDueDate(_ other: OneOrMany) -> OneOrMany {
        OneOrMany { layout in
            layout.section("overdue_count", layout == .inline ? inOneLine : inLines)
                + layout.unless("overdue_count", layout == .inline ? other.inOneLine : other.inLines)
        }
    }
}

/// How sections stand around their words.
private enum Layout {
    case inline, lines

    func section(_ name: String, _ body: String) -> String { enclose("{{#\(name)}}", body, "{{/\(name)}}") }
    func unless(_ name: String, _ body: String) -> String { enclose("{{^\(name)}}", body, "{{/\(name)}}") }

    func whole(_ one: String, orPart part: String?) -> String {
        part.map { unless("paid", one) + section("paid", $0) } ?? one
    }

    /// A sentence after another.
    func following(_ sentence: String) -> String { self == .inline ? " " + sentence : sentence }

    private func enclose(_ start: String, _ body: String, _ end: String) -> String {
        switch self {
        case .inline: start + body + end
        case .lines: "\(start)\n\(body)\(body.hasSuffix("\n") ? "" : "\n")\(end)\n"
        }
    }
}

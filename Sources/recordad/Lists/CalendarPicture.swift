import Dunning
import Formats

/// Months as a wall calendar shows them: weeks from Monday on, each day with its number of messages, closed days marked
/// and holidays named below. 70 columns wide.
struct CalendarPicture {
    private let days: ClosedRange<CivilDate>
    private let counts: [CivilDate: Int]
    private let contact: ContactPolicy

    /// - Parameters:
    ///   - days: Those that were looked at; the others of their months stand there without a number.
    ///   - contact: Of whose company the closed days are.
    init(_ days: ClosedRange<CivilDate>, counts: [CivilDate: Int], contact: ContactPolicy) {
        self.days = days
        self.counts = counts
        self.contact = contact
    }

    /// Mark of a weekday without hours, and of a public holiday.
    private static let marks = (weekday: "-", holiday: "*")

    func write(to output: Output) {
        var month = days.lowerBound.firstOfMonth
        while month <= days.upperBound {
            write(month, to: output)
            output.line("")
            month = month.firstOfNextMonth
        }
        output.line("After each day its messages; \(Self.marks.weekday) no hours, \(Self.marks.holiday) public holiday")
    }

    private func write(_ month: CivilDate, to output: Output) {
        let style = Style(isOn: output.terminal.hasColor)
        output.write(style.bold(month.monthName) + "\n")
        output.line(CivilDate.weekdayNames.map { "  \($0)     " }.joined().trimmedAtEnd)
        let last = month.firstOfNextMonth.adding(days: -1)
        var monday = month.adding(days: 1 - month.weekday)
        while monday <= last {
            let cells = (0..<7).map { cell(monday.adding(days: $0), in: month...last, style) }
            output.write(cells.joined(separator: "  ").trimmedAtEnd + "\n")
            monday = monday.adding(days: 7)
        }
        for day in CivilDate.each(of: month...last) {
            guard case .holiday(let name) = closure(of: day) else { continue }
            output.line("  \(Self.marks.holiday) \(padded(day.day, to: 2)) \(day.weekdayName)  \(name)")
        }
    }

    /// Eight columns: the day, its count, its mark.
    private func cell(_ day: CivilDate, in month: ClosedRange<CivilDate>, _ style: Style) -> String {
        guard month.contains(day) else { return Self.right("", 8) }
        let count = days.contains(day) ? counts[day, default: 0] : 0
        let number = Self.right("\(day.day)", 3) + Self.right(count == 0 ? "" : "\(count)", 4)
        switch closure(of: day) {
        case .holiday: return style.red(number + Self.marks.holiday)
        case .weekday: return style.dim(number + Self.marks.weekday)
        case nil: return number + " "
        }
    }

    private func closure(of day: CivilDate) -> ContactCalendar.ClosedDay? { contact.closure(of: day) }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    /// Escape sequences, where the terminal shows colours.
    private struct Style {
        let isOn: Bool

        func bold(_ text: String) -> String { wrap(text, 1) }
        func dim(_ text: String) -> String { wrap(text, 2) }
        func red(_ text: String) -> String { wrap(text, 31) }

        private func wrap(_ text: String, _ code: Int) -> String {
            isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }
    }
}

extension ContactPolicy {
    /// Why nobody of the company's own country is written to on a day; `nil` when somebody may be.
    func closure(of day: CivilDate) -> ContactCalendar.ClosedDay? {
        let causes = [Client.Kind.unknown, .business].map { calendar(kind: $0).closure(of: day) }
        guard causes.allSatisfy({ $0 != nil }) else { return nil }
        let known = causes.compactMap(\.self)
        return known.first { $0 != .weekday } ?? known.first
    }
}

extension ContactCalendar.ClosedDay {
    /// The holiday's name, or what else it is.
    var name: String {
        switch self {
        case .holiday(let name): name
        case .weekday: "no hours"
        }
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}

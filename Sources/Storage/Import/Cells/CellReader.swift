import Dunning
import Formats

/// Reads the cells of one row as values of ours, and says in words what is wrong with them.
struct CellReader {
    let options: ImportOptions
    private let amounts: AmountReader

    /// Longer texts are mistakes, such as a column of notes taken for a name; in characters.
    static let longestName = 300
    static let longestText = 2_000

    init(options: ImportOptions) {
        self.options = options
        amounts = AmountReader(decimalMark: options.decimalMark, rounds: options.roundsAmounts)
    }

    /// The cell without white space around it; empty when there is none. Control and direction marks are refused: a
    /// line break could forge a header of a mail, a direction mark can show a reader other text than is there.
    func text(_ cell: ArraySlice<UInt8>, _ column: String, longest: Int = longestName) throws(RowFault) -> String {
        let bytes = trimmed(cell)
        if isPlain(bytes), bytes.count <= longest { return String(decoding: bytes, as: UTF8.self) }
        let text = String(Substring(decoding: bytes, as: UTF8.self).trimmed)
        if let mark = text.unicodeScalars.first(where: { Self.isForbidden($0) }) {
            let code = padded(String(mark.value, radix: 16, uppercase: true))
            let kind = mark.properties.generalCategory == .control ? "a control character" : "a hidden direction mark"
            throw RowFault("\(column) holds \(kind) (U+\(code))")
        }
        guard text.count <= longest else {
            throw RowFault("\(column) has \(text.count) characters, at most \(longest) are taken")
        }
        return text
    }

    /// A text that a row cannot do without.
    func required(_ cell: ArraySlice<UInt8>, _ column: String) throws(RowFault) -> String {
        let text = try text(cell, column)
        guard !text.isEmpty else { throw RowFault("\(column) is empty") }
        return text
    }

    /// A text by which the store knows a row. U+FFFD stands for what some program could not read, so that two keys with
    /// it may have been different ones.
    func key(_ cell: ArraySlice<UInt8>, _ column: String) throws(RowFault) -> String {
        let text = try required(cell, column)
        guard !text.unicodeScalars.contains("\u{FFFD}") else {
            throw RowFault("\(column) is '\(text.prefix(40))', where U+FFFD stands for a letter that was lost")
        }
        return text
    }

    /// A date; `nil` for an empty cell and for what programs write in place of none.
    func date(_ cell: ArraySlice<UInt8>, _ column: String) throws(RowFault) -> CivilDate? {
        let bytes = trimmed(cell)
        if let date = options.dateFormat.date(bytes) { return date }
        guard !Self.isNoDate(bytes) else { return nil }
        throw RowFault(
            "\(column) is '\(shown(bytes))', expected an existing day as \(options.dateFormat.pattern)"
                + (otherFormat(of: bytes).map { "; if its dates are all like this, use '--date-format \($0)'" } ?? ""))
    }

    /// A usual shape that the text has; the day before the month, as in all countries that are known but one.
    private func otherFormat(of bytes: ArraySlice<UInt8>) -> String? {
        ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y-%m-%d", "%d/%m/%y", "%m/%d/%Y"].first { pattern in
            // Each of these is a pattern that can be read.
            pattern != options.dateFormat.pattern && (try? DateFormat(pattern))?.date(bytes) != nil
        }
    }

    /// Minor units, and whether they were rounded.
    func amount(
        _ cell: ArraySlice<UInt8>, _ column: String, in currency: Currency
    ) throws(RowFault) -> (units: Int64, isRounded: Bool) {
        let bytes = trimmed(cell)
        guard !bytes.isEmpty else { throw RowFault("\(column) is empty, expected an amount") }
        do throws(AmountReader.Fault) { return try amounts.minorUnits(bytes, in: currency) } catch {
            throw RowFault("\(column) is '\(shown(bytes))', \(words(error, of: bytes, currency))")
        }
    }

    /// One of a few known values by any of its words; `nil` for an empty cell.
    func word(_ cell: ArraySlice<UInt8>, _ column: String, of table: [String: String]) throws(RowFault) -> String? {
        let bytes = trimmed(cell)
        guard !bytes.isEmpty else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        // Most files use the words as the table has them.
        if let meaning = table[text] ?? table[HeadingName.normal(text)] { return meaning }
        let known = Set(table.values).sorted().map { "\($0) (\(Words.spanish[$0, default: $0]))" }.joined(
            separator: ", ")
        throw RowFault("\(column) is '\(shown(bytes))', expected a word for one of \(known)")
    }

    /// A whole number; `nil` for an empty cell.
    func days(_ cell: ArraySlice<UInt8>, _ column: String) throws(RowFault) -> Int64? {
        let bytes = trimmed(cell)
        guard !bytes.isEmpty else { return nil }
        guard let days = Int64(String(decoding: bytes, as: UTF8.self)) else {
            throw RowFault("\(column) is '\(shown(bytes))', expected a whole number of days")
        }
        return days
    }

    private func words(
        _ fault: AmountReader.Fault, of amount: ArraySlice<UInt8>, _ currency: Currency
    ) -> String {
        let mark = options.decimalMark
        let option = "'--decimal \(mark.other.rawValue)'"
        switch fault {
        case .notAnAmount:
            guard amount.contains(mark.byte) || amount.contains(mark.other.byte) else { return "expected an amount" }
            return "expected an amount with a decimal \(mark.word); if its decimal mark is a \(mark.other.word), "
                + "use \(option)"
        case .tooManyDecimals(let count):
            return
                "with \(count == 1 ? "1 decimal" : "\(count) decimals") where \(currency) has \(currency.minorDigits); "
                + "--round rounds such amounts"
        case .mayBeThousands:
            return "where three digits after the \(mark.word) may be thousands; if they are, use \(option), "
                + "else write it with fewer decimals"
        case .tooLarge:
            return "expected at most \(Money(minorUnits: Money.limit, currency: currency).decimal)"
        case .otherCurrency(let sign):
            return "in '\(sign)' where the invoice is in \(currency)"
        }
    }

    /// Too long a value would hide the words around it.
    private func shown(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let safe = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isForbidden($0) }))
        return safe.count <= 40 ? safe : safe.prefix(40) + "…"
    }

    private func padded(_ code: String) -> String {
        String(repeating: "0", count: max(0, 4 - code.count)) + code
    }
}

extension CellReader {
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || bidirectionalMarks.contains(scalar)
    }

    /// The characters of property Bidi_Control (Unicode, PropList.txt).
    private static let bidirectionalMarks: Set<Unicode.Scalar> = [
        "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}",
        "\u{2067}", "\u{2068}", "\u{2069}",
    ]

    /// ASCII without control characters.
    private func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        for byte in bytes where byte < 0x20 || byte >= 0x7F { return false }
        return true
    }

    private func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = cell
        while let first = rest.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
        while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
        return rest
    }

    /// Empty, `null`, dashes, or a date of zeros alone.
    private static func isNoDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).lowercased() == "null"
            || bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "0") }
    }
}

/// The months as Spanish, Portuguese and English write them, by their first three letters.
enum MonthNames {
    private static let months: [String: Int] = [
        "ene": 1, "jan": 1, "feb": 2, "fev": 2, "mar": 3, "abr": 4, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7,
        "ago": 8, "aug": 8, "sep": 9, "set": 9, "oct": 10, "out": 10, "nov": 11, "dic": 12, "dez": 12, "dec": 12,
    ]

    /// Takes the letters at the head of `text`, and a point after them; `nil` when they are no month.
    static func month(_ text: inout ArraySlice<UInt8>) -> Int? {
        // Letters beyond ASCII, as in "março", come after the first three.
        let letters = text.prefix { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 >= 0x80 }
        text = text[letters.endIndex...]
        if text.first == UInt8(ascii: ".") { text.removeFirst() }
        return months[String(decoding: letters.prefix(3), as: UTF8.self).lowercased()]
    }
}

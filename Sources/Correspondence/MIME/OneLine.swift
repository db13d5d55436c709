extension String {
    /// The text without anything that could end its line or reorder it on the screen; its ends are trimmed.
    ///
    /// A run of control characters and line separators becomes one space; what Unicode calls `Bidi_Control` goes.
    /// Whatever comes from invoices passes here before it reaches a header.
    package var onOneLine: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) }), first != " ", last != " " { return self }
        var scalars = UnicodeScalarView()
        var wasReplaced = false
        for scalar in unicodeScalars where !scalar.reorders {
            let isReplaced = scalar.breaksLine
            if !isReplaced { scalars.append(scalar) } else if !wasReplaced { scalars.append(" ") }
            wasReplaced = isReplaced
        }
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
        let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { scalars.index(after: $0) } ?? start
        return String(scalars[start..<end])
    }

    /// Its lines, each on one line for sure.
    package var lines: [String] {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).onOneLine }
    }
}

extension Unicode.Scalar {
    /// Controls of ISO 6429, and the line and paragraph separators.
    fileprivate var breaksLine: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The lowest of these is U+061C; the table is not asked for letters of Latin alphabets.
    fileprivate var reorders: Bool { value >= 0x61C && properties.isBidiControl }
}

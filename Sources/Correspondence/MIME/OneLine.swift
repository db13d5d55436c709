extension String {
    /// The text without anything that could end its line or reorder it on the screen; its ends are trimmed.
    ///
    /// A run of control characters and line separators becomes one space; what Unicode calls `Bidi_Control` goes.
    /// Whatever comes from invoices passes here before it reaches a header.
    package var onOneLine: String {
        if utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return self }
        var scalars = UnicodeScalarView()
        var wasReplaced = false
        for scalar in unicodeScalars where !scalar.properties.isBidiControl {
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
    fileprivate var breaksLine: Bool {
        if value < 0x7F { return value < 0x20 }
        return properties.generalCategory == .control || properties.generalCategory == .lineSeparator
            || properties.generalCategory == .paragraphSeparator
    }
}

extension String {
    /// The text fit to stand inside a sentence: one line, nothing invisible, at most 80 characters, no final stop.
    ///
    /// Records come from other programs, so a line break or a mark that turns the writing direction may be in them.
    var quotable: String {
        var visible = String(String.UnicodeScalarView(unicodeScalars.prefix(1000).map { $0.isInvisible ? " " : $0 }))
        visible = visible.split(separator: " ").joined(separator: " ")
        while visible.last == "." { visible.removeLast() }
        return visible.count > 80 ? visible.prefix(79) + "…" : visible
    }
}

extension Unicode.Scalar {
    fileprivate var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }
}

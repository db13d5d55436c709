/// A piece of a compiled template.
indirect enum MustacheNode: Sendable {
    /// `startsLine`: an indented partial puts its indentation before it; the text may be empty for that.
    case text([UInt8], startsLine: Bool)
    case variable(MustachePath, isEscaped: Bool, line: Int)
    case section(MustachePath, isInverted: Bool, line: Int, body: [MustacheNode])
    /// `indentation` is `nil` for a tag that shares its line with anything.
    case partial(String, indentation: [UInt8]?, line: Int)
}

/// The name of a value, `a.b.c`; without segments it is `.`, the value at hand.
package struct MustachePath: Hashable, Sendable, CustomStringConvertible {
    package let segments: [String]

    package init(segments: [String]) { self.segments = segments }

    /// `nil` for a name with blanks in it, or with an empty segment.
    init?(_ name: some StringProtocol) {
        if name == "." {
            segments = []
            return
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else { return nil }
        segments = parts.map { String($0) }
    }

    package var description: String { segments.isEmpty ? "." : segments.joined(separator: ".") }
}

/// What a tag begins and ends with.
struct MustacheDelimiters {
    let open: [UInt8]
    let close: [UInt8]

    init() { self.init("{{", "}}") }

    /// Reads two words, as in `<% %>`; neither may have an equals sign in it.
    init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, !text.contains("=") else { return nil }
        self.init(words[0], words[1])
    }

    private init(_ open: Substring, _ close: Substring) {
        self.open = Array(open.utf8)
        self.close = Array(close.utf8)
    }
}

/// What a tag begins and ends with.
struct MustacheDelimiters {
    let opening: String
    let closing: String
    let open: [UInt8]
    let close: [UInt8]

    init() { self.init(opening: "{{", closing: "}}") }

    /// Reads two words, as in `<% %>`; neither may have an equals sign in it.
    init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, !text.contains("=") else { return nil }
        self.init(opening: String(words[0]), closing: String(words[1]))
    }

    private init(opening: String, closing: String) {
        self.opening = opening
        self.closing = closing
        self.open = Array(opening.utf8)
        self.close = Array(closing.utf8)
    }
}

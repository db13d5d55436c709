import Formats

extension Output {
    /// Words broken into lines of at most `width` columns.
    func paragraph(_ text: String, width: Int, indent: Int = 0) {
        var current = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in terminalSafe(text).split(separator: " ").map(String.init) {
            if !isEmpty, displayWidth(current) + 1 + displayWidth(word) > width {
                line(current)
                current = String(repeating: " ", count: indent)
                isEmpty = true
            }
            current += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        line(current)
    }
}

import Formats

extension Output {
    /// Words broken into lines of at most `width` columns.
    /// - Parameter label: Stands in the place of the first line's indent, and is as wide.
    func paragraph(_ text: String, width: Int, indent: Int = 0, label: String? = nil) {
        var current = label ?? String(repeating: " ", count: indent)
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

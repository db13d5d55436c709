/// A cell of several things with commas between them, as a list has them.
struct Items {
    private let text: String
    private let items: [String]

    init(_ text: String) {
        self.text = text
        items = text.split(separator: ", ").map(String.init)
    }

    /// As many of the first as fit, none of them cut and at least one: `F-1, F-2, …`.
    func cut(to width: Int) -> String {
        guard items.count > 1, displayWidth(text) > width else { return text }
        var kept = items[0]
        for item in items.dropFirst().dropLast() {
            let longer = "\(kept), \(item)"
            guard displayWidth(longer) + 3 <= width else { break }
            kept = longer
        }
        return "\(kept), …"
    }
}

import Correspondence

/// A value is shown as it is and never read as a template, and its `<` never gets through unasked.
///
/// The input is a template, its partial `p` and a value, with NUL bytes between them.
func checkMustache(_ input: [UInt8]) throws(Violation) {
    let parts = input.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).map(text)
    let (source, partial, value) = (parts[0], parts.count > 1 ? parts[1] : "", parts.count > 2 ? parts[2] : "")
    let asWritten = filled(source, partial, value)
    try require(asWritten == filled(source, partial, value), "the same template gives another text")
    if let asWritten, !source.utf8.contains(UInt8(ascii: "{")) {
        try require(asWritten == Array(source.utf8), "text without tags was changed")
    }

    let mark = "\u{E000}"
    guard !value.isEmpty, !input.contains(mark.utf8) else { return }
    let shown = filled(tamed(source), tamed(partial), value)
    let marked = filled(tamed(source), tamed(partial), mark).map { text($0).replacing(mark, with: escaped(value)) }
    try require(shown == marked.map { Array($0.utf8) }, "a value was shown otherwise than escaped")
}

/// `nil` when the template is refused, or never ends.
private func filled(_ source: String, _ partial: String, _ value: String) -> [UInt8]? {
    let template = MustacheTemplate.compile(source, file: "fuzz")
    let inner = MustacheTemplate.compile(partial, file: "p")
    guard template.complaints.isEmpty, inner.complaints.isEmpty else { return nil }
    let item = MustacheValue.record(["a": .text(value), "n": .number(-7)])
    let values = MustacheValue.record([
        "a": .text(value), "b": .record(["a": .text(value), "c": .flag(true)]), "c": .flag(false),
        "l": .list([item, item]),
        "n": .number(7), "e": .list([]),
    ])
    // A template that is refused while it is filled has been stopped in time, or the run would end here.
    return try? template.template.render(values, escaping: .html, partials: ["p": inner.template])
}

/// The same without a way to ask for a value unescaped: no `&`, no third brace, and no other delimiters.
private func tamed(_ source: String) -> String {
    var tamed: [UInt8] = []
    for byte in source.utf8 where !"&=".utf8.contains(byte) {
        let before = tamed.lazy.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }.suffix(2)
        if byte != UInt8(ascii: "{") || !before.elementsEqual("{{".utf8) { tamed.append(byte) }
    }
    return text(tamed)
}

private func escaped(_ value: String) -> String {
    let entities: [Unicode.Scalar: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    return value.unicodeScalars.map { entities[$0] ?? String($0) }.joined()
}

/// The text as a link can have it: http or https with a host, and nothing that ends or reorders it; else `nil`.
func webAddress(_ text: String) -> String? {
    let address = text.onOneLine
    guard let scheme = ["https://", "http://"].first(where: { address.lowercased().hasPrefix($0) }) else { return nil }
    let rest = address.dropFirst(scheme.count)
    guard let first = rest.first, first.isLetter || first.isNumber || first == "[",
        !rest.contains(where: { $0.isWhitespace || "<>\"".contains($0) })
    else { return nil }
    return address
}

/// Columns of a terminal that the text takes, as wcwidth(3) counts them, whole clusters at a time.
package func displayWidth(_ text: some StringProtocol) -> Int {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        ? text.utf8.count : text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// 2 for wide characters and emoji, 0 for marks that stand over another character, else 1.
func displayWidth(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    let isEmoji = scalars.dropFirst().contains { $0 == "\u{FE0F}" || (0x1F1E6...0x1F1FF).contains($0.value) }
    return isEmoji ? 2 : scalars.map(width).max() ?? 0
}

private func width(_ scalar: Unicode.Scalar) -> Int {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control: return 0
    case .format where scalar != "\u{AD}": return 0
    default: break
    }
    let isFlagHalf = (0x1F1E6...0x1F1FF).contains(scalar.value)
    if properties.isEmojiPresentation && !isFlagHalf { return 2 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// Wide and full-width by UAX #11 (EastAsianWidth.txt), emoji left out.
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
]

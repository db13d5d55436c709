extension Unicode.Scalar {
    /// Controls, marks that turn the direction of text, invisible tags and odd line ends: none of them may reach a
    /// terminal, where they could move the cursor, forge lines or show words in another order.
    package var disturbsTerminals: Bool {
        switch value {
        case 0x20...0x7E: false
        case 0..<0x20, 0x7F...0x9F: true
        case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }
}

/// The text with all that could disturb a terminal made visible, as `\n` or `\u202e`.
package func terminalSafe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.disturbsTerminals) else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": safe += "\\n"
        case "\r": safe += "\\r"
        case "\t": safe += "\\t"
        case _ where !scalar.disturbsTerminals: safe.unicodeScalars.append(scalar)
        default:
            safe +=
                scalar.value > 0xFFFF
                ? "\\U" + hexadecimal(scalar.value, digits: 8)
                : "\\u" + hexadecimal(scalar.value, digits: 4)
        }
    }
    return safe
}

func hexadecimal(_ value: some FixedWidthInteger, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

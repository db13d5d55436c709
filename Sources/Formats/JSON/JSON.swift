/// A value of JSON (RFC 8259) that keeps the order of its keys.
///
/// Its only numbers are whole: amounts are written as decimal strings, so that no reader rounds them.
package indirect enum JSON: Sendable {
    case object([(String, JSON)])
    case array([JSON])
    case string(String)
    case integer(Int64)
    case bool(Bool)
    case null

    /// On one line, without spaces.
    package var line: String {
        var text = ""
        write(to: &text, indent: nil)
        return text
    }

    /// Over several lines, indented by two spaces, without a newline at the end.
    package var pretty: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    /// The value of a key of an object; `nil` when this is no object or has no such key.
    package subscript(_ key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.0 == key }?.1
    }

    package var stringValue: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    package var integerValue: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }
}

extension JSON {
    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &text, indent: indent) { member, text, indent in
                Self.write(member.0, to: &text)
                text += indent == nil ? ":" : ": "
                member.1.write(to: &text, indent: indent)
            }
        case .array(let values):
            Self.write(values, between: ("[", "]"), to: &text, indent: indent) { value, text, indent in
                value.write(to: &text, indent: indent)
            }
        case .string(let value): Self.write(value, to: &text)
        case .integer(let value): text += String(value)
        case .bool(let value): text += value ? "true" : "false"
        case .null: text += "null"
        }
    }

    private static func write<Element>(
        _ elements: [Element], between brackets: (String, String), to text: inout String, indent: Int?,
        element write: (Element, inout String, Int?) -> Void
    ) {
        text += brackets.0
        let inner = indent.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            breakLine(&text, inner)
            write(element, &text, inner)
        }
        if !elements.isEmpty { breakLine(&text, indent) }
        text += brackets.1
    }

    private static func breakLine(_ text: inout String, _ indent: Int?) {
        guard let indent else { return }
        text += "\n" + String(repeating: " ", count: indent)
    }

    /// Escapes what section 7 asks for, and whatever could disturb a terminal or end a line of JavaScript.
    private static func write(_ value: String, to text: inout String) {
        text += "\""
        defer { text += "\"" }
        // Most are ids, addresses and dates: nothing to escape.
        guard !value.utf8.allSatisfy(isPlain) else {
            text += value
            return
        }
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.disturbsTerminals:
                for unit in String(scalar).utf16 { text += "\\u" + hexadecimal(unit, digits: 4) }
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}

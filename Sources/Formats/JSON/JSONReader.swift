/// What in a text is not JSON as this program writes it.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Bytes before the fault.
    package let offset: Int
    /// As in "expected ':'".
    package let problem: String

    package var description: String { "\(problem) at byte \(offset + 1)" }
}

extension JSON {
    /// Reads one JSON text (RFC 8259); numbers must be whole and fit 64 bits, and no key comes twice.
    package init(reading bytes: some Collection<UInt8>) throws(JSONError) {
        var reader = JSONReader(bytes: Array(bytes))
        self = try reader.document()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    var position = 0

    /// Deeper nesting than any record has, and far from the end of the stack.
    private static let depthLimit = 64

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONError) -> JSON {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw fault("invalid UTF-8") }
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw fault("text after the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < Self.depthLimit else { throw fault("nested too deeply") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .integer(try integer())
        }
    }

    private mutating func members(depth: Int) throws(JSONError) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        var keys: Set<String> = []
        try list(end: "}") { (reader) throws(JSONError) in
            let key = try reader.string()
            guard keys.insert(key).inserted else { throw reader.fault("key '\(key)' comes twice") }
            try reader.expect(":")
            members.append((key, try reader.value(depth: depth + 1)))
        }
        return members
    }

    private mutating func elements(depth: Int) throws(JSONError) -> [JSON] {
        var elements: [JSON] = []
        try list(end: "]") { (reader) throws(JSONError) in
            elements.append(try reader.value(depth: depth + 1))
        }
        return elements
    }

    /// Reads from an opening bracket, which is next, to its end, with commas between the elements.
    private mutating func list(
        end: Unicode.Scalar, element: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        position += 1
        skipSpace()
        if skip(end) { return }
        while true {
            skipSpace()
            try element(&self)
            skipSpace()
            if skip(end) { return }
            try expect(",")
        }
    }

    private mutating func integer() throws(JSONError) -> Int64 {
        let start = position
        _ = skip("-")
        let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
        position += digits.count
        guard let value = Int64(String(decoding: bytes[start..<position], as: UTF8.self)),
            digits.count == 1 || digits.first != UInt8(ascii: "0")
        else {
            position = start
            throw fault("expected a value")
        }
        if let next, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(next) {
            throw fault("expected a whole number")
        }
        return value
    }

    private mutating func string() throws(JSONError) -> String {
        try expect("\"")
        var units: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): units += Array(String(try escaped()).utf8)
            case 0..<0x20:
                position -= 1
                throw fault("control character in a string")
            default: units.append(byte)
            }
        }
        throw fault("string without an end")
    }

    private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
        let plain: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let next, let scalar = plain[next] {
            position += 1
            return scalar
        }
        let high = try codeUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), skip("\\") else { throw fault("half a surrogate pair") }
        let low = try codeUnit()
        guard UTF16.isTrailSurrogate(low) else { throw fault("half a surrogate pair") }
        return UTF16.decode(UTF16.EncodedScalar([high, low]))
    }

    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        let digits = bytes[position...].dropFirst().prefix(4)
        let isHexadecimal = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard digits.count == 4, isHexadecimal, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16),
            skip("u")
        else { throw fault("unknown escape") }
        position += 4
        return unit
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
        guard bytes[position...].starts(with: word.utf8) else { throw fault("expected a value") }
        position += word.utf8.count
        return value
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
        skipSpace()
        guard skip(character) else { throw fault("expected '\(character)'") }
    }

    private mutating func skipSpace() {
        while let next, [0x20, 0x09, 0x0A, 0x0D].contains(next) { position += 1 }
    }

    private func fault(_ problem: String) -> JSONError { JSONError(offset: position, problem: problem) }
}

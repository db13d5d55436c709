/// RFC 4648 section 4, and its lines in a message.
enum Base64 {
    /// Characters of an encoded line (RFC 2045 section 6.8).
    private static let lineLength = 76
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let alphabet = alphabet
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var held = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            held += 1
            guard held == 3 else { continue }
            for shift in [18, 12, 6, 0] as [UInt32] { output.append(alphabet[Int(group >> shift & 63)]) }
            group = 0
            held = 0
        }
        guard held > 0 else { return output }
        group <<= UInt32(8 * (3 - held))
        for index in 0...held { output.append(alphabet[Int(group >> UInt32(18 - 6 * index) & 63)]) }
        for _ in held..<3 { output.append(UInt8(ascii: "=")) }
        return output
    }

    /// Lines of 76 characters with CRLF between them, none after the last.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        let characters = encoded(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(characters.count + characters.count / lineLength * 2)
        var start = 0
        while start < characters.count {
            if start > 0 { output += "\r\n".utf8 }
            let end = min(start + lineLength, characters.count)
            output += characters[start..<end]
            start = end
        }
        return output
    }
}

/// What a TZif file says, checked (RFC 8536 section 3).
struct ZoneTable {
    /// Seconds since 1970, ascending.
    let transitions: [Int64]
    /// Seconds east of Greenwich from each transition on.
    let offsets: [Int]
    let firstOffset: Int
    /// The POSIX rule for times after the last transition; may be empty.
    let footer: String

    /// RFC 8536 section 3.2: offsets should stay between these.
    private static let plausibleOffsets = -25 * 3600 + 1...26 * 3600 - 1

    init(_ bytes: [UInt8]) throws(ZoneError) {
        var reader = Reader(bytes: bytes)
        let first = try Header(&reader)
        guard first.version >= UInt8(ascii: "2") else { throw .version1 }
        try reader.skip(first.dataSize(timeSize: 4))
        let header = try Header(&reader)
        guard header.leaps == 0 else { throw .leapSeconds }
        guard header.types > 0 else { throw .inconsistent("table of local time types is empty") }

        var transitions: [Int64] = []
        for _ in 0..<header.times { transitions.append(Int64(bitPattern: try reader.bigEndian(8))) }
        guard zip(transitions, transitions.dropFirst()).allSatisfy(<) else {
            throw .inconsistent("transition times do not ascend")
        }
        var types: [Int] = []
        for _ in 0..<header.times { types.append(Int(try reader.bigEndian(1))) }
        var typeOffsets: [Int] = []
        for _ in 0..<header.types {
            typeOffsets.append(Int(Int32(truncatingIfNeeded: try reader.bigEndian(4))))
            try reader.skip(2)
        }
        guard types.allSatisfy({ $0 < header.types }) else { throw .inconsistent("local time types are not all there") }
        guard typeOffsets.allSatisfy(Self.plausibleOffsets.contains) else {
            throw .inconsistent("offsets from UTC go beyond a day")
        }
        try reader.skip(header.designations + header.standardFlags + header.universalFlags)
        self.transitions = transitions
        self.offsets = types.map { typeOffsets[$0] }
        self.firstOffset = typeOffsets[0]
        self.footer = try reader.line()
    }
}

/// The six counts that say how large each table is (RFC 8536 section 3.1).
private struct Header {
    let version: UInt8
    let universalFlags: Int
    let standardFlags: Int
    let leaps: Int
    let times: Int
    let types: Int
    let designations: Int

    init(_ reader: inout Reader) throws(ZoneError) {
        guard reader.rest.starts(with: Array("TZif".utf8)) else { throw .notTZif }
        try reader.skip(4)
        version = UInt8(try reader.bigEndian(1))
        try reader.skip(15)
        universalFlags = Int(try reader.bigEndian(4))
        standardFlags = Int(try reader.bigEndian(4))
        leaps = Int(try reader.bigEndian(4))
        times = Int(try reader.bigEndian(4))
        types = Int(try reader.bigEndian(4))
        designations = Int(try reader.bigEndian(4))
    }

    /// Bytes of the data block that follows, with times of 4 or 8 bytes.
    func dataSize(timeSize: Int) -> Int {
        times * (timeSize + 1) + types * 6 + designations + leaps * (timeSize + 4) + standardFlags + universalFlags
    }
}

private struct Reader {
    var rest: ArraySlice<UInt8>

    init(bytes: [UInt8]) { rest = bytes[...] }

    mutating func skip(_ count: Int) throws(ZoneError) {
        guard count <= rest.count else { throw .truncated }
        rest = rest.dropFirst(count)
    }

    mutating func bigEndian(_ count: Int) throws(ZoneError) -> UInt64 {
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reduce(0) { value, byte in value << 8 | UInt64(byte) }
    }

    /// The text between two newlines, of which the first is next.
    mutating func line() throws(ZoneError) -> String {
        guard rest.first == UInt8(ascii: "\n"), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\n")) else {
            throw .truncated
        }
        return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
    }
}

/// Reads a file line by line, whatever its size.
struct LineReader: ~Copyable {
    private let file: OpenFile
    private var offset: Int64 = 0
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    private static let chunk = 1 << 18

    init(_ file: consuming OpenFile) { self.file = file }

    /// The next line without its newline; `isComplete` is false for a last line that has none.
    mutating func next() throws(RecordsError) -> (bytes: [UInt8], isComplete: Bool)? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return (Array(buffer[start..<end]), true)
            }
            if isAtEnd { break }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            let more = try file.read(Self.chunk, at: offset)
            offset += Int64(more.count)
            isAtEnd = more.count < Self.chunk
            buffer += more
        }
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return (Array(buffer[start...]), false)
    }
}

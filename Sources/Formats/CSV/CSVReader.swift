/// Reads records of RFC 4180 one after another, in bounded memory, and the dialects that programs really write.
///
/// Lines end in CR LF, LF or CR; fields are separated by a comma, semicolon, tab or vertical bar; a byte order mark
/// is skipped and means UTF-8; a quote within an unquoted field is itself; blank lines are skipped.
package struct CSVReader: ~Copyable {
    /// No field is longer, in bytes.
    package static let maximumFieldLength = 64 << 10
    /// No record is longer, in bytes.
    package static let maximumRecordLength = 1 << 20

    package let delimiter: UInt8
    private var input: CSVInput
    private var encoding: TextEncoding
    private let chunkLength: Int
    private var chunk: [UInt8] = []
    private var position = 0
    private var line = 1
    /// The last byte was a CR: an LF that follows belongs to it.
    private var isAfterReturn = false
    private var isAtEnd = false

    /// Reads the head of the input; without a delimiter, the one that occurs most in the first line is taken.
    package init(
        _ input: consuming CSVInput, delimiter: UInt8? = nil, encoding: TextEncoding = .utf8,
        chunkLength: Int = 64 << 10
    ) throws(CSVError) {
        var head: [UInt8] = []
        var next: [UInt8] = []
        repeat {
            try input.read(into: &next, count: chunkLength)
            head += next
        } while !next.isEmpty && head.count < chunkLength && !head.contains(where: CSVSyntax.isLineEnd)
        let start = head.starts(with: CSVSyntax.byteOrderMark) ? CSVSyntax.byteOrderMark.count : 0
        if let refusal = CSVSyntax.refusal(ofHead: head) {
            throw CSVError(.malformed, file: input.name, refusal.reason, remedy: refusal.remedy)
        }
        self.delimiter = delimiter ?? CSVSyntax.delimiter(ofHeading: head[start...])
        self.encoding = start > 0 ? .utf8 : encoding
        self.chunk = head
        self.position = start
        self.chunkLength = chunkLength
        self.input = input
    }

    package var name: String { input.name }
    package var bytesRead: Int64 { input.bytesRead }
    /// `nil` for what has no size, as a pipe.
    package var size: Int64? { input.size }

    /// Puts the next record that is not blank into `record`; `false` at the end of the input.
    package mutating func next(into record: inout CSVRecord) throws(CSVError) -> Bool {
        repeat {
            record.clear()
            guard try parse(into: &record) else { return false }
        } while record.isBlank
        try decode(&record)
        return true
    }
}

extension CSVReader {
    private mutating func parse(into record: inout CSVRecord) throws(CSVError) -> Bool {
        try skipLineFeedAfterReturn()
        guard try fill() else { return false }
        record.line = line
        var isRecordOpen = true
        while isRecordOpen {
            let start = record.bytes.count
            if try fill(), chunk[position] == CSVSyntax.quote {
                position += 1
                try parseQuoted(into: &record, from: start)
            }
            isRecordOpen = try parseUnquoted(into: &record, from: start)
            record.ends.append(record.bytes.count)
        }
        return true
    }

    /// Up to the delimiter or the line's end, which is consumed; `true` when another field follows.
    private mutating func parseUnquoted(into record: inout CSVRecord, from start: Int) throws(CSVError) -> Bool {
        while try fill() {
            let end = CSVSyntax.endOfUnquotedRun(in: chunk, from: position, delimiter: delimiter)
            try append(position..<end, to: &record, from: start)
            position = end
            guard end < chunk.count else { continue }
            let byte = chunk[end]
            if byte == 0 { throw malformed("a NUL byte", remedy: "is it a text file?") }
            position += 1
            if byte == delimiter { return true }
            endLine(with: byte)
            return false
        }
        return false
    }

    /// Up to the closing quote, which is consumed.
    private mutating func parseQuoted(into record: inout CSVRecord, from start: Int) throws(CSVError) {
        let opening = line
        while true {
            try skipLineFeedAfterReturnInside(&record, from: start)
            guard try fill() else {
                throw CSVError(.malformed, file: name, line: opening, "a quoted field that never ends")
            }
            let end = CSVSyntax.endOfQuotedRun(in: chunk, from: position)
            try append(position..<end, to: &record, from: start, quotedAt: opening)
            position = end
            guard end < chunk.count else { continue }
            let byte = chunk[end]
            if byte == 0 { throw malformed("a NUL byte", remedy: "is it a text file?") }
            if byte != CSVSyntax.quote {
                try append(end..<(end + 1), to: &record, from: start, quotedAt: opening)
                position += 1
                endLine(with: byte)
                continue
            }
            position += 1
            guard try fill(), chunk[position] == CSVSyntax.quote else { break }
            try append(position..<(position + 1), to: &record, from: start, quotedAt: opening)
            position += 1
        }
        guard try fill() else { return }
        let byte = chunk[position]
        guard byte == delimiter || CSVSyntax.isLineEnd(byte) else {
            throw malformed("text after a closing quote", remedy: "a quote inside quotes is written twice")
        }
    }

    private mutating func append(
        _ range: Range<Int>, to record: inout CSVRecord, from start: Int, quotedAt opening: Int? = nil
    ) throws(CSVError) {
        record.bytes.append(contentsOf: chunk[range])
        guard record.bytes.count - start <= Self.maximumFieldLength else {
            throw CSVError(
                .malformed, file: name, line: opening ?? line,
                "a field longer than \(Self.maximumFieldLength) bytes",
                remedy: opening == nil ? "is it a CSV file?" : "a quote may be missing")
        }
        guard record.bytes.count + record.ends.count <= Self.maximumRecordLength else {
            throw CSVError(
                .malformed, file: name, line: record.line, "a record longer than \(Self.maximumRecordLength) bytes",
                remedy: "is it a CSV file?")
        }
    }

    private mutating func endLine(with byte: UInt8) {
        line += 1
        isAfterReturn = byte == CSVSyntax.carriageReturn
    }

    private mutating func skipLineFeedAfterReturn() throws(CSVError) {
        guard isAfterReturn else { return }
        isAfterReturn = false
        if try fill(), chunk[position] == CSVSyntax.lineFeed { position += 1 }
    }

    /// Inside quotes the LF of a CR LF is kept, but it does not begin a line of its own.
    private mutating func skipLineFeedAfterReturnInside(
        _ record: inout CSVRecord, from start: Int
    ) throws(CSVError) {
        guard isAfterReturn else { return }
        isAfterReturn = false
        guard try fill(), chunk[position] == CSVSyntax.lineFeed else { return }
        try append(position..<(position + 1), to: &record, from: start)
        position += 1
    }

    /// Makes sure that there is a byte at `position`; `false` at the end of the input.
    @inline(__always)
    private mutating func fill() throws(CSVError) -> Bool {
        position < chunk.count ? true : try refill()
    }

    private mutating func refill() throws(CSVError) -> Bool {
        guard !isAtEnd else { return false }
        try input.read(into: &chunk, count: chunkLength)
        position = 0
        isAtEnd = chunk.isEmpty
        return !isAtEnd
    }

    private func malformed(_ reason: String, remedy: String? = nil) -> CSVError {
        CSVError(.malformed, file: name, line: line, reason, remedy: remedy)
    }
}

extension CSVReader {
    /// Checks that the record is UTF-8, or makes it so.
    private func decode(_ record: inout CSVRecord) throws(CSVError) {
        guard CSVSyntax.hasHighByte(record.bytes) else { return }
        if encoding == .utf8 {
            do { _ = try UTF8Span(validating: record.bytes.span) } catch {
                throw undecodable(
                    record, at: error.byteOffsets.lowerBound,
                    remedy: "if the file came from a spreadsheet, try --encoding windows-1252")
            }
            return
        }
        try transcode(&record)
    }

    private func transcode(_ record: inout CSVRecord) throws(CSVError) {
        var decoded = CSVRecord()
        decoded.line = record.line
        var field = 0
        for (offset, byte) in record.bytes.enumerated() {
            while record.ends[field] == offset {
                decoded.ends.append(decoded.bytes.count)
                field += 1
            }
            guard let scalar = encoding.scalar(byte) else {
                throw undecodable(record, at: offset, remedy: "try --encoding iso-8859-1")
            }
            decoded.bytes.append(contentsOf: String(scalar).utf8)
        }
        while decoded.ends.count < record.ends.count { decoded.ends.append(decoded.bytes.count) }
        record = decoded
    }

    private func undecodable(_ record: CSVRecord, at offset: Int, remedy: String) -> CSVError {
        let before = record.bytes[..<offset]
        let returns = before.count { $0 == CSVSyntax.carriageReturn }
        let feeds = before.indices.count { index in
            before[index] == CSVSyntax.lineFeed && (index == 0 || before[index - 1] != CSVSyntax.carriageReturn)
        }
        let byte = String(record.bytes[offset], radix: 16, uppercase: true)
        return CSVError(
            .malformed, file: name, line: record.line + returns + feeds, "byte 0x\(byte) is not \(encoding.rawValue)",
            remedy: remedy)
    }
}

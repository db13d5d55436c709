import Formats
import Glibc

/// A CSV file of rows as they were read, with line and reason before them: correct it and import it again.
///
/// Cells are written unchanged, or the corrected file would not say what the first one said.
final class BadRowsFile {
    private let path: String
    private let delimiter: UInt8
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    private static let bufferLength = 64 << 10

    /// Replaces the file, if there is one.
    init(path: String, heading: [String], delimiter: UInt8) throws(StorageError) {
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw StorageError(errno: errno, action: "cannot write '\(path)'") }
        self.path = path
        self.delimiter = delimiter
        buffer += "\u{FEFF}".utf8
        append(["line", "error"] + heading)
    }

    deinit {
        // `finish` has reported what could not be written.
        _ = close(descriptor)
    }

    func write(_ row: CSVRecord, reason: String) throws(StorageError) {
        append([String(row.line), reason] + row.texts)
        if buffer.count >= Self.bufferLength { try finish() }
    }

    /// Writes what is still held back.
    func finish() throws(StorageError) {
        var rest = buffer[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw StorageError(errno: errno, action: "cannot write '\(path)'") }
            rest = rest.dropFirst(written)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func append(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(delimiter) }
            append(cell)
        }
        buffer += "\r\n".utf8
    }

    private func append(_ cell: String) {
        let quote = UInt8(ascii: "\"")
        guard cell.utf8.contains(where: { $0 == delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D }) else {
            buffer += cell.utf8
            return
        }
        buffer.append(quote)
        for byte in cell.utf8 {
            if byte == quote { buffer.append(quote) }
            buffer.append(byte)
        }
        buffer.append(quote)
    }
}

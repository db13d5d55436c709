/// A line of a configuration file, joined with those that a trailing backslash continued it with.
struct LogicalLine {
    /// The first line of it, from 1.
    let number: Int
    /// Without blanks at its ends.
    var text: String
}

extension SettingsText {
    /// The lines that are not comments (systemd.syntax(7)); lines that are not clean text are complained of.
    func logicalLines(_ complaints: inout [Complaint]) -> [LogicalLine] {
        var lines: [LogicalLine] = []
        var open: LogicalLine?
        for (index, raw) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let line = PhysicalLine(raw, isFirst: index == 0)
            if line.isComment { continue }
            if let fault = line.fault {
                complaints.append(Complaint(path: path, line: index + 1, message: fault))
                // A binary file would complain on every line of it.
                if line.hasNUL { break }
                continue
            }
            let joined = open.map { LogicalLine(number: $0.number, text: $0.text + " " + line.text) }
            let current = joined ?? LogicalLine(number: index + 1, text: line.text)
            open = line.isContinued ? current : nil
            if !line.isContinued { lines.append(current) }
        }
        if let open { lines.append(open) }
        return lines.filter { !$0.text.isEmpty }
    }
}

/// A line between two newlines.
private struct PhysicalLine {
    let text: String
    let isComment: Bool
    let isContinued: Bool
    let hasNUL: Bool
    /// Why it cannot be read, if so.
    let fault: String?

    init(_ raw: ArraySlice<UInt8>, isFirst: Bool) {
        var bytes = raw
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if isFirst, bytes.starts(with: byteOrderMark) { bytes = bytes.dropFirst(byteOrderMark.count) }
        if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
        let backslashes = bytes.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        isContinued = !backslashes.isMultiple(of: 2)
        if isContinued { bytes = bytes.dropLast() }
        bytes = bytes.trimmingBlanks()
        isComment = bytes.first == UInt8(ascii: "#") || bytes.first == UInt8(ascii: ";")
        hasNUL = bytes.contains(0)
        let valid = String(validating: bytes, as: UTF8.self)
        text = valid ?? ""
        fault = hasNUL ? "holds a NUL byte, expected a text file" : Self.fault(valid)
    }

    private static func fault(_ text: String?) -> String? {
        guard let text else { return "is not UTF-8, expected a file saved as UTF-8" }
        if let control = text.unicodeScalars.first(where: { $0.properties.generalCategory == .control && $0 != "\t" }) {
            return "holds the control character U+\(hexadecimal(control.value)), expected plain text"
        }
        let backslashes = text.reversed().prefix { $0 == "\\" }.count
        guard backslashes.isMultiple(of: 2) else {
            return "has blanks after its last backslash, expected none: only at the very end it continues the line"
        }
        return nil
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

extension BidirectionalCollection where Element == UInt8, SubSequence == Self {
    /// Without the spaces and tabs at both ends.
    func trimmingBlanks() -> Self {
        var rest = drop { $0 == 0x20 || $0 == 0x09 }
        while let last = rest.last, last == 0x20 || last == 0x09 { rest = rest.dropLast() }
        return rest
    }
}

extension StringProtocol {
    /// Without the spaces and tabs at both ends, also where a combining mark follows them.
    func trimmingBlanks() -> String { String(Substring(Substring(self).utf8.trimmingBlanks())) }
}

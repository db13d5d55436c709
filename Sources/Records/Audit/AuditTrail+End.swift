extension AuditTrail {
    /// Where the files end.
    package struct End: Hashable, Sendable {
        /// As `2026-11.jsonl`.
        package let file: String
        /// Of the last line.
        package let sequence: Int
    }

    /// The last line that is whole and of recordad's form; `nil` when there is none, or no folder.
    ///
    /// What somebody has written after it, or made of it, proves nothing and is passed over.
    package static func end(in directory: String) throws(RecordsError) -> End? {
        for file in try Folder.names(in: directory, isNamed: true)?.filter(isMonth).reversed() ?? [] {
            guard let opened = try OpenFile.existing("\(directory)/\(file)", .read) else { continue }
            if let sequence = try lastSequence(in: opened) { return End(file: file, sequence: sequence) }
        }
        return nil
    }

    /// What is read first: most lines are shorter than a quarter of it.
    private static let tail: Int64 = 4096

    private static func lastSequence(in file: borrowing OpenFile) throws(RecordsError) -> Int? {
        let size = try file.size
        var span = tail
        while true {
            let start = max(0, size - span)
            // Behind the last newline stands at most the beginning of a line, before the first one the end of one.
            let lines = try file.read(Int(size - start), at: start)
                .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .dropFirst(start > 0 ? 1 : 0).dropLast()
            for line in lines.reversed() {
                // A line that is not of recordad's form is for `verify` to tell of.
                if let link = try? AuditLink(Array(line)) { return link.sequence }
            }
            guard start > 0 else { return nil }
            span *= 16
        }
    }

    /// Of those files, with the sizes that they had when they were last written, the ones that are gone or got shorter.
    package static func cutFiles(
        in directory: String, _ sizes: [(file: String, size: Int64)]
    ) throws(RecordsError) -> [String] {
        var cut: [String] = []
        for (file, size) in sizes where try Folder.size(of: "\(directory)/\(file)").map({ $0 < size }) ?? true {
            cut.append(file)
        }
        return cut
    }
}

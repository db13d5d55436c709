import CrashPoints
import Dunning
import Formats

/// One import: a file from its heading to its end, in one transaction.
struct ImportRun {
    let path: String
    let store: InvoiceStore
    let options: ImportOptions
    let progress: (_ bytesRead: Int64, _ size: Int64?) -> Void
    /// How the rows of a file with that heading are written.
    let rules: (_ heading: [String], _ file: String) throws(ImportError) -> RowRules

    /// How many rows are read between two calls of `progress`.
    private static let progressInterval = 1_000

    private enum Failure: Error {
        case definite(ImportError)
        /// Found at the second row of each id, when the first was already written.
        case conflicts([Conflict.Key: Conflict])
    }

    /// Reads the file; and once more from its start when rows to be skipped contradict earlier ones.
    func run() throws(ImportError) -> ImportSummary {
        do throws(Failure) { return try attempt(without: [:]) } catch {
            switch error {
            case .definite(let error): throw error
            case .conflicts(let conflicts): return try runAgain(without: conflicts)
            }
        }
    }

    /// So few may become void in any case.
    private static let fewAbsent = 10

    /// An export that ended half way would make void all that it did not come to.
    private func refuseCutOff(_ summary: ImportSummary) throws(ImportError) {
        guard options.isComplete, !options.isSurelyComplete, summary.absent > Self.fewAbsent,
            summary.absent > summary.good
        else { return }
        throw .cutOff(file: path, rows: summary.good, absent: summary.absent)
    }

    private func runAgain(without conflicts: [Conflict.Key: Conflict]) throws(ImportError) -> ImportSummary {
        guard path != "-" else {
            throw .usage(
                "standard input cannot be read twice, which skipping two rows with one id takes; import from a file")
        }
        do throws(Failure) { return try attempt(without: conflicts) } catch {
            switch error {
            case .definite(let error): throw error
            case .conflicts: throw .usage("'\(path)' changed while it was read; import it again")
            }
        }
    }

    private func attempt(without conflicts: [Conflict.Key: Conflict]) throws(Failure) -> ImportSummary {
        let summary = try store.connection.transaction(failure: { .definite(.storage($0)) }) { () throws(Failure) in
            var pass: ImportPass
            do throws(ImportError) { pass = try read(without: conflicts) } catch { throw .definite(error) }
            guard pass.conflicts.isEmpty else { throw .conflicts(pass.conflicts) }
            do throws(StorageError) { try pass.finish() } catch { throw .definite(.storage(error)) }
            do throws(ImportError) { try refuseCutOff(pass.summary) } catch { throw .definite(error) }
            #if CrashPoints
                CrashPoint.importUncommitted.pass()
            #endif
            return pass.summary
        }
        #if CrashPoints
            CrashPoint.importCommitted.pass()
        #endif
        return summary
    }

    private func read(without conflicts: [Conflict.Key: Conflict]) throws(ImportError) -> ImportPass {
        var reader = try open()
        var row = CSVRecord()
        guard try next(&row, of: &reader) else {
            throw .input(CSVError(.malformed, file: reader.name, "empty, expected a heading and rows"))
        }
        var pass = try ImportPass(
            rules: rules(row.texts, reader.name), width: row.count,
            badRowsFile: badRowsFile(heading: row.texts, delimiter: reader.delimiter), without: conflicts)
        var count = 0
        while try next(&row, of: &reader) {
            do throws(StorageError) { try pass.take(row) } catch { throw .storage(error) }
            #if CrashPoints
                CrashPoint.rowImported.pass()
            #endif
            count += 1
            if count % Self.progressInterval == 0 { progress(reader.bytesRead, reader.size) }
        }
        progress(reader.bytesRead, reader.size)
        do throws(StorageError) { try pass.flush() } catch { throw .storage(error) }
        try check(pass, of: reader.name)
        return pass
    }

    /// Throws where rows are bad, or too few for what the import would make of the store.
    private func check(_ pass: ImportPass, of file: String) throws(ImportError) {
        let bad = pass.badRows
        let hasNothing = pass.rules.needsRows && pass.summary.good == 0
        if bad.count == 0 {
            guard hasNothing, !options.allowsEmpty || options.isComplete else { return }
            throw .noRow(file: file, isComplete: options.isComplete)
        }
        guard let badRowsFile = options.badRowsFile, !options.isComplete else {
            throw .badRows(file: file, first: bad.first, count: bad.count, isComplete: options.isComplete)
        }
        guard !hasNothing else {
            throw .noGoodRow(file: file, first: bad.first, count: bad.count, badRowsFile: badRowsFile)
        }
    }

    private func open() throws(ImportError) -> CSVReader {
        do throws(CSVError) {
            return try CSVReader(CSVInput(path: path), delimiter: options.delimiter, encoding: options.encoding)
        } catch { throw .input(error) }
    }

    private func next(_ row: inout CSVRecord, of reader: inout CSVReader) throws(ImportError) -> Bool {
        do throws(CSVError) { return try reader.next(into: &row) } catch { throw .input(error) }
    }

    private func badRowsFile(heading: [String], delimiter: UInt8) throws(ImportError) -> BadRowsFile? {
        guard let path = options.badRowsFile else { return nil }
        guard !isSameFile(path, self.path) else {
            throw .usage("--skip-bad is '\(path)', the very file that is imported; name another one")
        }
        do throws(StorageError) {
            return try BadRowsFile(path: path, heading: heading, delimiter: delimiter)
        } catch { throw .storage(error) }
    }
}

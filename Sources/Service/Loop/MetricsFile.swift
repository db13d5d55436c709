import Dunning
import Records
import Storage

/// Keeps `MetricsFile=` as new as the last poll and delivery, at one write a second at most.
struct MetricsFile {
    /// Something has changed that the file does not tell yet.
    private(set) var isDue = false
    private var lastWrite: Instant?

    mutating func noteChange() { isDue = true }

    private var failure: RecordsError?

    /// Writes the file if it is due, and `now` is another second than the last time or there will be no later one.
    ///
    /// - Returns: What kept it from being written, if that is news.
    mutating func write(
        to path: String, at now: Instant, isLast: Bool, text: () throws(StorageError) -> String
    ) throws(StorageError) -> RecordsError? {
        guard isDue, isLast || now != lastWrite else { return nil }
        isDue = false
        lastWrite = now
        let text = try text()
        do throws(RecordsError) {
            try PublicFile.write(text, to: path)
            failure = nil
            return nil
        } catch {
            defer { failure = error }
            return error == failure ? nil : error
        }
    }
}

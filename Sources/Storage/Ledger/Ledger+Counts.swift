package import Dunning

/// What is asked of the ledger after every poll: by index or from a tally, however many messages it holds.
extension Ledger {
    /// How often something happened, and when it last did.
    package struct Tally: Hashable, Sendable {
        package let count: Int
        package let last: Instant

        package init(count: Int, last: Instant) {
            self.count = count
            self.last = last
        }
    }

    /// How many messages are in each state but the last ones; uncertain ones that a person gave up are not counted.
    package func unfinishedCounts() throws(StorageError) -> [MessageState: Int] {
        var counts: [MessageState: Int] = [:]
        try connection.query(
            "SELECT state, count(*) FROM message WHERE state NOT IN ('sent','failed','cancelled') GROUP BY state"
        ) { row in
            if let state = MessageState(rawValue: row.text(0)) { counts[state] = Int(row.int64(1)) }
        }
        guard let uncertain = counts[.uncertain] else { return counts }
        counts[.uncertain] = try uncertain - restingCount("reason IS ?")
        return counts.filter { $0.value > 0 }
    }

    /// Uncertain messages that are not tried again unless a person says so.
    package func waitingForPersonCount() throws(StorageError) -> Int { try restingCount("reason IS NOT ?") }

    private func restingCount(_ isGivenUp: String) throws(StorageError) -> Int {
        try connection.query(
            """
            SELECT count(*) FROM message WHERE state NOT IN ('sent','failed','cancelled') AND state = 'uncertain'
              AND next_attempt_at IS NULL AND \(isGivenUp)
            """, [.text(Reason.cancelledByOperator.code)]
        ) { Int($0.int64(0)) }.reduce(0, +)
    }

    /// How often a message came to be sent, failed or cancelled; one that is retried may do so again.
    package func finishedTallies() throws(StorageError) -> [MessageState: Tally] {
        try tallies(of: "message") { MessageState(rawValue: $0) }
    }

    /// What came of the attempts.
    package func attemptTallies() throws(StorageError) -> [Verdict.Outcome: Tally] {
        try tallies(of: "attempt") { word in Verdict.Outcome.allCases.first { $0.word == word } }
    }

    private func tallies<Word: Hashable>(
        of subject: String, _ meaning: (String) -> Word?
    ) throws(StorageError) -> [Word: Tally] {
        var tallies: [Word: Tally] = [:]
        try connection.query("SELECT word, count, last_at FROM tally WHERE subject = ?", [.text(subject)]) { row in
            guard let word = meaning(row.text(0)) else { return }
            tallies[word] = Tally(count: Int(row.int64(1)), last: Instant(secondsSince1970: row.int64(2)))
        }
        return tallies
    }

    /// Messages that were ever planned: the last is never pruned.
    package func plannedCount() throws(StorageError) -> Int {
        try connection.query("SELECT coalesce(max(id), 0) FROM message") { Int($0.int64(0)) }.first ?? 0
    }

    /// Messages accepted on a day.
    package func acceptedCount(on day: CivilDate) throws(StorageError) -> Int {
        try connection.query(
            "SELECT count(*) FROM message WHERE state = 'sent' AND ended_on = ?", [.text(day.description)]
        ) { Int($0.int64(0)) }.first ?? 0
    }
}

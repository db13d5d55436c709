import CrashPoints
package import Dunning
import Records
import Settings
import Storage

/// Removes what came to its end longer than `Keep=` of [Ledger] ago, in small steps (design 7.3).
///
/// Whatever dies between two steps, or inside of one, the next time goes on from there: what a step remembers stands
/// in the ledger before it removes copies, and after it has removed a file of notes.
package struct Pruner {
    let ledger: Ledger
    let zone: Zone
    let keep: Retention
    let notesDirectory: String
    let auditDirectory: String

    /// Messages, notes or copies that a step removes.
    private static let batch = 200
    /// The clock has to run on for so long without a leap of more than that: what one that is ahead by years would
    /// remove does not come back.
    private static let trial: Int64 = 31 * 86_400
    /// How long the steps after a poll may take.
    private static let budget = Duration.seconds(1)

    /// Goes on until nothing is left to remove, for a second at most.
    func run(at now: Instant, inbox: Inbox, breathe: () -> Void = {}) throws {
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: Self.budget)
        try run(at: now) {
            breathe()
            return !inbox.isStopping && clock.now < end
        }
    }

    /// - Parameter mayGoOn: Asked before each step.
    package func run(at now: Instant, while mayGoOn: () -> Bool) throws {
        guard case .days(let days) = keep, now.seconds(since: try steadySince(now)) >= Self.trial else { return }
        let first = zone.local(now).date.adding(days: -days)
        while mayGoOn(), try step(keepingFrom: first) {}
    }

    /// Since when the clock has run on without a leap, in either direction.
    private func steadySince(_ now: Instant) throws(StorageError) -> Instant {
        let until = try ledger.instant(.clockSteadyUntil)
        let gap = until.map { abs(now.seconds(since: $0)) }
        let isLeap = gap.map { $0 > Self.trial } ?? true
        let since = isLeap ? now : try ledger.instant(.clockSteadySince) ?? now
        // Every poll asks, and not every poll is worth a commit.
        if isLeap || gap.map({ $0 >= 3600 }) == true {
            try ledger.transaction { () throws(StorageError) in
                try ledger.set(.clockSteadySince, String(since.secondsSince1970))
                try ledger.set(.clockSteadyUntil, String(now.secondsSince1970))
            }
            #if CrashPoints
                CrashPoint.clockSteadyCommitted.pass()
            #endif
        }
        return since
    }

    /// Removes a few things of one kind; false when nothing is left that ended before the day.
    private func step(keepingFrom day: CivilDate) throws -> Bool {
        if try pruneCopies(before: day) { return true }
        let start = zone.instant(day, hour: 0, minute: 0, second: 0)
        let rows = try ledger.transaction { () throws(StorageError) in
            let messages = try ledger.pruneMessages(endedBefore: day, limit: Self.batch)
            let notes = messages > 0 ? 0 : try ledger.pruneNotes(doneBefore: start, limit: Self.batch)
            #if CrashPoints
                if messages + notes > 0 { CrashPoint.pruneUncommitted.pass() }
            #endif
            return messages + notes
        }
        #if CrashPoints
            if rows > 0 { CrashPoint.pruneCommitted.pass() }
        #endif
        return try rows > 0 || pruneNotesFile(before: day)
    }

    /// The day is remembered first: from then on a copy of an earlier one is not missed.
    private func pruneCopies(before day: CivilDate) throws -> Bool {
        if try ledger.copiesPrunedBefore().map({ $0 < day }) ?? true {
            try ledger.transaction { () throws(StorageError) in
                try ledger.set(.copiesPrunedBefore, day.description)
            }
            #if CrashPoints
                CrashPoint.pruneDayCommitted.pass()
            #endif
        }
        return try CopyStore.prune(before: day, in: auditDirectory, limit: Self.batch) > 0
    }

    /// A month goes when its last day is old enough; its name is forgotten when the file is gone.
    private func pruneNotesFile(before day: CivilDate) throws -> Bool {
        guard let file = try ledger.notesFiles(before: NotesFile.name(of: day)).first else { return false }
        try NotesFile.remove(file, in: notesDirectory)
        try ledger.transaction { () throws(StorageError) in try ledger.forget(notesFile: file) }
        #if CrashPoints
            CrashPoint.notesFileForgottenCommitted.pass()
        #endif
        return true
    }
}

import CrashPoints
package import Dunning
package import Storage

extension Ledger {
    /// Remembers that a cycle ran, what it did, and whether there is something to send that no server takes.
    ///
    /// - Returns: The same, with what is held by now.
    @discardableResult
    package func finishCycle(at now: Instant, summary: CycleSummary) throws(StorageError) -> CycleSummary {
        let summary = try countingHeld(summary)
        try transaction { () throws(StorageError) in
            let waits = try nextAttempt() != nil
            let look = SilenceGuard.Look(
                hasWork: waits || summary.held > 0 || summary.planning.stale > 0 || summary.planning.unwritable > 0
                    || summary.planning.isBroken,
                lastAccepted: try attemptTallies()[.accepted]?.last, lastFailed: try finishedTallies()[.failed]?.last)
            let silentSince = SilenceGuard.begin(before: try silentSince(), look, now: now)
            try set(.lastCycle, String(now.secondsSince1970))
            try set(.lastSummary, summary.description)
            if let thanks = summary.planning.thanks {
                try noteThanks(
                    thanks.asked, waived: thanks.waived.map { ($0.client, $0.invoice) }, on: thanks.day,
                    mode: thanks.mode)
            }
            if let data = summary.planning.data { try noteData(of: min(data, now), now: now) }
            // Empty text stands for none: a fact is never taken away.
            try set(.opening, summary.planning.opening.map { String($0.secondsSince1970) } ?? "")
            try set(.brokenShare, summary.planning.tooManyBroken?.code ?? "")
            try set(.silentSince, silentSince.map { String($0.secondsSince1970) } ?? "")
            #if CrashPoints
                CrashPoint.cycleUncommitted.pass()
            #endif
        }
        #if CrashPoints
            CrashPoint.cycleCommitted.pass()
        #endif
        return summary
    }

    private func countingHeld(_ summary: CycleSummary) throws(StorageError) -> CycleSummary {
        var summary = summary
        summary.held = try unfinishedCounts()[.held, default: 0]
        return summary
    }

    /// When a service that has this ledger looks at the invoices next; `nil` before the first cycle.
    ///
    /// - Parameter interval: In seconds.
    package func nextPoll(every interval: Int64) throws(StorageError) -> Instant? {
        guard let last = try lastCycle() else { return nil }
        var agenda = Agenda(interval: interval)
        agenda.polled(at: last, mayDeliver: true, opening: try instant(.opening))
        return agenda.nextPoll(after: last)
    }

    /// So much was broken in the last cycle that nothing is sent; `nil`: it was not.
    func brokenShare() throws(StorageError) -> BrokenShare? { try value(.brokenShare).flatMap(BrokenShare.init(code:)) }

    /// What is remembered of a clock that was ahead, since set back, holds nobody to it.
    private func noteData(of time: Instant, now: Instant) throws(StorageError) {
        if let newest = try newestData(), newest >= time, newest <= now { return }
        try set(.newestData, String(time.secondsSince1970))
    }

    /// Remembers what the last cycle did once its messages were attempted.
    func finishDelivery(_ summary: CycleSummary) throws(StorageError) {
        let summary = try countingHeld(summary)
        try transaction { () throws(StorageError) in
            try set(.lastSummary, summary.description)
            #if CrashPoints
                CrashPoint.deliveryUncommitted.pass()
            #endif
        }
        #if CrashPoints
            CrashPoint.deliveryCommitted.pass()
        #endif
    }
}

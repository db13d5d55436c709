#if CrashPoints
    import Glibc
    import Synchronization

    /// A place where dying matters, named for what has or has not happened there: `planUncommitted` stands before a
    /// commit, `planCommitted` after it.
    ///
    /// With `RECORDAD_CRASH_POINT=NAME` in its environment the process kills itself the first time it passes the place,
    /// with `NAME:N` the N-th time.
    package enum CrashPoint: String, CaseIterable, Sendable {
        // Storage: making the files, and an import
        case ledgerUncommitted, ledgerCommitted, storeUncommitted, storeCommitted
        case indexMade, rowImported, importUncommitted, importCommitted

        // Service: the start and the plan
        case recoveryUncommitted, recoveryCommitted, notYetReady, setBackUncommitted, setBackCommitted
        case seenOpenUncommitted, seenOpenCommitted, planUncommitted, planCommitted, cycleUncommitted, cycleCommitted
        case deliveryUncommitted, deliveryCommitted

        // Service and Delivery: the sending
        case turnedAwayUncommitted, turnedAwayCommitted, sendingUncommitted, sendingCommitted
        case bodySent, answerUnread, letterHalfWritten, letterUnnamed, letterNamed
        case noteUnaudited, verdictsUncommitted, verdictsCommitted

        // Service and Records: the files
        case copyHalfWritten, copyUnnamed, copyNamed, copiesWritten
        case lineHalfWritten, linesUnsynced, linesAppended, settlingUncommitted, settlingCommitted, auditProjected

        // Service and Records: what is older than Keep=
        case clockSteadyCommitted, pruneDayCommitted, copyPruned, pruneUncommitted, pruneCommitted
        case notesFileRemoved, notesFileForgottenCommitted

        // What a person asks for by a command
        case releaseUncommitted, releaseCommitted, requestUncommitted, requestCommitted
        case takenBackUncommitted, takenBackCommitted
        case noteUncommitted, noteCommitted, noteDoneUncommitted, noteDoneCommitted

        /// Dies here if this is the place and the time for it.
        package func pass() { pass(after: {}) }

        /// The same, after a last deed that leaves something half done.
        package func pass<Failure>(after deed: () throws(Failure) -> Void) throws(Failure) {
            guard let chosen = Self.chosen, chosen.point == self else { return }
            guard Self.passed.add(1, ordering: .relaxed).newValue == chosen.time else { return }
            try deed()
            kill(getpid(), SIGKILL)
        }

        private static let passed = Atomic(0)

        private static let chosen: (point: CrashPoint, time: Int)? = {
            guard let variable = unsafe getenv("RECORDAD_CRASH_POINT") else { return nil }
            let text = unsafe String(cString: variable)
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            let time = parts.count == 1 ? 1 : parts.count == 2 ? Int(parts[1]) : nil
            guard let point = parts.first.flatMap({ CrashPoint(rawValue: String($0)) }), let time, time > 0 else {
                let names = allCases.map(\.rawValue).joined(separator: " ")
                let complaint = "RECORDAD_CRASH_POINT is '\(text)', expected NAME or NAME:N of \(names)\n"
                unsafe write(2, complaint, complaint.utf8.count)
                exit(64)
            }
            return (point, time)
        }()
    }
#endif

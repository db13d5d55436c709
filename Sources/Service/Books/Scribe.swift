import CrashPoints
import Records
import Storage

/// Writes notes and audit while mail goes out: the disk is waited for by another task than the one that owns the ledger.
///
/// It belongs to that one, who lets it begin and take note of what is written with `step`.
final class Scribe {
    private let projector: Projector?
    private let inbox: Inbox
    private let report: (Event) -> Void
    /// Results whose lines no turn has begun to write.
    private var unwritten = 0
    /// What is still to be looked at in this turn.
    private var turn: ArraySlice<Ledger.Log> = []
    private var writing: Writing?

    /// What is being written, and what came of it once it is.
    private struct Writing {
        let projection: Projection
        let task: Task<Void, Never>
        let promise: Promise<AppendFile.Appended, RecordsError>
    }

    /// How many results may wait for their lines in the files.
    private static let batch = 256

    /// - Parameter projector: `nil` writes nothing.
    init(_ projector: Projector?, inbox: Inbox, report: @escaping (Event) -> Void) {
        self.projector = projector
        self.inbox = inbox
        self.report = report
    }

    /// The inbox will hear of it.
    var isWriting: Bool { writing != nil }

    func note(results: Int) { unwritten += results }

    /// Takes note of what is written by now, and begins with what is next.
    ///
    /// - Throws: What kept lines from being written; they stay in the ledger.
    func step() throws {
        guard let projector else { return }
        if let writing {
            guard let result = writing.promise.result else { return }
            self.writing = nil
            try settle(writing.projection, result)
        }
        if turn.isEmpty, unwritten >= Self.batch {
            turn = Projector.logs[...]
            unwritten = 0
        }
        while writing == nil, let log = turn.popFirst() {
            #if CrashPoints
                if log == .notes { CrashPoint.auditProjected.pass() }
            #endif
            writing = try projector.next(of: log).map(begin)
        }
    }

    /// Writes all the rest, once nothing is being written.
    func finish() throws {
        precondition(!isWriting, "two would write to one file")
        try projector?.run { report(.fileEdited(path: $0)) }
    }

    /// Waits for what is being written: nobody else may write to the same file before.
    func pause() async { await writing?.task.value }

    private func begin(_ projection: Projection) -> Writing {
        let promise = Promise<AppendFile.Appended, RecordsError>()
        let task = Task { [inbox] in
            promise.fulfil(Result { () throws(RecordsError) in try projection.write() })
            inbox.wakeUp()
        }
        return Writing(projection: projection, task: task, promise: promise)
    }

    private func settle(_ projection: Projection, _ result: Result<AppendFile.Appended, RecordsError>) throws {
        try projector?.settle(projection, try result.get()) { report(.fileEdited(path: $0)) }
    }
}

extension Connection {
    /// Immediate takes the write lock at once, so that two writers never meet half way; deferred only reads.
    package enum TransactionKind: Sendable {
        case immediate, deferred

        fileprivate var begin: String {
            switch self {
            case .immediate: "BEGIN IMMEDIATE"
            case .deferred: "BEGIN DEFERRED"
            }
        }
    }

    /// All that `body` does, or nothing of it: rolled back when it throws and when the commit fails.
    @discardableResult
    package func transaction<Result>(
        _ kind: TransactionKind = .immediate, _ body: () throws(StorageError) -> Result
    ) throws(StorageError) -> Result {
        try transaction(kind, failure: { $0 }, body)
    }

    /// The same for a body with an error type of its own; `failure` puts the database's own errors into it.
    @discardableResult
    package func transaction<Result, Failure: Error>(
        _ kind: TransactionKind = .immediate, failure: (StorageError) -> Failure,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(!isInTransaction, "a transaction within a transaction")
        do throws(StorageError) { try run(kind.begin) } catch { throw failure(error) }
        do throws(Failure) {
            let result = try body()
            do throws(StorageError) { try run("COMMIT") } catch { throw failure(error) }
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// SQLite has already rolled back by itself after some errors, a full disk among them.
    private func rollBack() {
        guard isInTransaction else { return }
        // A rollback that fails leaves the transaction to be undone when the file is next opened; the error that
        // led here says more.
        do throws(StorageError) { try execute("ROLLBACK") } catch {}
    }
}

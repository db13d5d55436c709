import Digest
import Dunning
import Records
import Service
import Settings
import Storage

struct AuditVerifyCommand: Command {
    static let description = CommandDescription(
        name: "audit verify", summary: "check that the sent mail is as it was written",
        details: """
            Reads every line and every copy in Directory= of [Audit], recomputes the chain of SHA-256, compares its \
            end with the ledger's, and each line with what the ledger tells of its message. A copy that Keep= of \
            [Ledger] has pruned is not missing. Each finding is a line; 65 when there are any.
            """,
        example: "recordad audit verify", exits: [.data, .unavailable, .io, .tryAgain, .configuration])

    /// The service may append while the files are read; then they are read again.
    private static let attempts = 5

    init(_ arguments: Arguments) {}

    func run(in context: Context) throws -> ExitCode {
        let settings = try context.settings()
        let ledger = try settings.existingLedger(.readOnly)
        let directory = settings.audit.directory
        guard try ledger.auditHead() != nil || Files.exist(directory) else {
            context.output.line("no mail was sent yet")
            return .success
        }
        let report = try Self.report(directory, ledger)
        for finding in report.findings { context.output.line(finding.description) }
        guard report.isSound else {
            throw CommandError(
                .data, "the sent mail in '\(directory)' has \(report.findings.count.of("finding"))",
                remedy: report.findings.contains(where: \.isBeyondHead)
                    ? "if the ledger is an older or another one, 'recordad audit recover' takes back into it what they prove"
                    : "compare it with a backup")
        }
        context.output.line(
            "the sent mail is sound: \(report.lines.of("line")) in \(report.files.of("file")), "
                + Self.copies(report.copies)
                + (report.prunedCopies > 0 ? "; \(Self.copies(report.prunedCopies)) pruned by Keep=" : ""))
        if report.lines > 0 {
            context.output.line("the last line, seq \(report.end.sequence), has the SHA-256 \(report.end.hash)")
        }
        return .success
    }

    private static func copies(_ count: Int) -> String { count == 1 ? "1 copy" : "\(count) copies" }

    private static func report(_ directory: String, _ ledger: Ledger) throws -> AuditReport {
        for _ in 0..<attempts {
            let before = try End(ledger)
            let head = try before.head?.link() ?? AuditTrail.Head(sequence: 0, hash: .zero)
            var report = try AuditTrail.verify(
                directory: directory, head: head, pending: before.pending, copiesFrom: before.copiesFrom)
            report.findings += try ledger.differences(fromSentMailIn: directory, through: head)
            if try report.isSound || before == End(ledger) { return report }
        }
        throw CommandError(.tryAgain, "the service is writing to '\(directory)'", remedy: "try again in a minute")
    }
}

/// How far the ledger is, and how much of that the files may lack.
private struct End: Equatable {
    let head: Ledger.AuditHead?
    let pending: Int
    /// Earlier copies may have been pruned.
    let copiesFrom: CivilDate?

    init(_ ledger: Ledger) throws(StorageError) {
        (head, pending, copiesFrom) = try ledger.reading { () throws(StorageError) in
            (try ledger.auditHead(), try ledger.pendingLineCount(of: .audit), try ledger.copiesPrunedBefore())
        }
    }
}

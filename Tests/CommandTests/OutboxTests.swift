import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// `queue`, `release`, `cancel` and `retry` over a ledger that another process prepared.
struct OutboxTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let command: String
        let state: MessageState
        let status: Int32
        let after: MessageState
        /// Whether it is attempted by itself afterwards.
        let isTried: Bool
        var testDescription: String { "\(command) a message that is \(state)" }
    }

    static let cases: [Case] = [
        Case(command: "release", state: .held, status: 0, after: .queued, isTried: true),
        Case(command: "release", state: .deferred, status: 65, after: .deferred, isTried: true),
        Case(command: "release", state: .sent, status: 65, after: .sent, isTried: false),
        Case(command: "release", state: .uncertain, status: 65, after: .uncertain, isTried: true),
        Case(command: "cancel", state: .queued, status: 0, after: .cancelled, isTried: false),
        Case(command: "cancel", state: .deferred, status: 0, after: .cancelled, isTried: false),
        Case(command: "cancel", state: .held, status: 0, after: .cancelled, isTried: false),
        Case(command: "cancel", state: .uncertain, status: 0, after: .uncertain, isTried: false),
        Case(command: "cancel", state: .sending, status: 75, after: .sending, isTried: false),
        Case(command: "cancel", state: .sent, status: 65, after: .sent, isTried: false),
        Case(command: "cancel", state: .failed, status: 65, after: .failed, isTried: false),
        Case(command: "cancel", state: .cancelled, status: 65, after: .cancelled, isTried: false),
        Case(command: "retry", state: .deferred, status: 0, after: .queued, isTried: true),
        Case(command: "retry", state: .failed, status: 0, after: .queued, isTried: true),
        Case(command: "retry", state: .held, status: 0, after: .queued, isTried: true),
        Case(command: "retry", state: .uncertain, status: 0, after: .uncertain, isTried: true),
        Case(command: "retry", state: .queued, status: 0, after: .queued, isTried: true),
        Case(command: "retry", state: .sending, status: 75, after: .sending, isTried: false),
        Case(command: "retry", state: .sent, status: 65, after: .sent, isTried: false),
        Case(command: "retry", state: .cancelled, status: 65, after: .cancelled, isTried: false),
    ]

    @Test(arguments: cases)
    func `a person changes only what can still be changed`(_ test: Case) throws {
        let recordad = try Recordad()
        let later = test.state == .deferred || test.state == .uncertain ? Sample.now : nil
        try recordad.ledger().add("aa11@norte.example", in: test.state, next: later)
        let finished = try recordad(test.command, "aa11@norte.example")
        #expect(finished.status == test.status, "\(finished.errors)")
        #expect(finished.errors.isEmpty == (test.status == 0))
        let message = try #require(try recordad.ledger().message(MessageID("aa11@norte.example")))
        #expect(message.state == test.after)
        #expect((message.nextAttempt != nil) == test.isTried)
    }

    @Test(arguments: ["aa11@norte.example", "<aa11@norte.example>", "aa11", "aa11@norte…", "<aa"])
    func `a message is meant by its id, in brackets or not, and by its beginning`(text: String) throws {
        let recordad = try Recordad()
        let ledger = try recordad.ledger()
        try ledger.add("aa11@norte.example", in: .held)
        try ledger.add("ab22@norte.example", in: .held)
        let finished = try recordad("release", text)
        #expect(finished.output == "released aa11@norte.example: it is attempted at the next cycle\n")
        #expect(try ledger.messages(.init(states: [.held])).map(\.messageID.value) == ["ab22@norte.example"])
    }

    @Test(arguments: [
        ("a", "several messages begin with 'a'; give more of the Message-ID"),
        (
            "zz",
            "no message 'zz'; 'recordad queue --all' lists them; one older than Keep= is in the files of sent mail alone"
        ),
        (
            "<>",
            "no message '<>'; 'recordad queue --all' lists them; one older than Keep= is in the files of sent mail alone"
        ),
    ])
    func `a beginning of several or of none changes nothing`(text: String, error: String) throws {
        let recordad = try Recordad()
        let ledger = try recordad.ledger()
        try ledger.add("aa11@norte.example", in: .held)
        try ledger.add("ab22@norte.example", in: .held)
        let finished = try recordad("cancel", text)
        #expect(finished.status == 65)
        #expect(finished.errors == "recordad: \(error)\n")
        #expect(try ledger.messages(.init(states: [.held])).count == 2)
    }

    @Test func `releasing all lets every held message go and says so to the guard of the day`() throws {
        let recordad = try Recordad()
        let ledger = try recordad.ledger()
        #expect(try recordad("release").output == "no message is held\n")
        #expect(try ledger.value(.releasedOn) == nil)
        for id in ["a@x", "b@x"] { try ledger.add(id, in: .held) }
        try ledger.add("c@x", in: .deferred, next: Sample.now)
        let finished = try recordad("release")
        #expect(finished.output == "released 2 messages, to be attempted at the next cycle\n")
        #expect(try ledger.unfinishedCounts() == [.queued: 2, .deferred: 1])
        #expect(try #require(try ledger.value(.releasedOn)).wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
    }

    @Test(arguments: ["release", "retry"])
    func `what was held on a rehearsed day goes at the next run of that day`(command: String) throws {
        let recordad = try Recordad()
        let ledger = try recordad.ledger()
        try ledger.add("aa11@norte.example", in: .held)
        _ = try recordad(command, "aa11")
        #expect(try ledger.dueMessages(at: Sample.now, limit: 1).count == 1)
    }

    @Test func `what a person cancelled stays given up`() throws {
        let recordad = try Recordad()
        let id = try recordad.ledger().add("aa@x")
        _ = try recordad("cancel", "aa@x")
        let reminders = try recordad.ledger().reminders(of: id)
        // Its identity is taken: the next cycle does not plan the same again.
        #expect(reminders.map(\.dropped) == [nil])
        #expect(try recordad.ledger().message(id: id)?.reason == .cancelledByOperator)
    }

    @Test func `an uncertain message that waits for a person can be given up, once`() throws {
        let recordad = try Recordad()
        let id = try recordad.ledger().add("aa@x", in: .uncertain)
        #expect(try recordad("queue").output.contains("uncertain"))
        #expect(try recordad("cancel", "aa@x").output.contains("so it counts as sent"))
        let message = try recordad.ledger().message(id: id)
        #expect(message?.state == .uncertain)
        #expect(message?.reason == .cancelledByOperator)
        #expect(try recordad("queue").output == "nothing waits to be sent\n")
        #expect(try recordad.ledger().unfinishedCounts() == [:])
        #expect(try recordad("cancel", "aa@x").errors.contains("a person gave it up before"))
    }

    @Test(arguments: [nil, Reason.retriesExpired, .paid])
    func `an uncertain message that is not tried again is in the queue, and status says what to type`(
        because reason: Reason?
    ) throws {
        let recordad = try Recordad()
        try recordad.importing(invoices: "number,client_id,issued_on,due_on,total\nF1,C1,2026-10-01,2026-11-01,10\n")
        let ledger = try recordad.ledger()
        let id = try ledger.add("aa@x", in: .uncertain)
        try ledger.add("bb@x", in: .uncertain, next: Sample.now)
        try ledger.move(id, to: .uncertain, next: nil, reason: reason)
        #expect(try recordad("queue", "--format", "csv").output.contains("\naa@x"))
        let line = try recordad("status").output.split(separator: "\n").first { $0.contains("uncertain: ") }
        #expect(
            line?.hasSuffix(
                "uncertain: 2 (1 until 'recordad retry MESSAGE' or 'recordad cancel MESSAGE'; 'recordad queue' lists them)"
            ) == true, "\(line as Any)")
        _ = try recordad("cancel", "aa@x")
        #expect(try recordad("status").output.contains("uncertain: 1\n"))
        #expect(try !recordad("queue").output.contains("aa@x"))
    }

    @Test func `what a person cancelled is not promised to come back`() throws {
        let recordad = try Recordad()
        try recordad.ledger().add("aa@x")
        _ = try recordad("cancel", "aa@x")
        let errors = try recordad("retry", "aa@x").errors
        #expect(errors.hasSuffix("a person cancelled it; the next stage of its invoices comes on its own date\n"))
    }

    @Test func `the queue lists what waits, and everything when asked`() throws {
        let recordad = try Recordad()
        let ledger = try recordad.ledger()
        for (index, state) in MessageState.allCases.enumerated() { try ledger.add("m\(index)@x", in: state) }
        let waiting = try states(recordad("queue", "--format", "json").output)
        #expect(Set(waiting) == ["queued", "sending", "deferred", "uncertain", "held"])
        #expect(try states(recordad("queue", "--all", "--format", "json").output).count == MessageState.allCases.count)
    }

    @Test func `the queue is narrowed by client and day`() throws {
        let recordad = try Recordad()
        let ledger = try recordad.ledger()
        try ledger.add("a@x", client: "C1", on: "2026-11-20")
        try ledger.add("b@x", client: "C2", on: "2026-11-21")
        try ledger.add("c@x", client: "C2", on: "2026-11-22")
        let finished = try recordad(
            "queue", "--client", "C2", "--since", "2026-11-20", "--until=2026-11-21", "--format", "csv")
        let lines = finished.output.split(separator: "\r\n")
        let headings =
            "message_id;client_id;client;stage;state;mode;to;attempts;next_attempt;reply;reason;created;occurrence"
        #expect(lines.first == "\u{FEFF}\(headings)")
        #expect(lines.dropFirst().map { $0.prefix(6) } == ["b@x;C2"])
        #expect(lines.last?.contains(";claim;queued;live;ana@client.example;0;2026-11-21T") == true)
    }

    @Test func `an empty outbox is told in words`() throws {
        let recordad = try Recordad()
        _ = try recordad.ledger()
        #expect(try recordad("queue").output == "nothing waits to be sent\n")
        #expect(try recordad("queue", "--format", "json").output == "[]\n")
    }

    private func states(_ json: String) throws -> [String] {
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        return rows.compactMap { $0["state"] as? String }
    }
}

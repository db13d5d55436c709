import Delivery
import Dunning
import Foundation
import Records
import Service
import Storage
import TestSupport
import Testing

/// What a ledger that was put back, or lost, learns from the files of sent mail.
@Suite struct AuditRecoveryTests {
    private let world: World

    init() throws { world = try World() }

    /// From now on a copy of the ledger as it is.
    private func backUp() throws { try Ledger.copy(world.ledgerPath, to: world.folder.path("copy.db")) }

    private func shell(_ command: String) throws {
        let finished = try run("sh", ["-ec", command], in: world.folder.url)
        try #require(finished.status == 0, "\(finished.errors)")
    }

    private func restore() throws { try shell("rm ledger.db*; cp copy.db ledger.db") }

    @discardableResult
    private func recover() throws -> AuditRecovery.Report {
        let ledger = try Ledger(path: world.ledgerPath, mode: .create)
        return try AuditRecovery(world.settings, ledger: ledger).run()
    }

    /// What is told otherwise now, and what it was.
    private func difference(from known: [String]) throws -> [String] {
        try facts().difference(from: known).map { "\($0)" }
    }

    private func counts(_ report: AuditRecovery.Report) -> [Int] {
        [report.head, report.end, report.unsent, report.unknown, report.reminders]
    }

    /// What the planner, the lists and the limits of contact go by, as the ledger has it.
    private func facts() throws -> [String] {
        let ledger = try world.ledger()
        let messages = try ledger.messages(Ledger.Filter())
        var facts = try ledger.auditHead().map { ["head \($0)"] } ?? []
        for message in messages.sorted(by: { $0.messageID.value < $1.messageID.value }) {
            let to = message.to.map(\.value) + message.cc.map(\.value) + message.bcc.map(\.value)
            facts.append(
                "\(try world.describe(message, ledger)) \(message.state) \(message.endedAt?.rfc3339 ?? "") \(message.reply)"
                    + " \(message.attempts) \(message.auditSequence ?? 0) \(message.envelope.sender) \(message.from) \(to)"
                    + " \(message.refused) \(message.subject) \(message.balance) \(message.daysPastDue) \(message.clientName)"
            )
            let question = HistoryQuestion(
                client: message.clientID, email: "", invoices: [],
                contacts: .init(addresses: message.to, since: Instant(secondsSince1970: 0)))
            let history = try #require(try ledger.histories([question], mode: .live)[message.clientID])
            facts.append(history.reminders.values.joined().map { "\($0)" }.sorted().joined(separator: ", "))
            facts.append("\(history.contacts)")
        }
        for note in try ledger.notes(Ledger.NoteFilter(result: .sent)) {
            let rung = note.rung.map { "\($0)" } ?? ""
            facts.append(
                "\(note.time.rfc3339) \(note.clientID) \(note.clientName) \(note.title) \(rung) \(note.invoices)"
                    + " \(note.balance.map { $0.decimal } ?? "") \(note.daysPastDue ?? 0) \(note.recipients)"
                    + " \(note.messageID?.value ?? "") \(note.author) \(note.state) \(note.detail.isEmpty)")
        }
        facts.append("\(try ledger.clientsWithOpenThanks(mode: .live).sorted())")
        return facts
    }

    /// Some weeks of a company: groups, claims, thanks, a refused address, a second try.
    private func live(through last: Int, keeping day: Int) async throws {
        try world.clients(3, due: "2026-11-21")
        try world.invoice("G1", of: "C1", due: "2026-11-22", balance: 123_456)
        try world.set(client: "C2", "email", .text("c2@example.org, other@example.org"))
        world.mailer.answer { parcel, number in
            let other = parcel.envelope.recipients.first { $0.value == "other@example.org" }
            if parcel.envelope.recipients[0].value == "c3@example.org", number == 1 { return deferred }
            return Verdict(
                .accepted, reply: "250 2.0.0 taken",
                refused: other.map { [.init(address: $0, reply: "452 full")] } ?? [])
        }
        for number in 18...last {
            if number == 26 { try world.pay("F1") }
            let date = try #require(CivilDate("2026-11-01")).adding(days: number - 1)
            for hour in ["10", "16"] { try await world.once("\(date)T\(hour):00") }
            if number == day { try backUp() }
        }
    }

    @Test(arguments: [18, 21, 26])
    func `a ledger put back knows again what it knew, and nothing goes twice`(day: Int) async throws {
        try await live(through: 32, keeping: day)
        let (known, sent) = (try facts(), world.mailer.parcels.count)
        try restore()
        try recover()
        let difference = try difference(from: known)
        #expect(difference.isEmpty, "\(difference.joined(separator: "\n"))")
        try await world.once("2026-12-02T17:00")
        #expect(world.mailer.parcels.count == sent)
        #expect(
            try world.auditLines().compactMap { $0["seq"] as? Int } == Array(1...known.count { $0.contains(" sent ") }))
    }

    @Test func `a lost ledger knows again what it knew, and nothing goes twice`() async throws {
        try await live(through: 32, keeping: 18)
        let (known, sent) = (try facts(), world.mailer.parcels.count)
        try shell("rm ledger.db*")
        let report = try recover()
        #expect(report.unknown == report.end && report.head == 0 && report.unsent == 0)
        let difference = try difference(from: known)
        #expect(difference.isEmpty, "\(difference.joined(separator: "\n"))")
        try await world.once("2026-12-02T17:00")
        #expect(world.mailer.parcels.count == sent)
        #expect(try counts(recover()) == [report.end, report.end, 0, 0, 0])
    }

    @Test(arguments: [deferred, uncertain, failed])
    func `a message that waited in the copy, or had failed in it, is sent`(verdict: Verdict) async throws {
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(verdict)
        try await world.once("2026-11-24T10:00")
        try backUp()
        world.mailer.answer(accepted)
        let ledger = try world.ledger()
        let message = try world.message()
        let next = try #require(message.lastAttempt)
        try ledger.transaction { () throws(StorageError) in try ledger.revive(message, next: next) }
        try await world.once("2026-11-24T11:00")
        let known = try facts()
        try restore()
        #expect(try counts(recover()) == [0, 1, 1, 0, 1])
        let difference = try difference(from: known)
        #expect(difference.isEmpty, "\(difference.joined(separator: "\n"))")
        try await world.once("2026-11-24T12:00")
        #expect(world.mailer.parcels.count == 2)
        #expect(try world.ledger().letter(of: 1) == nil)
    }

    @Test func `a message that waited in the copy is told of as it was sent, not as it was composed then`() async throws
    {
        try world.clients(1, due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24T10:00")
        try backUp()
        world.mailer.answer(accepted)
        try world.set("F1", "balance", .integer(150))
        try world.set(client: "C1", "name", .text("Cliente Nuevo"))
        try world.set(client: "C1", "email", .text("new@example.org"))
        try await world.once("2026-11-25T10:00")
        let known = try facts()
        try #require(known.contains { $0.contains("new@example.org") && $0.contains("150") }, "\(known)")
        try restore()
        #expect(try recover().unsent == 1)
        let difference = try difference(from: known)
        #expect(difference.isEmpty, "\(difference.joined(separator: "\n"))")
        #expect(try world.ledger().reminders(of: 1).map(\.balance.minorUnits) == [150])
        #expect(try world.ledger().addressees(of: 1).map(\.value) == ["new@example.org"])
    }

    @Test func `a reminder that waited in another message of the copy was sent in this one`() async throws {
        try world.clients(1, due: "2026-11-21")
        try world.invoice("G1", of: "C1", due: "2026-11-21")
        world.mailer.answer(deferred)
        try await world.once("2026-11-24T10:00")
        try backUp()
        world.mailer.answer(accepted)
        try world.pay("G1")
        try await world.once("2026-11-24T11:00")
        try restore()
        #expect(try recover().unknown == 1)
        #expect(try world.messages() == ["C1 overdue/1:  cancelled", "C1 overdue/1: F1 sent"])
        try await world.once("2026-11-24T12:00")
        #expect(world.mailer.parcels.count == 2)
    }

    @Test func `lines that waited in the copy are in the files, and new notes get new numbers`() async throws {
        try world.clients(2, due: "2026-11-21")
        try await world.once("2026-11-24")
        let ledger = try world.ledger()
        let lines = try world.folder.read("sent/2026-11.jsonl").split(separator: "\n").map { Array("\($0)\n".utf8) }
        try ledger.transaction { () throws(StorageError) in
            try ledger.append(lines[1], to: "2026-11.jsonl", of: .audit, message: 2)
            try ledger.settle([], of: .audit, file: "2026-11.jsonl", size: Int64(lines[0].count))
        }
        try backUp()
        try world.clients(1, due: "2026-11-21", from: 3)
        try await world.once("2026-11-25")
        try restore()
        try recover()
        #expect(try world.pendingLineCount() == 0)
        try world.clients(1, due: "2026-11-21", from: 4)
        try await world.once("2026-11-26")
        #expect(try world.noteRows().compactMap { $0.split(separator: ";").first } == ["1", "2", "3", "5"])
        #expect(try world.notes().map(\.id) == [1, 2, 4, 5])
        #expect(try world.auditLines().compactMap { $0["seq"] as? Int } == [1, 2, 3, 4])
    }

    @Test(arguments: ["sed -i 1d", "truncate -s -1"])
    func `a file that lost lines before the ledger's end stays an alarm`(harm: String) async throws {
        for (number, month) in ["10", "11", "11"].enumerated() {
            try world.clients(1, due: "2026-\(month)-2\(number)", from: number + 1)
            try await world.once("2026-\(month)-2\(number + 3)")
            if number == 1 { try backUp() }
        }
        try restore()
        try shell("\(harm) sent/2026-10.jsonl")
        #expect(try recover().unknown == 1)
        #expect(
            try AuditGuard(world.settings, ledger: world.ledger()).cutFiles()
                == [world.folder.path("sent/2026-10.jsonl")])
    }

    /// What was done to the files, and what is said of them.
    static let misfits = [
        ("sed -i 1d sent/2026-11.jsonl", "no line of it is the ledger's seq 1: it belongs to another ledger; put back"),
        ("sed -i '1s/Cliente/Gente/' sent/2026-11.jsonl", "no line of it is the ledger's seq 1"),
        (
            "sed -i '2s/Cliente/Gente/' sent/2026-11.jsonl",
            "2026-11.jsonl:3: this line was edited: its 'prev' is missing"
        ),
        ("sed -i 2d sent/2026-11.jsonl", "2026-11.jsonl:2: 1 line is missing before this one: seq 3 where 2 was due"),
        (
            "sed -i '2s/\"stage\":\"overdue\"/\"stage\":\"due!\"/' sent/2026-11.jsonl",
            "2026-11.jsonl:2: this line was edited: its 'stage'"
        ),
        (
            "sed -i '2s/\"balance\":\"1000\"/\"balance\":\"4000000000001\"/' sent/2026-11.jsonl",
            "2026-11.jsonl:2: this line was edited: its 'balance'"
        ),
        (
            "printf '{\"seq\":4' >> sent/2026-11.jsonl",
            "2026-11.jsonl:4: this line is cut: it does not end in a newline; one message"
        ),
        (
            "truncate -s -1 sent/2026-11.jsonl",
            "2026-11.jsonl:3: this line is cut: it does not end in a newline; nothing else"
        ),
        (
            "truncate -s -9 sent/2026-11.jsonl; cp sent/2026-11.jsonl sent/2026-12.jsonl",
            "2026-11.jsonl:3: this line is cut: it does not end in a newline; put back"
        ),
        ("sed -i '2i checked' sent/2026-11.jsonl", "2026-11.jsonl:2: this line was edited: it is no JSON"),
    ]

    @Test(arguments: [("truncate -s -9", "sed -i '$d'", 2), ("truncate -s -1", "echo >>", 3)])
    func `after a power cut in the last line the remedy that is named lets the rest be taken back`(
        harm: String, remedy: String, end: Int
    ) async throws {
        for number in 1...3 {
            try world.clients(1, due: "2026-11-21", from: number)
            try await world.once("2026-11-2\(number + 3)")
        }
        try shell("rm ledger.db*; \(harm) sent/2026-11.jsonl")
        let error = #expect(throws: UnfitTrail.self) { try recover() }
        let command = "\(remedy) \(world.folder.path("sent/2026-11.jsonl"))"
        try #require(error?.description.contains("(\(command))") == true, "\(error as Any)")
        try shell(command)
        #expect(try recover().end == end)
    }

    @Test(arguments: misfits)
    func `files that do not continue the ledger's chain are refused, and nothing is changed`(
        harm: String, words: String
    ) async throws {
        for number in 1...3 {
            try world.clients(1, due: "2026-11-21", from: number)
            try await world.once("2026-11-2\(number + 3)")
            if number == 1 { try backUp() }
        }
        try restore()
        try shell(harm)
        let before = try facts()
        let error = #expect(throws: UnfitTrail.self) { try recover() }
        #expect(error?.description.contains(words) == true, "\(error as Any)")
        #expect(try facts() == before)
    }
}

import Storage
import Testing

@Suite struct LedgerLineTests {
    let fixture: LedgerFixture
    var ledger: Ledger { fixture.ledger }

    init() throws { fixture = try LedgerFixture() }

    /// The lines that wait, as `file: text`.
    private func waiting(_ log: Ledger.Log) throws -> [String] {
        try ledger.pendingLines(of: log, limit: 9).map { "\($0.file): \(String(decoding: $0.bytes, as: UTF8.self))" }
    }

    @Test func `settled lines leave what stands between and after them`() throws {
        let messages = try ["F1", "F2", "F3"].map { try fixture.enqueue(try fixture.message([$0])) }
        for (number, message) in messages.enumerated() {
            try ledger.append(Array("a\(number)".utf8), to: "11.jsonl", of: .audit, message: message, copy: "c")
            try ledger.append(Array("n\(number)".utf8), to: "11.csv", of: .notes)
        }
        let two = try ledger.pendingLines(of: .audit, limit: 2)
        try ledger.settle(two, of: .audit, file: "11.jsonl", size: 4)
        #expect(try waiting(.audit) == ["11.jsonl: a2"])
        #expect(try waiting(.notes) == ["11.csv: n0", "11.csv: n1", "11.csv: n2"])
        #expect(try messages.map { try ledger.letter(of: $0) != nil } == [false, false, true])
        #expect(try ledger.size(of: "11.jsonl", of: .audit) == 4)
    }

    @Test func `settled notes leave every letter where it is`() throws {
        let message = try fixture.enqueue(try fixture.message(["F1"]))
        try ledger.append(Array("n".utf8), to: "11.csv", of: .notes)
        try ledger.append(Array("a".utf8), to: "11.jsonl", of: .audit, message: message, copy: "c")
        try ledger.append(Array("n".utf8), to: "11.csv", of: .notes)
        try ledger.settle(try ledger.pendingLines(of: .notes, limit: 9), of: .notes, file: "11.csv", size: 2)
        #expect(try waiting(.notes).isEmpty)
        #expect(try waiting(.audit) == ["11.jsonl: a"])
        #expect(try ledger.letter(of: message) != nil)
    }
}

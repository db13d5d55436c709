import Foundation
import TestSupport
import Testing

/// What `plan` and `explain` say of the outbox once the store has changed, held to what `once` then does.
struct OutboxOutlookTests {
    private static let heading = "id,number,client_id,client_email,issued_on,due_on,total,balance,status"
    private static let day = ["--as-of", "2026-11-20"]

    /// Two invoices of a client in one message, and one of another, all held and released.
    private static func waiting() throws -> Recordad {
        let recordad = try Recordad()
        _ = try recordad.folder.write("recordad.conf.d/limit.conf", "[Reminders]\nFirstRunLimit=1\n")
        try change(recordad, "C1,ana@client.example,2026-10-01,2026-11-01,10,10,open")
        try #require(try recordad("once", "--now", "2026-11-20").output.contains("2 held"))
        _ = try recordad("release")
        return recordad
    }

    /// - Parameter first: What the store says of the first invoice, after its number.
    private static func change(_ recordad: Recordad, _ first: String) throws {
        try recordad.importing(
            invoices: """
                \(heading)
                1,F-1,\(first)
                2,F-2,C1,ana@client.example,2026-10-01,2026-11-01,20,20,open
                3,F-3,C2,eva@client.example,2026-10-01,2026-11-01,30,30,open

                """)
    }

    private static func words(_ output: String) -> String { output.split { $0.isWhitespace }.joined(separator: " ") }

    @Test(arguments: [
        ("C1,ana@client.example,2026-10-01,2026-11-01,10,0,paid", "paid"),
        ("C1,ana@client.example,2026-10-01,2026-11-01,10,10,disputed", "disputed"),
        ("C1,ana@client.example,2026-10-01,2026-12-15,10,10,open", "due-date-changed"),
    ])
    func `a message is told without the invoice that it no longer asks for`(change: String, code: String) throws {
        let recordad = try Self.waiting()
        try Self.change(recordad, change)
        let plan = Self.words(try recordad(["plan"] + Self.day).output)
        #expect(plan.contains("F-1: The message goes without this invoice."), "\(plan)")
        let explained = Self.words(try recordad(["explain", "F-1"] + Self.day).output)
        #expect(explained.contains("The message goes without this invoice."), "\(explained)")
        let rows = try rows(recordad)
        #expect(rows.map { $0["cancels"] as? Bool } == [true, false, false])
        #expect((rows[0]["reason"] as? String)?.hasPrefix(code) == true, "\(rows[0])")
        #expect(try recordad("once", "--now", "2026-11-20T13:00").output.hasPrefix("2 sent"))
        let sent = try sent(recordad)
        #expect(!sent.contains("F-1") && sent.contains("F-2"), "\(sent)")
    }

    @Test func `a message of nothing but paid invoices is told as cancelled, also while it is held`() throws {
        let recordad = try Self.waiting()
        try recordad.importing(
            invoices: "\(Self.heading)\n3,F-3,C2,eva@client.example,2026-10-01,2026-11-01,30,0,paid\n")
        for command in [["plan"], ["explain", "F-3"]] {
            let told = Self.words(try recordad(command + Self.day).output)
            #expect(told.contains("It will not go out: it is cancelled when its turn comes."), "\(told)")
        }
        let once = try recordad("once", "--now", "2026-11-20T13:00").output
        #expect(once.hasPrefix("1 sent") && once.contains("1 cancelled"), "\(once)")
    }

    @Test func `a message is told with the sum that it asks for when its turn comes`() throws {
        let recordad = try Self.waiting()
        try Self.change(recordad, "C1,ana@client.example,2026-10-01,2026-11-01,10,4,open")
        #expect(try recordad(["plan"] + Self.day).output.contains("4.00"))
        #expect(try rows(recordad).map { $0["balance"] as? String } == ["4.00", "20.00", "30.00"])
        _ = try recordad("once", "--now", "2026-11-20T13:00")
        #expect(try sent(recordad).contains("4.00"))
    }

    /// The record of sent mail.
    private func sent(_ recordad: Recordad) throws -> String {
        let folder = recordad.folder.path("sent")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".jsonl") }
        return try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
    }

    private func rows(_ recordad: Recordad) throws -> [[String: Any]] {
        let json = try recordad(["plan", "--format", "json"] + Self.day).output
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        return rows.filter { $0["message_id"] is String }
            .sorted { ($0["invoice"] as? String ?? "") < ($1["invoice"] as? String ?? "") }
    }
}

import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// Hostile names, numbers and ids on their way from the store to the wire, the notes and the terminal.
struct AttackMailTests {
    private let company: AttackedCompany
    /// How many messages there are: one to a harmless client, and two for each text.
    private let count = 1 + 2 * Attack.texts.count

    init() throws {
        company = try AttackedCompany("Connections=1\nAttachDocuments=yes\nDocumentRoot=/usr/share\n")
        try company.atOnce {
            try company.owe(client: "C", invoice: "F", email: "harmless@example.org", text: "Ana Pérez")
            for (index, text) in Attack.texts.enumerated() {
                try company.owe(
                    client: "C\(index)", invoice: "F\(index)", email: "in-name-\(index)@example.org", text: text,
                    paymentURL: text, document: text)
                try company.owe(client: text, invoice: text, email: "in-id-\(index)@example.org", text: text)
            }
        }
    }

    @Test func `a message is read as the harmless one is, and reaches its client alone`() throws {
        let finished = try company.once()
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(Attack.isHarmless(finished.output + finished.errors))
        let mails = try ReadMail.read(company.server.messages)
        try #require(mails.count == count)
        let skeletons = try HTMLSkeleton.read(mails.map { $0.html ?? "" })
        let harmless = try #require(mails.firstIndex { $0.to[0][1] == "harmless@example.org" })
        for (mail, skeleton) in zip(mails, skeletons) {
            #expect(mail.headers.map { $0[0] } == mails[harmless].headers.map { $0[0] })
            #expect(mail.defects == [])
            #expect(mail.structure == "multipart/alternative(text/plain,text/html)")
            #expect(mail.isSevenBit && !mail.hasBareLineEnds)
            #expect(skeleton == skeletons[harmless])
            #expect(mail.text?.contains("77.777.777-7") == mails[harmless].text?.contains("77.777.777-7"))
        }
        try expectEnvelopes(mails.map { $0.to.map { $0[1] } })
    }

    private func expectEnvelopes(_ read: [[String]]) throws {
        let log = company.server.log
        let recipients = log.filter { $0.hasPrefix("RCPT") }
        #expect(Set(log.filter { $0.hasPrefix("MAIL") }.map { $0.prefix(32) }) == ["MAIL FROM:<billing@norte.example"])
        #expect(recipients.count == count && Set(recipients).count == count)
        #expect(read.map { $0.map { "RCPT TO:<\($0)>" } } == recipients.map { [$0] })
        #expect(recipients.allSatisfy { $0.hasSuffix("@example.org>") })
    }

    @Test func `the text itself arrives, and nothing is made of it`() throws {
        _ = try company.once()
        let mails = try ReadMail.read(company.server.messages)
        for (index, text) in Attack.texts.enumerated() where text.allSatisfy({ $0.isASCII && !$0.isNewline }) {
            let mail = try #require(mails.first { $0.to[0][1] == "in-name-\(index)@example.org" })
            let printable = text.filter { $0.asciiValue.map { (0x20...0x7E).contains($0) } == true }
            let words = printable.split(separator: " ").joined(separator: " ")
            let read = (mail.text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard printable == text else { continue }
            #expect(read.contains(words), "\(words)")
        }
    }

    @Test func `no cell of the notes starts a formula, and none becomes two`() throws {
        _ = try company.once()
        let file = try company.recordad.folder.read("notes/2026-11.csv")
        let printed = try company.recordad("notes", "--format", "csv").output
        for (csv, columns) in [(file, 18), (printed, 18)] { try expectPlain(csv, columns: columns, delimiter: ";") }
        try expectPlain(try company.recordad("queue", "--all", "--format", "csv").output, columns: 13, delimiter: ";")
    }

    private func expectPlain(_ csv: String, columns: Int, delimiter: String) throws {
        let finished = try run("python3", ["-c", Self.reader, delimiter], input: Array(csv.utf8))
        let rows = try JSONDecoder().decode([[String]].self, from: Data(finished.output.utf8))
        #expect(rows.count == count + 1)
        for row in rows {
            #expect(row.count == columns)
            for cell in row where Double(cell.replacing(",", with: ".")) == nil {
                #expect(!"=+-@\t\r".contains(cell.first ?? "a"), "\(cell)")
            }
        }
    }

    private static let reader = """
        import csv, io, json, sys
        text = sys.stdin.buffer.read().decode("utf-8-sig")
        print(json.dumps(list(csv.reader(io.StringIO(text, newline=""), delimiter=sys.argv[1]))))
        """

    static let lists = [["queue", "--all"], ["notes"], ["audit"], ["calls"], ["plan", "--as-of", "2026-11-24"]]

    @Test(arguments: lists)
    func `no list says anything but words to a terminal, nor more lines than it has rows`(list: [String]) throws {
        if list[0] != "plan" { _ = try company.once() }
        for format in ["table", "csv", "json"] {
            for columns in format == "table" ? [nil, 80] : [nil] {
                let finished = try company.recordad(list + ["--format", format], columns: columns)
                #expect(finished.status == 0)
                #expect(Attack.isHarmless(finished.output + finished.errors), "\(list) \(format)")
                guard format == "csv" || (format == "table" && list[0] != "plan" && list[0] != "calls") else {
                    continue
                }
                #expect(finished.output.split(separator: "\n").count <= count + 1, "\(list) \(format)")
            }
        }
    }

    @Test func `nothing told about one invoice, message or client disturbs a terminal`() throws {
        _ = try company.once()
        var words = [
            ["status"], ["status", "--format", "json"], ["check"], ["check", "--print"], ["audit", "verify"],
        ]
        for text in Attack.texts where !Attack.isHarmless(text) || text.contains("\n") {
            words += [
                ["explain", text], ["cancel", text], ["notes", "--client", text], ["notes", "add", text, text],
            ]
            words += [["preview", text, "--stage", "claim"], ["import", "invoices", text], ["plan", "--days", text]]
        }
        words += ["eml", "html"].map { ["preview", "F0", "--stage", "claim", "--as", $0] }
        for message in try company.recordad.ledger().messages(.init()).prefix(20) {
            words.append(["audit", "show", message.messageID.value])
        }
        for command in words {
            let finished = try company.recordad(command)
            #expect(Attack.isHarmless(finished.output + finished.errors), "\(command)")
            #expect(!finished.errors.split(separator: "\n").contains("recordad: recordad: all is well"), "\(command)")
            for line in finished.errors.split(separator: "\n") { #expect(line.hasPrefix("recordad: "), "\(command)") }
            #expect(!(finished.output + finished.errors).split(separator: "\n").contains("recordad: all is well"))
        }
    }
}

import Foundation
import TestSupport
import Testing

/// Values of the configuration and templates that lead elsewhere, or to the terminal.
struct SettingsAttackTests {
    @Test(arguments: [
        "../../../etc/passwd", "/etc/passwd", "America/../../../etc/passwd", "America//Santiago", ".",
        "America/\u{1B}[2J",
    ])
    func `a time zone is a name and never a path`(name: String) throws {
        let company = try AttackedCompany("[Company]\nTimeZone=\(name)\n")
        let finished = try company.recordad("check")
        #expect(finished.status == 78)
        #expect(Attack.isHarmless(finished.errors) && !finished.errors.contains("root:"))
    }

    @Test func `a logo is an image, whatever leads to it, and nothing else of the disk is told`() throws {
        let scratch = try TemporaryFolder()
        let secret = try scratch.write("secret", "precious")
        let link = scratch.path("logo.png")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: secret)
        for path in [link, secret, "/etc/passwd", "/dev/zero", scratch.url.path] {
            let finished = try AttackedCompany("[Company]\nLogo=\(path)\n").recordad("check")
            #expect(finished.status == 78 && finished.errors.contains("Logo= is"), "\(finished.errors)")
            #expect(!finished.errors.contains("precious") && !finished.errors.contains("root:"))
        }
    }

    static let templates = [
        ("en/overdue.txt", "{{> ../../secret}}"), ("en/overdue.txt", "{{> /etc/passwd}}"),
        ("en/overdue.txt", "{{client.password}}"),
        ("en/overdue.subject", "\u{1B}[2J{{secret}}"), ("en/\u{1B}[2J.txt", "x"), ("\u{1B}[2J/due.txt", "x"),
    ]

    @Test(arguments: templates)
    func `a template takes nothing from outside its folder`(name: String, text: String) throws {
        let company = try AttackedCompany("[Templates]\nDirectory=\(try TemporaryFolder().url.path)\n")
        let folder = company.recordad.folder
        _ = try folder.write("recordad.conf.d/templates.conf", "[Templates]\nDirectory=\(folder.path("templates"))\n")
        _ = try folder.write("secret.mustache", "precious")
        _ = try folder.write("templates/\(name)", text)
        let finished = try company.recordad("check")
        #expect(finished.status == 78, "\(finished.output)")
        #expect(Attack.isHarmless(finished.errors + finished.output))
        #expect(!finished.errors.contains("precious") && !finished.errors.contains("root:"))
    }

    @Test func `a configuration with escapes is shown without them`() throws {
        let company = try AttackedCompany(
            "[Company]\nName=Norte \u{1B}[2J\u{9B}31m\nColour\u{1B}[2J=red\n[\u{1B}[2J]\n")
        for words in [["check"], ["check", "--print"], ["status"], ["queue"]] {
            let finished = try company.recordad(words)
            #expect(Attack.isHarmless(finished.output + finished.errors), "\(words)")
        }
        let good = try AttackedCompany("[Company]\nName=Norte \u{1B}[2J\u{202E}\n")
        for words in [["check"], ["check", "--print"], ["plan"]] {
            let finished = try good.recordad(words)
            #expect(Attack.isHarmless(finished.output + finished.errors), "\(words)")
        }
    }

    private static let heading = "number,client_id,issued_on,due_on,total\n"
    private static let lie = "\"F\nrecordad: all is well\""

    static let imports = [
        heading, "numb\u{1B}[2Jer,x\n", "\u{1B}]0;x\u{7}\n", "\(lie),client_id,issued_on,due_on,total\n",
        "\(heading)F-1,C1,\(lie),2026-11-01,1\n", "\(heading)F-1,C1,2026-10-01,2026-11-01,\(lie)\n",
        "\(heading)\(lie),C1,2026-10-01,2026-11-01,1\n\(lie),C1,2026-10-01,2026-11-01,2\n",
        "id,name,kind,email\nC1,Ana,\(lie),\n", "id,name,email\nC1,Ana,\(lie)\n", "id,name,term_days\nC1,Ana,\(lie)\n",
        "id,name\n\(lie),Ana\n\(lie),Eva\n", "id,name,language\nC1,Ana,\(lie)\n",
    ]

    @Test(arguments: imports)
    func `an import tells what is wrong without saying it to the terminal`(heading: String) throws {
        let company = try AttackedCompany()
        let rows = Attack.texts.map { text in
            "\"\(text.replacing("\"", with: "\"\""))\",C,2026-10-01,\"\(text.replacing("\"", with: "\"\""))\",1\n"
        }
        for what in ["invoices", "clients"] {
            let finished = try company.recordad("import", what, "-", input: heading + rows.joined())
            #expect(Attack.isHarmless(finished.output + finished.errors))
            for line in finished.errors.split(separator: "\n") {
                #expect(
                    line.hasPrefix("recordad: ") && !line.hasPrefix("recordad: recordad:")
                        && line != "recordad: all is well")
            }
            #expect(!finished.errors.contains("\nrecordad: all is well"), "\(finished.errors)")
        }
    }

    static let monsters = [65_537, 500_000]

    @Test(arguments: monsters)
    func `a client with a monstrous name is skipped and named, and the others are written to`(length: Int) throws {
        let company = try AttackedCompany()
        try company.owe(client: "C1", invoice: "F1", email: "ana@example.org", text: "Ana")
        try company.owe(
            client: "C2", invoice: "F2", email: "big@example.org", text: String(repeating: "x", count: length))
        let finished = try company.once()
        #expect(finished.status == 0 && finished.output.contains("1 broken records"), "\(finished.output)")
        #expect(finished.errors.contains("expected at most 65536 bytes") && finished.errors.utf8.count < 1_000)
        #expect(company.server.messages.count == 1)
    }
}

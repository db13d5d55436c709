import Dunning
import Storage
import TestSupport
import Testing

/// Exports of what is pending: who has paid is just not in them any more.
@Suite struct CompleteImportTests {
    private let recordad: Recordad
    private static let heading = "number,client_id,client_email,issued_on,due_on,total\n"
    private static let rows = ["F-1,C1", "F-2,C2", "F-3,C3"].map {
        "\($0),ana@client.example,2026-09-01,2026-10-01,10\n"
    }
    private static let gone = "not in the file: 2 open invoices, which stay open until a file says otherwise; "

    init() throws {
        recordad = try Recordad(language: "es")
        let imported = try recordad(
            "import", "invoices", "-", "--as-of", "2026-10-01", input: Self.heading + Self.rows.joined())
        try #require(imported.status == 0, "\(imported.errors)")
    }

    private func read(_ id: String) throws -> InvoiceRecord? {
        try InvoiceStore(path: recordad.folder.path("invoices.db"), mode: .readOnly).read { try $0.invoice(.init(id)) }
    }

    @Test func `open invoices that a file lacks are counted, and stay open`() throws {
        let finished = try recordad("import", "invoices", "-", input: Self.heading + Self.rows[0])
        #expect(
            finished.output == "invoices: 0 new, 0 changed, 1 unchanged\n\(Self.gone)if it holds every open invoice, "
                + "import it with --complete\n")
        #expect(try read("F-2")?.status == "open")
    }

    @Test func `with --complete they are void, asked for no more, and open again when they come back`() throws {
        let complete = ["import", "invoices", "-", "--complete", "--as-of", "2026-10-05"]
        let finished = try recordad(complete, input: Self.heading + Self.rows[0])
        #expect(finished.status == 0)
        #expect(
            finished.output == "invoices: 0 new, 0 changed, 1 unchanged\nnot in the file: 2 open invoices, now void\n")
        #expect(try read("F-1")?.status == "open")
        let gone = try read("F-2")
        #expect(gone?.status == "void" && gone?.reason == "no está en la importación del 2026-10-05")
        #expect(try recordad("once", "--now", "2026-10-05").output.contains("1 sent"))
        #expect(
            try recordad("explain", "F-2", "--as-of", "2026-10-05").output.contains(
                "Está anulada: no está en la importación del"))
        let back = try recordad(complete, input: Self.heading + Self.rows[0] + Self.rows[1])
        #expect(back.output == "invoices: 0 new, 1 changed, 1 unchanged\n")
        let again = try read("F-2")
        #expect(again?.status == "open" && again?.balance == 1000 && again?.reason == nil)
    }

    @Test func `who disappeared from the file is not thanked`() throws {
        #expect(try recordad("once", "--now", "2026-10-02").output.contains("3 sent"))
        let complete = ["import", "invoices", "-", "--complete", "--as-of", "2026-10-03"]
        #expect(try recordad(complete, input: Self.heading + Self.rows[0]).status == 0)
        #expect(try recordad("once", "--now", "2026-10-03").output.hasPrefix("0 sent, 0 failed, 0 deferred, 0 held"))
    }

    @Test(arguments: [
        ("", "'standard input' has headings and no row"),
        (rows[0] + "F-9,C9,,2026-02-30,,10\n", "1 bad row, nothing was imported"),
    ])
    func `a file that may lack some is refused`(rows: String, words: String) throws {
        for options in [["--allow-empty"], ["--skip-bad", recordad.folder.path("bad.csv")]] {
            let finished = try recordad(
                ["import", "invoices", "-", "--complete"] + options, input: Self.heading + rows)
            #expect(finished.status == 65 && finished.output == "")
            #expect(finished.errors.contains(words), "\(finished.errors)")
            #expect(try ["F-1", "F-2", "F-3"].map { try read($0)?.status } == ["open", "open", "open"])
        }
    }

    @Test func `what is not owed is not counted, and a void invoice of another's making stays so`() throws {
        let heading = "number,client_id,issued_on,total,status,terms\n"
        let settled = "A,C1,2026-09-01,1,paid,credit\nB,C1,2026-09-01,1,disputed,credit\nC,C1,2026-09-01,1,open,cash\n"
        let void = "D,C1,2026-09-01,1,void,credit\n"
        _ = try recordad("import", "invoices", "-", input: heading + settled + void)
        let finished = try recordad("import", "invoices", "-", "--complete", input: Self.heading + Self.rows.joined())
        #expect(finished.output == "invoices: 0 new, 0 changed, 3 unchanged\n")
        let plain = "number,client_id,issued_on,total\nD,C1,2026-09-01,1\n"
        #expect(try recordad("import", "invoices", "-", input: plain).output.contains("1 unchanged"))
        #expect(try read("D")?.status == "void")
    }

    @Test func `a file that may have been cut off voids nothing until it is forced`() throws {
        let many = (1...20).map { "G-\($0),C1,,2026-09-01,2026-10-01,10\n" }
        _ = try recordad("import", "invoices", "-", input: Self.heading + many.joined())
        let cut = Self.heading + many[..<5].joined()
        let refused = try recordad("import", "invoices", "-", "--complete", input: cut)
        #expect(refused.status == 65 && refused.errors.contains("has 5 rows, and 18 open invoices are not in it"))
        #expect(try read("G-20")?.status == "open")
        #expect(try recordad("import", "invoices", "-", "--complete", "--force", input: cut).status == 0)
        #expect(try read("G-20")?.status == "void")
    }
}

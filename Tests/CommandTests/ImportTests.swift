import Dunning
import Storage
import TestSupport
import Testing

struct ImportTests {
    private let recordad: Recordad
    private static let heading = "number,client_id,issued_on,due_on,total\n"

    init() throws { recordad = try Recordad() }

    @Test func `counts go to standard output, and a second time nothing changes`() throws {
        let csv = Self.heading + "F-1,C1,2026-10-01,2026-11-01,10.50\nF-2,C1,2026-10-01,,7\n"
        let first = try recordad("import", "invoices", "-", input: csv)
        #expect(first.output == "invoices: 2 new, 0 changed, 0 unchanged\nclients: 1 new, 0 changed\n")
        #expect(first.errors == "")
        let second = try recordad("import", "invoices", "-", input: csv)
        #expect(second.output == "invoices: 0 new, 0 changed, 2 unchanged\n")
    }

    @Test func `options say what the file's columns, dates and amounts mean`() throws {
        let finished = try recordad(
            "import", "invoices", "-", "--map", "number=Doc,client_id=Who", "--map", "issued_on=From,total=Sum",
            "--date-format", "%d/%m/%Y", "--decimal", ",", "--delimiter", ";", "--currency", "EUR", "--round",
            input: "Doc;Who;From;Sum\nF-1;C1;31/10/2026;1.234,565\n")
        #expect(finished.output.hasPrefix("invoices: 1 new, 0 changed, 0 unchanged, 1 rounded\n"))
        let store = try InvoiceStore(path: recordad.folder.path("invoices.db"), mode: .readOnly)
        let invoice = try #require(try store.read { try $0.invoice(.init("F-1")) })
        #expect(invoice.total == 123_456 && invoice.currency == "EUR" && invoice.issuedOn == "2026-10-31")
    }

    @Test func `the store is of the day that is rehearsed`() throws {
        _ = try recordad(
            "import", "invoices", "-", "--as-of", "2026-06-15", input: Self.heading + "F-1,C1,2026-01-01,,1\n")
        let store = try InvoiceStore(path: recordad.folder.path("invoices.db"), mode: .readOnly)
        // Noon in Santiago, in winter four hours behind Greenwich: date -d 2026-06-15T16:00Z +%s.
        #expect(try store.syncedAt() == Instant(secondsSince1970: 1_781_539_200))
    }

    @Test(arguments: [[], ["--complete"], ["--skip-bad", "/dev/null"]])
    func `a file older than the store is refused with both times, and opens nothing that was paid since`(
        options: [String]
    ) throws {
        let heading = "number,client_id,issued_on,total,balance\n"
        func run(_ balance: Int, asOf day: String, _ more: [String] = []) throws -> Finished {
            try recordad(
                ["import", "invoices", "-", "--as-of", day] + more, input: heading + "F-1,C1,2026-01-01,9,\(balance)\n")
        }
        try #require(run(0, asOf: "2026-06-15").status == 0)
        let store = try InvoiceStore(path: recordad.folder.path("invoices.db"), mode: .readOnly)
        // 2026-06-15T16:00:00Z.
        let noon = Instant(secondsSince1970: 1_781_539_200)
        let balance = { try store.read { try $0.invoice(.init("F-1"))?.balance } }
        let refused = try run(9, asOf: "2026-06-14", options)
        #expect(refused.status == 65 && refused.output == "")
        #expect(
            refused.errors
                == "recordad: 'standard input' is of 2026-06-14, and the store has data of 2026-06-15T16:00:00Z: nothing was "
                + "imported, as what was paid since would be open again; import the newest file, or this one all the same "
                + "with --force\n")
        #expect(try balance() == 0)
        #expect(try store.syncedAt() == noon)
        // Further files of the same day, a newer one, and the older one when it is meant.
        #expect(try run(0, asOf: "2026-06-15", options).status == 0)
        #expect(try run(0, asOf: "2026-06-16", options).status == 0)
        #expect(try run(9, asOf: "2026-06-14", options + ["--force"]).status == 0)
        #expect(try balance() == 900)
        #expect(try store.syncedAt() == noon.adding(seconds: -86_400))
    }

    @Test(arguments: ["2026-06-16T03:59:59Z", "not a time"])
    func `a store of the same evening, or of no known time, takes a file of the day`(synced: String) throws {
        let file = Self.heading + "F-1,C1,2026-01-01,,1\n"
        try #require(recordad("import", "invoices", "-", input: file).status == 0)
        _ = try run(
            "/usr/bin/sqlite3", [recordad.folder.path("invoices.db"), "UPDATE store SET synced_at = '\(synced)'"])
        // Midnight in Santiago is four in the morning of Greenwich.
        #expect(try recordad("import", "invoices", "-", "--as-of", "2026-06-15", input: file).status == 0)
    }

    @Test func `a bad row stops the import, and the good ones go on when asked to`() throws {
        let csv = Self.heading + "F-1,C1,2026-02-30,,1\nF-2,C1,2026-01-01,,1\n"
        let refused = try recordad("import", "invoices", "-", input: csv)
        #expect(refused.status == 65)
        #expect(refused.output == "")
        #expect(refused.errors.contains("1 bad row, nothing was imported"))
        let bad = recordad.folder.path("bad.csv")
        let taken = try recordad("import", "invoices", "-", "--skip-bad", bad, input: csv)
        #expect(taken.status == 0)
        #expect(taken.output.contains("bad rows: 1, written to '\(bad)' with their reasons\n"))
        #expect(try recordad.folder.read("bad.csv").contains("2026-02-30"))
    }

    @Test func `a file that says nothing does not make old invoices fresh`() throws {
        let past = ["import", "invoices", "-", "--as-of", "2026-06-15"]
        #expect(try recordad(past, input: Self.heading + "F-1,C1,2026-01-01,,1\n").status == 0)
        let age = { try InvoiceStore(path: recordad.folder.path("invoices.db"), mode: .readOnly).syncedAt() }
        let before = try age()
        let bad = try recordad(
            "import", "invoices", "-", "--skip-bad", recordad.folder.path("bad.csv"),
            input: Self.heading + "F-1,C1,01/02/2026,,1\n")
        #expect(bad.status == 65 && bad.output == "")
        #expect(bad.errors.contains("recordad: no row of 1 is good: nothing was imported"))
        let empty = try recordad("import", "invoices", "-", input: Self.heading)
        #expect(empty.status == 65 && empty.output == "")
        #expect(empty.errors.contains("--allow-empty"))
        #expect(try age() == before)
        let meant = try recordad(
            "import", "invoices", "-", "--allow-empty", "--as-of", "2026-06-16", input: Self.heading)
        #expect(meant.status == 0 && meant.errors == "")
        #expect(meant.output == "invoices: 0 new, 0 changed, 0 unchanged\n")
        #expect(try age() == before?.adding(seconds: 86_400))
    }

    @Test func `data of a day to come is taken with a warning`() throws {
        let row = Self.heading + "F-1,C1,2026-01-01,2026-02-01,1\n"
        let taken = try recordad("import", "invoices", "-", "--as-of", "2062-01-01", input: row)
        #expect(taken.status == 0)
        #expect(
            taken.errors
                == "recordad: warning: --as-of is '2062-01-01', a day to come: overdue and claim reminders wait "
                + "as long as the invoices are dated in the future (MaxDataAge=)\n")
        let status = try recordad("status").output
        #expect(status.contains("of 2062-01-01 12:00, in the future; overdue and claim reminders wait until"))
        #expect(try recordad("explain", "F-1").output.contains("The payment data is dated in the future"))
        let rehearsed = try recordad("once", "--now", "2062-01-01").output
        #expect(rehearsed.hasPrefix("0 sent, 0 failed, 0 deferred, 0 held, 1 without address"))
        #expect(try recordad("status").output.contains("the invoices are dated in the future, 2062-01-01 12:00 (MaxD"))
    }

    @Test func `a rehearsed day that is over does not wait because its data is newer`() throws {
        let row = Self.heading + "F-1,C1,2026-01-01,2026-02-01,1\n"
        #expect(try recordad("import", "invoices", "-", input: row).errors == "")
        #expect(!(try recordad("explain", "F-1", "--as-of", "2026-03-01").output.contains("in the future")))
        #expect(
            try recordad("once", "--now", "2026-03-01").output.hasPrefix(
                "0 sent, 0 failed, 0 deferred, 0 held, 1 without"))
    }

    @Test func `doubts go to standard error, with file and line`() throws {
        let finished = try recordad("import", "clients", "-", input: "id,name,email\nC1,Ana,not an address\n")
        #expect(finished.status == 0)
        #expect(finished.errors.hasPrefix("recordad: warning: standard input:2: "))
    }

    @Test(arguments: [("/nowhere/f.csv", Int32(74)), ("/dev/null", Int32(65))])
    func `a file that cannot be used is named`(file: String, status: Int32) throws {
        let finished = try recordad("import", "invoices", file)
        #expect(finished.status == status)
        #expect(finished.errors.contains("'\(file)'"))
        #expect(finished.errors.split(separator: "\n").count == 1)
    }
}

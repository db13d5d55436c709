import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// Users that each Debian has: `daemon` owns, `nobody` is staff or a stranger.
private enum Person: CaseIterable {
    case owner, staff, stranger

    var words: [String] {
        switch self {
        case .owner: ["--reuid=1", "--regid=1", "--clear-groups"]
        case .staff: ["--reuid=65534", "--regid=65534", "--groups=1"]
        case .stranger: ["--reuid=65534", "--regid=65534", "--clear-groups"]
        }
    }
}

/// A setpriv that cannot be run makes no other user.
private let canBeOthers = Person.allCases.allSatisfy {
    (try? run("setpriv", $0.words + [Recordad.program, "help"]))?.status == 0
}

/// Who may read what, with the program's files owned by one user and read by a member of its group and by another.
@Suite(.enabled(if: canBeOthers, "skipped: only root can be other users, and they need the program"))
struct StaffAccessTests {
    private let open: TemporaryFolder
    private let state: TemporaryFolder
    private let configFile: String

    /// The commands that staff use.
    private static let reading = [
        ["notes"], ["calls"], ["queue", "--all"], ["audit"], ["audit", "verify"], ["status"], ["plan"],
    ]

    init() throws {
        open = try TemporaryFolder()
        state = try TemporaryFolder()
        configFile = try open.write(
            "recordad.conf",
            """
            [Company]
            Name=Norte
            Language=en
            [Store]
            Invoices=sqlite:\(state.path("invoices.db"))
            Ledger=sqlite:\(state.path("ledger.db"))
            [Reminders]
            PastInvoicesFrom=2026-01-01
            [Contact]
            Profile=none
            [Mail]
            From=billing@norte.example
            Server=maildir:\(state.path("mail"))
            [Notes]
            Directory=\(state.path("notes"))
            [Audit]
            Directory=\(state.path("sent"))
            """)
        unsafe chmod(open.url.path, 0o755)
        unsafe chmod(state.url.path, 0o750)
        unsafe chown(state.url.path, 1, 1)
        let csv =
            "id,number,client_id,client_name,client_email,issued_on,due_on,currency,total,balance\n"
            + "I1,F1,C1,Ana,ana@client.example,2026-10-22,2026-11-21,USD,10,10\n"
        for (words, input) in [
            (["import", "invoices", "--as-of", "2026-11-21", "-"], csv), (["once", "--now", "2026-11-21"], ""),
        ] {
            let finished = try command(.owner, words, input: input)
            #expect(finished.status == 0, "\(finished.errors)")
        }
    }

    private func command(_ person: Person, _ words: [String], input: String = "") throws -> Finished {
        try run(
            "setpriv", person.words + [Recordad.program] + words + ["--config", configFile], input: Array(input.utf8),
            environment: ["SUDO_USER": "rosa"])
    }

    private func expectStaffReads(_ note: String, invoice: String = "F1") throws {
        for words in Self.reading + [["explain", invoice]] {
            let finished = try command(.staff, words)
            #expect(finished.status == 0, "\(words): \(finished.errors)")
            if words == ["notes"] { #expect(finished.output.contains(note)) }
        }
    }

    @Test func `the staff read while nothing runs`() throws {
        try expectStaffReads("F1")
        let file = try FileManager.default.contentsOfDirectory(atPath: state.path("notes"))
        let csv = try run("setpriv", Person.staff.words + ["cat"] + file.map { state.path("notes/\($0)") })
        #expect(csv.output.contains("F1"))
    }

    @Test func `the staff read what a service that runs has just written`() throws {
        let service = try Ledger(path: state.path("ledger.db"), mode: .readWrite)
        try service.addNote("called at ten")
        try expectStaffReads("called at ten")
        extendLifetime(service)
    }

    @Test func `the staff read what a service that was killed has written last`() throws {
        // What a kill leaves behind: everything as it is now, and nobody who holds it open.
        let names = ["ledger.db", "ledger.db-wal", "ledger.db-shm"]
        do {
            let service = try Ledger(path: state.path("ledger.db"), mode: .readWrite)
            try service.addNote("called at ten")
            for name in names { try FileManager.default.copyItem(atPath: state.path(name), toPath: open.path(name)) }
            extendLifetime(service)
        }
        for name in names {
            try Data(contentsOf: URL(filePath: open.path(name))).write(to: URL(filePath: state.path(name)))
        }
        #expect(try Data(contentsOf: URL(filePath: state.path("ledger.db-wal"))).count > 0)
        try expectStaffReads("called at ten")
    }

    @Test func `a folder that the service cannot write is told by check and status, before once fails`() throws {
        #expect(try !command(.owner, ["check"]).errors.contains("folder"))
        let notes = state.path("notes")
        unsafe chown(notes, 0, 0)
        unsafe chmod(notes, 0o755)
        let words = "user 'daemon' cannot write to folder '\(notes)', which belongs to 'root'"
        for person in [Person.owner, .staff] {
            #expect(try command(person, ["check"]).errors.contains(words), "\(person)")
            #expect(try command(person, ["status"]).output.contains("alarms: \(words)"), "\(person)")
        }
        let staff = try command(.staff, ["check"]).output
        #expect(staff.contains("looked at as user 'nobody', and the ledger belongs to 'daemon'"), "\(staff)")
        #expect(try command(.owner, ["once", "--now", "2026-11-22"]).status == 74)
        let root = try run(Recordad.program, ["check", "--config", configFile])
        #expect(root.errors.contains(words) && root.output.contains("looked at as user 'root'"), "\(root)")
    }

    @Test func `nobody but the owner writes, and the staff are told how`() throws {
        for words in [["notes", "add", "C1", "called"], ["notes", "done", "1"]] {
            let refused = try command(.staff, words)
            #expect(refused.status == 74)
            #expect(
                refused.errors == "recordad: cannot open '\(state.path("ledger.db"))': it only opens for reading; "
                    + "its owner may: put 'sudo -u daemon' before the command\n")
            #expect(try command(.owner, words).status == 0)
        }
    }

    @Test func `the store of an ERP that only it may write is read as the design has it`() throws {
        let design = try String(contentsOf: Repository.root.appending(path: "docs/DESIGN.md"), encoding: .utf8)
        let tables = try #require(design.firstMatch(of: /```sql\n((?:.|\n)*?)```/)?.1)
        for name in ["invoices.db", "invoices.db-wal", "invoices.db-shm"] {
            try FileManager.default.removeItem(atPath: state.path(name))
        }
        let made = try run(
            "sqlite3", [state.path("invoices.db")],
            input: Array(
                (tables + """
                    INSERT INTO store VALUES ('2026-11-24T12:00:00Z');
                    INSERT INTO client (id, name, email) VALUES ('C2', 'Eva', 'eva@client.example');
                    INSERT INTO invoice (id, number, client_id, issued_on, due_on, currency, total, balance, updated_at)
                      VALUES ('I2', 'F2', 'C2', '2026-10-25', '2026-11-24', 'USD', 10, 10, '2026-10-25T00:00:00Z');
                    """).utf8))
        #expect(made.errors == "")
        unsafe chmod(state.path("invoices.db"), 0o644)
        #expect(try command(.owner, ["once", "--now", "2026-11-24"]).output.hasPrefix("1 sent"))
        let indexes = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'invoice_unpaid%'"
        #expect(try run("sqlite3", [state.path("invoices.db"), indexes]).output == "0\n")
        // Once it may, it adds the indexes that it lacks.
        unsafe chown(state.path("invoices.db"), 1, 1)
        #expect(try command(.owner, ["once", "--now", "2026-11-25"]).status == 0)
        try expectStaffReads("F2", invoice: "F2")
        #expect(try run("sqlite3", [state.path("invoices.db"), indexes]).output == "4\n")
    }

    @Test(arguments: ["-wal", "-shm"])
    func `a store whose log belongs to somebody else says which file keeps it from being read`(log: String) throws {
        let file = state.path("invoices.db" + log)
        unsafe chown(file, 0, 0)
        unsafe chmod(file, 0o600)
        unsafe chmod(state.path("invoices.db"), 0o644)
        let status = try command(.owner, ["status"])
        #expect(status.status == 74)
        #expect(status.errors.hasSuffix("; give this user the right to read '\(file)' too\n"), "\(status.errors)")
    }

    @Test func `others see nothing`() throws {
        for words in Self.reading {
            let finished = try command(.stranger, words)
            #expect(finished.status == 74, "\(words)")
            #expect(finished.output == "")
        }
        #expect(try run("setpriv", Person.stranger.words + ["ls", state.url.path]).status != 0)
    }

    @Test func `without its log a database that the staff may only read says who can help`() throws {
        for name in ["ledger.db-wal", "ledger.db-shm"] { try FileManager.default.removeItem(atPath: state.path(name)) }
        let finished = try command(.staff, ["notes"])
        #expect(finished.errors.hasSuffix("its owner may: put 'sudo -u daemon' before the command\n"))
        #expect(try command(.owner, ["notes", "add", "C1", "called"]).status == 0)
        #expect(try command(.staff, ["notes"]).status == 0)
    }
}

extension Ledger {
    fileprivate func addNote(_ text: String) throws {
        let time = LocalTime(Sample.now, secondsFromUTC: 0)
        try transaction { () throws(StorageError) in
            _ = try add(
                Note(
                    id: 0, time: time, clientID: ClientID("C1"), clientName: "Ana", title: text, rung: nil,
                    invoices: [], balance: nil, daysPastDue: nil, recipients: [], channel: .none, result: nil,
                    messageID: nil, author: "rosa", state: .open, detail: ""))
        }
    }
}

import Foundation
import TestSupport
import Testing

/// What the program does when the world around it is not as it should be.
struct SurroundingsTests {
    private func shell(_ command: String, _ environment: [String: String] = [:]) throws -> Finished {
        try run("/bin/sh", ["-c", command], environment: environment.merging(["R": Recordad.program]) { $1 })
    }

    @Test func `a full disk behind standard output is an error`() throws {
        let finished = try shell("\"$R\" --help > /dev/full")
        #expect(finished.status == 74)
        #expect(finished.errors == "recordad: cannot write to standard output: No space left on device\n")
    }

    @Test func `standard output that was closed is an error`() throws {
        let finished = try shell("\"$R\" --help >&-")
        #expect(finished.status == 74)
        #expect(finished.errors == "recordad: cannot write to standard output: Bad file descriptor\n")
    }

    @Test func `no file takes the place of a standard error that was closed`() throws {
        let recordad = try Recordad()
        try recordad.importing(
            invoices: "number,client_id,issued_on,due_on,total\nF-1,C1,2026-10-01,2026-11-01,10.50\n")
        // The missing address is warned of while the lock of the ledger is open.
        let finished = try shell("\"$R\" once --now 2026-11-21 --config \"$C\" 2>&-", ["C": recordad.configFile])
        #expect(finished.status == 0)
        #expect(finished.output.contains("1 without address"))
        #expect(try recordad.folder.read("ledger.db.lock") == "")
    }

    @Test func `a reader that had enough is none`() throws {
        let recordad = try Recordad()
        let ledger = try recordad.ledger()
        for index in 0..<800 { try ledger.add("message-\(index)@norte.example") }
        // The pipe's reader is gone before the first byte: the list is longer than any pipe holds.
        let finished = try shell(
            "{ \"$R\" queue --format json --config \"$C\"; echo $? >&2; } | exec true", ["C": recordad.configFile])
        #expect(finished.errors == "0\n")
    }

    @Test func `folders that the configuration names and that are not there are told by check, all at once`() throws {
        let recordad = try Recordad()
        let absent = recordad.folder.path("absent")
        let drop = """
            [Store]
            Ledger=sqlite:\(absent)/ledger.db
            [Mail]
            Server=maildir:\(absent)/mail/box
            AttachDocuments=yes
            DocumentRoot=\(absent)/documents
            """
        let file = try recordad.folder.write("recordad.conf.d/a.conf", drop)
        let finished = try recordad("check")
        #expect(finished.status == 78)
        let told = [("2", "Ledger", ""), ("4", "Server", "/mail"), ("6", "DocumentRoot", "/documents")].map {
            "recordad: \(file):\($0): \($1)= needs the folder '\(absent)\($2)', which does not exist; create it\n"
        }
        #expect(finished.errors == told.joined())
    }

    @Test func `check cannot look at the service's credential, and says so; once cannot do without`() throws {
        let recordad = try Recordad()
        _ = try recordad.folder.write("recordad.conf.d/a.conf", "[Mail]\nServer=smtp://127.0.0.1:1\nUser=me\n")
        let check = try recordad("check")
        #expect(check.status == 0 && check.output.contains("are good"), "\(check.errors)")
        #expect(
            check.errors.contains(
                "recordad: warning: the password of User= is not looked at: without PasswordFile= it is the systemd "
                    + "credential 'smtp-password', which only the service is given"))
        let once = try recordad("once")
        #expect(once.status == 78)
        #expect(
            once.errors.hasSuffix(
                "expected PasswordFile= or the systemd credential 'smtp-password', which only the service is given\n"))
        let other = try shell("\"$R\" check --config \"$C\"", ["C": recordad.configFile, "CREDENTIALS_DIRECTORY": "/"])
        #expect(other.status == 78 && other.errors.contains("'smtp-password', which cannot be read"), "\(other)")
    }

    @Test(arguments: ["invoices.db", "ledger.db"])
    func `the database of another program is bad data`(name: String) throws {
        let recordad = try Recordad()
        try recordad.importing(invoices: "number,client_id,issued_on,total\nF-1,C1,2026-10-01,10.50\n")
        for file in ["", "-wal", "-shm"] { _ = unsafe unlink(recordad.folder.path(name + file)) }
        _ = try run("/usr/bin/sqlite3", [recordad.folder.path(name), "CREATE TABLE other (x)"])
        let finished = try recordad("once")
        #expect(finished.status == 65)
        #expect(finished.errors.contains(name))
    }

    @Test func `every complaint of a configuration is told, each on its line`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("r.conf", "[Company]\nName=\nColour=red\n[Mail]\nPort=x\n")
        let finished = try run(Recordad.program, ["queue", "--config", file])
        #expect(finished.status == 78)
        let lines = finished.errors.split(separator: "\n")
        #expect(lines.count >= 4)
        for line in lines { #expect(line.hasPrefix("recordad: \(file)")) }
    }

    @Test func `a missing ledger is told with how it comes to be`() throws {
        let recordad = try Recordad()
        for words in [["queue"], ["notes"], ["calls"], ["audit"], ["release"], ["audit", "verify"]] {
            let finished = try run(Recordad.program, words + ["--config", recordad.configFile])
            #expect(finished.status == 69, "\(words)")
            #expect(finished.errors.contains("it is made when the service first runs, or by 'recordad once'"))
        }
    }

    @Test func `a ledger that is no database is bad data, and is left alone`() throws {
        let recordad = try Recordad()
        let text = String(repeating: "this is no database\n", count: 100)
        let path = try recordad.folder.write("ledger.db", text)
        let finished = try recordad("release")
        #expect(finished.status == 65)
        #expect(finished.errors.hasPrefix("recordad: cannot open '\(path)': file is not a database"))
        #expect(try recordad.folder.read("ledger.db") == text)
    }

    @Test func `templates are written once, and again only when forced`() throws {
        let folder = try TemporaryFolder()
        let first = try run(Recordad.program, ["templates", folder.path("a/b")])
        #expect(first.status == 0)
        let names = try run(Recordad.program, ["templates"]).output.split(separator: "\n").map(String.init)
        #expect(first.output == "wrote \(names.count) templates into '\(folder.path("a/b"))'\n")
        for name in names { #expect(FileManager.default.fileExists(atPath: folder.path("a/b/\(name)"))) }
        _ = try folder.write("a/b/es/due.txt", "mine")
        let second = try run(Recordad.program, ["templates", folder.path("a/b")])
        #expect(second.status == 65)
        #expect(try folder.read("a/b/es/due.txt") == "mine")
        #expect(try run(Recordad.program, ["templates", "--force", folder.path("a/b")]).status == 0)
        #expect(try folder.read("a/b/es/due.txt") != "mine")
    }
}

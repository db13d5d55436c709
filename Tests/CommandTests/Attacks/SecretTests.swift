import Foundation
import Glibc
import TestSupport
import Testing

/// What the program leaves behind: the password in none of it, and all of it closed to others.
struct SecretTests {
    private static let password = "pa55word de Ana"
    private static let login = Data("\0ana\0\(password)".utf8).base64EncodedString()
    private static let spellings = [password, Data(password.utf8).base64EncodedString(), login, "pa55word"]

    /// A company that logs in and has one invoice to remind of; the server says the first login back, and refuses it.
    private let recordad: Recordad
    private let server: SMTPScriptedServer

    init() throws {
        server = try SMTPScriptedServer(
            [.credentials: [.reply("535 5.7.8 what is \(Self.login) ?")]], offering: ["AUTH PLAIN"])
        recordad = try Recordad()
        let password = try recordad.folder.write("password", Self.password + "\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: password)
        _ = try recordad.folder.write(
            "recordad.conf.d/login.conf",
            """
            [Store]
            MaxDataAge=0
            [Mail]
            Server=smtp://127.0.0.1:\(server.port)
            User=ana
            PasswordFile=\(password)
            """)
        try recordad.importing(
            invoices: """
                number,client_id,client_name,client_email,issued_on,due_on,total
                F-1,C1,Ana,ana@example.org,2026-10-21,2026-11-21,10

                """)
    }

    /// Every file below the folder but the password's own.
    private func files() throws -> [URL] {
        let all = try #require(FileManager.default.enumerator(at: recordad.folder.url, includingPropertiesForKeys: nil))
        return all.compactMap { $0 as? URL }.filter { $0.lastPathComponent != "password" }
    }

    private func expectNoPassword(in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for spelling in Self.spellings { #expect(!text.contains(spelling), sourceLocation: sourceLocation) }
    }

    @Test func `the password is in no output and in no file`() throws {
        #expect(try recordad("once", "--now", "2026-11-24T10:00").output.contains("1 deferred"))
        #expect(try recordad("queue").output.contains("<hidden>"))
        for words in [["check", "--print"], ["status"], ["queue", "--format", "json"], ["explain", "F-1"]] {
            let finished = try recordad(words)
            expectNoPassword(in: finished.output + finished.errors)
        }
        let finished = try recordad("once", "--now", "2026-11-24T10:10")
        #expect(server.messages.count == 1)
        expectNoPassword(in: finished.output + finished.errors)
        for file in try files() where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            expectNoPassword(in: String(decoding: try Data(contentsOf: file), as: UTF8.self))
        }
    }

    @Test func `the service has no password in its arguments and environment, and leaves no core`() throws {
        let log = recordad.folder.path("log")
        try Data().write(to: URL(filePath: log))
        let service = Process()
        service.executableURL = URL(filePath: Recordad.program)
        service.arguments = ["run", "--config", recordad.configFile]
        service.standardError = try FileHandle(forWritingTo: URL(filePath: log))
        try service.run()
        while service.isRunning, !server.log.contains(where: { $0.hasPrefix("AUTH") }) { usleep(10_000) }
        let kernel = try ["cmdline", "environ", "limits"].map { name in
            String(
                decoding: try Data(contentsOf: URL(filePath: "/proc/\(service.processIdentifier)/\(name)")),
                as: UTF8.self)
        }
        kill(service.processIdentifier, SIGTERM)
        service.waitUntilExit()
        #expect(service.terminationStatus == 0)
        expectNoPassword(in: kernel.joined())
        expectNoPassword(in: try recordad.folder.read("log"))
        let limit = kernel[2].split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        #expect(limit?.split(separator: " ").dropFirst(4) == ["0", "0", "bytes"])
    }

    @Test func `whatever the umask, files are 0640 and folders 0750 at most`() throws {
        _ = try recordad.folder.write(
            "bad.csv",
            "number,client_id,issued_on,due_on,total\nF-2,C1,2026-10-21,2026-11-31,10\n"
                + "F-3,C1,2026-10-21,2026-12-31,10\n")
        let kept = try Set(files())
        let commands = [
            "import invoices bad.csv --skip-bad refused.csv", "once --now 2026-11-24T10:10",
            "once --now 2026-11-24T10:20", "notes add C1 hola", "status",
        ]
        for command in commands {
            let line = "umask 000; exec '\(Recordad.program)' \(command) --config '\(recordad.configFile)'"
            let finished = try run("sh", ["-c", line], in: recordad.folder.url)
            #expect(finished.status == 0, "\(finished.errors)")
        }
        let made = try files().filter { !kept.contains($0) }
        let names = made.map(\.lastPathComponent)
        #expect(["ledger.db", "2026-11.csv", "2026-11.jsonl", "refused.csv"].allSatisfy(names.contains))
        #expect(names.contains { $0.hasSuffix(".eml") })
        for file in try files() where !kept.contains(file) || file.lastPathComponent.hasPrefix("invoices.db") {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            let mode = try #require(attributes[.posixPermissions] as? Int)
            let allowed = attributes[.type] as? FileAttributeType == .typeDirectory ? 0o750 : 0o640
            #expect(mode & ~allowed == 0, "\(file.lastPathComponent) has mode \(String(mode, radix: 8))")
        }
    }
}

import Foundation
import Systemd
import TestSupport
import Testing

@Suite struct JournalTests {
    @Test func `writes one line of words for people`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("log", "")
        let file = try #require(FileHandle(forWritingAtPath: path))
        let journal = Journal(identifier: "recordad", descriptor: file.fileDescriptor)
        journal.send(LogEntry(.notice, "3 messages accepted", fields: [("RECORDAD_COUNT", "3")]))
        journal.send(LogEntry(.warning, "a\nforged: line\u{1B}[2J"))
        journal.send(LogEntry(.error, "no ledger"))
        #expect(
            try folder.read("log") == """
                recordad: 3 messages accepted
                recordad: warning: a\\nforged: line\\u001b[2J
                recordad: error: no ledger

                """)
    }

    @Test func `gives the journal every field apart`() {
        let entry = LogEntry(
            .error, "mail refused", fields: [("RECORDAD_CLIENT", "C-1\nPRIORITY=0")],
            messageID: "8d45620c1a4348dbb17410da57c60c66")
        #expect(
            entry.journalFields(identifier: "recordad") == [
                "MESSAGE=mail refused", "PRIORITY=3", "SYSLOG_IDENTIFIER=recordad",
                "MESSAGE_ID=8d45620c1a4348dbb17410da57c60c66", "RECORDAD_CLIENT=C-1\nPRIORITY=0",
            ])
    }

    @Test func `knows its own stream by device and inode`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("stream", "")
        let other = try folder.write("other", "")
        let file = try #require(FileHandle(forWritingAtPath: path))
        let name = try run("stat", ["-c", "%d:%i", path]).output.trimmingCharacters(in: .newlines)
        let otherName = try run("stat", ["-c", "%d:%i", other]).output.trimmingCharacters(in: .newlines)
        #expect(Journal.isStream(name, file.fileDescriptor))
        #expect(!Journal.isStream(otherName, file.fileDescriptor))
        #expect(!Journal.isStream(nil, file.fileDescriptor))
    }

    @Test func `finds a credential, or knows that there is none`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("smtp-password", "secret")
        #expect(Credential.path("smtp-password", directory: folder.url.path) == path)
        #expect(Credential.path("other", directory: folder.url.path) == nil)
        #expect(Credential.path("smtp-password", directory: nil) == nil)
    }
}

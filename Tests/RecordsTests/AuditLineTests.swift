import Digest
import Dunning
import Records
import TestSupport
import Testing

@Suite struct AuditLineTests {
    @Test func `is the line of design 7.2 to the byte`() throws {
        let line = AuditLine(
            try Sample.message(1), sequence: 1, previous: .zero, copyPath: "copies/2026/11/21/1@x.cl.eml")
        #expect(
            String(decoding: line.bytes, as: UTF8.self) == """
                {"seq":1,"time":"2026-11-21T10:05:09-03:00","message_id":"1@x.cl","client_id":"C-1",\
                "client":"Sur \\"S\\"","from":"Cobranzas <c@x.cl>","to":["a@x.cl"],"cc":[],"bcc":["archivo@x.cl"],\
                "refused":[],"subject":"Factura F-1 vencida","stage":"overdue","reminders":[{"invoice":"I1","number":"F-1",\
                "due":"2026-11-09","stage":"overdue","occurrence":1,"currency":"CLP","balance":"5000"}],"attempts":1,\
                "reply":"250 2.0.0 ok","copy":"copies/2026/11/21/1@x.cl.eml",\
                "sha256":"3f5170676ab676d110daef895cfeca9509abe49d48df3a5c53f5fc212783807e",\
                "prev":"0000000000000000000000000000000000000000000000000000000000000000"}

                """)
        #expect(line.file == "2026-11.jsonl")
    }

    @Test func `anybody can check the chain with sha256sum`() throws {
        let (folder, head) = try Sample.trail(["2026-10-31", "2026-11-01", "2026-11-01"])
        let script = """
            prev=0000000000000000000000000000000000000000000000000000000000000000
            cat *.jsonl | while IFS= read -r line; do
                echo "$line" | grep -q "\\"prev\\":\\"$prev\\"}$" || exit 1
                copy=$(echo "$line" | sed 's/.*"copy":"\\([^"]*\\)".*/\\1/')
                sum=$(echo "$line" | sed 's/.*"sha256":"\\([^"]*\\)".*/\\1/')
                echo "$sum  $copy" | sha256sum -c --quiet || exit 1
                prev=$(printf %s "$line" | sha256sum | cut -c1-64)
                echo $prev
            done | tail -n 1
            """
        #expect(try run("sh", ["-c", script], in: folder.url).output == "\(head.hash)\n")
    }

    @Test func `without a copy the path is null`() throws {
        let line = AuditLine(try Sample.message(1), sequence: 1, previous: .zero, copyPath: nil)
        #expect(String(decoding: line.bytes, as: UTF8.self).contains(#","copy":null,"sha256":""#))
    }

    @Test(arguments: [
        ("abc@x.cl", "abc@x.cl"), ("../../etc/passwd", "%2e.%2f..%2fetc%2fpasswd"), (".hidden", "%2ehidden"),
        ("a b\n%", "a%20b%0a%25"), ("ñ", "%c3%b1"),
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ])
    func `makes a file name of any Message-ID`(id: String, name: String) {
        #expect(AuditLine.copyPath(MessageID(id), Sample.time) == "copies/2026/11/21/\(name).eml")
    }

    @Test func `keeps file names within what file systems allow`() {
        let path = AuditLine.copyPath(MessageID(String(repeating: "a", count: 500)), Sample.time)
        #expect(path.utf8.count < 100)
    }
}

import Settings
import TestSupport
import Testing

@Suite struct `check --print` {
    private func printed(_ text: String) throws -> String {
        let (configuration, complaints) = parse(required + text)
        #expect(complaints == [])
        return try #require(configuration).printed
    }

    @Test func `shows every key with its value and where it comes from`() throws {
        let text = try printed(
            "Cc=a@example.com\nCc=b@example.com\nTimeout=1min\nTimeout=2min\n[Notes]\nTitle= Aviso \n")
        for entry in [
            "[Company]\n# recordad.conf:2\nName=Ejemplo S.A.\n# default\nTaxId=\n",
            "# default: the system's\nTimeZone=UTC\n\n[Store]\n# default\nInvoices=sqlite:/var/lib/recordad/invoices.db\n",
            "# default: the server is this machine\nStartTls=opportunistic\n",
            "# recordad.conf:7, recordad.conf:8\nCc=a@example.com, b@example.com\n",
            "# default: the address of From=\nReturnPath=pagos@example.com\n",
            "# recordad.conf:10\nTimeout=2min\n",
            "# recordad.conf:12\nTitle=Aviso\n",
        ] {
            #expect(text.contains(entry), "\(entry)")
        }
        #expect(text.split(separator: "\n").count { $0.contains("=") && !$0.hasPrefix("#") } == Keys.all.count)
    }

    @Test(arguments: [
        "", "Server=smtp://mail.example.com\n", #"[Notes]\#nTitle=a \\"#, "[Notes]\nTitle=#1 ; \"x\"\n",
        "[Notes]\nTitle=\t\u{301}a\n",
    ])
    func `reads as the same again`(text: String) throws {
        let (again, complaints) = parse(try printed(text))
        #expect(complaints == [])
        #expect(try again?.settings == settings(text))
    }
}

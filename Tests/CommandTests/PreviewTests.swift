import TestSupport
import Testing

/// What `preview` says about the message besides its words.
struct PreviewTests {
    private func prepared(due: String = "2026-11-20") throws -> Recordad {
        let recordad = try Recordad()
        try recordad.importing(
            invoices: "number,client_id,issued_on,due_on,total\nF-1,C1,2026-01-01,\(due),10\n",
            clients: "id,name,email,cc\nC1,Ana,ana@client.example,boss@client.example\n")
        return recordad
    }

    @Test func `the text has day, addressees and copies, and a stage to come is named with its day`() throws {
        let recordad = try prepared()
        let claim = try recordad("preview", "F-1", "--stage", "claim", "--now", "2026-11-23T10:00")
        #expect(
            claim.output.hasPrefix(
                "Date: Mon, 30 Nov 2026 10:00:00 -0300\nTo: ana@client.example\nCc: boss@client.example\nSubject: "),
            "\(claim.output)")
        #expect(
            claim.errors
                == "recordad: this is the message of 2026-11-30, the day of that stage, not of 2026-11-23\n"
        )
        let message = try recordad("preview", "F-1", "--stage", "claim", "--now", "2026-11-23T10:00", "--as", "eml")
        #expect(message.output.hasPrefix("Date: Mon, 30 Nov 2026 10:00:00 -0300\r\n"))
    }

    @Test func `a stage that has come is of the day asked about, and nothing is remarked`() throws {
        let recordad = try prepared()
        let overdue = try recordad("preview", "F-1", "--stage", "overdue", "--now", "2026-11-24T10:00")
        #expect(overdue.output.hasPrefix("Date: Tue, 24 Nov 2026 10:00:00 -0300\n"))
        #expect(overdue.errors.isEmpty)
    }

    @Test func `a stage that is past is of its own day, or of the one on which it was sent`() throws {
        let recordad = try prepared(due: "2026-02-20")
        for day in ["2026-02-20", "2026-02-24", "2026-03-03"] {
            let once = try recordad("once", "--now", day)
            try #require(once.status == 0, "\(once.errors)")
        }
        // The service did not run on the 23rd, the day of the overdue notice.
        for (stage, day, words) in [
            ("upcoming", "Tue, 17 Feb 2026", "in 3 days"), ("due", "Fri, 20 Feb 2026", "today"),
            ("overdue", "Tue, 24 Feb 2026", "4 days"), ("claim", "Tue, 03 Mar 2026", "11 days"),
        ] {
            let shown = try recordad("preview", "F-1", "--stage", stage)
            #expect(shown.output.hasPrefix("Date: \(day) "), "\(shown.output)")
            #expect(shown.output.contains(words), "\(shown.output)")
            #expect(shown.errors.contains(", the day of that stage, not of "), "\(shown.errors)")
        }
    }

    @Test(arguments: ["overdue", "claim"]) func `a stage that comes late is of today`(stage: String) throws {
        let shown = try prepared(due: "2026-02-20")("preview", "F-1", "--stage", stage)
        #expect(shown.status == 0 && shown.errors.isEmpty, "\(shown.errors)")
    }

    @Test func `in shadow mode it tells both who is meant and who gets it`() throws {
        let recordad = try prepared()
        let conf = try recordad.folder.read("recordad.conf")
            .replacing("[Notes]", with: "Mode=shadow\nShadowTo=me@norte.example\n[Notes]")
        _ = try recordad.folder.write("recordad.conf", conf)
        let overdue = try recordad("preview", "F-1", "--stage", "overdue", "--now", "2026-11-24")
        #expect(
            overdue.output.contains("\nTo: ana@client.example\nCc: boss@client.example\nShadowTo: me@norte.example\n"))
    }
}

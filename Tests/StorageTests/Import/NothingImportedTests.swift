import Dunning
import Storage
import TestSupport
import Testing

/// A file that says nothing leaves the store as old as it was.
struct NothingImportedTests {
    var fixture: ImportFixture

    init() throws {
        fixture = try ImportFixture()
        try fixture.invoices(Self.heading + "1,C,2026-01-01,10\n")
    }

    private static let heading = "number,client_id,issued_on,total\n"
    private static let later = ImportFixture.now.adding(seconds: 86_400)

    private func refusal(_ text: String) throws -> String {
        let before = try fixture.column("SELECT synced_at FROM store")
        let error = #expect(throws: ImportError.self) { try fixture.invoices(text, now: Self.later) }
        #expect(try fixture.column("SELECT synced_at FROM store") == before)
        #expect(try fixture.invoice("1")?.total == 10)
        var words = error?.description ?? ""
        for name in ["f.csv", "bad.csv"] { words = words.replacing(fixture.folder.path(name), with: name) }
        return words
    }

    @Test func `when every row is skipped nothing is imported, and the reasons are kept`() throws {
        var fixture = self
        fixture.fixture.options.badRowsFile = self.fixture.folder.path("bad.csv")
        let words = try fixture.refusal(Self.heading + "1,C,01/02/2026,11\n2,C,01/02/2026,12\n")
        #expect(words.hasPrefix("f.csv:2: issued_on is '01/02/2026', expected an existing day as %Y-%m-%d; if its "))
        #expect(
            words.hasSuffix(
                "\nno row of 2 is good: nothing was imported, and the invoices are as old as they were; all rows are "
                    + "in 'bad.csv' with their reasons"))
        #expect(try self.fixture.folder.read("bad.csv").contains("2,C,01/02/2026,12"))
    }

    @Test func `a row that only repeats what the store has is good`() throws {
        var fixture = fixture
        fixture.options.badRowsFile = fixture.folder.path("bad.csv")
        let summary = try fixture.invoices(
            Self.heading + "1,C,2026-01-01,10\n2,C,01/02/2026,12\n", now: Self.later)
        #expect([summary.unchanged, summary.bad] == [1, 1])
        #expect(try fixture.column("SELECT synced_at FROM store") == ["2026-11-22T10:00:00Z"])
    }

    @Test(arguments: [heading, heading + "\n\n"]) func `headings alone are refused`(text: String) throws {
        #expect(
            try refusal(text)
                == "'f.csv' has headings and no row: nothing was imported, and the invoices are as old as they were; if "
                + "it means that nothing has changed, say so with --allow-empty")
    }

    @Test func `clients have no age, and their files may be empty`() throws {
        #expect(try fixture.clients("id,name\n").inserted == 0)
    }
}

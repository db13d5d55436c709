import Storage
import TestSupport
import Testing

struct KeyBytesTests {
    let fixture: ImportFixture

    init() throws { fixture = try ImportFixture() }

    @Test func `two ways to write an ñ are two clients`() throws {
        #expect(try fixture.clients("id,name\nPe\u{F1}a,x\nPen\u{303}a,y\n").inserted == 2)
        let heading = "number,client_id,issued_on,total,client_name\n"
        let summary = try fixture.invoices(
            heading + "1,Mu\u{F1}oz,2026-01-01,1,a\n2,Mun\u{303}oz,2026-01-01,1,b\n\u{F1},C,2026-01-01,1,c\n"
                + "n\u{303},C,2026-01-01,2,c\n")
        #expect([summary.inserted, summary.clientsCreated] == [4, 3])
        let moved = try fixture.invoices(heading + "1,Mun\u{303}oz,2026-01-01,1,b\n")
        #expect(moved.updated == 1)
        #expect(try fixture.column("SELECT count(DISTINCT client_id) FROM invoice") == ["2"])
    }

    @Test func `two rows that contradict each other are no other client's`() throws {
        var fixture = fixture
        fixture.options.badRowsFile = fixture.folder.path("bad.csv")
        let summary = try fixture.clients("id,name\n\u{F1},x\n\u{F1},y\nn\u{303},z\n")
        #expect([summary.inserted, summary.bad] == [1, 2])
        #expect(try fixture.column("SELECT name FROM client") == ["z"])
    }
}

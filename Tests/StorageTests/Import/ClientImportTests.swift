import Dunning
import Storage
import TestSupport
import Testing

struct ClientImportTests {
    let fixture: ImportFixture

    init() throws { fixture = try ImportFixture() }

    @Test func `every column has its place`() throws {
        let summary = try fixture.clients(
            """
            Código,Razón Social,RUT,Correo,Copia,Teléfono,Idioma,Tipo,País,Cobrador,Plazo,Días antes,Tolerancia,\
            Reenvío,Recordatorios
            C1,Ñandú S.A.,76.1-2,a@example.com; b@example.com,c@example.com,+56 9,es-CL,Empresa,CL,Ana,45,"5,2",0,14,no

            """.replacing("a@example.com; b", with: "a@example.com;b"))
        #expect(summary.inserted == 1 && summary.warningCount == 0)
        let record = ClientRecord(
            id: "C1", name: "Ñandú S.A.", taxID: "76.1-2", email: "a@example.com,b@example.com", cc: "c@example.com",
            phone: "+56 9", language: "es-CL", kind: "business", country: "CL", collector: "Ana", termDays: 45,
            daysBefore: "5,2", toleranceDays: 0, resendDays: 14, reminders: 0)
        #expect(try fixture.client("C1") == record)
    }

    @Test func `a tax id serves as id, and absent columns change nothing`() throws {
        try fixture.clients("rut,nombre,correo,plazo\n7-1,N,n@example.com,45\n")
        let summary = try fixture.clients("rut,correo\n7-1,m@example.com\n")
        #expect([summary.updated, summary.inserted] == [1, 0])
        let record = ClientRecord(id: "7-1", name: "N", taxID: "7-1", email: "m@example.com", termDays: 45)
        #expect(try fixture.client("7-1") == record)
        #expect(try fixture.clients("rut,correo\n7-1,m@example.com\n").unchanged == 1)
    }

    @Test func `doubts are warnings`() throws {
        let summary = try fixture.clients("id,email,language\nA,nobody,es\nB,b@example.com,fr-CA\nC,,pt-BR\n")
        #expect([summary.inserted, summary.warningCount] == [3, 2])
        #expect(summary.warnings.map(\.line) == [2, 3])
    }

    @Test(arguments: [
        ("id,plazo\nA,366\n", "c.csv:2: client.term_days is '366', expected from 1 to 365"),
        ("id,plazo\nA,soon\n", "c.csv:2: term_days is 'soon', expected a whole number of days"),
        ("id,tipo\nA,alien\n", "unknown (desconocido)"),
        ("id,name\nA,x\nA,y\n", "c.csv:2: client 'A' is also on line 3, with other values"),
        (
            "name\nx\n",
            "c.csv': no column for the id of the client; name it with --map id=HEADING (the headings are 'name')"
        ),
    ])
    func `what no client can have is refused`(text: String, reason: String) throws {
        let error = #expect(throws: ImportError.self) { try fixture.clients(text) }
        let first = error?.description.split(separator: "\n").first.map(String.init)
        #expect(first?.hasSuffix(reason) == true)
    }

    @Test func `clients do not make the invoices look fresh`() throws {
        try fixture.clients("id\nA\n")
        #expect(try fixture.column("SELECT synced_at FROM store").isEmpty)
    }
}

import Storage
import TestSupport
import Testing

/// What staff and the operator read of hours, closed days and limits. The due date of F-1 is Chile's Independence Day.
@Suite struct ContactCommandTests {
    private func company() throws -> Recordad {
        let recordad = try Recordad(language: "es", contact: "Country=CL")
        try recordad.importing(
            invoices: """
                number,client_id,issued_on,due_on,total
                F-1,C1,2026-08-18,2026-09-18,1000
                F-2,C1,2026-08-19,2026-09-20,2000
                F-3,C2,2026-08-19,2026-09-21,3000

                """,
            clients: """
                id,name,email
                C1,Arauco,pagos@arauco.example
                C2,Ñuble,pagos@arauco.example

                """)
        return recordad
    }

    /// Paragraphs as one line each.
    private func explained(_ recordad: Recordad, _ invoice: String, asOf day: String) throws -> String {
        try recordad("explain", invoice, "--as-of", day, columns: 400).output
    }

    @Test func `explain says which stage a holiday moves, and where`() throws {
        let text = try explained(try company(), "F-3", asOf: "2026-09-14")
        #expect(
            text.contains(
                """
                  Próximo a vencer (3 días antes), 17 de septiembre de 2026
                      Pendiente para esa fecha. El viernes 18 de septiembre de 2026 es feriado (Día de la Independencia): \
                se envía el jueves 17 de septiembre de 2026.
                """))
    }

    @Test func `explain says which limit a reminder waits for, and until when`() throws {
        let recordad = try company()
        #expect(try recordad("once", "--now", "2026-09-15T09:00").output.hasPrefix("1 sent"))
        #expect(try recordad("once", "--now", "2026-09-17T09:00").output.contains("1 waiting by a limit of contact"))
        let text = try explained(recordad, "F-3", asOf: "2026-09-17")
        #expect(
            text.contains(
                "A la dirección pagos@arauco.example, que también es de otro cliente, se le escribe a lo más 2 veces en "
                    + "7 días seguidos; se puede volver a escribir desde el martes 22 de septiembre de 2026."),
            "\(text)")
    }

    @Test func `nothing goes before the window opens, and the count says so`() throws {
        let recordad = try company()
        #expect(
            try recordad("once", "--now", "2026-09-15T07:59").output
                == "0 sent, 0 failed, 0 deferred, 0 held, 1 waiting for contact hours\n")
        #expect(try recordad("once", "--now", "2026-09-15T08:00").output.hasPrefix("1 sent"))
    }

    @Test func `plan shows the closed days, and a moved reminder on its new one`() throws {
        let recordad = try company()
        try recordad.importing(invoices: "", clients: "id,name,email\nC2,Ñuble,pagos@nuble.example\n")
        let text = try recordad("plan", "--as-of", "2026-09-17", "--days", "4", columns: 400).output
        #expect(
            text.contains("F-3: El viernes 18 de septiembre de 2026 es feriado (Día de la Independencia): se envía el"))
        #expect(
            text.contains(
                "– F-2, Arauco: Este día no se envía nada. No es día de contacto; se puede escribir desde el "
                    + "lunes 21 de septiembre de 2026."), "\(text)")
        let rows = try recordad("plan", "--as-of", "2026-09-17", "--client", "C2", "--format", "json").output
        #expect(rows.contains(#""moved_from": "2026-09-18""#), "\(rows)")
    }

    @Test func `check tells the rules, status when contact opens`() throws {
        let recordad = try company()
        let check = try recordad("check").output
        #expect(
            check.contains(
                """
                Clients are written to (profile strict):
                  Mon..Fri 08:00-19:00, not on public holidays (CL)
                  at most 1 a day and 2 in any 7 days, 2 days apart
                and businesses (profile business):
                  Mon..Fri 08:00-19:00, not on public holidays (CL)
                  at most 1 a day
                """), "\(check)")
        #expect(try recordad("status").output.contains("contact: open"))
    }

    @Test func `check names countries that nobody knows, in a store of another program`() throws {
        let recordad = try company()
        try Connection(path: recordad.folder.path("invoices.db"), mode: .readWrite).execute(
            "UPDATE client SET country = CASE id WHEN 'C1' THEN 'Perú' ELSE 'fr' END")
        #expect(
            try recordad("check").errors.contains(
                "warning: clients with country 'Perú' have the clock and the holidays of the company; a code of"))
    }

    @Test func `a window that never opens is refused at check, with its line`() throws {
        let recordad = try Recordad(contact: "Window=Mon..Fri 08:00-08:00")
        let checked = try recordad("check")
        #expect(checked.status == 78)
        #expect(checked.errors.contains("recordad.conf:12: Window= is 'Mon..Fri 08:00-08:00', expected weekdays"))
    }
}

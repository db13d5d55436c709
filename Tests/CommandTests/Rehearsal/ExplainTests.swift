import TestSupport
import Testing

/// What a clerk reads about an invoice, as a whole.
struct ExplainTests {
    @Test func `what comes next is said once, and no stage waits for a day that is another's`() throws {
        let recordad = try Recordad(language: "es")
        try recordad.importing(
            invoices: "number,client_id,issued_on,due_on,total\nF-1,C1,2026-10-01,2026-11-27,10.50\n",
            clients: "id,name,email,tolerance_days\nC1,Almacén Ñuñoa,ana@client.example,0\n")
        let finished = try recordad("explain", "F-1", "--as-of", "2026-11-23", columns: 200)
        #expect(
            finished.output.replacing("\u{A0}", with: " ") == """
                F-1 · Almacén Ñuñoa (C1)
                Emitida el 1 de octubre de 2026, con vencimiento el 27 de noviembre de 2026.
                Saldo: $10,50 USD, de un total de $10,50 USD.
                Este día no se envía nada. Lo siguiente es «Próximo a vencer (3 días antes)», el 24 de noviembre de 2026.

                Recordatorios, al 23 de noviembre de 2026:
                  Factura emitida
                      No se envía. Esta etapa está desactivada en la configuración.
                  Próximo a vencer (3 días antes), 24 de noviembre de 2026
                      Pendiente para esa fecha.
                  Vencimiento, 27 de noviembre de 2026
                      No se envía. Ocupa su lugar «Vencido», una etapa posterior.
                  Vencido, 27 de noviembre de 2026
                      Pendiente para esa fecha.
                  Reclamo 1
                      No se envía. Se cuenta desde el aviso de pago vencido, que todavía no se ha enviado.
                  Agradecimiento
                      No se envía. Todavía no está pagada.

                """)
    }

    @Test(arguments: [("2026-11-20", true), ("2026-11-21", false), ("2026-11-22", false)])
    func `a look back says that the payments are of a later day`(day: String, isSaid: Bool) throws {
        let recordad = try Recordad(language: "es")
        let csv = "number,client_id,issued_on,due_on,total,settled_on\nF-1,C1,2026-10-01,2026-11-27,10.50,2026-11-21\n"
        #expect(try recordad("import", "invoices", "-", "--as-of", "2026-11-21", input: csv).status == 0)
        let finished = try recordad("explain", "F-1", "--as-of", day, columns: 200)
        let words = "Los datos de pagos son del 21 de noviembre de 2026, posteriores al día consultado.\n"
        #expect(finished.output.contains(words) == isSaid, "\(finished.output)")
    }
}

import Storage
import TestSupport
import Testing

/// Errors of a row name what to type, or what to write in its place.
struct ImportRemedyTests {
    private static let heading = "number,client_id,issued_on,total,currency,status\n"

    @Test(arguments: [
        ("02/11/2025", "%d/%m/%Y"), ("02-11-2025", "%d-%m-%Y"), ("2.11.2025", "%d.%m.%Y"), ("2025/11/02", "%Y/%m/%d"),
        ("02/11/25", "%d/%m/%y"), ("11/30/2025", "%m/%d/%Y"),
    ])
    func `a date of another usual shape names the format that reads it`(date: String, format: String) throws {
        var fixture = try ImportFixture()
        let file = Self.heading + "1,C,\(date),10,PEN,open\n"
        #expect(try fixture.refusal(ofInvoices: file)?.contains("use '--date-format \(format)'") == true)
        fixture.options.dateFormat = try .init(format)
        #expect(try fixture.invoices(file).inserted == 1)
    }

    @Test(arguments: ["2025-02-30", "31/31/2025", "soon"])
    func `a date of no shape names none`(date: String) throws {
        let refusal = try ImportFixture().refusal(ofInvoices: Self.heading + "1,C,\(date),10,PEN,open\n")
        #expect(refusal?.contains("--date-format") == false)
    }

    @Test(arguments: ["S/", "S/.", "soles", "US$", "$"])
    func `a sign in the place of a currency names what to do`(sign: String) throws {
        let refusal = try ImportFixture().refusal(ofInvoices: Self.heading + "1,C,2025-11-02,10,\(sign),open\n")
        #expect(
            refusal?.contains(
                "currency is '\(sign)', expected a code of ISO 4217 such as PEN or USD; write codes in that column, or leave "
                    + "it out and name the currency with --currency") == true)
    }

    @Test func `an unknown status lists words that are taken`() throws {
        let refusal = try ImportFixture().refusal(ofInvoices: Self.heading + "1,C,2025-11-02,10,PEN,Parcial\n")
        #expect(
            refusal?.contains(
                "status is 'Parcial', expected a word for one of disputed (en disputa), open (abierta, pendiente), "
                    + "paid (pagada, saldada), rejected (rechazada), void (anulada)") == true)
    }

    @Test(arguments: ["en disputa", "abierta", "pendiente", "pagada", "saldada", "rechazada", "anulada"])
    func `the words that are listed are taken`(word: String) throws {
        #expect(try ImportFixture().invoices(Self.heading + "1,C,2025-11-02,10,PEN,\(word)\n").inserted == 1)
    }
}

import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// Published files of real programs; the oracle is Python's csv and datetime.
struct RealFileTests {
    private static let history = Repository.sharedData("ar/predictive-cashflow-b2b/ibm-accounts-receivable-dmy.csv")
    private static let register = Repository.sharedData("ar/lib-cl-sii-python/RCV-compra-reclamado.csv")

    @Test(
        .enabled(if: history != nil, "skipped: the public data is not beside the checkout"),
        arguments: ["2013-06-15", "2012-01-01", "2014-06-01"])
    func `a history of receivables is paid and open as of a day`(day: String) throws {
        let file = try #require(Self.history).path
        var fixture = try ImportFixture()
        fixture.options.asOf = try date(day)
        fixture.options.currency = Currency("USD")
        fixture.options.dateFormat = try DateFormat("%d/%m/%Y")
        fixture.options.map = try ImportOptions.map(
            "number=invoiceNumber,issued_on=InvoiceDate,due_on=DueDate,total=InvoiceAmount,settled_on=SettledDate,"
                + "client_id=customerID,disputed=Disputed")
        let summary = try importInvoices(from: file, into: fixture.store, fixture.options, now: ImportFixture.now)
        let script = """
            import csv, datetime as d, decimal, sys
            day = d.date.fromisoformat(sys.argv[2])
            iso = lambda t: d.datetime.strptime(t, '%d/%m/%Y').date()
            for r in sorted(csv.DictReader(open(sys.argv[1])), key=lambda r: r['invoiceNumber']):
                cents = int(decimal.Decimal(r['InvoiceAmount']) * 100)
                paid = iso(r['SettledDate']) <= day
                status = 'paid' if paid else 'disputed' if r['Disputed'] == 'Yes' else 'open'
                print(r['invoiceNumber'], r['customerID'], iso(r['InvoiceDate']), iso(r['DueDate']), cents,
                      0 if paid else cents, status, sep='|')
            """
        let expected = try run("python3", ["-c", script, file, day])
        #expect(expected.status == 0)
        let stored = try fixture.column(
            """
            SELECT id || '|' || client_id || '|' || issued_on || '|' || due_on || '|' || total || '|' || balance \
            || '|' || status FROM invoice ORDER BY number
            """)
        #expect(stored == expected.output.split(separator: "\n").map(String.init))
        #expect(summary.inserted == 2466)
        #expect(summary.clientsCreated == 100)
    }

    @Test(.enabled(if: register != nil, "skipped: the public data is not beside the checkout"))
    func `a Chilean register of claimed invoices imports, its two bad rows apart`() throws {
        var fixture = try ImportFixture()
        fixture.options.dateFormat = try DateFormat("%d/%m/%Y")
        fixture.options.map = ["client_id": "RUT Proveedor"]
        fixture.options.badRowsFile = fixture.folder.path("bad.csv")
        let file = try #require(Self.register).path
        let summary = try importInvoices(from: file, into: fixture.store, fixture.options, now: ImportFixture.now)
        #expect(summary.inserted == 3 && summary.bad == 2 && summary.clientsCreated == 2)
        let invoice = InvoiceRecord(
            id: "1000055", number: "1000055", clientID: "12345678-5", issuedOn: "2019-06-05", currency: "CLP",
            total: 1_155_364, balance: 1_155_364)
        #expect(try fixture.invoice("1000055") == invoice)
        #expect(try fixture.client("12345678-5")?.name == "Fake Company S.A.")
        let bad = try fixture.folder.read("bad.csv").split(separator: "\r\n").map { String($0.prefix(7)) }
        #expect(bad == ["\u{FEFF}line;e", "5;\"25 c", "6;numbe"])
    }
}

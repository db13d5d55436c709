import Correspondence
import Dunning
import Foundation
import TestSupport
import Testing

/// Whole messages, byte for byte, with templates of their own, so that only composing can change them.
///
/// `RECORD_SNAPSHOTS=1 swift test --filter GoldenMessageTests` writes the files anew, and fails.
@Suite struct GoldenMessageTests {
    @Test(arguments: ["one-invoice", "many-invoices", "thanks"])
    func `writes the message that was agreed upon`(name: String) throws {
        let file = Repository.root.appending(path: "Tests/Golden/\(name).eml")
        let bytes = try Self.correspondent(name).compose().bytes
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Data(bytes).write(to: file)
            Issue.record("recorded '\(file.path)': look at the difference, then run without RECORD_SNAPSHOTS")
        }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(String(decoding: bytes, as: UTF8.self) == golden)
    }

    private static func correspondent(_ name: String) -> Correspondent {
        var correspondent = Correspondent()
        switch name {
        case "many-invoices":
            correspondent.rung = Rung(.claim, 2)
            correspondent.invoices = [
                Correspondent.invoice("100", due: "2026-10-01"),
                Correspondent.invoice("N° 101", due: "2026-11-01", total: 90_000, balance: 40_000),
            ]
            correspondent.client.cc = "jefe@cliente.example"
            correspondent.company.logo = Company.Logo(bytes: onePixel, format: .png, alignment: .left)
            correspondent.references = MessageID("fedcba9876543210@nandu.example")
            correspondent.attachments = [
                Correspondence.Attachment(
                    filename: "Facturas de Ñandú, octubre y noviembre del año 2026 con sus anexos.pdf",
                    mediaType: "application/pdf", bytes: Array("%PDF-1.4".utf8))
            ]
        case "thanks":
            correspondent.rung = Rung(.thanks)
            correspondent.invoices = [Correspondent.invoice("100", currency: "USD", total: 150_050, balance: 0)]
        default: break
        }
        let stage = correspondent.rung.stage
        correspondent.templates = [
            "es/\(stage).subject": "{{#invoices}}Factura {{number}} {{distance}}. {{/invoices}}\n",
            "es/\(stage).txt": """
            {{client.name}}:
            {{#invoices}}
            - {{number}}, del {{issued}}, {{distance}} ({{due}}): {{balance}} de {{total}}
            {{/invoices}}
            Total al {{today}}: {{total}}

            """,
            "es/\(stage).html": """
            <html lang="{{language}}"><title>{{subject}}</title>{{#company.logo}}<img src="{{.}}">{{/company.logo}}
            <p>{{client.name}}: {{total}}</p></html>

            """,
        ]
        return correspondent
    }
}

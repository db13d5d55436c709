import TestSupport
import Testing

/// What `check` tells of words that letters should have, and of words that they should not.
@Suite struct WordingTests {
    private static let noWayToPay =
        "[Company] lacks PaymentInstructions=: a letter about an invoice without 'payment_url' does not say how to pay"

    /// One line each, without the program's name, less what is said of how to pay.
    private func warnings(_ recordad: Recordad) throws -> [String] {
        let checked = try recordad("check")
        #expect(checked.status == 0, "\(checked.errors)")
        let prefix = "recordad: warning: "
        return checked.errors.split(separator: "\n").map {
            $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : ""
        }
        .filter { !$0.contains("does not exist yet") && $0 != Self.noWayToPay }
    }

    private func settings(_ recordad: Recordad, _ lines: String) throws {
        _ = try recordad.folder.write("recordad.conf.d/10.conf", lines)
    }

    @Test(arguments: [
        ("strict", "TaxId=, Address=, Phone="), ("brazil", "TaxId=, Address="), ("mexico", "Phone="),
        ("ecuador", "Phone="),
    ])
    func `names what the profile asks for and the company does not have`(profile: String, keys: String) throws {
        let recordad = try Recordad(contact: "Profile=\(profile)\nBusinessProfile=none\nCountry=CL")
        #expect(
            try warnings(recordad)
                == ["[Company] lacks \(keys), which profile '\(profile)' asks letters to show"])
    }

    static let payingWords = [
        ("PaymentInstructions=Cuenta 1", "says how to pay in the words for 'es'"),
        ("PaymentInstructions.es=Cuenta 1", "does not say how to pay"),
        ("PaymentInstructions=Cuenta 1\nPaymentInstructions.pt=Conta 1", nil),
    ]

    @Test(arguments: payingWords)
    func `names a language of clients in which nothing says how to pay`(keys: String, words: String?) throws {
        let recordad = try Recordad(language: "es")
        try settings(recordad, "[Company]\n\(keys)\n")
        try recordad.importing(
            invoices: "number,client_id,issued_on,total,currency\nF1,C2,2026-11-01,10,CLP\n",
            clients: "id,name,language\nC1,A,pt-BR\nC2,B,es-CO\nC3,C,\n")
        #expect(
            try warnings(recordad).filter { $0.contains("PaymentInstructions") }
                == words.map {
                    ["[Company] lacks PaymentInstructions.pt=: a letter to a client with language 'pt-BR' \($0)"]
                } ?? [])
    }

    @Test func `names another country of the company's language in which nothing says how to pay`() throws {
        let recordad = try Recordad(language: "es-CL")
        try settings(recordad, "[Company]\nPaymentInstructions.es-CL=Cuenta 1\n")
        try recordad.importing(
            invoices: "number,client_id,issued_on,total,currency\nF1,C1,2026-11-01,10,CLP\n",
            clients: "id,name,language\nC1,A,es-CO\nC2,B,es-CL\n")
        let lack =
            "[Company] lacks PaymentInstructions.es=: a letter to a client with language 'es-CO' does not say how to pay"
        #expect(try warnings(recordad) == [lack])
    }

    @Test(arguments: ["chile", "argentina", "colombia", "peru", "business", "none"])
    func `asks no facts of a company for other profiles`(profile: String) throws {
        #expect(try warnings(try Recordad(contact: "Profile=\(profile)\nCountry=CL")) == [])
    }

    @Test func `names file and line of banned words in templates, in how to pay and in the title`() throws {
        let recordad = try Recordad(contact: "Profile=chile\nCountry=CL")
        let payment = try recordad.folder.write("payment.txt", "Cuenta 1\no en el Juzgado\n")
        _ = try recordad.folder.write("templates/es/claim.subject", "Demanda")
        try settings(
            recordad,
            """
            [Company]
            PaymentInstructionsFile=\(payment)
            [Templates]
            Directory=\(recordad.folder.path("templates"))
            [Notes]
            Title=Cobro Jurídico
            """)
        let because = ", which makes a reminder look like a court's, or a threat; see recordad-templates(7)"
        #expect(
            try warnings(recordad) == [
                "\(recordad.folder.path("templates"))/es/claim.subject:1: says 'demanda'\(because)",
                "\(payment):2: PaymentInstructionsFile= says 'juzgado'\(because)",
                "\(recordad.configFile).d/10.conf:6: Title= says 'cobro jurídico'\(because)",
            ])
    }

    @Test(arguments: [
        ("", true), ("[Company]\nPaymentInstructions=Banco 1\n", false),
    ])
    func `says that no letter tells how to pay, whatever the profile`(lines: String, expected: Bool) throws {
        let recordad = try Recordad()
        try settings(recordad, lines)
        #expect(try recordad("check").errors.contains(Self.noWayToPay) == expected)
    }

    @Test(arguments: [
        ("https://pay.example/1,https://pay.example/2", false), ("https://pay.example/1,", true), (",", true),
    ])
    func `invoices that all have an address to pay at need no words for it`(urls: String, expected: Bool) throws {
        let recordad = try Recordad()
        let urls = urls.split(separator: ",", omittingEmptySubsequences: false)
        let rows = urls.enumerated().map { "I\($0),\($0),C1,2026-10-01,2026-11-01,USD,10.00,10.00,\($1)" }
        try recordad.importing(
            invoices: "id,number,client_id,issued_on,due_on,currency,total,balance,payment_url\n"
                + rows.joined(separator: "\n"))
        #expect(try recordad("check").errors.contains(Self.noWayToPay) == expected)
    }

    @Test func `own letters that all say how to pay need no words for it`() throws {
        let recordad = try Recordad()
        try settings(recordad, "[Templates]\nDirectory=\(recordad.folder.path("templates"))\n")
        for (form, expected) in [("txt", true), ("html", false)] {
            _ = try recordad.folder.write("templates/payment.\(form).mustache", "Banco 1, cuenta 2\n")
            #expect(try recordad("check").errors.contains(Self.noWayToPay) == expected)
        }
    }

    @Test func `says nothing of words to who keeps no rules of contact`() throws {
        let recordad = try Recordad()
        try settings(recordad, "[Company]\nPaymentInstructions=Tribunal 7\n")
        #expect(try warnings(recordad) == [])
        try settings(recordad, "[Company]\nPaymentInstructions=Tribunal 7\n[Contact]\nProfile=peru\nCountry=PE\n")
        #expect(try warnings(recordad).count == 1)
    }
}

import TestSupport
import Testing

/// What `check` tells of words that letters should have, and of words that they should not.
@Suite struct WordingTests {
    /// One line each, without the program's name.
    private func warnings(_ recordad: Recordad) throws -> [String] {
        let checked = try recordad("check")
        #expect(checked.status == 0, "\(checked.errors)")
        let prefix = "recordad: warning: "
        return checked.errors.split(separator: "\n").map {
            $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : ""
        }
        .filter { !$0.contains("does not exist yet") }
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

    @Test func `says nothing of words to who keeps no rules of contact`() throws {
        let recordad = try Recordad()
        try settings(recordad, "[Company]\nPaymentInstructions=Tribunal 7\n")
        #expect(try warnings(recordad) == [])
        try settings(recordad, "[Company]\nPaymentInstructions=Tribunal 7\n[Contact]\nProfile=peru\nCountry=PE\n")
        #expect(try warnings(recordad).count == 1)
    }
}

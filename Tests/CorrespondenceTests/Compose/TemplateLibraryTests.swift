import Correspondence
import Dunning
import TestSupport
import Testing

@Suite struct TemplateLibraryTests {
    @Test func `takes each file from the nearest place that has it`() throws {
        var correspondent = Correspondent()
        correspondent.client.language = "es-CL"
        correspondent.templates = [
            "es-CL/overdue.subject": "de es-CL", "es/overdue.subject": "de es", "es/overdue.txt": "texto de es",
            "es-MX/overdue.txt": "texto de es-MX",
        ]
        let message = try correspondent.compose()
        #expect(message.subject == "de es-CL")
        #expect(message.text == "texto de es")
        #expect(message.html.contains("</html>"))
        correspondent.client.language = "es-MX"
        #expect(try correspondent.compose().subject == "de es")
        #expect(try correspondent.compose().text == "texto de es-MX")
    }

    @Test(
        arguments: [
            // The company's country, unless it speaks another language; then the client's, where that one is spoken.
            ("es-PE", "es", nil, "es-PE"), ("es-PE", "es", "CL", "es-PE"), ("es-PE", "es-CL", "MX", "es-CL"),
            ("es-PE", nil, "CL", "es-PE"), ("es-PE", "fr", "CL", "es-PE"), ("es", "es", "PE", "es-PE"),
            ("pt-BR", "es", "MX", "es-MX"), ("pt-BR", "es", "BR", "es"), ("pt-BR", "es", nil, "es"),
            ("pt-BR", "pt", "PT", "pt-BR"), ("es-PE", "pt", "BR", "pt"), ("en-US", "es", "pe", "es-PE"),
        ] as [(String, String?, String?, String)])
    func `a language without a country takes the company's, or the client's`(
        company: String, language: String?, country: String?, tag: String
    ) throws {
        let (library, _) = TemplateLibrary.load([], language: try #require(Language(tag: company)))
        let chosen = library.language(for: language, in: country)
        #expect(chosen.tag == tag)
        let amount = Money(minorUnits: 123_456, currency: try #require(Currency("CHF")))
        let expected = try #require(Language(tag: tag)).money(amount, namingCurrency: false)
        #expect(chosen.money(amount, namingCurrency: false) == expected)
    }

    @Test func `takes a partial from the language with its country, then the language, then all`() throws {
        var correspondent = Correspondent()
        correspondent.templates = ["es/overdue.txt": "{{> firma}}", "firma.mustache": "de todos"]
        #expect(try correspondent.compose().text == "de todos")
        correspondent.templates["es/firma.mustache"] = "de es"
        #expect(try correspondent.compose().text == "de es")
        correspondent.templates["es-CL/firma.mustache"] = "de es-CL"
        #expect(try correspondent.compose().text == "de es-CL")
    }

    @Test func `has letters for every stage of every language it knows`() throws {
        let messages = try Language.baseTags.flatMap { tag in
            try Stage.allCases.map { stage in
                var correspondent = Correspondent()
                correspondent.client.language = tag
                correspondent.rung = Rung(stage)
                return try correspondent.compose()
            }
        }
        for (message, mail) in zip(messages, try ReadMail.read(messages.map(\.bytes))) {
            #expect(mail.defects == [] && mail.longestLine <= 76 && mail.isSevenBit && !mail.hasTrailingBlanks)
            #expect(mail.header("Subject") == message.subject && !message.subject.isEmpty)
            #expect(mail.text == message.text && !message.text.isEmpty)
            #expect(mail.html == message.html && message.html.hasPrefix("<!DOCTYPE html>"))
        }
    }

    @Test(arguments: [
        ("{{cliente.name}}", "'cliente.name' is no variable, did you mean 'client.name'?"),
        ("{{company.adress}}", "'company.adress' is no variable, did you mean 'company.address'?"),
        ("{{#invoices}}{{nunber}}{{/invoices}}", "'nunber' is no variable, did you mean 'number'?"),
        ("{{#client}}{{nam}}{{/client}}", "'nam' is no variable, did you mean 'name'?"),
        ("{{whatever.it.is.called}}", "'whatever.it.is.called' is no variable, expected one of recordad-templates(7)"),
        ("{{number}}", "'number' is no variable, expected it inside '{{#invoices}}', as '{{number}}'"),
        ("{{invoices.due}}", "'invoices.due' is no variable, expected it inside '{{#invoices}}', as '{{due}}'"),
        ("{{^cuont}}x{{/cuont}}", "'cuont' is no variable, did you mean 'count'?"),
        ("{{invoices}}", "'invoices' is a list, expected a section '{{#invoices}}…{{/invoices}}'"),
        ("{{client}}", "'client' has parts, expected one of them, as in 'client.name'"),
        (
            "{{> nada}}",
            "partial 'nada' does not exist, expected 'nada.mustache' in the folder of the language or above it"
        ),
        ("{{#client", "a tag begins with '{{#' and has no '}}'"),
    ])
    func `complains about what no letter has, with what was meant`(source: String, message: String) {
        #expect(complaints(["es/due.txt": "línea\n\(source)\n"]) == ["es/due.txt:2: \(message)"])
    }

    @Test(arguments: [
        "{{#client}}{{name}} {{company.name}}{{/client}}",
        "{{#invoices}}{{#payment_url}}{{.}}{{/payment_url}}{{/invoices}}",
        "{{^invoices}}{{today}}{{/invoices}}", "{{#company.phone}}{{company.phone}}{{/company.phone}}",
        "{{#payment_lines}}{{line}}{{/payment_lines}}", "x{{! {{anything}} ",
    ])
    func `says nothing of names that are known where they stand`(source: String) {
        #expect(complaints(["es/due.html": source + "\n{{! }}"]) == [])
    }

    @Test func `tells every complaint of every file in one pass, and each once`() {
        let told = complaints([
            "es/due.txt": "{{a_name}}\n{{> pie}}\n{{#client}}", "es/claim.html": "{{> pie}}",
            "pie.mustache": "\n{{otra_cosa}}",
            "es/unused.mustache": "{{/x}}", "klingon/due.txt": "x", "es/overdo.txt": "x", "es-CL/due.subject": "{{=x}}",
            "due.txt": "x", "LEEME": "{{", "es/nota.bak": "{{",
        ])
        #expect(
            told == [
                "due.txt:1: file is in no folder, expected '<language>/due.txt'",
                "es-CL/due.subject:1: a tag begins with '{{=' and has no '=}}'",
                "es/due.txt:1: 'a_name' is no variable, expected one of recordad-templates(7)",
                "es/due.txt:3: section 'client' is not closed, expected '{{/client}}'",
                "es/overdo.txt:1: 'overdo' is no stage, expected issued, upcoming, due, overdue, claim, thanks",
                "es/unused.mustache:1: '{{/x}}' closes a section that is not open, no section is open",
                "klingon/due.txt:1: folder 'klingon' is no known language, expected es, en, pt, or one with a country",
                "pie.mustache:2: 'otra_cosa' is no variable, expected one of recordad-templates(7)",
            ])
    }

    @Test func `complains about a template that says nothing`() {
        #expect(complaints(["es/due.subject": " \n{{! later }}\n"]) == ["es/due.subject:1: template says nothing"])
    }

    @Test func `complains about partials that include each other`() {
        let told = complaints(["es/due.txt": "{{> a}}", "a.mustache": "a{{> b}}", "b.mustache": "\nb{{> a}}"])
        #expect(told == ["b.mustache:2: partial 'a' includes itself"])
    }

    /// What no letter could be written by is refused at the start.
    @Test func `complains about partials too deep to be filled`() {
        func chain(_ length: Int) -> [String: String] {
            var files = ["es/due.txt": "{{> p1}}", "p\(length).mustache": "x"]
            for number in 1..<length { files["p\(number).mustache"] = "{{> p\(number + 1)}}" }
            return files
        }
        #expect(complaints(chain(32)) == [])
        #expect(complaints(chain(33)) == ["p32.mustache:1: partial 'p33' is more than 32 partials deep"])
    }

    @Test func `complains about partials that double thirty times, without counting to the end`() {
        var files = ["es/due.txt": "{{> p1}}", "p31.mustache": "x"]
        for number in 1...30 { files["p\(number).mustache"] = "{{> p\(number + 1)}}{{> p\(number + 1)}}" }
        let told = complaints(files)
        #expect(told.count == 1)
        #expect(told.allSatisfy { $0.hasSuffix("with all that it includes, it is longer than any message") })
    }

    @Test func `every variable of the manual is known to the check and filled in a full letter`() throws {
        var correspondent = Correspondent()
        correspondent.company = Company(
            name: "n", taxID: "t", address: "a", phone: "p", website: "w.example",
            logo: Company.Logo(bytes: onePixel, format: .png, alignment: .left), paymentInstructions: "i")
        correspondent.rung = Rung(.claim, 2)
        correspondent.invoices = ["2026-11-20", "2026-11-21", "2026-11-22"].map {
            Correspondent.invoice($0, due: $0, balance: 100_000, paymentURL: "https://x.example")
        }
        // These are true of shorter letters alone.
        for variable in TemplateVariable.all where !["single", "payable_today_single"].contains(variable.name) {
            // The last segment is looked for in a section of the others, as a section or in a list.
            let parts = variable.name.split(separator: ".").map { String($0) }
            let tag = "{{#\(parts[parts.count - 1])}}filled{{/\(parts[parts.count - 1])}}"
            let source = parts.dropLast().reduce(tag) { "{{#\($1)}}\($0){{/\($1)}}" }
            correspondent.templates = ["es/claim.html": source]
            #expect(try correspondent.compose().html.contains("filled"), "\(variable.name)")
            #expect(!variable.meaning.isEmpty && variable.meaning.last != ".")
        }
    }

    private func complaints(_ templates: [String: String]) -> [String] {
        guard let language = Language(tag: "es") else { return ["no Spanish"] }
        let files = templates.map { TemplateFile(name: $0.key, path: $0.key, text: $0.value) }
        return TemplateLibrary.load(files, language: language).complaints.map(\.description)
    }
}

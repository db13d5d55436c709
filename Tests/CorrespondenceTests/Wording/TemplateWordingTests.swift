import Correspondence
import Dunning
import Testing

/// What is told of one's own templates that leave out what a profile asks for.
@Suite struct TemplateWordingTests {
    private static let strict = ContactProfiles(consumer: .strict, business: .business)

    private func warnings(
        _ templates: [String: String], _ profiles: ContactProfiles = strict
    ) throws -> [String] {
        let language = try #require(Language(tag: "es"))
        let files = templates.map { TemplateFile(name: $0.key, path: $0.key, text: $0.value) }
        let (library, complaints) = TemplateLibrary.load(files, language: language)
        #expect(complaints.isEmpty)
        return library.wordingWarnings(profiles).map(\.description)
    }

    @Test(arguments: ContactProfile.allCases)
    func `the built-in letters lack nothing`(profile: ContactProfile) throws {
        #expect(try warnings([:], ContactProfiles(consumer: profile, business: profile)) == [])
    }

    private static let company = "{{company.name}}{{company.tax_id}}{{company.address}}{{company.phone}}"

    @Test(arguments: ["due", "overdue", "claim"])
    func `a letter without the notice is told, by its file and form`(stage: String) throws {
        #expect(
            try warnings(["es/\(stage).txt": Self.company, "es/\(stage).html": Self.company]) == [
                "es/\(stage).html:1: lacks the notice of profile 'strict', expected '{{> notice.html}}'",
                "es/\(stage).txt:1: lacks the notice of profile 'strict', expected '{{> notice.txt}}'",
            ])
    }

    @Test(arguments: [
        ("es/issued.txt", "x"), ("es/upcoming.html", "x"), ("es/thanks.txt", "x"), ("es/overdue.subject", "x"),
        ("es/overdue.txt", company + "{{> notice.txt}}"),
        ("es/overdue.html", company + "{{#needs_notice}}Nuestro aviso.{{/needs_notice}}"),
        ("notice.txt.mustache", "Lo que redactó nuestra abogada."),
    ])
    func `nothing is said of what has it, and of what needs none`(file: String, source: String) throws {
        #expect(try warnings([file: source]) == [])
    }

    @Test func `a partial of one's own counts for what it takes away, and for what it brings`() throws {
        let told = try warnings(["signature.txt.mustache": "{{company.name}} {{company.phone}}"])
        let files = Language.baseTags.flatMap { tag in ["claim", "due", "overdue"].map { "built-in \(tag)/\($0).txt" } }
        #expect(
            told
                == files.sorted().map {
                    "\($0):1: lacks '{{company.tax_id}}', '{{company.address}}', which profile 'strict' asks for"
                })
        #expect(
            try warnings(["es/due.txt": "{{> a}}", "a.mustache": "{{> b}}", "b.mustache": Self.company]).count == 1)
    }

    @Test(arguments: [
        (ContactProfile.brazil, "'{{company.name}}', '{{company.tax_id}}', '{{company.address}}'"),
        (.mexico, "'{{company.name}}', '{{company.phone}}'"), (.ecuador, "'{{company.name}}', '{{company.phone}}'"),
    ])
    func `each profile asks for its own`(profile: ContactProfile, tags: String) throws {
        let profiles = ContactProfiles(consumer: .none, business: profile)
        #expect(
            try warnings(["es/overdue.txt": "x"], profiles)
                == ["es/overdue.txt:1: lacks \(tags), which profile '\(profile)' asks for"])
    }

    @Test(arguments: [ContactProfile.argentina, .colombia, .peru, .business, .none])
    func `some profiles ask for no words`(profile: ContactProfile) throws {
        #expect(try warnings(["es/overdue.txt": "x"], ContactProfiles(consumer: profile, business: profile)) == [])
    }
}

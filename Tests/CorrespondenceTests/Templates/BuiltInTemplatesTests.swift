import Correspondence
import Dunning
import Testing

struct BuiltInTemplatesTests {
    @Test(arguments: Language.baseTags, Stage.allCases)
    func `every language has every letter in its three forms`(tag: String, stage: Stage) {
        for form in ["subject", "txt", "html"] {
            #expect(BuiltInTemplates.source("\(tag)/\(stage).\(form)")?.isEmpty == false, "\(form)")
        }
    }

    @Test(arguments: Language.baseTags)
    func `they use variables and partials that exist, and no others`(tag: String) throws {
        let language = try #require(Language(tag: tag))
        #expect(TemplateLibrary.load([], language: language).complaints.isEmpty)
    }

    @Test func `every partial is used`() {
        let sources = BuiltInTemplates.names.compactMap(BuiltInTemplates.source)
        for name in BuiltInTemplates.names where name.hasSuffix(".mustache") {
            let partial = name.split(separator: "/").last?.dropLast(".mustache".count) ?? ""
            #expect(sources.contains { $0.contains("{{> \(partial)}}") }, "\(name)")
        }
    }

    @Test func `written into the folder of templates they are good, and found there`() throws {
        let files = BuiltInTemplates.names.map { name in
            TemplateFile(name: name, path: name, text: (BuiltInTemplates.source(name) ?? "") + "{{wrong}}")
        }
        let complaints = TemplateLibrary.load(files, language: try #require(Language(tag: "es"))).complaints
        #expect(Set(complaints.map(\.file)) == Set(BuiltInTemplates.names))
        #expect(complaints.allSatisfy { $0.message.hasPrefix("'wrong' is no variable") })
    }

    /// Collection law of Argentina, Chile, Mexico and Peru forbids what looks like a court's, and threats.
    @Test(arguments: [
        "judici", "juríd", "jurid", "emplaza", "citaci", "citaç", "juzgado", "tribunal", "juez", "juiz", "embarg",
        "captura", "denuncia", "denúncia", "penal", "moros", "último aviso", "demanda", "abogad", "advogad", "proceso",
        "processo", "sanci", "multa", "penhora", "protesto", "serasa", "negativa", "boletín", "court", "legal",
        "lawsuit",
        "lawyer", "attorney", "collection agency", "credit bureau", "final notice", "seizure", "penalt", "consequence",
        "consecuencia", "consequência", "inmediata", "urgente", "urgent",
    ])
    func `nothing in them threatens or looks judicial`(word: String) {
        // The notice says what a reminder is not.
        for name in BuiltInTemplates.names where !name.contains("/notice.") {
            #expect(BuiltInTemplates.source(name)?.lowercased().contains(word) == false, "\(name)")
        }
    }
}

import Correspondence
import Foundation
import Testing

@Suite struct BannedWordsTests {
    private func told(_ text: String, in file: String = "es/claim.txt") -> [String] {
        BannedWords.warnings(about: [TemplateFile(name: file, path: file, text: text)]).map { warning in
            "\(warning.file):\(warning.line) \(warning.message.split(separator: "'")[1])"
        }
    }

    /// Domain facts 1.2 number 9, and a counterpart of each language.
    @Test(arguments: [
        "notificación judicial", "emplazamiento", "citación", "juzgado", "tribunal", "embargo inminente",
        "cobro jurídico", "orden de captura", "denuncia penal", "boletín de morosos", "intimação", "penhora iminente",
        "mandado de prisão", "queixa-crime", "lista de devedores", "summons", "arrest warrant", "legal action",
    ])
    func `each is found, whatever its case, its accents and its line ends`(phrase: String) {
        let plain = phrase.decomposedStringWithoutMarks
        for written in [phrase, phrase.uppercased(), plain, phrase.replacing(" ", with: "\n  "), "¡\(phrase)!"] {
            #expect(told("Estimado:\n\(written)\n") == ["es/claim.txt:2 \(phrase)"], "\(written)")
        }
    }

    @Test(arguments: [
        "embargo", "sin embargo, inminente", "orden de compra", "tribunales2", "subtribunal", "writing", "written",
        "no es un procedimiento judicial", "court-yard order", "su demanda de productos", "{{! tribunal }}",
        "<a href=\"https://tribunal.example\">x</a>", "a < b > c",
    ])
    func `nothing is found in honest words, in comments and in tags`(text: String) {
        #expect(told(text, in: "es/claim.html") == [])
    }

    @Test func `HTML is read as a person sees it`() {
        let html =
            "<p>Último\n<b>aviso</b>\njudicial</p>\n{{#x\n}}notificaci&oacute;n &#106;udicial cita&#xE7;&atilde;o"
        #expect(
            told(html, in: "es/claim.html") == [
                "es/claim.html:2 aviso judicial", "es/claim.html:5 notificación judicial", "es/claim.html:5 citação",
            ])
    }

    @Test func `of phrases that begin alike the longest is told, and each once a line`() {
        #expect(
            told("demanda judicial, tribunal, tribunal\ntribunal") == [
                "es/claim.txt:1 demanda judicial", "es/claim.txt:1 tribunal", "es/claim.txt:2 tribunal",
            ])
    }

    @Test func `a lawsuit is banned from subjects and titles by its name alone`() {
        #expect(told("Demanda", in: "es/claim.subject") == ["es/claim.subject:1 demanda"])
        #expect(BannedWords.findings(in: "DEMANDA", isTitle: true).map(\.phrase) == ["demanda"])
        #expect(BannedWords.findings(in: "Demanda").isEmpty)
    }

    @Test func `none is in our own letters`() {
        let files = BuiltInTemplates.names.map { name in
            TemplateFile(name: name, path: name, text: BuiltInTemplates.source(name) ?? "")
        }
        #expect(BannedWords.warnings(about: files) == [])
        #expect(!files.isEmpty)
    }
}

extension String {
    /// As somebody writes without accents; ICU's, by way of Foundation.
    fileprivate var decomposedStringWithoutMarks: String {
        folding(options: .diacriticInsensitive, locale: nil)
    }
}

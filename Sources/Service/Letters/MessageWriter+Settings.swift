package import Correspondence
import Dunning
package import Settings

/// Templates that cannot be used; every mistake found, in the order of the files.
package struct InvalidTemplates: Error, CustomStringConvertible {
    package let complaints: [TemplateError]

    /// One complaint a line.
    package var description: String { complaints.map { "\($0)" }.joined(separator: "\n") }
}

extension Settings {
    /// The company's own files, and all templates.
    ///
    /// - Throws: `InvalidTemplates`, or `TemplateFolderError` when the folder cannot be read.
    func templates(language: Language) throws -> (files: [TemplateFile], library: TemplateLibrary) {
        let files = try TemplateFolder(path: templatesDirectory).files()
        let (library, complaints) = TemplateLibrary.load(files, language: language)
        guard complaints.isEmpty else { throw InvalidTemplates(complaints: complaints) }
        return (files, library)
    }
}

extension MessageWriter {
    /// Reads and checks the templates that the settings name.
    ///
    /// - Throws: `InvalidTemplates`, or `TemplateFolderError` when the folder cannot be read.
    package init(_ settings: Settings, language: Language) throws {
        let (_, library) = try settings.templates(language: language)
        let shadowTo: EmailAddress? = if case .shadow(let address) = settings.mail.mode { address } else { nil }
        self.init(
            composer: Composer(
                letterhead: settings.letterhead, templates: library, profiles: settings.contact.profiles),
            shadowTo: shadowTo,
            documents: settings.mail.documentRoot.map(DocumentFolder.init(path:)),
            domain: settings.mail.from.address.domain)
    }
}

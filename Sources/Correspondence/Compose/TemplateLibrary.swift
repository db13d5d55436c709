/// Every template, compiled and checked.
package struct TemplateLibrary: Sendable {
    private let languages: [String: LanguageTemplates]
    private let company: Language

    /// The library, and every complaint about the files; with complaints it is not fit for use.
    ///
    /// A file is looked for in the client's language with its country, in the language alone, among the built-in
    /// ones, and then in the same order in the company's language. Files whose extension is none of `.subject`,
    /// `.txt`, `.html` and `.mustache` are left alone.
    /// - Parameter language: the company's.
    package static func load(
        _ files: [TemplateFile], language: Language
    ) -> (library: TemplateLibrary, complaints: [TemplateError]) {
        var assembly = TemplateAssembly(files, company: language)
        let tags = Set(Language.baseTags + [language.tag] + assembly.customTags)
        var languages: [String: LanguageTemplates] = [:]
        for tag in tags.sorted() {
            guard let known = Language(tag: tag) else { continue }
            languages[tag] = assembly.templates(for: known)
        }
        let library = TemplateLibrary(languages: languages, company: language)
        let complaints = assembly.complaints.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
        return (library, complaints)
    }

    /// The client's language if it is known, else the company's.
    ///
    /// Without a country it is the company's own where that is the same language with one, else that of the client's
    /// country, whose figures the client reads.
    package func language(for tag: String?, in country: String?) -> Language {
        guard let language = tag.flatMap({ Language(tag: $0) }) else { return company }
        guard !language.hasRegion else { return language }
        if company.baseTag == language.baseTag, company.hasRegion { return company }
        return country.flatMap(language.spoken(in:)) ?? language
    }

    var all: [LanguageTemplates] { Array(languages.values) }

    /// `nil` only if loading complained.
    func templates(for language: Language) -> LanguageTemplates? {
        languages[language.tag] ?? languages[language.baseTag]
    }
}

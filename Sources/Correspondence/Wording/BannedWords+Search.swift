extension BannedWords {
    private static let search = PhraseSearch(everywhere)
    private static let subjectSearch = PhraseSearch(everywhere + inSubject)

    /// What of them stands in one's own templates, with file and line.
    package static func warnings(about files: [TemplateFile]) -> [TemplateError] {
        files.flatMap { file in
            let isSubject = file.name.hasSuffix(".subject")
            let findings = (isSubject ? subjectSearch : search).findings(in: file.text, skipsMarkup: true)
            return findings.map {
                TemplateError(file: file.path, line: $0.line, message: "says '\($0.phrase)', \(reason)")
            }
        }
    }

    /// What of them stands in a text as it is.
    package static func findings(in text: String, isTitle: Bool = false) -> [PhraseSearch.Finding] {
        (isTitle ? subjectSearch : search).findings(in: text)
    }

    /// Follows what was said.
    package static let reason = "which makes a reminder look like a court's, or a threat; see recordad-templates(7)"
}

import Dunning

/// What is compiled for one stage in one language.
struct LetterTemplate: Sendable {
    let subject: MustacheTemplate
    let text: MustacheTemplate
    let html: MustacheTemplate
    /// Whether the HTML, or a partial of it, shows the logo.
    let showsLogo: Bool

    /// The three files of a stage.
    enum Form: String, CaseIterable { case subject, txt, html }
}

/// What is compiled for one language.
struct LanguageTemplates: Sendable {
    let letters: [Stage: LetterTemplate]
    let partials: [String: MustacheTemplate]
}

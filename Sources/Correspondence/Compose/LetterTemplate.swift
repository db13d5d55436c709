import Dunning

/// What is compiled for one stage in one language.
struct LetterTemplate: Sendable {
    let subject: MustacheTemplate
    let text: MustacheTemplate
    let html: MustacheTemplate
    /// What the text and its partials use.
    let textNames: TemplateNames
    let htmlNames: TemplateNames

    var showsLogo: Bool { htmlNames.variables.contains("company.logo") }

    /// The three files of a stage.
    enum Form: String, CaseIterable { case subject, txt, html }
}

/// What a template uses, itself or by its partials.
struct TemplateNames: Sendable {
    /// By their full names.
    var variables: Set<String> = []
    var partials: Set<String> = []
}

/// What is compiled for one language.
struct LanguageTemplates: Sendable {
    let letters: [Stage: LetterTemplate]
    let partials: [String: MustacheTemplate]
}

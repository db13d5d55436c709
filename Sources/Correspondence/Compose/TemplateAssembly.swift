import Dunning

/// Finds, compiles and checks the templates of one language after another.
struct TemplateAssembly {
    private(set) var complaints: Set<TemplateError> = []
    /// Tags of languages that have files of their own.
    private(set) var customTags: Set<String> = []
    private let company: Language
    /// By `<language tag>/<file>`, or `<file>` for partials of all languages.
    private var customs: [String: TemplateFile] = [:]
    /// By what errors call it: a file shared by several languages is compiled once.
    private var compiled: [String: MustacheTemplate] = [:]

    init(_ files: [TemplateFile], company: Language) {
        self.company = company
        for file in files { place(file) }
    }

    mutating func templates(for language: Language) -> LanguageTemplates {
        var found: [Stage: [LetterTemplate.Form: MustacheTemplate]] = [:]
        for stage in Stage.allCases {
            for form in LetterTemplate.Form.allCases {
                found[stage, default: [:]][form] = template("\(stage).\(form)", for: language)
            }
        }
        let partials = partials(of: found.values.flatMap(\.values), for: language)
        var letters: [Stage: LetterTemplate] = [:]
        for (stage, forms) in found {
            guard let subject = forms[.subject], let text = forms[.txt], let html = forms[.html] else { continue }
            for template in [subject, text, html] where template.isBlank {
                complaints.insert(TemplateError(file: template.file, line: 1, message: "template says nothing"))
            }
            _ = check(subject, partials)
            letters[stage] = LetterTemplate(
                subject: subject, text: text, html: html, textNames: check(text, partials),
                htmlNames: check(html, partials))
        }
        return LanguageTemplates(letters: letters, partials: partials)
    }

    private mutating func check(
        _ template: MustacheTemplate, _ partials: [String: MustacheTemplate]
    ) -> TemplateNames {
        var check = TemplateCheck(partials: partials)
        check.run(template)
        complaints.formUnion(check.complaints)
        return check.names
    }

    /// The file of that name, or a complaint that there is none.
    private mutating func template(_ file: String, for language: Language) -> MustacheTemplate? {
        for language in [language, company] {
            let names = [language.tag, language.baseTag].map { "\($0)/\(file)" }
            if let template = custom(names) ?? builtIn(names) { return template }
        }
        complaints.insert(
            TemplateError(
                file: "\(language.tag)/\(file)", line: 1, message: "file does not exist, and none is built in"))
        return nil
    }

    /// Every partial that the templates name, and that those name in turn.
    private mutating func partials(
        of templates: [MustacheTemplate], for language: Language
    ) -> [String: MustacheTemplate] {
        var partials: [String: MustacheTemplate] = [:]
        var waiting = templates
        while let template = waiting.popLast() {
            for use in template.uses {
                guard case .partial(let name) = use.name, partials[name] == nil,
                    let partial = partial(name, for: language)
                else { continue }
                partials[name] = partial
                waiting.append(partial)
            }
        }
        return partials
    }

    private mutating func partial(_ name: String, for language: Language) -> MustacheTemplate? {
        for language in [language, company] {
            let names = ["\(language.tag)/", "\(language.baseTag)/", ""].map { "\($0)\(name).mustache" }
            if let partial = custom(names) ?? builtIn(names) { return partial }
        }
        return nil
    }

    private mutating func custom(_ names: [String]) -> MustacheTemplate? {
        for name in names {
            guard let file = customs[name] else { continue }
            return compile(file.text, file: file.path)
        }
        return nil
    }

    private mutating func builtIn(_ names: [String]) -> MustacheTemplate? {
        for name in names {
            guard let source = BuiltInTemplates.source(name) else { continue }
            return compile(source, file: "built-in \(name)")
        }
        return nil
    }

    private mutating func compile(_ source: String, file: String) -> MustacheTemplate {
        if let template = compiled[file] { return template }
        let (template, complaints) = MustacheTemplate.compile(source, file: file)
        self.complaints.formUnion(complaints)
        compiled[file] = template
        return template
    }
}

extension TemplateAssembly {
    /// Takes a file where its name says that it belongs, or complains.
    private mutating func place(_ file: TemplateFile) {
        let parts = file.name.split(separator: "/", maxSplits: 1).map { String($0) }
        guard let last = parts.last, let dot = last.lastIndex(of: ".") else { return }
        let suffix = String(last[last.index(after: dot)...])
        guard suffix == "mustache" || LetterTemplate.Form(rawValue: suffix) != nil else { return }
        guard parts.count == 2 else {
            guard suffix != "mustache" else { return take(file, as: last) }
            return complain(file, "file is in no folder, expected '<language>/\(last)'")
        }
        guard let language = Language(tag: parts[0]) else {
            let known = Language.baseTags.joined(separator: ", ")
            return complain(file, "folder '\(parts[0])' is no known language, expected \(known), or one with a country")
        }
        let stage = String(last[..<dot])
        guard suffix == "mustache" || Stage(rawValue: stage) != nil else {
            let expected = Stage.allCases.map(\.rawValue).joined(separator: ", ")
            return complain(file, "'\(stage)' is no stage, expected \(expected)")
        }
        customTags.insert(language.tag)
        take(file, as: "\(language.tag)/\(last)")
    }

    /// Partials that nothing includes are compiled too, so that their mistakes do not wait for their first use.
    private mutating func take(_ file: TemplateFile, as name: String) {
        customs[name] = file
        _ = compile(file.text, file: file.path)
    }

    private mutating func complain(_ file: TemplateFile, _ message: String) {
        complaints.insert(TemplateError(file: file.path, line: 1, message: message))
    }
}

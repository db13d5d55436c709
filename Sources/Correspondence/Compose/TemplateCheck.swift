import Formats

/// Looks for names that no letter has, through a template and its partials.
struct TemplateCheck {
    let partials: [String: MustacheTemplate]
    private(set) var complaints: [TemplateError] = []
    private(set) var names = TemplateNames()
    /// The partials around the present one.
    private var including: [String] = []
    /// Names met, again with each inclusion.
    private var met = 0

    init(partials: [String: MustacheTemplate]) { self.partials = partials }

    mutating func run(_ template: MustacheTemplate) { visit(template, scopes: [.root]) }

    private mutating func visit(_ template: MustacheTemplate, scopes: [TemplateScope]) {
        for use in template.uses {
            met += 1
            if met == MustacheTemplate.maximumPieces {
                complain(template, use.line, "with all that it includes, it is longer than any message")
            }
            guard met < MustacheTemplate.maximumPieces else { return }
            // A section of an unknown name was reported where it begins.
            let scopes = use.sections.reduce(into: scopes) { scopes, path in
                if let scope = TemplateScope.find(path, in: scopes) { scopes.append(scope.body) }
            }
            switch use.name {
            case .value(let path): visit(path, isValue: true, use.line, template, scopes)
            case .section(let path): visit(path, isValue: false, use.line, template, scopes)
            case .partial(let name): visit(partial: name, use.line, template, scopes)
            }
        }
    }

    private mutating func visit(
        _ path: MustachePath, isValue: Bool, _ line: Int, _ template: MustacheTemplate, _ scopes: [TemplateScope]
    ) {
        guard let scope = TemplateScope.find(path, in: scopes) else {
            complain(template, line, "'\(path)' is no variable, \(Self.remedy(for: path, in: scopes))")
            return
        }
        names.variables.insert(scope.name)
        guard isValue else { return }
        switch scope {
        case .leaf: break
        case .list: complain(template, line, "'\(path)' is a list, expected a section '{{#\(path)}}…{{/\(path)}}'")
        case .record: complain(template, line, "'\(path)' has parts, expected one of them, as in '\(path).name'")
        }
    }

    private mutating func visit(
        partial name: String, _ line: Int, _ template: MustacheTemplate, _ scopes: [TemplateScope]
    ) {
        guard let partial = partials[name] else {
            let expected = "expected '\(name).mustache' in the folder of the language or above it"
            complain(template, line, "partial '\(name)' does not exist, \(expected)")
            return
        }
        names.partials.insert(name)
        guard !including.contains(name) else {
            complain(template, line, "partial '\(name)' includes itself")
            return
        }
        guard including.count < MustacheTemplate.maximumPartialDepth else {
            complain(
                template, line, "partial '\(name)' is more than \(MustacheTemplate.maximumPartialDepth) partials deep")
            return
        }
        including.append(name)
        visit(partial, scopes: scopes)
        including.removeLast()
    }

    private mutating func complain(_ template: MustacheTemplate, _ line: Int, _ message: String) {
        complaints.append(TemplateError(file: template.file, line: line, message: message))
    }

    private static func remedy(for path: MustachePath, in scopes: [TemplateScope]) -> String {
        let ofInvoice = LetterVariables.invoice.map(\.name)
        if let name = path.segments.last, ofInvoice.contains(name),
            [[name], ["invoices", name]].contains(path.segments)
        {
            return "expected it inside '{{#invoices}}', as '{{\(name)}}'"
        }
        let inner = scopes.dropFirst().flatMap(\.members.keys)
        let names = inner + TemplateVariable.all.map(\.name).filter { !$0.hasPrefix("invoices.") }
        guard let nearest = path.description.nearest(of: names) else {
            return "expected one of recordad-templates(7)"
        }
        return "did you mean '\(nearest)'?"
    }
}

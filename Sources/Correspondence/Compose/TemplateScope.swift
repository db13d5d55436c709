/// What may be named at a place of a template.
indirect enum TemplateScope: Sendable {
    case leaf(String)
    case record(String, [String: TemplateScope])
    case list(String, of: TemplateScope)

    /// What every template sees.
    static let root: TemplateScope = {
        var members = leaves(LetterVariables.message, under: "")
        members["company"] = .record("company", leaves(LetterVariables.company, under: "company."))
        members["client"] = .record("client", leaves(LetterVariables.client, under: "client."))
        members["invoices"] = .list(
            "invoices", of: .record("invoices", leaves(LetterVariables.invoice, under: "invoices.")))
        members["payment_lines"] = .list(
            "payment_lines", of: .record("payment_lines", leaves(LetterVariables.paymentLine, under: "payment_lines.")))
        return .record("", members)
    }()

    private static func leaves<Subject>(
        _ variables: [LetterVariable<Subject>], under prefix: String
    ) -> [String: TemplateScope] {
        Dictionary(uniqueKeysWithValues: variables.map { ($0.name, .leaf(prefix + $0.name)) })
    }

    /// The variable's name in full.
    var name: String {
        switch self {
        case .leaf(let name), .record(let name, _), .list(let name, _): name
        }
    }

    var members: [String: TemplateScope] {
        if case .record(_, let members) = self { members } else { [:] }
    }

    /// What the body of a section of this sees.
    var body: TemplateScope {
        if case .list(_, let item) = self { item } else { self }
    }

    /// What `path` names among `scopes`, the innermost of which is last, as the renderer looks for it.
    static func find(_ path: MustachePath, in scopes: [TemplateScope]) -> TemplateScope? {
        guard let first = path.segments.first else { return scopes.last }
        var found = scopes.reversed().lazy.compactMap { $0.members[first] }.first
        for segment in path.segments.dropFirst() { found = found?.members[segment] }
        return found
    }
}

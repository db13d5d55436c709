/// A key whose text stands for a `Value`; all of them are in `Keys`.
struct Key<Value: Sendable>: Sendable {
    let description: KeyDescription
    let syntax: ValueSyntax<Value>

    /// What the default text stands for; of a required key, nothing.
    var defaultValue: Value {
        guard let value = syntax.parse(description.defaultText) else {
            preconditionFailure("the default of \(description.name) does not follow its own syntax")
        }
        return value
    }

    private init(_ description: KeyDescription, _ syntax: ValueSyntax<Value>) {
        self.description = description
        self.syntax = syntax
    }

    /// The key of one language, of those in `Keys.perLanguage`.
    func inLanguage(_ tag: String?) -> Key { Key(description.inLanguage(tag), syntax) }

    init(
        _ section: Section, _ name: String, _ syntax: ValueSyntax<Value>, default defaultText: String,
        _ meaning: String
    ) {
        self.syntax = syntax
        description = KeyDescription(
            name: KeyName(section: section, name: name), defaultText: defaultText, isRequired: false,
            isList: syntax.isList,
            expected: syntax.expected, example: defaultText, meaning: meaning)
    }

    /// A key that is unset by default.
    init<Wrapped>(
        _ section: Section, _ name: String, _ syntax: ValueSyntax<Wrapped>, isRequired: Bool = false,
        example: String, _ meaning: String
    ) where Value == Wrapped? {
        self.syntax = syntax.optional
        description = KeyDescription(
            name: KeyName(section: section, name: name), defaultText: "", isRequired: isRequired, isList: syntax.isList,
            expected: syntax.expected, example: example, meaning: meaning)
    }
}

/// How the text of a value is read.
struct ValueSyntax<Value: Sendable>: Sendable {
    /// What it has to be, to follow "expected".
    let expected: String
    let isList: Bool
    /// `nil` when the text is not such a value.
    let parse: @Sendable (String) -> Value?
    /// The part of a refused text that is wrong.
    let culprit: @Sendable (String) -> String

    init(_ expected: String, parse: @escaping @Sendable (String) -> Value?) {
        self.init(expected, isList: false, parse: parse, culprit: { $0 })
    }

    init(
        _ expected: String, isList: Bool, parse: @escaping @Sendable (String) -> Value?,
        culprit: @escaping @Sendable (String) -> String
    ) {
        self.expected = expected
        self.isList = isList
        self.parse = parse
        self.culprit = culprit
    }

    /// The same with an empty text for `nil`.
    var optional: ValueSyntax<Value?> {
        .init(
            expected, isList: isList,
            parse: { text in
                if text.isEmpty { return .some(nil) }
                guard let value = parse(text) else { return nil }
                return .some(value)
            },
            culprit: culprit)
    }
}

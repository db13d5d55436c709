/// What a person should know of a key; also what names it.
package struct KeyDescription: Hashable, Sendable {
    package let name: KeyName
    /// Empty when the key is unset by default.
    package let defaultText: String
    package let isRequired: Bool
    /// A list repeats and takes commas; of other keys the last assignment counts.
    package let isList: Bool
    /// What the value has to be, to follow "expected".
    package let expected: String
    /// A value to start from, for keys without a default.
    package let example: String
    /// One or two sentences, as the shipped file explains it.
    package let meaning: String

    func inLanguage(_ tag: String?) -> KeyDescription {
        KeyDescription(
            name: name.inLanguage(tag), defaultText: defaultText, isRequired: isRequired, isList: isList,
            expected: expected, example: example, meaning: meaning)
    }
}

/// What tells a key from all others.
package struct KeyName: Hashable, Sendable, CustomStringConvertible {
    package let section: Section
    package let name: String

    /// `PaymentInstructions.pt` of `PaymentInstructions`; the key itself of `nil`.
    func inLanguage(_ tag: String?) -> KeyName {
        KeyName(section: section, name: tag.map { "\(name).\($0)" } ?? name)
    }

    /// The reverse of `inLanguage`; no key has a dot of its own.
    var general: KeyName { KeyName(section: section, name: String(name.prefix { $0 != "." })) }

    /// What stands behind the dot.
    var language: String? { name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) } }

    /// `[Mail] From=`.
    package var description: String { "[\(section.rawValue)] \(name)=" }
}

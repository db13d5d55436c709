/// What tells a key from all others.
package struct KeyName: Hashable, Sendable, CustomStringConvertible {
    package let section: Section
    package let name: String

    /// `[Mail] From=`.
    package var description: String { "[\(section.rawValue)] \(name)=" }
}

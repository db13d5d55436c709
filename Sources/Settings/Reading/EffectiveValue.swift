/// The text that decides a key, and where it comes from.
package struct EffectiveValue: Hashable, Sendable {
    package let key: KeyDescription
    /// As it was written, the parts of a list with commas between; empty when the key is unset.
    package internal(set) var text: String
    package internal(set) var origin: Origin

    package enum Origin: Hashable, Sendable {
        /// Each as `path:line`; several for a list.
        case written([String])
        case byDefault
        /// A default that follows from something else.
        case derived(String)
    }
}

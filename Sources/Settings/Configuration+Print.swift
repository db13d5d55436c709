extension Configuration {
    /// The effective configuration as a file that says the same, each key with where it comes from.
    package var printed: String {
        Section.allCases.map { section in
            let lines = values.filter { $0.key.name.section == section }.map(\.printed)
            return "[\(section.rawValue)]\n" + lines.joined()
        }.joined(separator: "\n")
    }
}

extension EffectiveValue {
    fileprivate var printed: String {
        let source =
            switch origin {
            case .written(let places): places.joined(separator: ", ")
            case .byDefault: "default"
            case .derived(let reason): "default: \(reason)"
            }
        return "# \(source)\n\(key.name.name)=\(text)\n"
    }
}

/// The settings with the texts that they come from.
package struct Configuration: Sendable {
    package private(set) var settings: Settings
    /// Every key, in the order of `Keys.all`.
    package let values: [EffectiveValue]
    /// The files that were read, in their order.
    package let paths: [String]

    /// Reads the configuration as systemd.syntax(7) tells: of `configFile` and its drop-ins, or of the usual places.
    package static func load(configFile: String?, in surroundings: Surroundings) throws(InvalidSettings)
        -> Configuration
    {
        let found = SettingsFiles(configFile, files: surroundings.files)
        guard !found.texts.isEmpty else { throw InvalidSettings(found.complaints) }
        var (configuration, complaints) = parse(found.texts, in: surroundings)
        complaints = found.complaints + complaints
        do throws(InvalidSettings) {
            let holidays = try HolidayCalendars.load(configFile: configFile, in: surroundings.files)
            configuration?.settings.contact.holidays = holidays
        } catch {
            complaints += error.complaints
        }
        guard let configuration, complaints.isEmpty else { throw InvalidSettings(complaints) }
        return configuration
    }

    /// Later texts win; a configuration only when there is nothing to complain of.
    package static func parse(_ texts: [SettingsText], in surroundings: Surroundings) -> (Configuration?, [Complaint]) {
        var reader = Reader(texts, in: surroundings)
        let settings = reader.settings()
        guard let settings, reader.complaints.isEmpty else {
            return (nil, reader.complaints.inOrder(of: texts.map(\.path)))
        }
        let order = Dictionary(uniqueKeysWithValues: Keys.all.enumerated().map { ($1.name, $0) })
        func place(_ value: EffectiveValue) -> (Int, String) {
            (order[value.key.name.general, default: 0], value.key.name.name)
        }
        let values = reader.values.sorted { place($0) < place($1) }
        return (Configuration(settings: settings, values: values, paths: texts.map(\.path)), [])
    }
}

extension [Complaint] {
    /// By file and line; what is about no line comes first.
    fileprivate func inOrder(of paths: [String]) -> [Complaint] {
        let ranked = enumerated().map { index, complaint in
            (complaint, [paths.firstIndex(of: complaint.path) ?? 0, complaint.line ?? 0, index])
        }
        return ranked.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }
}

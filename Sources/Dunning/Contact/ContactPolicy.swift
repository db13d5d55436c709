/// The rules of contact for every client: by its kind, and by its country.
package struct ContactPolicy: Hashable, Sendable {
    /// Of consumers, and of clients of whom nobody knows what they are.
    package let rules: ContactRules
    package let businessRules: ContactRules
    /// The company's.
    let zone: Zone
    let country: CountryCode?
    /// Those that can matter.
    let zones: [CountryCode: Zone]
    let holidays: [CountryCode: HolidayCalendar]

    /// - Parameters:
    ///   - zone: The company's; that of a client whose country is unknown, or has none in `zones`.
    ///   - country: The company's, whose holidays stand for those of such a client.
    package init(
        rules: ContactRules, businessRules: ContactRules, zone: Zone, country: CountryCode? = nil,
        zones: [CountryCode: Zone] = [:], holidays: [CountryCode: HolidayCalendar] = [:]
    ) {
        self.rules = rules
        self.businessRules = businessRules
        self.zone = zone
        self.country = country
        self.zones = zones
        self.holidays = holidays
    }

    /// Any message at any time.
    package static let unlimited = ContactPolicy(rules: .unlimited, businessRules: .unlimited, zone: .utc)

    package func rules(for kind: Client.Kind) -> ContactRules { kind == .business ? businessRules : rules }

    package func calendar(for client: Client) -> ContactCalendar {
        calendar(kind: client.kind, country: client.country.flatMap { CountryCode($0) })
    }

    /// - Parameter country: Of the client; `nil` for the company's.
    package func calendar(kind: Client.Kind, country: CountryCode? = nil) -> ContactCalendar {
        ContactCalendar(
            rules: rules(for: kind), zone: country.flatMap { zones[$0] } ?? zone,
            holidays: (country ?? self.country).flatMap { holidays[$0] })
    }

    /// The most days on end that are closed for any client after this one: so much earlier a reminder may have to go.
    package func longestClosedRun(after day: CivilDate) -> Int {
        let countries = [nil] + holidays.keys.map(Optional.some)
        return [Client.Kind.unknown, .business].flatMap { kind in
            countries.map { calendar(kind: kind, country: $0).closedRun(after: day) }
        }.max() ?? 0
    }
}

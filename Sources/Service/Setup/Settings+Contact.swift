package import Dunning
package import Settings

extension Settings {
    /// When clients may be written to, with the clocks and the holidays of their countries, as far as they matter.
    ///
    /// A country whose zone this machine does not have is judged by the company's clock.
    package func contactPolicy(zone: Zone) -> ContactPolicy {
        let rules = [contact.rules, contact.businessRules]
        var zones: [CountryCode: Zone] = [:]
        var holidays: [CountryCode: HolidayCalendar] = [:]
        for country in CountryCode.allCases {
            // What is lost is told by 'recordad check', which reads each.
            if rules.contains(where: { $0 != .unlimited }) { zones[country] = try? ZoneFile.read(country.zoneName) }
            if rules.contains(where: \.keepsHolidays) { holidays[country] = contact.holidays.calendar(of: country) }
        }
        return ContactPolicy(
            rules: contact.rules, businessRules: contact.businessRules, zone: zone, country: contact.country,
            zones: zones, holidays: holidays)
    }
}

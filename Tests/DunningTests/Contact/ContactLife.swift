import Dunning

extension ContactPolicy {
    /// A profile's rules for everybody, in UTC; with Chile's holidays where it keeps them.
    static func profile(_ profile: ContactProfile) -> ContactPolicy { rules(profile.rules) }

    static func rules(_ rules: ContactRules) -> ContactPolicy {
        ContactPolicy(
            rules: rules, businessRules: rules, zone: .utc, country: .chile,
            holidays: rules.keepsHolidays ? [.chile: chile] : [:])
    }

    private static let chile = HolidayCalendar(country: .chile)
}

extension Life {
    /// A life whose day 0 is a Thursday, 2026-01-01, a holiday.
    static func under(_ contact: ContactPolicy, policy: Policy = Life.policy, _ invoices: InvoiceRecord...) -> Life {
        var life = Life(policy: policy)
        life.contact = contact
        life.invoices = invoices
        return life
    }
}

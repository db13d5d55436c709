/// When, and how often, a client may be written to (design 4.4).
package struct ContactRules: Hashable, Sendable {
    /// In the client's own time.
    package var hours: WeeklyHours
    /// Nothing goes out on a public holiday.
    package var keepsHolidays: Bool
    /// Messages on one day; `nil`: any number.
    package var maximumPerDay: Int?
    /// Messages on any seven days in a row, which is stricter than a calendar week; `nil`: any number.
    package var maximumPerWeek: Int?
    /// Days from one message to the next, counted by their dates: 2 is Monday and Wednesday; `nil`: none.
    package var minimumGap: Int?

    package init(
        hours: WeeklyHours, keepsHolidays: Bool, maximumPerDay: Int? = nil, maximumPerWeek: Int? = nil,
        minimumGap: Int? = nil
    ) {
        self.hours = hours
        self.keepsHolidays = keepsHolidays
        self.maximumPerDay = maximumPerDay
        self.maximumPerWeek = maximumPerWeek
        self.minimumGap = minimumGap
    }

    /// Any message at any time.
    package static let unlimited = ContactRules(hours: .always, keepsHolidays: false)

    package static let limitRange = 0...1000
    package static let gapRange = 0...366

    /// How many days before a day can matter for it.
    package var daysLookedBack: Int {
        max(maximumPerWeek == nil ? 0 : Self.daysOfWeek - 1, (minimumGap ?? 1) - 1)
    }

    package var limitsCount: Bool { maximumPerDay != nil || maximumPerWeek != nil || minimumGap != nil }

    static let daysOfWeek = 7
}

/// What the configuration puts in the place of every profile's values; `nil` where the profile's holds.
package struct ContactOverrides: Hashable, Sendable {
    package var hours: WeeklyHours?
    package var keepsHolidays: Bool?
    /// 0 lifts the profile's limit; so it does below.
    package var maximumPerDay: Int?
    package var maximumPerWeek: Int?
    package var minimumGap: Int?

    package init(
        hours: WeeklyHours? = nil, keepsHolidays: Bool? = nil, maximumPerDay: Int? = nil, maximumPerWeek: Int? = nil,
        minimumGap: Int? = nil
    ) {
        self.hours = hours
        self.keepsHolidays = keepsHolidays
        self.maximumPerDay = maximumPerDay
        self.maximumPerWeek = maximumPerWeek
        self.minimumGap = minimumGap
    }
}

extension ContactRules {
    package func with(_ overrides: ContactOverrides) -> ContactRules {
        func limit(_ written: Int?, _ own: Int?) -> Int? { written.map { $0 == 0 ? nil : $0 } ?? own }
        return ContactRules(
            hours: overrides.hours ?? hours, keepsHolidays: overrides.keepsHolidays ?? keepsHolidays,
            maximumPerDay: limit(overrides.maximumPerDay, maximumPerDay),
            maximumPerWeek: limit(overrides.maximumPerWeek, maximumPerWeek),
            minimumGap: limit(overrides.minimumGap, minimumGap))
    }
}

/// Rules of contact that follow a law or a custom: a default, and no legal advice.
package enum ContactProfile: String, CaseIterable, Hashable, Sendable {
    case strict, chile, colombia, peru, mexico, argentina, brazil, ecuador, business, none

    package var rules: ContactRules {
        switch self {
        case .strict:
            ContactRules(
                hours: Self.weekdays(from: 8, to: 19), keepsHolidays: true, maximumPerDay: 1, maximumPerWeek: 2,
                minimumGap: 2)
        case .chile:
            ContactRules(
                hours: Self.upToSaturday, keepsHolidays: true, maximumPerDay: 1, maximumPerWeek: 2, minimumGap: 2)
        case .colombia:
            ContactRules(
                hours: WeeklyHours([(Self.mondayToFriday, 7 * 60..<19 * 60), ([6], 8 * 60..<15 * 60)]),
                keepsHolidays: true, maximumPerDay: 1)
        case .peru, .ecuador:
            ContactRules(hours: Self.weekdays(from: 7, to: 20), keepsHolidays: true, maximumPerDay: 1)
        case .mexico:
            ContactRules(
                hours: WeeklyHours([(Array(1...7), 7 * 60..<22 * 60)]), keepsHolidays: false, maximumPerDay: 1)
        case .argentina, .brazil:
            ContactRules(hours: Self.upToSaturday, keepsHolidays: true, maximumPerDay: 1)
        case .business:
            ContactRules(hours: Self.weekdays(from: 8, to: 19), keepsHolidays: true, maximumPerDay: 1)
        case .none:
            .unlimited
        }
    }

    private static let mondayToFriday = Array(1...5)
    private static let upToSaturday = WeeklyHours([(Array(1...6), 8 * 60..<20 * 60)])

    private static func weekdays(from first: Int, to last: Int) -> WeeklyHours {
        WeeklyHours([(mondayToFriday, first * 60..<last * 60)])
    }
}

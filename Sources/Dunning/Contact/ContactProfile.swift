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

    /// Where the values come from, as recordad.conf(5) has it.
    package var source: String {
        switch self {
        case .strict: "What satisfies every other profile at once."
        case .chile:
            """
            Ley 19.496 art. 37, as changed by Ley 21.062 and 21.320: at most two written messages a week, at least two \
            days apart. The hours of art. 59 of the Código de Procedimiento Civil bind calls and visits; here they \
            bind mail too.
            """
        case .colombia:
            """
            Ley 2300 of 2023, arts. 3 to 5: the hours, no Sundays and no public holidays, once a day. Its limit for a \
            week is on using several channels, and mail is only one.
            """
        case .peru:
            """
            Ley 29571 (Código de Protección y Defensa del Consumidor), arts. 61 and 62: the hours of calls and visits, \
            which here bind mail too. Once a day is our own measure.
            """
        case .mexico:
            """
            CONDUSEF's rules for collection agencies (DOF 2014-10-07): the hours, in the client's time. Once a day is \
            our own measure.
            """
        case .argentina:
            "Ley 24.240 art. 8 bis asks for dignified treatment and names no hours; these are custom."
        case .brazil: "Lei 8.078/1990 (CDC), arts. 42 and 71, name no hours; these are custom."
        case .ecuador:
            "Ley Orgánica de Defensa del Consumidor, art. 49: the hours, no weekends, no holidays, once a day."
        case .business: "Custom among companies: office hours, once a day."
        case .none: "No rule at all."
        }
    }

    private static let mondayToFriday = Array(1...5)
    private static let upToSaturday = WeeklyHours([(Array(1...6), 8 * 60..<20 * 60)])

    private static func weekdays(from first: Int, to last: Int) -> WeeklyHours {
        WeeklyHours([(mondayToFriday, first * 60..<last * 60)])
    }
}

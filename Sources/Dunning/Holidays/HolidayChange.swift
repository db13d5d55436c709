/// What a decree changes for one country beside its rules, as a file of `holidays/` tells it.
package enum HolidayChange: Hashable, Sendable {
    case add(CivilDate, name: String, source: String)
    /// Each year.
    case addYearly(Month, Int, name: String, source: String)
    /// Every holiday of that day.
    case remove(CivilDate)
    /// Every holiday of that day, which becomes an ordinary one.
    case move(CivilDate, to: CivilDate, source: String)
}

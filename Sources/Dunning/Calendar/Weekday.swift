/// A day of the week, numbered as in ISO 8601: Monday is 1.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A month of the Gregorian calendar; January is 1.
package enum Month: Int, CaseIterable, Hashable, Sendable {
    case january = 1
    case february, march, april, may, june, july, august, september, october, november, december
}

/// United States: the legal public holidays of 5 U.S.C. 6103(a); by 6103(b) and Executive Order 11582 one on Saturday gives
/// the Friday before it too, one on Sunday the Monday after it.
///
/// States add and leave out some. Inauguration Day is a holiday of the District of Columbia alone.
extension HolidayRule {
    static let unitedStates = [
        HolidayRule("New Year's Day", .on(.january, 1), observed, source: code),
        HolidayRule("Birthday of Martin Luther King, Jr.", .nth(3, .monday, .january), source: code),
        HolidayRule("Washington's Birthday", .nth(3, .monday, .february), source: code),
        HolidayRule("Memorial Day", .last(.monday, .may), source: code),
        HolidayRule("Juneteenth National Independence Day", .on(.june, 19), observed, in: 2021..., source: code),
        HolidayRule("Independence Day", .on(.july, 4), observed, source: code),
        HolidayRule("Labor Day", .nth(1, .monday, .september), source: code),
        HolidayRule("Columbus Day", .nth(2, .monday, .october), source: code),
        HolidayRule("Veterans Day", .on(.november, 11), observed, source: code),
        HolidayRule("Thanksgiving Day", .nth(4, .thursday, .november), source: code),
        HolidayRule("Christmas Day", .on(.december, 25), observed, source: code),
    ]

    private static let code = "5 U.S.C. 6103"
    private static let observed = HolidayShift.added([.saturday: -1, .sunday: 1])
}

import Dunning

extension Keys {
    static let contactProfile = Key(
        .contact, "Profile", .profile, default: "strict",
        """
        The hours, days and limits within which clients of kind consumer and unknown are written to: strict, which \
        satisfies all others, chile, colombia, peru, mexico, argentina, brazil, ecuador, business or none. A default, \
        and no legal advice; the keys below replace its values.
        """)

    static let businessProfile = Key(
        .contact, "BusinessProfile", .profile, default: "business",
        "The same for clients of kind business.")

    static let contactWindow = Key(
        .contact, "Window",
        ValueSyntax(
            "weekdays and hours such as Mon..Fri 08:00-19:00", isList: true, parse: { WeeklyHours($0) }, culprit: { $0 }
        ), example: "Mon..Fri 08:00-19:00",
        """
        When messages may go out, by the client's clock where its country is known. A list; each window names its \
        weekdays, and one that ends before it begins ends on the next day. When unset, the profile's.
        """)

    static let holidays = Key(
        .contact, "Holidays", .boolean, example: "yes",
        """
        Whether nothing goes out on the public holidays of the client's country ('recordad holidays CL' lists them). \
        When unset, as the profile has it.
        """)

    static let maximumPerDay = Key(
        .contact, "MaxPerDay", .number(ContactRules.limitRange), example: "1",
        """
        How many messages a client, and an address, gets on one day at most, of whatever kind. 0 is no limit; when \
        unset, the profile's.
        """)

    static let maximumPerWeek = Key(
        .contact, "MaxPerWeek", .number(ContactRules.limitRange), example: "2",
        "The same on any seven days in a row. 0 is no limit; when unset, the profile's.")

    static let minimumGap = Key(
        .contact, "MinimumGap", .days(ContactRules.gapRange, such: "2d"), example: "2d",
        """
        Days from one message to the next, by their dates: with 2d, Monday and Wednesday. 0 is none; when unset, the \
        profile's.
        """)

    static let country = Key(
        .contact, "Country",
        ValueSyntax("a country such as CL, of \(CountryCode.allCases.map(\.rawValue).joined(separator: ", "))") {
            CountryCode($0)
        }, example: "CL",
        """
        The country of the company, by its code of ISO 3166-1; its holidays count for clients whose country is not \
        known. When unset, the country of Language=, if it names one.
        """)

    static let contact = [
        contactProfile.description, businessProfile.description, contactWindow.description, holidays.description,
        maximumPerDay.description, maximumPerWeek.description, minimumGap.description, country.description,
    ]
}

extension ValueSyntax where Value == ContactProfile {
    fileprivate static let profile = ValueSyntax(
        ContactProfile.allCases.map(\.rawValue).dropLast().joined(separator: ", ") + " or none"
    ) { ContactProfile(rawValue: $0) }
}

extension ValueSyntax where Value == Int {
    /// Whole days.
    fileprivate static func days(_ range: ClosedRange<Int>, such example: String) -> ValueSyntax {
        .init("whole days from \(range.lowerBound) to \(range.upperBound) such as \(example)") { text in
            guard let span = TimeSpan(text) else { return nil }
            let (days, rest) = span.microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
            return rest == 0 && range.contains(Int(days)) ? Int(days) : nil
        }
    }
}

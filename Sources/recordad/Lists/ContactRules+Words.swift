import Dunning

extension ContactRules {
    /// `Mon..Fri 08:00-19:00, not on public holidays (CL)` and `at most 1 message a day and 2 in 7 days, 2 days apart`.
    func lines(holidaysOf country: CountryCode?) -> [String] {
        let holidays = keepsHolidays ? ", not on public holidays" + (country.map { " (\($0.rawValue))" } ?? "") : ""
        let counts = [maximumPerDay.map { "\($0) a day" }, maximumPerWeek.map { "\($0) in any 7 days" }]
            .compactMap(\.self).joined(separator: " and ")
        let limits = [counts.isEmpty ? nil : "at most \(counts)", minimumGap.map { "\($0.of("day")) apart" }]
            .compactMap(\.self).joined(separator: ", ")
        return [
            (hours == .always ? "at any hour" : "\(hours)") + holidays, limits.isEmpty ? "without a limit" : limits,
        ]
    }
}

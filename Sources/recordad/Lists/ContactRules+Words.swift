import Dunning

extension ContactRules {
    /// `Mon..Fri 08:00-19:00, not on public holidays (CL)` and `at most 1 message a day and 2 in 7 days, 2 days apart`.
    func lines(holidaysOf country: CountryCode?) -> [String] {
        let whose = country.map { "not on public holidays (\($0.rawValue))" } ?? "not on public holidays"
        let days = [hours == .always ? "at any hour" : "\(hours)", keepsHolidays ? whose : nil]
            .compactMap(\.self).joined(separator: ", ")
        let counts = [maximumPerDay.map { "\($0) a day" }, maximumPerWeek.map { "\($0) in any 7 days" }]
            .compactMap(\.self).joined(separator: " and ")
        let limits = [counts.isEmpty ? nil : "at most \(counts)", minimumGap.map { "\($0.of("day")) apart" }]
            .compactMap(\.self).joined(separator: ", ")
        return [days, limits.isEmpty ? "without a limit" : limits]
    }
}

import Dunning

extension ContactRules {
    /// `Mon..Fri 08:00-19:00, not on public holidays, at most 1 a day and 2 in 7 days, 2 days apart`
    func words(holidaysOf country: CountryCode?) -> String {
        let counts = [maximumPerDay.map { "\($0) a day" }, maximumPerWeek.map { "\($0) in 7 days" }]
            .compactMap(\.self).joined(separator: " and ")
        return [
            hours == .always ? "at any hour" : "\(hours)",
            keepsHolidays ? "not on public holidays" + (country.map { " (\($0.rawValue))" } ?? "") : nil,
            counts.isEmpty ? nil : "at most \(counts)", minimumGap.map { "\($0.of("day")) apart" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}

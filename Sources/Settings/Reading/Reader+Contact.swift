import Dunning

extension Reader {
    mutating func contact() -> Settings.Contact {
        let profile = self(Keys.contactProfile)
        let businessProfile = self(Keys.businessProfile)
        let overrides = ContactOverrides(
            hours: self(Keys.contactWindow), keepsHolidays: self(Keys.holidays),
            maximumPerDay: self(Keys.maximumPerDay), maximumPerWeek: self(Keys.maximumPerWeek),
            minimumGap: self(Keys.minimumGap))
        return Settings.Contact(
            profile: profile, businessProfile: businessProfile, overrides: overrides, country: country(),
            holidays: .byRule)
    }

    private mutating func country() -> CountryCode? {
        if let country = self(Keys.country) { return country }
        // BCP 47: a subtag of two letters after the first is a region of ISO 3166-1.
        let region = self.value(of: Keys.language.description.name)?
            .split { $0 == "-" || $0 == "_" }.dropFirst().first { $0.utf8.count == 2 }
        guard let country = region.flatMap({ CountryCode($0) }) else { return nil }
        settle(Keys.country.description.name, as: country.rawValue, because: "the country of Language=")
        return country
    }
}

import Dunning
import Settings
import Testing

/// The lines of `[Contact]`, from line 8 on.
@Suite struct `When to write` {
    @Test func `is the strictest profile, and for businesses that of offices`() throws {
        let contact = try settings("").contact
        #expect(contact.profile == .strict)
        #expect(contact.businessProfile == .business)
        #expect(contact.rules == ContactProfile.strict.rules)
        #expect(contact.businessRules == ContactProfile.business.rules)
        #expect(contact.country == nil)
    }

    @Test func `takes each value that is set in the place of both profiles' own`() throws {
        let contact = try settings(
            """
            [Contact]
            Window=Mon..Fri 09:00-12:00
            Window=Mon..Fri 14:00-18:00, Sat 10:00-12:00
            Holidays=no
            MaxPerDay=2
            MaxPerWeek=0
            MinimumGap=3d
            """
        ).contact
        for rules in [contact.rules, contact.businessRules] {
            #expect(
                "\(rules.hours)"
                    == "Mon..Fri 09:00-12:00, Mon..Fri 14:00-18:00, Sat 10:00-12:00")
            #expect(!rules.keepsHolidays)
            #expect(rules.maximumPerDay == 2)
            #expect(rules.maximumPerWeek == nil)
            #expect(rules.minimumGap == 3)
        }
    }

    @Test(arguments: [
        ("Mon..Fri 08:00-08:00", "which never opens"), ("08:00-19:00", "without weekdays"), ("Mon..Fri", "no hours"),
        ("Fri..Mon 08:00-19:00", "backwards"), ("Mon 8-19", "no minutes"), ("Mon 08:00-24:01", "beyond the day"),
        ("Mon 24:00-08:00", "begins after the day"), ("Lun 08:00-19:00", "in Spanish"),
        ("Mon 08:60-19:00", "minute 60"),
        ("Mon..Wed..Fri 08:00-19:00", "two ranges in one"), ("Mon 08:00-12:00-19:00", "three ends"),
    ]) func `refuses a window, with its line`(window: String, why: Comment) {
        let expected = "expected weekdays and hours such as Mon..Fri 08:00-19:00"
        #expect(
            complaints("[Contact]\nHolidays=no\nWindow=\(window)\n")
                == ["recordad.conf:9: Window= is '\(window)', \(expected)"], why)
    }

    @Test(arguments: ["36h", "-1d", "400d", "2 days and a bit", "1.5d"]) func `refuses a gap of no whole days`(
        gap: String
    ) {
        #expect(
            complaints("[Contact]\nMinimumGap=\(gap)\n")
                == ["recordad.conf:8: MinimumGap= is '\(gap)', expected whole days from 0 to 366 such as 2d"])
    }

    @Test(
        arguments: [
            ("es-CL", nil, CountryCode.chile), ("pt_br", nil, .brazil), ("es-Latn-CO", nil, .colombia),
            ("es", nil, nil),
            ("es-419", nil, nil), ("es-CL", "pe", .peru), ("en-GB", nil, nil),
        ] as [(String, String?, CountryCode?)]) func `a language with a country tells the company's`(
            language: String, country: String?, expected: CountryCode?
        ) throws
    {
        let line = country.map { "Country=\($0)\n" } ?? ""
        let read = try settings("[Company]\nLanguage=\(language)\n[Contact]\n\(line)")
        #expect(read.contact.country == expected)
    }
}

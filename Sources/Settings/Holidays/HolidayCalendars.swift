package import Dunning

/// The calendars of all countries, with what the files of the folder `holidays` change in them.
package struct HolidayCalendars: Hashable, Sendable {
    /// Those that a file changes; the rules alone make the others.
    private let changed: [CountryCode: HolidayCalendar]
    /// The files that were read, in their order.
    package let paths: [String]

    /// Reads `holidays/*.conf` beside `configFile`, or of the usual places, as `Configuration.load` reads drop-ins.
    ///
    /// - Throws: Every mistake at once; so does a change that changes nothing, as it means another day than it says.
    package static func load(configFile: String?, in files: FileSystem) throws(InvalidSettings) -> HolidayCalendars {
        let found = SettingsFiles(holidaysOf: configFile, files: files)
        let (calendars, complaints) = parse(found.texts)
        guard found.complaints.isEmpty, complaints.isEmpty else {
            throw InvalidSettings(found.complaints + complaints)
        }
        return calendars
    }

    /// What the rules say by themselves.
    static let byRule = HolidayCalendars(changed: [:], paths: [])

    /// The changes take effect in the order of the texts.
    package static func parse(_ texts: [SettingsText]) -> (HolidayCalendars, [Complaint]) {
        var changed: [CountryCode: HolidayCalendar] = [:]
        var complaints: [Complaint] = []
        for text in texts {
            guard let read = HolidayText(text, &complaints) else { continue }
            var calendar = changed[read.country] ?? HolidayCalendar(country: read.country)
            for entry in read.changes where !calendar.apply(entry.change) {
                complaints.append(
                    Complaint(path: text.path, line: entry.line, message: entry.change.fault(in: read.country)))
            }
            changed[read.country] = calendar
        }
        return (HolidayCalendars(changed: changed, paths: texts.map(\.path)), complaints)
    }

    /// Keep it: those without a file are computed at each call.
    package func calendar(of country: CountryCode) -> HolidayCalendar {
        changed[country] ?? HolidayCalendar(country: country)
    }
}

extension HolidayChange {
    /// Why it changes nothing.
    fileprivate func fault(in country: CountryCode) -> String {
        switch self {
        case .add(let date, let name, _): "\(country.name) has '\(name.shortened)' on \(date) already"
        case .addYearly(_, _, let name, _): "\(country.name) has '\(name.shortened)' on that day already"
        case .remove(let date): "Remove= names \(date), on which \(country.name) has no holiday"
        case .move(let date, _, _): "Move= names \(date), on which \(country.name) has no holiday"
        }
    }
}

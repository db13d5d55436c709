import Dunning
import Formats
import Settings

struct HolidaysCommand: Command {
    static let description = CommandDescription(
        name: "holidays", operands: ["[COUNTRY]", "[YEAR...]"],
        summary: "show a country's public holidays, and why",
        options: [.format],
        details: """
            Without COUNTRY it lists the countries. A YEAR is from 2000 to 2100, or several as 2026..2030; without \
            one it is this year. What decrees change is read from holidays/*.conf beside the configuration file.
            """,
        example: "recordad holidays CL 2027", exits: [.configuration])

    private let country: CountryCode?
    /// Empty for this year.
    private let years: [Int]
    private let format: ListFormat

    init(_ arguments: Arguments) throws(UsageError) {
        format = try arguments.choice(.format) ?? .table
        guard let word = arguments.operands.first else {
            (country, years) = (nil, [])
            return
        }
        guard let country = CountryCode(word) else {
            throw arguments.error(
                "no holidays are known of '\(word)'", remedy: "'recordad holidays' lists the countries")
        }
        self.country = country
        var years: [Int] = []
        for word in arguments.operands.dropFirst() { years += try Self.years(word, arguments) }
        self.years = years
    }

    /// `2027`, or `2026..2030`.
    private static func years(_ word: String, _ arguments: Arguments) throws(UsageError) -> ClosedRange<Int> {
        let ends = word.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
        let known = HolidayCalendar.years
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
            known.contains(first), known.contains(last)
        else {
            throw arguments.error(
                "YEAR is '\(word)'",
                remedy: "expected one from \(known.lowerBound) to \(known.upperBound), or several as 2026..2030")
        }
        return first...last
    }

    func run(in context: Context) throws -> ExitCode {
        guard let country else {
            context.output.list(
                CountryCode.allCases,
                [ListColumn("country") { .string($0.rawValue) }, ListColumn("name") { .string($0.name) }], as: format)
            return .success
        }
        let files = context.surroundings.files
        let calendar = try HolidayCalendars.load(configFile: context.configFile, in: files).calendar(of: country)
        // The year of Latin America: that of UTC begins hours before.
        let thisYear = LocalTime(context.now, secondsFromUTC: -4 * 3600).date.year
        let shown = Set(years.isEmpty ? [thisYear] : years).sorted()
        context.output.list(shown.flatMap(calendar.holidays), Self.columns, as: format)
        return .success
    }

    private static var columns: [ListColumn<Holiday>] {
        [
            ListColumn("date") { .string($0.date.description) },
            ListColumn("weekday") { .string($0.weekday) },
            ListColumn("name") { .string($0.name) },
            ListColumn("reason") { .string($0.reason) },
            ListColumn("source") { .string($0.source) },
        ]
    }
}

extension Holiday {
    fileprivate var weekday: String { date.weekdayName }

    /// Why it is on this day; empty for the day it has every year.
    fileprivate var reason: String {
        switch origin {
        case .itsDay: ""
        case .moved(let day): "moved from \(day.weekdayName) \(day)"
        case .inLieu(let day): "for \(day.weekdayName) \(day)"
        }
    }
}

import Dunning
import Formats

/// What a line of a file of `holidays` can assign.
enum HolidayKey: String, CaseIterable {
    case country = "Country"
    case add = "Add"
    case remove = "Remove"
    case move = "Move"

    static func split(_ line: String) throws(HolidayFault) -> (HolidayKey, String) {
        guard let equals = line.utf8.firstIndex(of: UInt8(ascii: "=")) else { throw .noAssignment(line) }
        let name = line[..<equals].trimmingBlanks()
        guard let key = HolidayKey(rawValue: name) else { throw .unknownKey(name) }
        return (key, line[line.utf8.index(after: equals)...].trimmingBlanks())
    }

    static func country(_ value: String) throws(HolidayFault) -> CountryCode {
        guard let country = CountryCode(value) else { throw .country(value) }
        return country
    }

    /// `nil` for the country, which changes nothing by itself.
    func change(_ value: String) throws(HolidayFault) -> HolidayChange? {
        let (rest, source) = Self.source(of: value)
        let (first, words) = Self.firstWord(of: rest)
        switch self {
        case .country: return nil
        case .add:
            guard !words.isEmpty else { throw .noName(value) }
            if first.hasPrefix("*-") {
                let (month, day) = try Self.dayOfEachYear(first)
                return .addYearly(month, day, name: words, source: source)
            }
            return .add(try Self.date(first), name: words, source: source)
        case .remove:
            guard words.isEmpty else { throw .surplus(words) }
            return .remove(try Self.date(first))
        case .move:
            let (second, surplus) = Self.firstWord(of: words)
            guard !second.isEmpty else { throw .noTarget(value) }
            guard surplus.isEmpty else { throw .surplus(surplus) }
            return .move(try Self.date(first), to: try Self.date(second), source: source)
        }
    }

    /// What stands in parentheses at the end says where it comes from.
    private static func source(of value: String) -> (rest: String, source: String) {
        guard value.hasSuffix(")"), let opening = value.lastIndex(of: "(") else { return (value, "") }
        let source = value[value.index(after: opening)...].dropLast()
        return (value[..<opening].trimmingBlanks(), source.trimmingBlanks())
    }

    private static func firstWord(of text: String) -> (String, String) {
        let word = text.prefix { $0 != " " && $0 != "\t" }
        return (String(word), text[word.endIndex...].trimmingBlanks())
    }

    private static func date(_ text: String) throws(HolidayFault) -> CivilDate {
        guard let date = CivilDate(text) else { throw .date(text) }
        guard HolidayCalendar.years.contains(date.year) else { throw .year(text) }
        return date
    }

    /// `*-06-07`, as in systemd.time(7). A day is judged by a leap year, so that 29 February comes when there is one.
    private static func dayOfEachYear(_ text: String) throws(HolidayFault) -> (Month, Int) {
        guard let date = CivilDate("2000" + text.dropFirst()), let month = Month(rawValue: date.month) else {
            throw .date(text)
        }
        return (month, date.day)
    }
}

/// What is wrong with a line of a file of `holidays`.
enum HolidayFault: Error, Hashable {
    case section(String)
    case outside(String)
    case noAssignment(String)
    case unknownKey(String)
    case country(String)
    case secondCountry
    case date(String)
    case year(String)
    case noName(String)
    case noTarget(String)
    case surplus(String)
}

extension HolidayFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .section(let line): "unknown section '\(line.shortened)', expected [Holidays]"
        case .outside(let line): "'\(line.shortened)' stands before the section, expected the line [Holidays] above it"
        case .noAssignment(let line): "'\(line.shortened)' assigns nothing, expected 'Key=Value'"
        case .unknownKey(let name):
            "unknown key '\(name.shortened)=', "
                + (name.nearest(of: Self.keys).map { "did you mean '\($0)='?" }
                    ?? "expected one of \(Self.keys.map { "\($0)=" }.joined(separator: ", "))")
        case .country(let text):
            "Country= is '\(text.shortened)', expected one of "
                + CountryCode.allCases.map(\.rawValue).joined(separator: ", ")
        case .secondCountry: "Country= is given twice, expected a file for each country"
        case .date(let text): "'\(text.shortened)' is not a day, expected an existing one as YYYY-MM-DD"
        case .year(let text):
            "'\(text.shortened)' is out of range, expected a year from \(HolidayCalendar.years.lowerBound) "
                + "to \(HolidayCalendar.years.upperBound)"
        case .noName(let value): "Add= is '\(value.shortened)', expected a day and the holiday's name"
        case .noTarget(let value): "Move= is '\(value.shortened)', expected the day it leaves and the day it goes to"
        case .surplus(let words): "'\(words.shortened)' is too much, expected only days and a source in parentheses"
        }
    }

    private static var keys: [String] { HolidayKey.allCases.map(\.rawValue) }
}

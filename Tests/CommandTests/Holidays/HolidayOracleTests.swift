import Foundation
import TestSupport
import Testing

/// The public holidays as the program prints them, compared with those of PyPI's package `holidays`.
struct HolidayOracleTests {
    /// The one that `.ci/deps` installs.
    private static let version = "0.109"
    private static let hasPackage =
        (try? run("python3", ["-c", "import holidays; assert holidays.__version__ == '\(version)'"]).status) == 0
    private static let years = (first: 2015, last: 2035)

    /// A day of a country on one side only; `+` is ours, `-` is the package's.
    private struct Difference: Hashable, CustomStringConvertible {
        let country: String
        let side: Character
        let day: String
        var description: String { "\(country) \(side) \(day)" }
    }

    /// The countries of the program, each with its days.
    private func ours() throws -> [String: Set<String>] {
        let config = Repository.root.appending(path: "etc/recordad.conf").path
        func rows(_ words: String...) throws -> [Substring] {
            let finished = try run(Recordad.program, ["holidays"] + words + ["--format", "csv", "--config", config])
            #expect(finished.status == 0, "\(finished.errors)")
            return finished.output.split { $0.isNewline }.dropFirst().compactMap { $0.split(separator: ";").first }
        }
        return try Dictionary(
            uniqueKeysWithValues: rows().map { country in
                let days = try rows(String(country), "\(Self.years.first)..\(Self.years.last)")
                return (String(country), Set(days.map(String.init)))
            })
    }

    private func theirs(_ countries: [String]) throws -> [String: Set<String>] {
        let program = """
            import holidays, sys
            first, last, *countries = sys.argv[1:]
            for country in countries:
                days = holidays.country_holidays(
                    country, years=range(int(first), int(last) + 1), categories=("public",))
                for day in days:
                    if int(first) <= day.year <= int(last):
                        print(country, day)
            """
        let finished = try run("python3", ["-c", program, "\(Self.years.first)", "\(Self.years.last)"] + countries)
        #expect(finished.status == 0, "\(finished.errors)")
        let pairs = finished.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        return Dictionary(grouping: pairs) { $0[0] }.mapValues { Set($0.map { $0[1] }) }
    }

    private func explained() throws -> Set<Difference> {
        let file = Repository.root.appending(path: "Tests/Golden/holiday-differences.txt")
        var country = ""
        var differences: Set<Difference> = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if line.hasPrefix("  ") {
                for day in words.dropFirst() {
                    let new = differences.insert(Difference(country: country, side: Character(words[0]), day: day))
                    #expect(new.inserted, "\(country) \(day) is explained twice")
                }
            } else if words[0].count == 3, words[0].hasSuffix(":") {
                country = String(words[0].dropLast())
            }
        }
        return differences
    }

    @Test(.enabled(if: hasPackage, "skipped: python3 has no package 'holidays' \(version); .ci/deps installs it"))
    func `every holiday is the package's too, or its difference is explained`() throws {
        let ours = try ours()
        let theirs = try theirs(ours.keys.sorted())
        #expect(ours.count == 16)
        var found: Set<Difference> = []
        var compared = 0
        for (country, days) in ours {
            let others = try #require(theirs[country])
            compared += days.union(others).count
            found.formUnion(days.subtracting(others).map { Difference(country: country, side: "+", day: $0) })
            found.formUnion(others.subtracting(days).map { Difference(country: country, side: "-", day: $0) })
        }
        let explained = try explained()
        print("compared \(compared) holidays of \(ours.count) countries, \(found.count) differences explained")
        #expect(found.subtracting(explained).map(\.description).sorted() == [], "differences without a reason")
        #expect(explained.subtracting(found).map(\.description).sorted() == [], "reasons without a difference")
    }
}

import Dunning
import Testing

@Suite struct CivilDateTests {
    /// Counting on the fingers: month lengths from the rhyme, leap years from Inter gravissimas.
    @Test func `agrees with counting day by day over 400 years`() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var number = 0
        var weekday = 4  // 1970-01-01 was a Thursday.
        for year in 1970..<2370 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for month in 1...12 {
                for day in 1...(lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)) {
                    let date = CivilDate(daysSince1970: number)
                    #expect(date.components == (year, month, day))
                    #expect(CivilDate(year: year, month: month, day: day) == date)
                    #expect(date.weekday == weekday, "\(date)")
                    number += 1
                    weekday = weekday % 7 + 1
                }
            }
        }
        #expect(number == 146_097)
    }

    @Test(arguments: [(0, "1970-01-01"), (-1, "1969-12-31"), (-719_162, "0001-01-01"), (2_932_896, "9999-12-31")])
    func `reads and writes ISO 8601`(number: Int, text: String) {
        #expect(CivilDate(daysSince1970: number).description == text)
        #expect(CivilDate(text) == CivilDate(daysSince1970: number))
    }

    @Test(arguments: [
        "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "2026-1-1",
        "20260101", "2026-01-01 ", " 2026-01-1", "+026-01-01", "２026-01-01", "2026/01/01", "",
    ])
    func `refuses days that do not exist and other spellings`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `stops at the edges of years 1 to 9999`() {
        #expect(CivilDate.latest.adding(days: 1) == .latest)
        #expect(CivilDate.earliest.adding(days: -1) == .earliest)
        #expect(CivilDate.latest.adding(days: .max) == .latest)
        #expect(CivilDate.earliest.adding(days: .min) == .earliest)
    }

    @Test func `counts days between dates both ways`() throws {
        let first = try #require(CivilDate("2024-02-28"))
        let second = try #require(CivilDate("2024-03-01"))
        #expect(second.days(since: first) == 2)
        #expect(first.days(since: second) == -2)
        #expect(first.adding(days: 2) == second)
    }
}

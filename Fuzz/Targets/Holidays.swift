import Dunning
import Settings

/// Every complaint names a line that is there; a file without one leaves days that are in their year and in order.
func checkHolidays(_ input: [UInt8]) throws(Violation) {
    let (calendars, complaints) = HolidayCalendars.parse([SettingsText(path: "fuzz.conf", bytes: input)])
    try checkComplaints(complaints, of: input)
    guard complaints.isEmpty else { return }
    for country in [CountryCode.chile, .spain] {
        let calendar = calendars.calendar(of: country)
        for year in [HolidayCalendar.years.lowerBound, 2027, HolidayCalendar.years.upperBound] {
            let days = calendar.holidays(in: year).map(\.date)
            try require(days.allSatisfy { $0.year == year }, "a day of another year than \(year)")
            try require(zip(days, days.dropFirst()).allSatisfy(<=), "days out of order in \(year)")
        }
    }
}

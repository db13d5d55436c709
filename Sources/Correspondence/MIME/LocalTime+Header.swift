package import Dunning

extension LocalTime {
    /// The date and time of RFC 5322 section 3.3, `Sat, 21 Nov 2026 10:00:00 -0300`.
    package var rfc5322: String {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (year, month, day) = date.components
        return "\(weekdays[date.weekday - 1]), \(padded(day, to: 2)) \(months[month - 1]) \(padded(year, to: 4)) "
            + "\(clock) \(offset(separator: ""))"
    }
}

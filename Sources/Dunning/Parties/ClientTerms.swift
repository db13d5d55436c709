/// What one client was granted instead of the company's policy; `nil` where the policy holds.
package struct ClientTerms: Hashable, Sendable {
    package var termDays: Int?
    /// Empty: no reminder before the due date.
    package var daysBefore: [Int]?
    package var toleranceDays: Int?
    package var resendDays: Int?

    package init(
        termDays: Int? = nil, daysBefore: [Int]? = nil, toleranceDays: Int? = nil, resendDays: Int? = nil
    ) {
        self.termDays = termDays
        self.daysBefore = daysBefore
        self.toleranceDays = toleranceDays
        self.resendDays = resendDays
    }

    init(_ record: ClientRecord) throws(RecordFault) {
        termDays = try Self.checked(record.termDays, within: Policy.termDaysRange, field: "client.term_days")
        toleranceDays = try Self.checked(
            record.toleranceDays, within: Policy.toleranceDaysRange, field: "client.tolerance_days")
        resendDays = try Self.checked(record.resendDays, within: Policy.resendDaysRange, field: "client.resend_days")
        if let text = record.daysBefore.presence {
            guard let days = Policy.daysBefore(text) else {
                throw .invalid(
                    field: "client.days_before", value: text,
                    expected: "whole days from 1 to \(Policy.daysBeforeRange.upperBound), separated by commas, or none")
            }
            daysBefore = days
        } else {
            daysBefore = nil
        }
    }

    private static func checked(
        _ value: Int64?, within range: ClosedRange<Int>, field: String
    ) throws(RecordFault) -> Int? {
        guard let value else { return nil }
        guard let days = Int(exactly: value), range.contains(days) else {
            throw .invalid(
                field: field, value: String(value), expected: "from \(range.lowerBound) to \(range.upperBound)")
        }
        return days
    }
}

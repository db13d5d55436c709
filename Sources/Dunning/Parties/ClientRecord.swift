/// A row of the store's `client` table as it was read, before anything in it is believed.
package struct ClientRecord: Hashable, Sendable {
    package var id: String
    package var name: String
    package var taxID: String?
    /// Addresses separated by commas.
    package var email: String
    package var cc: String
    package var phone: String?
    package var language: String?
    package var kind: String
    package var country: String?
    package var collector: String?
    package var termDays: Int64?
    package var daysBefore: String?
    package var toleranceDays: Int64?
    package var resendDays: Int64?
    package var reminders: Int64
    /// Why the store could not give the row as it is: a text was too long, and is cut.
    package var unreadable: RecordFault?

    /// Of all its texts in UTF-8; one that is missing has none.
    var textBytes: Int {
        id.utf8.count + name.utf8.count + email.utf8.count + cc.utf8.count + kind.utf8.count + (taxID?.utf8.count ?? 0)
            + (phone?.utf8.count ?? 0) + (language?.utf8.count ?? 0) + (country?.utf8.count ?? 0)
            + (collector?.utf8.count ?? 0) + (daysBefore?.utf8.count ?? 0)
    }

    package init(
        id: String, name: String, taxID: String? = nil, email: String = "", cc: String = "", phone: String? = nil,
        language: String? = nil, kind: String = "unknown", country: String? = nil, collector: String? = nil,
        termDays: Int64? = nil, daysBefore: String? = nil, toleranceDays: Int64? = nil, resendDays: Int64? = nil,
        reminders: Int64 = 1
    ) {
        self.id = id
        self.name = name
        self.taxID = taxID
        self.email = email
        self.cc = cc
        self.phone = phone
        self.language = language
        self.kind = kind
        self.country = country
        self.collector = collector
        self.termDays = termDays
        self.daysBefore = daysBefore
        self.toleranceDays = toleranceDays
        self.resendDays = resendDays
        self.reminders = reminders
    }
}

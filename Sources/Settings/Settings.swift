package import Dunning

/// Everything the configuration decides, valid as a whole (recordad.conf(5)).
package struct Settings: Hashable, Sendable {
    package var company: Company
    /// A name of the IANA time zone database; the days of reminding are days there.
    package var timeZoneName: String
    package var store: Store
    package var policy: Policy
    package var guards: Guards
    package var contact: Contact
    package var mail: Mail
    /// Where templates are looked for before the built-in ones.
    package var templatesDirectory: String
    package var notes: Notes
    package var audit: Audit
    package var service: Service

    /// Where invoices come from and where the ledger is.
    package struct Store: Hashable, Sendable {
        package var invoicesPath: String
        package var ledgerPath: String
        package var keep: Retention
        /// Seconds, at least 1.
        package var pollInterval: Int64
        /// Seconds since the last import after which firm reminders wait; `nil`: they never do.
        package var maximumDataAge: Int64?
    }

    /// What stops a day that looks wrong (design 4.3).
    package struct Guards: Hashable, Sendable {
        package var burstLimit: BurstLimit
        /// Messages of a day while there is no history; `nil` is no limit.
        package var firstRunLimit: Int?
        package var badRecordLimit: BadRecordLimit
    }

    /// When, and how often, clients may be written to (design 4.4).
    package struct Contact: Hashable, Sendable {
        /// Of consumers, and of clients of whom nobody knows what they are.
        package var profile: ContactProfile
        package var businessProfile: ContactProfile
        package var overrides: ContactOverrides
        /// The company's; `nil`: its holidays are not known.
        package var country: CountryCode?
        package var holidays: HolidayCalendars

        package var profiles: ContactProfiles { .init(consumer: profile, business: businessProfile) }
        package var rules: ContactRules { profile.rules.with(overrides) }
        package var businessRules: ContactRules { businessProfile.rules.with(overrides) }
    }

    /// The monthly files for staff.
    package struct Notes: Hashable, Sendable {
        /// What each note is called.
        package var title: String
        package var directory: String
    }

    /// The monthly files for finance.
    package struct Audit: Hashable, Sendable {
        package var directory: String
        /// Whether the exact bytes of each message are kept beside its record.
        package var keepsCopies: Bool
    }

    /// How the service is watched.
    package struct Service: Hashable, Sendable {
        /// Working days without anything sent until it is an alarm; `nil`: never.
        package var silenceDays: Int?
        /// `nil`: none is written.
        package var metricsPath: String?
    }
}

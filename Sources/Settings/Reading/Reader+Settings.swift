import Dunning

extension Reader {
    /// The whole, or `nil` when something required is missing; valid only if there are no complaints.
    mutating func settings() -> Settings? {
        // Every part is read before the first is given up, so that all complaints come at once.
        let company = company()
        let timeZoneName = timeZoneName()
        let store = store()
        let policy = policy()
        let guards = Settings.Guards(
            burstLimit: self(Keys.burstLimit), firstRunLimit: self(Keys.firstRunLimit),
            badRecordLimit: self(Keys.badRecordLimit))
        let contact = contact()
        let mail = mail()
        let templatesDirectory = self(Keys.templatesDirectory)
        let notes = Settings.Notes(title: self(Keys.notesTitle), directory: self(Keys.notesDirectory))
        let audit = Settings.Audit(directory: self(Keys.auditDirectory), keepsCopies: self(Keys.keepCopies))
        let service = Settings.Service(silenceDays: self(Keys.silenceDays), metricsPath: self(Keys.metricsFile))
        guard let company, let policy, let mail else { return nil }
        return Settings(
            company: company, timeZoneName: timeZoneName, store: store, policy: policy, guards: guards,
            contact: contact, mail: mail, templatesDirectory: templatesDirectory, notes: notes, audit: audit,
            service: service)
    }

    private mutating func store() -> Settings.Store {
        let age = self(Keys.maximumDataAge)
        let store = Settings.Store(
            invoicesPath: self(Keys.invoices), ledgerPath: self(Keys.ledger), keep: self(Keys.keep),
            pollInterval: self(Keys.pollInterval), maximumDataAge: age == 0 ? nil : age)
        if store.invoicesPath == store.ledgerPath {
            complain(
                Keys.ledger.description.name,
                "Ledger= is '\(store.ledgerPath)' as Invoices= is, expected two different files")
        }
        return store
    }

    private mutating func policy() -> Policy? {
        let pastInvoicesFrom = self(Keys.pastInvoicesFrom)
        let policy = Policy(
            pastInvoicesFrom: pastInvoicesFrom ?? .earliest, newInvoicesFrom: self(Keys.newInvoicesFrom),
            termDays: self(Keys.termDays), daysBefore: self(Keys.daysBefore), remindsOnDueDate: self(Keys.onDueDate),
            toleranceDays: self(Keys.toleranceDays), resendDays: self(Keys.resendDays),
            maximumResends: self(Keys.maximumResends), thanks: self(Keys.thankYou), grouping: self(Keys.grouping))
        return pastInvoicesFrom == nil ? nil : policy
    }

    private mutating func timeZoneName() -> String {
        let key = Keys.timeZone.description.name
        guard let name = self(Keys.timeZone) else {
            let zone = surroundings.systemZone
            settle(key, as: zone, because: "the system's")
            return zone
        }
        if !surroundings.hasZone(name) {
            complain(
                key, "TimeZone= is '\(name.shortened)', expected a zone of the IANA database such as America/Santiago")
        }
        return name
    }
}

import Settings

extension Settings {
    /// The same policy on a store and a ledger in a folder of their own, without the guards that wait for a person or
    /// for fresh data.
    func simulated(in folder: String) -> Settings {
        var settings = self
        settings.store.invoicesPath = folder + "/invoices.db"
        settings.store.ledgerPath = folder + "/ledger.db"
        settings.store.maximumDataAge = nil
        settings.guards.burstLimit = .off
        settings.guards.firstRunLimit = nil
        settings.guards.badRecordLimit = .percent(100)
        settings.mail.maximumPerMinute = nil
        settings.mail.documentRoot = nil
        settings.notes.directory = folder
        settings.audit.directory = folder
        settings.audit.keepsCopies = false
        return settings
    }
}

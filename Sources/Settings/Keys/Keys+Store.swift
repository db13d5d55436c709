extension Keys {
    static let invoices = Key(
        .store, "Invoices", .database, default: "sqlite:/var/lib/recordad/invoices.db",
        "The store of clients and invoices, which the daemon only reads: 'sqlite:' and an absolute path.")

    static let ledger = Key(
        .store, "Ledger", .database, default: "sqlite:/var/lib/recordad/ledger.db",
        "The daemon's own record of what was planned, tried and sent: 'sqlite:' and an absolute path.")

    static let pollInterval = Key(
        .store, "PollInterval", .span(from: 1, such: "5min"), default: "5min",
        "How often the store is looked at, from 1s.")

    static let maximumDataAge = Key(
        .store, "MaxDataAge", .span(from: 0, such: "36h"), default: "36h",
        """
        When the last import is older than this, overdue and claim reminders wait: people who paid yesterday \
        must not be chased because an import failed. So they do when it is dated more than a day in the future. 0 \
        turns it off.
        """)

    static let keep = Key(
        .ledger, "Keep", .keep, default: "3y",
        """
        How long messages, notes that are done, the monthly files of notes and the copies of sent mail are kept, from \
        2y; then the service removes them in small steps. What keeps a reminder from being written twice and the lines \
        of the record of sent mail stay. 'forever' or 0 removes nothing.
        """)

    static let ledgerSection = [keep.description]
    static let store = [
        invoices.description, ledger.description, pollInterval.description, maximumDataAge.description,
    ]
}

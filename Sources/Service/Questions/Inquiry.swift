package import Correspondence
package import Dunning
import Records
package import Settings
import Storage

/// Answers what would be sent and why, from the same functions that send; it writes nothing.
package struct Inquiry {
    package let settings: Settings
    package let zone: Zone
    package let language: Language
    package let contact: ContactPolicy
    let store: InvoiceStore
    /// `nil` where the service has never run.
    let ledger: Ledger?

    /// - Throws: `StorageError` when the store or the ledger cannot be read, `ZoneFileError`, `InvalidSettings`.
    package init(_ settings: Settings) throws {
        self.settings = settings
        zone = try ZoneFile.read(settings.timeZoneName)
        language = try settings.language().by(zone)
        contact = settings.contactPolicy(zone: zone)
        store = try InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly)
        ledger = try Ledger.ifPresent(path: settings.store.ledgerPath)
    }

    /// Why nothing at all is sent, whatever the plan says: the ledger is not the one of the sent mail.
    package func obstacle() throws -> AuditAhead? {
        do {
            return try AuditGuard(settings, ledger: ledger).ahead()
        } catch is RecordsError {
            // Who may not read the sent mail is told the plan all the same.
            return nil
        }
    }

    /// A day that is over is judged at its noon, as `once --now` does, and not by how old its data has become since; a
    /// day to come counts on imports going on.
    ///
    /// - Parameter first: The day with which a look ahead begins; `nil`: `day` itself.
    func freshness(
        on day: CivilDate, asOf first: CivilDate? = nil, now: Instant
    ) throws(StorageError) -> Planner.Freshness {
        func noon(_ day: CivilDate) -> Instant { zone.instant(day, hour: 12, minute: 0, second: 0) }
        let first = first ?? day
        return try settings.cycleRules.freshness(
            of: store, ledger: ledger, now: first < zone.local(now).date ? noon(first) : now,
            present: max(now, noon(day)))
    }

    /// For what is left of a day from now on; all of it when it is another one.
    func planner(forTheRestOf day: CivilDate, now: Instant, freshness: Planner.Freshness) -> Planner {
        func midnight(_ day: CivilDate) -> Instant { zone.instant(day, hour: 0, minute: 0, second: 0) }
        let first = day == zone.local(now).date ? now : midnight(day)
        let last = max(first, midnight(day.adding(days: 1)).adding(seconds: -1))
        return Planner(
            policy: settings.policy, contact: contact, today: day, moments: first...last, freshness: freshness)
    }

    /// The last day of the history that is looked at for a day; `nil`: all of it, as what a clock that was ahead wrote is
    /// not written again.
    func lastDay(of day: CivilDate, now: Instant) -> CivilDate? { day < zone.local(now).date ? day : nil }

    func cases(for planner: Planner) -> CaseFile {
        CaseFile(ledger: ledger, mode: settings.mode, contact: contact, now: planner.moments.lowerBound)
    }

    func records(
        of reference: String, in snapshot: borrowing InvoiceSnapshot
    ) throws -> [InvoiceRecord] {
        let found = try stored(reference, in: snapshot)
        guard !found.isEmpty else { throw UnknownInvoice(reference: reference) }
        return found
    }

    /// The one with that id, then those printed with that number.
    func stored(
        _ reference: String, in snapshot: borrowing InvoiceSnapshot
    ) throws(StorageError) -> [InvoiceRecord] {
        guard let record = try snapshot.invoice(InvoiceID(reference)) else {
            return try snapshot.invoices(number: reference)
        }
        // Of a number too large to be read it is not asked which others are like it.
        guard record.unreadable == nil else { return [record] }
        return [record] + (try snapshot.invoicesWhoseNumberIsAnotherID(reference))
    }

    func believe(
        _ record: InvoiceRecord, for planner: Planner, now: Instant, in snapshot: borrowing InvoiceSnapshot
    ) throws -> ClientCase {
        let read = try cases(for: planner).read(
            ClientID(record.clientID), naming: [InvoiceID(record.id)], through: lastDay(of: planner.today, now: now),
            from: snapshot)
        if let fault = read.broken.first(where: { $0.invoiceID.map(InvoiceID.init) == InvoiceID(record.id) })?.fault {
            throw BrokenInvoice(name: record.number.isEmpty ? record.id : record.number, fault: fault)
        }
        guard let known = read.case else { throw UnknownInvoice(reference: record.id) }
        return contacted(known, through: lastDay(of: planner.today, now: now))
    }

    /// The client as it was at the end of a day: nobody counted then what reached it since, or is still to.
    func contacted(_ known: ClientCase, through last: CivilDate?) -> ClientCase {
        guard let last else { return known }
        var history = known.history
        history.contacts.removeAll { contact in
            if case .reached(let instant) = contact.when { zone.local(instant).date > last } else { true }
        }
        return ClientCase(client: known.client, invoices: known.invoices, history: history)
    }
}

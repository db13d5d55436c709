import Correspondence
import Dunning
import Foundation
import Records
import Service
import Settings
import Storage
import TestSupport

/// A small company in a folder of its own, whose days are told one by one.
///
/// Its days are those of Santiago. The service is opened anew for each `once`, as for each run of the program.
final class World {
    let folder: TemporaryFolder
    let mailer: ScriptedMailer
    let settings: Settings
    let zone: Zone
    let store: Connection

    /// - Parameter lines: Sections and keys on top of the least that is valid.
    init(_ lines: String = "", mailer: ScriptedMailer = ScriptedMailer()) throws {
        self.mailer = mailer
        folder = try TemporaryFolder()
        settings = try Self.settings(lines, in: folder)
        zone = try ZoneFile.read(settings.timeZoneName)
        try InvoiceStore.createIfMissing(path: settings.store.invoicesPath)
        store = try Connection(path: settings.store.invoicesPath, mode: .readWrite)
        try store.execute("PRAGMA foreign_keys = OFF")
    }

    var storePath: String { settings.store.invoicesPath }
    var ledgerPath: String { settings.store.ledgerPath }

    /// The company's settings with other lines on top: what a changed configuration file says.
    static func settings(_ lines: String, in folder: TemporaryFolder) throws -> Settings {
        let least = """
            [Company]
            Name=Ejemplo S.A.
            TimeZone=America/Santiago
            Currency=CLP
            [Store]
            Invoices=sqlite:\(folder.path("invoices.db"))
            Ledger=sqlite:\(folder.path("ledger.db"))
            MaxDataAge=0
            [Reminders]
            PastInvoicesFrom=2026-01-01
            [Contact]
            Profile=none
            BusinessProfile=none
            [Mail]
            From=Cobranzas <pagos@example.com>
            [Templates]
            Directory=\(folder.path("templates"))
            [Notes]
            Directory=\(folder.path("notes"))
            [Audit]
            Directory=\(folder.path("sent"))

            """
        let (configuration, complaints) = Configuration.parse(
            [SettingsText(path: "test.conf", text: least + lines)],
            in: Surroundings(knownLanguages: Language.baseTags))
        guard let configuration else { throw InvalidSettings(complaints) }
        return configuration.settings
    }

    func workspace(_ settings: Settings? = nil) throws -> Workspace {
        mailer.restart()
        let workspace = try Workspace(settings ?? self.settings, mailer: mailer)
        workspace.patience = .zero
        return workspace
    }

    /// `2026-11-21T10:00`, or a date, whose hour is ten.
    func instant(_ text: String) throws -> Instant {
        let parts = text.split(separator: "T")
        let clock = parts.count == 2 ? parts[1].split(separator: ":").compactMap { Int($0) } : [10, 0]
        guard let date = CivilDate(parts[0]), clock.count == 2 else { throw NoSuchMoment(text: text) }
        return zone.instant(date, hour: clock[0], minute: clock[1], second: 0)
    }

    struct NoSuchMoment: Error { let text: String }
}

/// What one run did.
struct Day {
    let planning: PlanningSummary
    /// In the outbox at its end.
    let held: Int
    let delivery: DeliverySummary
    /// What `once` says of it.
    let line: String
    let events: [Event]
    /// `client stage/occurrence: invoice, invoice` of each message accepted, sorted.
    let sent: [String]
}

extension World {
    /// Runs `recordad once --now` then, or at another present.
    @discardableResult
    func once(
        _ moment: String, present: String? = nil, settings: Settings? = nil, inbox: Inbox = Inbox()
    ) async throws -> Day {
        try await once(
            try workspace(settings), at: try instant(moment), present: try present.map(instant), inbox: inbox)
    }

    @discardableResult
    func once(
        _ workspace: Workspace, at now: Instant, present: Instant? = nil, inbox: Inbox = Inbox()
    ) async throws -> Day {
        let before = try sentMessages(workspace.ledger)
        let log = EventLog()
        let summary = try await OneCycle(workspace, at: now, present: present ?? now).run(inbox: inbox, report: log.add)
        let new = try sentMessages(workspace.ledger).filter { !before.contains($0) }
        return Day(
            planning: summary.planning, held: summary.held, delivery: summary.delivery, line: summary.description,
            events: log.events,
            sent: try new.map { try describe($0, workspace.ledger) }.sorted())
    }

    private func sentMessages(_ ledger: Ledger) throws -> [LedgerMessage] {
        try ledger.messages(Ledger.Filter(states: [.sent]))
    }

    /// `C1 overdue/1: F1, F2`
    func describe(_ message: LedgerMessage, _ ledger: Ledger) throws -> String {
        let invoices = try ledger.reminders(of: message.id).filter { $0.dropped == nil }.map(\.identity.invoiceID.value)
        return "\(message.clientID) \(message.rung.code): \(invoices.joined(separator: ", "))"
    }

    func ledger() throws -> Ledger { try Ledger(path: settings.store.ledgerPath, mode: .readWrite) }

    /// Every message as `client stage/occurrence: invoices state`, in the order of planning.
    func messages() throws -> [String] {
        let ledger = try ledger()
        return try ledger.messages(Ledger.Filter()).map { "\(try describe($0, ledger)) \($0.state.rawValue)" }
    }

    func message() throws -> LedgerMessage {
        let all = try ledger().messages(Ledger.Filter())
        guard all.count == 1 else { throw NotOne(count: all.count) }
        return all[0]
    }

    struct NotOne: Error { let count: Int }

    func notes() throws -> [Note] { try ledger().notes(Ledger.NoteFilter()) }
}

/// Collects what a run reports.
final class EventLog {
    private(set) var events: [Event] = []
    func add(_ event: Event) { events.append(event) }
}

package import Dunning
package import Settings
import Storage

/// The service itself, on a copy of its data and a clock of its own, with a mailer that sends nothing.
///
/// Each day begins at midnight with the payments of that day; then come the instants at which contact opens. Not
/// Sendable: it has one owner.
package final class Simulation {
    let days: ClosedRange<CivilDate>
    let workspace: Workspace
    private let replay: ReplayStore
    private let start: Instant
    /// It goes on from what the real ledger holds.
    private let isContinued: Bool
    var log: SimulationLog
    private var broken: Set<BrokenRecord> = []

    /// Copies what is needed; nothing outside the folder is written.
    ///
    /// - Parameters:
    ///   - settings: The real ones. Where their ledger's last cycle is not later than the first day, its history and
    ///     its outbox are the simulation's; otherwise it begins as if nothing had ever been sent.
    ///   - folder: Empty, and the caller's to remove.
    package init(_ settings: Settings, days: ClosedRange<CivilDate>, folder: String) throws {
        let own = settings.simulated(in: folder)
        let zone = try ZoneFile.read(settings.timeZoneName)
        let lastCycle = try Ledger.ifPresent(path: settings.store.ledgerPath)?.lastCycle()
        let midnight = zone.instant(days.lowerBound, hour: 0, minute: 0, second: 0)
        isContinued = lastCycle.map { zone.local($0).date <= days.lowerBound } ?? false
        start = isContinued ? max(midnight, lastCycle ?? midnight) : midnight
        if isContinued { try Ledger.copy(settings.store.ledgerPath, to: own.store.ledgerPath) }
        let settledSince =
            isContinued ? lastCycle.map { zone.local($0).date.adding(days: -Self.daysOfThanks) } : nil
        replay = try ReplayStore(
            of: InvoiceStore(path: settings.store.invoicesPath, mode: .readOnly), at: own.store.invoicesPath,
            settledSince: settledSince ?? days.lowerBound, dayOf: { zone.local($0).date })
        workspace = try Workspace(own, mailer: AcceptingMailer())
        try workspace.ledger.forgoDurability()
        log = SimulationLog(grouping: settings.policy.grouping)
        self.days = days
    }

    /// How long before the ledger's last cycle a payment may lie for which thanks still wait.
    private static let daysOfThanks = 31

    /// - Throws: `SimulationStopped` when the inbox was asked to stop; what `Cycle` and `DeliveryRound` throw.
    package func run(inbox: Inbox) async throws -> SimulationReport {
        try workspace.recover(at: start) { _ in }
        var day = days.lowerBound
        while day <= days.upperBound {
            try settle(on: day)
            try await live(day, inbox: inbox)
            try workspace.ledger.forgetWords()
            day = day.adding(days: 1)
        }
        try account(for: nil, asOf: days.upperBound, ending: { .waiting($0) })
        for course in log.openCourses {
            log.end(course, .waiting(course.delays.max { $0.key < $1.key }?.value))
        }
        return SimulationReport(
            days: days, isContinued: isContinued, reminders: log.reminders.sorted(by: SimulatedReminder.comesFirst),
            brokenCount: broken.count, contact: workspace.contact, language: workspace.language)
    }

    /// What is paid today is asked for no more; its reminders come to an end.
    private func settle(on day: CivilDate) throws {
        let payments = replay.payments(through: day)
        guard !payments.isEmpty else { return }
        try account(for: payments, asOf: day.adding(days: -1), ending: { _ in .superseded(.paid) })
        try replay.settle(through: day)
    }

    private func live(_ day: CivilDate, inbox: Inbox) async throws {
        let tomorrow = midnight(day.adding(days: 1))
        var next: Instant? = max(start, midnight(day))
        while let now = next, now < tomorrow {
            guard !inbox.isStopping else { throw SimulationStopped() }
            let opening = try await look(at: now, inbox: inbox)
            next = [opening, try workspace.ledger.nextAttempt()].compactMap(\.self).filter { $0 > now }.min()
        }
    }

    /// Plans and delivers; when contact opens for what waits for it.
    private func look(at now: Instant, inbox: Inbox) async throws -> Instant? {
        let time = workspace.zone.local(now)
        var cycle = workspace.cycle
        cycle.watch = { [self] in log.note($0, on: time.date) }
        let round = workspace.round(clock: WallClock { now }, isPatient: false)
        var planning = PlanningSummary()
        var delivery = DeliverySummary()
        repeat {
            planning = try cycle.run(at: time, present: now, inbox: inbox) { [self] event in
                if case .broken(let record) = event { broken.insert(record) }
            }
            var accepted: [MessageID] = []
            delivery = try await round.run(
                began: now, until: nil, inbox: inbox,
                report: { event in if case .accepted(let id, _, _, _, _) = event { accepted.append(id) } },
                breathe: {}, projector: nil)
            for id in accepted { try note(id, at: now) }
            // What was cancelled because its time was over is planned anew, and goes today.
        } while delivery.cancelled > 0 && !inbox.isStopping
        try workspace.ledger.finishCycle(at: now, summary: CycleSummary(planning: planning))
        return planning.opening
    }

    private func note(_ id: MessageID, at now: Instant) throws {
        let (ledger, zone) = (workspace.ledger, workspace.zone)
        guard let message = try ledger.message(id),
            let client = try cases(at: now).client(message.clientID, in: workspace.store)
        else { return }
        let clock = workspace.contact.calendar(for: client).zone
        let sending = SimulatedReminder.Sending(
            messageID: id, time: clock.local(now), zone: clock.name, day: zone.local(now).date,
            recipients: message.mode == .shadow ? try ledger.addressees(of: message.id) : message.to)
        let reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
        log.accept(
            reminders.map {
                SimulationLog.Course(
                    client: client, identity: $0.identity, number: $0.number, dueOn: $0.dueOn,
                    planned: message.plannedOn)
            }, as: sending)
    }

    func midnight(_ day: CivilDate) -> Instant { workspace.zone.instant(day, hour: 0, minute: 0, second: 0) }

    func cases(at now: Instant) -> CaseFile {
        CaseFile(ledger: workspace.ledger, mode: workspace.settings.mode, contact: workspace.contact, now: now)
    }
}

/// A simulation was asked to stop before its last day.
package struct SimulationStopped: Error, CustomStringConvertible {
    package var description: String { "the simulation was stopped before its last day" }
}

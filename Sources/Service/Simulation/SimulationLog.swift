import Dunning
import Storage

/// What came due in a simulation, from the first time that it did to its end.
struct SimulationLog {
    private(set) var reminders: [SimulatedReminder] = []
    /// What is not at its end.
    private var open: [ReminderIdentity: Course] = [:]
    private let grouping: Policy.Grouping

    /// A reminder on its way.
    struct Course {
        let client: Client
        let identity: ReminderIdentity
        let number: String
        let dueOn: CivilDate
        var planned: CivilDate
        var move: Ladder.Step.Move?
        var since: CivilDate?
        var recipients: [EmailAddress] = []
        var delays: [CivilDate: Reason] = [:]

        func ended(_ fate: SimulatedReminder.Fate) -> SimulatedReminder {
            SimulatedReminder(
                client: client, number: number, dueOn: dueOn, rung: identity.rung, planned: planned, move: move,
                since: since, delays: delays, fate: fate)
        }
    }

    init(grouping: Policy.Grouping) { self.grouping = grouping }

    /// Reminders of invoices that are not at their end.
    var openCourses: [Course] { Array(open.values) }

    func isOpen(_ identity: ReminderIdentity) -> Bool { open[identity] != nil }

    /// What was decided for a client; of a day the last counts.
    mutating func note(_ plan: ClientPlan, on day: CivilDate) {
        for decision in plan.decisions {
            switch decision.decision {
            case .remind(let reminder): note(reminder, of: plan.client, on: day, nil)
            case .hold(let reminder, let reason): note(reminder, of: plan.client, on: day, reason)
            case .wait, .never: break
            }
        }
        for message in plan.messages {
            for reminder in message.reminders { open[reminder.identity]?.recipients = message.recipients }
        }
    }

    private mutating func note(_ reminder: Reminder, of client: Client, on day: CivilDate, _ reason: Reason?) {
        let new = Course(
            client: client, identity: reminder.identity, number: reminder.invoice.number, dueOn: reminder.dueOn,
            planned: reminder.move?.day ?? reminder.since ?? day, move: reminder.move,
            since: reminder.since)
        open[reminder.identity, default: new].delays[day] = reason
    }

    /// A message was accepted.
    ///
    /// - Parameter courses: Its reminders, as far as they tell of themselves: those that were in the outbox before the
    ///   first day have not been seen until now.
    mutating func accept(_ courses: [Course], as sending: SimulatedReminder.Sending) {
        for course in courses {
            var course = open.removeValue(forKey: course.identity) ?? course
            course.delays[sending.day] = nil
            let told = SimulatedReminder.Sending(
                messageID: sending.messageID, time: sending.time, zone: sending.zone, day: sending.day,
                recipients: course.recipients.isEmpty ? sending.recipients : course.recipients)
            let ending = course.ended(.sent(told))
            let isMerged = courses.count > 1 && (ending.limit != nil || grouping == .invoice)
            reminders.append(isMerged ? course.ended(.merged(told)) : ending)
        }
    }

    /// A reminder came to another end than a message.
    mutating func end(_ course: Course, _ fate: SimulatedReminder.Fate) {
        var course = course
        course.delays = open.removeValue(forKey: course.identity)?.delays ?? [:]
        reminders.append(course.ended(fate))
    }
}

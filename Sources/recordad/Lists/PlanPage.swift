import Correspondence
import Dunning
import Formats
import Service
import Storage

/// One day of a plan as people read it: what is in the outbox, each message with its invoices, then what is not sent,
/// and why.
struct PlanPage {
    private let day: Inquiry.Day
    private let outbox: [Inquiry.Waiting]
    private let language: Language
    /// The day is.
    private let isOver: Bool

    /// How many broken records are named; the log names none more.
    private static let brokenLimit = 20

    init(_ day: Inquiry.Day, outbox: [Inquiry.Waiting], language: Language, isOver: Bool) {
        self.isOver = isOver
        self.day = day
        self.outbox = outbox
        self.language = language
    }

    var isEmpty: Bool { outbox.isEmpty && day.messages.isEmpty && day.unsent.isEmpty && day.broken.isEmpty }

    func write(to output: Output) {
        guard !isEmpty else { return }
        let width = output.terminal.width ?? Terminal.usualWidth
        output.line("\(language.longDate(day.date)) (\(day.messages.count))")
        writeOutbox(to: output, width: width)
        if isOver { output.paragraph(language.byTodaysData, width: width, indent: 2) }
        for message in day.messages { write(message, to: output, width: width) }
        writeRest(to: output, width: width)
        output.line("")
    }

    /// A sentence about messages that wait alike, and below it those messages.
    private func writeOutbox(to output: Output, width: Int) {
        guard !outbox.isEmpty else { return }
        output.paragraph(language.outboxHeading(outbox.count), width: width, indent: 2)
        var rest = outbox[...]
        while let first = rest.first {
            output.paragraph(language.sentences(for: first.standing), width: width, indent: 2)
            let alike = rest.prefix { $0.standing == first.standing }
            for waiting in alike {
                let to = waiting.message.envelope.recipients.map(\.value).joined(separator: ", ")
                let client = clientTitle(waiting.message.clientName, waiting.message.clientID)
                output.paragraph("• \(client) \(to)", width: width, indent: 2)
                write(waiting, to: output, width: width)
            }
            rest = rest.dropFirst(alike.count)
        }
    }

    /// The invoices that a message of the outbox asks for, and those that it goes without.
    private func write(_ waiting: Inquiry.Waiting, to output: Output, width: Int) {
        let leaving =
            waiting.standing.withdrawal == nil ? waiting.reminders.filter { $0.standing.withdrawal != nil } : []
        let kept = waiting.reminders.filter { reminder in !leaving.contains { $0.identity == reminder.identity } }
        writeInvoices(
            kept.map { ($0.number, $0.identity.rung, $0.balance, $0.dueOn) }, to: output, width: width)
        for reminder in leaving {
            guard let withdrawal = reminder.standing.withdrawal else { continue }
            output.paragraph(
                "\(reminder.number): \(language.sentence(for: withdrawal))", width: width, indent: 5)
        }
    }

    private func write(_ message: PlannedMessage, to output: Output, width: Int) {
        let to = message.recipients.map(\.value).joined(separator: ", ")
        output.paragraph("→ \(clientTitle(message.client.name, message.client.id)) \(to)", width: width, indent: 2)
        writeInvoices(
            message.reminders.map { ($0.invoice.number, $0.rung, $0.invoice.balance, $0.dueOn) }, to: output,
            width: width)
        for reminder in message.reminders {
            guard let move = reminder.move else { continue }
            let isOnTime = reminder.since == day.date
            let sentence = language.sentence(
                for: move, of: reminder.rung, to: isOnTime ? day.date : nil, missed: isOnTime ? nil : reminder.since)
            output.paragraph("\(reminder.invoice.number): \(sentence)", width: width, indent: 5)
        }
    }

    private func writeInvoices(
        _ invoices: [(number: String, rung: Rung, balance: Money, dueOn: CivilDate)], to output: Output, width: Int
    ) {
        let indent = 5
        var table = Table([
            .init("", fit: .items), .init("", fit: .wraps, readable: 12), .init("", .right), .init("", fit: .wraps),
        ])
        for invoice in invoices {
            table.append([
                invoice.number, language.name(of: invoice.rung),
                language.money(invoice.balance, namingCurrency: true),
                language.distance(daysPastDue: day.date.days(since: invoice.dueOn)),
            ])
        }
        // The table begins with its headings, which are empty here.
        for row in table.text(width: width - indent).split(separator: "\n", omittingEmptySubsequences: false)
            .dropFirst()
        where !row.isEmpty { output.line(String(repeating: " ", count: indent) + row) }
    }

    /// What is not sent.
    private func writeRest(to output: Output, width: Int) {
        // Letters that cannot be written are told of below, a line a client.
        for (client, decision) in day.unsent where !decision.decision.isFaulty {
            let sentence = language.conclusion(decision.decision)
            output.paragraph("– \(decision.invoice.number), \(client.name): \(sentence)", width: width, indent: 2)
        }
        for record in day.broken.prefix(Self.brokenLimit) {
            let reason = language.sentence(for: .fault(record.fault))
            output.paragraph("– \(record.invoiceID ?? record.clientID): \(reason)", width: width, indent: 2)
        }
        if day.isBroken { output.paragraph("! " + language.sentence(for: .brokenStore), width: width) }
        if day.burstAllowance != nil { output.paragraph("! " + language.sentence(for: .burst), width: width) }
    }
}

extension Decision {
    fileprivate var isFaulty: Bool {
        if case .hold(_, .fault) = self { true } else { false }
    }
}

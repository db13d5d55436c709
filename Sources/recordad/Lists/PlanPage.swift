import Correspondence
import Dunning
import Formats
import Service

/// One day of a plan as people read it: each message with its invoices, then what is not sent, and why.
struct PlanPage {
    private let day: Inquiry.Day
    private let messages: [PlannedMessage]
    private let unsent: [(client: Client, decision: InvoiceDecision)]
    private let language: Language

    /// How many broken records are named; `plan --format json` and the log name none more.
    private static let brokenLimit = 20

    init(_ day: Inquiry.Day, client: ClientID?, language: Language) {
        self.day = day
        self.language = language
        messages = day.messages.filter { client == nil || $0.client.id == client }
        unsent = day.unsent.filter { client == nil || $0.client.id == client }
    }

    var isEmpty: Bool { messages.isEmpty && unsent.isEmpty && day.broken.isEmpty }

    func write(to output: Output) {
        guard !isEmpty else { return }
        let width = output.terminal.width ?? Terminal.usualWidth
        output.line("\(language.longDate(day.date)) (\(messages.count))")
        for message in messages {
            let to = message.recipients.map(\.value).joined(separator: ", ")
            output.paragraph("→ \(message.client.name) (\(message.client.id)) \(to)", width: width, indent: 2)
            var table = Table([.init("", .left), .init("", .left), .init("", .right), .init("", .left)])
            for reminder in message.reminders {
                table.append([
                    "     \(reminder.invoice.number)", language.name(of: reminder.rung),
                    language.money(reminder.invoice.balance, namingCurrency: true),
                    language.distance(daysPastDue: day.date.days(since: reminder.dueOn)),
                ])
            }
            // The table begins with its headings, which are empty here.
            for row in table.text(width: width).split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            where !row.isEmpty { output.line(String(row)) }
            for reminder in message.reminders {
                guard let move = reminder.move else { continue }
                // What has waited since went on neither day.
                let sentence = language.sentence(
                    for: move, of: reminder.rung, to: reminder.since == day.date ? day.date : nil)
                output.paragraph("\(reminder.invoice.number): \(sentence)", width: width, indent: 5)
            }
        }
        for (client, decision) in unsent {
            let sentence = language.conclusion(decision.decision)
            output.paragraph("– \(decision.invoice.number), \(client.name): \(sentence)", width: width, indent: 2)
        }
        for record in day.broken.prefix(Self.brokenLimit) {
            let reason = language.sentence(for: .fault(record.fault))
            output.paragraph("– \(record.invoiceID ?? record.clientID): \(reason)", width: width, indent: 2)
        }
        if day.burstAllowance != nil { output.paragraph("! " + language.sentence(for: .burst), width: width) }
        output.line("")
    }
}

import Correspondence
import Dunning
import Formats
import Service
import Storage

struct ExplainCommand: Command {
    static let description = CommandDescription(
        name: "explain", operands: ["INVOICE"], summary: "tell an invoice's life: each stage, its date, and why",
        options: [asOf],
        details: """
            INVOICE is the store's id or the printed number. It asks the same functions that send, and speaks \
            the language of Language=.
            """,
        example: "recordad explain F-1001 --as-of 2026-12-01", exits: [.data, .io, .tryAgain, .configuration])

    static let asOf = Option("--as-of DATE", "as it would be on this day (default: today)")

    private let invoice: String
    private let day: CivilDate?

    init(_ arguments: Arguments) throws(UsageError) {
        invoice = arguments.operands[0]
        day = try arguments.date(Self.asOf)
    }

    func run(in context: Context) throws -> ExitCode {
        let inquiry = try Inquiry(context.settings())
        if let obstacle = try inquiry.obstacle() { Diagnostics.warn("nothing is sent: \(obstacle)") }
        let today = inquiry.zone.local(context.now).date
        let day = day ?? today
        try inquiry.warnIfOutOfSight(day, of: "--as-of", now: context.now)
        let gone = try inquiry.gone(invoice)
        guard gone.isEmpty else {
            for invoice in gone { write(invoice, asOf: today, language: inquiry.language, to: context.output) }
            return .success
        }
        let found = try inquiry.explain(invoice, asOf: day, now: context.now)
        for (index, explained) in found.enumerated() {
            if index > 0 { context.output.line("") }
            write(
                explained, asOf: day, namesID: found.count > 1, language: inquiry.language, to: context.output)
        }
        return .success
    }

    private func write(
        _ explained: Inquiry.Explained, asOf day: CivilDate, namesID: Bool, language: Language, to output: Output
    ) {
        let explanation = explained.explanation
        let invoice = explanation.decision.invoice
        let width = output.terminal.width ?? Terminal.usualWidth
        let id = namesID ? " (\(invoice.id))" : ""
        let client = clientTitle(explained.client.name, explained.client.id)
        output.paragraph("\(invoice.number)\(id) · \(client)", width: width)
        for fact in language.facts(explanation) { output.paragraph(fact, width: width) }
        if let day = explained.newerData { output.paragraph(language.newerData(from: day), width: width) }
        if explained.countsOnPlan { output.paragraph(language.countsOnPlan, width: width) }
        output.paragraph(explained.conclusion(in: language), width: width)
        output.line("")
        output.line(language.stagesHeading(asOf: day))
        for line in explanation.lines {
            let date = line.date.map { ", \(language.longDate($0))" } ?? ""
            output.paragraph("\(language.name(of: line.rung))\(date)", width: width, indent: 2)
            let sentences = language.sentences(
                for: line, in: explained.mode, standing: explained.standing(of: line), isOver: explained.isOver)
            output.paragraph(sentences, width: width, indent: 6)
            if case .recorded(let past) = line.fate {
                write(explained.destinations[past.identity], language, to: output)
            }
        }
        for past in explanation.formerDueDates {
            output.paragraph(
                language.sentence(
                    forFormer: past, in: explained.mode, standing: explained.standings[past.identity]), width: width,
                indent: 2)
            write(explained.destinations[past.identity], language, to: output)
        }
    }
}

extension ExplainCommand {
    /// The store no longer has it: what the ledger knows.
    private func write(
        _ invoice: Inquiry.GoneInvoice, asOf day: CivilDate, language: Language, to output: Output
    ) {
        let width = output.terminal.width ?? Terminal.usualWidth
        let client = clientTitle(invoice.clientName ?? invoice.clientID.value, invoice.clientID)
        output.paragraph("\(invoice.number) · \(client)", width: width)
        output.paragraph(language.conclusion(.never(invoice.reason)), width: width)
        output.line("")
        output.line(language.stagesHeading(asOf: day))
        for reminder in invoice.reminders {
            output.paragraph(language.heading(of: reminder.past), width: width, indent: 2)
            let sentence = language.sentence(for: reminder.dropped.map { .skipped($0) } ?? .recorded(reminder.past))
            output.paragraph(language.sentences(sentence, in: reminder.mode), width: width, indent: 6)
            write(reminder.destination(besides: invoice.clientID), language, to: output)
        }
    }

    /// Below what became of a reminder; nothing where its message was pruned.
    private func write(_ destination: Destination?, _ language: Language, to output: Output) {
        guard let sentence = destination.flatMap(language.sentence(for:)) else { return }
        output.paragraph(sentence, width: output.terminal.width ?? Terminal.usualWidth, indent: 6)
    }
}

extension Inquiry.Explained {
    /// `nil` for a stage whose message is not in the outbox.
    fileprivate func standing(of line: Explanation.Line) -> OutboxStanding? {
        guard case .recorded(let past) = line.fate else { return nil }
        return standings[past.identity]
    }
}

import Correspondence
import Dunning
import Service

struct PreviewCommand: Command {
    static let description = CommandDescription(
        name: "preview", operands: ["INVOICE"], summary: "show the message about an invoice as it would go",
        options: [stage, asPart, OnceCommand.now],
        details: """
            Without --stage: the message planned for the day. With it: a message of this one invoice at that \
            stage, due or not, to look at the words.
            """,
        example: "recordad preview F-1001 --stage due --as html > due.html",
        exits: [.data, .io, .tryAgain, .configuration])

    static let stage = Option("--stage STAGE", "issued, upcoming, due, overdue, claim or thanks")
    static let asPart = Option("--as PART", "text, html or eml (default: text)")

    private enum Part: String, CaseIterable { case text, html, eml }

    private let invoice: String
    private let stage: Stage?
    private let part: Part
    private let moment: Moment?

    init(_ arguments: Arguments) throws(UsageError) {
        invoice = arguments.operands[0]
        stage = try arguments.choice(Self.stage)
        part = try arguments.choice(Self.asPart) ?? .text
        moment = try arguments.moment(OnceCommand.now)
    }

    func run(in context: Context) throws -> ExitCode {
        let inquiry = try Inquiry(context.settings())
        let present = context.now
        let time = inquiry.zone.local(moment?.instant(in: inquiry.zone) ?? present)
        guard let preview = try inquiry.preview(invoice, stage: stage, at: time, present: present) else {
            throw CommandError(
                .data, "no message about invoice '\(invoice)' is planned for that day",
                remedy: "'recordad explain \(invoice)' tells why; --stage shows the words of a stage")
        }
        switch part {
        case .eml: context.output.write(bytes: preview.composed.bytes)
        case .html: context.output.write(preview.page)
        case .text:
            let to = preview.planned.recipients.map(\.value).joined(separator: ", ")
            context.output.line("To: \(to)\nSubject: \(preview.composed.subject)\n")
            context.output.line(preview.composed.text)
        }
        return .success
    }
}

import Correspondence
import Dunning
import Formats
import Service

struct PreviewCommand: Command {
    static let description = CommandDescription(
        name: "preview", operands: ["INVOICE"], summary: "show the message about an invoice as it would go",
        options: [stage, asPart, OnceCommand.now],
        details: """
            Without --stage: the message planned for the day. With it: a message of this one invoice at that \
            stage, due or not, to look at the words, as of the day of that stage, or of the day of --now where \
            that is later.
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
        if stage == nil { try inquiry.warnIfOutOfSight(time.date, of: "--now", now: present) }
        let preview = try inquiry.preview(
            invoice, stage: stage, at: time, present: present, keepsDay: moment != nil)
        guard let preview else {
            let asOf = moment == nil ? "" : " --as-of \(time.date)"
            throw CommandError(
                .data, "no message about invoice '\(invoice)' is planned for that day",
                remedy: "'recordad explain \(invoice)\(asOf)' tells why; --stage shows the words of a stage")
        }
        if preview.writtenAt.date != time.date {
            Diagnostics.remark(
                "this is the message of \(preview.writtenAt.date), the day of that stage, not of \(time.date)")
        }
        switch part {
        case .eml: context.output.write(bytes: preview.composed.bytes)
        case .html: context.output.write(preview.page)
        case .text:
            for (name, value) in Self.header(preview) { context.output.line("\(name): \(terminalSafe(value))") }
            context.output.line("")
            context.output.line(preview.composed.text)
        }
        return .success
    }

    /// The fields that people look at, the client's addresses also in shadow mode.
    private static func header(_ preview: Inquiry.Preview) -> [(String, String)] {
        func list(_ addresses: [EmailAddress]) -> String { addresses.map(\.value).joined(separator: ", ") }
        let message = preview.composed
        return [
            ("Date", preview.writtenAt.rfc5322), ("To", list(message.meantTo)), ("Cc", list(message.meantCc)),
            ("ShadowTo", message.to == message.meantTo ? "" : list(message.to)),
            ("Subject", message.subject),
        ].filter { !$0.1.isEmpty }
    }
}

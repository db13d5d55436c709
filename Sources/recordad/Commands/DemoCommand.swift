import Dunning
import Glibc

struct DemoCommand: Command {
    static let description = CommandDescription(
        name: "demo", summary: "run a small company for three days in a new folder",
        details: """
            Imports its clients and invoices, runs three days, and shows the notes, the audit check and where the mails \
            are. It touches nothing outside that folder, sends nothing, and leaves the folder for you to look at.
            """,
        example: "recordad demo", exits: [.data, .io])

    init(_ arguments: Arguments) throws(UsageError) {}

    func run(in context: Context) throws -> ExitCode {
        let company = try DemoCompany(today: Zone.utc.local(context.now).date)
        let output = context.output
        output.line("A small company in '\(company.folder)':\n")
        for step in company.steps {
            output.line("$ recordad \(step.shown)")
            output.flush()
            if let invoices = step.invoices { try company.write(invoices, to: "invoices.csv") }
            let code = Program.run(step.words[...])
            guard code == .success else { return code }
            output.line("")
        }
        output.line("The mails, as they were delivered:")
        for path in try Files.names(in: company.folder + "/mail/new") {
            output.line("  \(company.folder)/mail/new/\(path)")
        }
        output.line("\nRemove it with: rm -r '\(company.folder)'")
        return .success
    }
}

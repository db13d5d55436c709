import Foundation
import TestSupport
import Testing

private let history = Repository.sharedData("ar/predictive-cashflow-b2b/ibm-accounts-receivable-dmy.csv")
private let sink = "/usr/sbin/smtp-sink"

/// A month of real invoices, held to a count that was made without this program: Tests/Scripts/expected_reminders.py.
@Suite(
    .enabled(
        if: FileManager.default.isExecutableFile(atPath: sink),
        "skipped: '\(sink)' is not installed (apt-get install postfix)"),
    .enabled(if: history != nil, "skipped: the accounts-receivable history is not beside the checkout"))
struct JuneRehearsalTests {
    @Test(arguments: ["defaults", "everything"])
    func `June 2013 sends what an independent count expects, and nothing twice`(scenario: String) throws {
        let script = Repository.root.appending(path: "Tests/Scripts/rehearse_june.py").path
        let rehearsal = try run("python3", [script, Recordad.program, try #require(history).path, scenario])
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.errors)")
        #expect(rehearsal.output.hasSuffix(" messages in June, as expected\n"), "\(rehearsal.errors)")
    }
}

import Foundation
import TestSupport
import Testing

private let history = Repository.sharedData("ar/predictive-cashflow-b2b/ibm-accounts-receivable-dmy.csv")
/// The one that `.ci/deps` installs.
private let hasHolidays =
    (try? run("python3", ["-c", "import holidays; assert holidays.__version__ == '0.109'"]).status) == 0

/// A year of real invoices, simulated, and held to the rules by a script that has them from the law: no message outside
/// a window, on a holiday or over a limit, and an account of every reminder.
@Suite(
    .enabled(if: hasHolidays, "skipped: python3 has no package 'holidays' 0.109; .ci/deps installs it"),
    .enabled(if: history != nil, "skipped: the accounts-receivable history is not beside the checkout"))
struct YearSimulationTests {
    @Test(arguments: ["chile", "colombia", "strict"])
    func `2013 keeps the rules of a profile, and every reminder has its fate`(profile: String) throws {
        let script = Repository.root.appending(path: "Tests/Scripts/simulate_check.py").path
        let differences = Repository.root.appending(path: "Tests/Golden/holiday-differences.txt").path
        let check = try run("python3", [script, Recordad.program, try #require(history).path, profile, differences])
        #expect(check.status == 0, "\(check.output)\(check.errors)")
        #expect(check.output.hasSuffix("; 0 breaches\n"))
        print(check.output, terminator: "")
    }
}

import Foundation
import TestSupport
import Testing

/// `recordad calendar` as its users meet it.
struct CalendarTests {
    private func company(_ contact: String = "Country=CL", invoices: String = "") throws -> Recordad {
        let recordad = try Recordad(contact: contact)
        try recordad.importing(
            invoices: invoices.isEmpty ? "" : "number,client_id,issued_on,due_on,total\n" + invoices,
            clients: "id,name,email,kind\nC1,Arauco,pagos@arauco.example,business\n")
        return recordad
    }

    /// A month of a few months ahead, so that nothing of it is over.
    private var month: (name: String, first: String) {
        let calendar = Calendar(identifier: .gregorian)
        let later = calendar.date(byAdding: .month, value: 3, to: Date()) ?? Date()
        let name = later.formatted(.iso8601.year().month())
        return (name, "\(name)-01")
    }

    /// The day numbers of the picture, week by week.
    private func weeks(_ output: String) -> [[Int]] {
        output.split(separator: "\n").filter { $0.hasPrefix(" ") && !$0.contains(where: \.isLetter) }.map { line in
            stride(from: 0, to: line.count, by: 10).compactMap { start in
                Int(line.dropFirst(start).prefix(3).filter { $0 != " " })
            }
        }
    }

    @Test func `weeks are those of Python's calendar, from Monday on`() throws {
        let program = """
            import calendar, sys
            year, month = map(int, sys.argv[1].split("-"))
            for week in calendar.Calendar().monthdayscalendar(year, month):
                print(*[day for day in week if day])
            """
        let expected = try run("python3", ["-c", program, month.name]).output.split(separator: "\n").map { line in
            line.split(separator: " ").compactMap { Int($0) }
        }
        let shown = try company("Profile=none\nBusinessProfile=none")("calendar", "--month", month.name)
        #expect(shown.output.hasPrefix("\(month.name)\n  Mon       Tue       Wed"))
        #expect(weeks(shown.output) == expected)
    }

    @Test func `what is planned stands on its day, and closed days are marked and named`() throws {
        let recordad = try company(invoices: "F-1,C1,\(month.first),\(month.first),10\n")
        let listed = try recordad("calendar", "--month", month.name, "--format", "csv").output
        let rows = listed.split(separator: "\r\n").dropFirst().map {
            $0.split(separator: ";", omittingEmptySubsequences: false)
        }
        // Whatever the month, the first open day has it; and every weekend is closed.
        let open = rows.filter { $0[4].isEmpty }
        #expect(open.first.map { $0[2] } == "1")
        #expect(rows.filter { ["Sat", "Sun"].contains($0[1]) }.allSatisfy { $0[2] == "0" && !$0[4].isEmpty })
        let picture = try recordad("calendar", "--month", month.name, columns: 80).output
        let first = try #require(open.first)
        let day = try #require(Int(first[0].suffix(2)))
        #expect(picture.contains(" \(day)   1"), "\(picture)")
        for row in rows where !row[4].isEmpty && row[4] != "no hours" {
            #expect(picture.contains("  * \(row[0].suffix(2)) \(row[1])  \(row[4])"))
        }
    }

    @Test(arguments: [
        ("2026-13", "recordad: --month is '2026-13'; expected a month as 2026-12\n"),
        ("2020-01", "recordad: --month is '2020-01', which is over; 'recordad audit' has what was sent\n"),
    ])
    func `a month that cannot be shown is refused in words`(month: String, complaint: String) throws {
        let finished = try company()("calendar", "--month", month)
        #expect(finished.status == 64)
        #expect(finished.errors == complaint)
    }
}

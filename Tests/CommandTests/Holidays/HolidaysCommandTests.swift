import TestSupport
import Testing

/// `recordad holidays` as its users meet it.
struct HolidaysCommandTests {
    private let recordad: Recordad

    init() throws { recordad = try Recordad() }

    @Test func `without a country it lists those that it knows`() throws {
        let finished = try recordad("holidays", "--format", "csv")
        #expect(finished.output.hasPrefix("\u{FEFF}country;name\r\nAR;Argentina\r\nBO;Bolivia\r\n"))
        #expect(finished.output.split(separator: "\r\n").count == 17)
    }

    @Test func `a day is told with its weekday, where it was moved from, and the law`() throws {
        let lines = try recordad("holidays", "cl", "2027").output.split(separator: "\n")
        let peter = try #require(lines.first { $0.contains("San Pedro") })
        let words = peter.split(separator: " ").joined(separator: " ")
        #expect(
            words == "2027-06-28 Mon San Pedro y San Pablo moved from Tue 2027-06-29 Ley 18.432, Ley 19.668")
    }

    @Test func `years may be several, in any order, once each`() throws {
        let finished = try recordad("holidays", "US", "2028", "2026..2027", "2027", "--format", "csv")
        let years = finished.output.split(separator: "\r\n").dropFirst().map { $0.prefix(4) }
        #expect(Set(years) == ["2026", "2027", "2028"])
        #expect(years == years.sorted())
        // New Year of 2028 is a Saturday and gives the Friday before it, in 2027.
        #expect(finished.output.contains("2027-12-31;Fri;New Year's Day;for Sat 2028-01-01;5 U.S.C. 6103\r\n"))
    }

    @Test func `a file beside the configuration adds, takes away and moves`() throws {
        _ = try recordad.folder.write(
            "holidays/aa.conf",
            """
            [Holidays]
            Country=ES
            Add=*-05-02 Fiesta de la Comunidad de Madrid
            Remove=2027-01-06
            Move=2027-10-12 2027-10-11 (Orden 7)
            """)
        let finished = try recordad("holidays", "ES", "2027", "--format", "csv")
        #expect(finished.output.contains("2027-05-02;Sun;Fiesta de la Comunidad de Madrid;;\r\n"))
        #expect(!finished.output.contains("2027-01-06"))
        #expect(
            finished.output.contains("2027-10-11;Mon;Fiesta Nacional de España;moved from Tue 2027-10-12;Orden 7\r\n"))
        #expect(!finished.output.contains("\r\n2027-10-12;"))
    }

    @Test func `a mistake in such a file is told by its line, here and by check`() throws {
        let file = try recordad.folder.write("holidays/aa.conf", "[Holidays]\nCountry=ES\nRemove=2027-01-07\n")
        let words = "recordad: \(file):3: Remove= names 2027-01-07, on which España has no holiday\n"
        for command in [["holidays", "CL"], ["check"]] {
            let finished = try recordad(command)
            #expect(finished.status == 78 && finished.errors == words)
        }
    }

    @Test(arguments: [
        (["DE"], "no holidays are known of 'DE'; 'recordad holidays' lists the countries"),
        (["CL", "1999"], "YEAR is '1999'; expected one from 2000 to 2100, or several as 2026..2030"),
        (["CL", "2030..2026"], "YEAR is '2030..2026'; expected one from 2000 to 2100, or several as 2026..2030"),
        (
            ["CL", "2026..2027..2028"],
            "YEAR is '2026..2027..2028'; expected one from 2000 to 2100, or several as 2026..2030"
        ),
        (["CL", "2026.."], "YEAR is '2026..'; expected one from 2000 to 2100, or several as 2026..2030"),
    ])
    func `what it cannot show is refused in words`(words: [String], error: String) throws {
        let finished = try recordad(["holidays"] + words)
        #expect(finished.status == 64)
        #expect(finished.errors == "recordad: \(error)\n")
    }
}

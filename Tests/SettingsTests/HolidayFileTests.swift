import Dunning
import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `The files of holidays` {
    private func complaints(_ text: String) -> [String] {
        HolidayCalendars.parse([SettingsText(path: "cl.conf", text: text)]).1.map(\.description)
    }

    static let mistakes: [(line: String, complaint: String)] = [
        ("Add=2027-02-30 Nada", "'2027-02-30' is not a day, expected an existing one as YYYY-MM-DD"),
        ("Add=*-02-30 Nada", "'*-02-30' is not a day, expected an existing one as YYYY-MM-DD"),
        ("Add=1999-12-31 Nada", "'1999-12-31' is out of range, expected a year from 2000 to 2100"),
        ("Add=2027-03-01", "Add= is '2027-03-01', expected a day and the holiday's name"),
        ("Add=2027-03-01 (Ley 1)", "Add= is '2027-03-01 (Ley 1)', expected a day and the holiday's name"),
        ("Add=", "Add= is '', expected a day and the holiday's name"),
        ("Add=2027-12-25 Navidad", "Chile has 'Navidad' on 2027-12-25 already"),
        ("Add=*-12-25 Navidad", "Chile has 'Navidad' on that day already"),
        ("Remove=2027-12-24", "Remove= names 2027-12-24, on which Chile has no holiday"),
        (
            "Remove=2027-12-25 Navidad",
            "'Navidad' is too much, expected only days and a source in parentheses"
        ),
        ("Remove=", "'' is not a day, expected an existing one as YYYY-MM-DD"),
        ("Move=2027-12-25", "Move= is '2027-12-25', expected the day it leaves and the day it goes to"),
        ("Move=2027-12-26 2027-12-27", "Move= names 2027-12-26, on which Chile has no holiday"),
        ("Moved=2027-12-25 2027-12-27", "unknown key 'Moved=', did you mean 'Move='?"),
        ("X=1", "unknown key 'X=', expected one of Country=, Add=, Remove=, Move="),
        ("2027-12-24", "'2027-12-24' assigns nothing, expected 'Key=Value'"),
        ("Country=CL", "Country= is given twice, expected a file for each country"),
        ("[Company]", "unknown section '[Company]', expected [Holidays]"),
    ]

    @Test(arguments: mistakes)
    func `tell a mistake by its line`(line: String, complaint: String) {
        #expect(complaints("[Holidays]\nCountry=CL\n# why\n\(line)\n") == ["cl.conf:4: \(complaint)"])
    }

    @Test func `tell which country they are of`() {
        let codes = "AR, BO, BR, CL, CO, CR, DO, EC, ES, GT, MX, PA, PE, PY, US, UY"
        #expect(complaints("[Holidays]\nCountry=XX\n") == ["cl.conf:2: Country= is 'XX', expected one of \(codes)"])
        #expect(
            complaints("[Holidays]\nAdd=2027-03-01 Nada\n")
                == ["cl.conf: does not say Country=, expected a code such as CL"])
        #expect(
            complaints("Country=CL\n")
                == ["cl.conf:1: 'Country=CL' stands before the section, expected the line [Holidays] above it"])
    }

    @Test func `complain together`() {
        let text = "[Holidays]\nCountry=CL\nAdd=soon Nada\nRemove=later\n"
        #expect(complaints(text).map { $0.prefix(9) } == ["cl.conf:3", "cl.conf:4"])
    }

    @Test func `may be empty, to mask one of the same name`() {
        #expect(complaints("") == [] && complaints("# nothing\n[Holidays]\nCountry=CL\n") == [])
    }

    @Test func `name the source in parentheses, of which a name may have its own`() throws {
        let text = "[Holidays]\nCountry = cl\nAdd = 2027-03-01  Día (libre) de X  ( Ley 1 )\nAdd=2027-03-02 Día Y\n"
        let (calendars, complaints) = HolidayCalendars.parse([SettingsText(path: "cl.conf", text: text)])
        #expect(complaints.isEmpty)
        let days = calendars.calendar(of: .chile).holidays(in: 2027).filter { $0.date.month == 3 }
        #expect(days.first.map { [$0.name, $0.source] } == ["Día (libre) de X", "Ley 1"])
        #expect(days.dropFirst().first.map { [$0.name, $0.source] } == ["Día Y", ""])
        #expect(calendars.calendar(of: .colombia) == HolidayCalendar(country: .colombia))
    }

    @Test func `take effect in the order of their names, in the place that weighs most`() throws {
        let folder = try TemporaryFolder()
        for (path, line) in [
            ("etc/recordad/holidays/b.conf", "Move=2027-03-01 2027-03-02"),
            ("usr/lib/recordad/holidays/a.conf", "Add=2027-03-01 Nada"),
            ("usr/lib/recordad/holidays/b.conf", "Add=2027-03-03 masked"),
        ] {
            _ = try folder.write(path, "[Holidays]\nCountry=CL\n\(line)\n")
        }
        let calendars = try HolidayCalendars.load(configFile: nil, in: FileSystem(root: folder.url.path))
        #expect(calendars.paths == ["/usr/lib/recordad/holidays/a.conf", "/etc/recordad/holidays/b.conf"])
        let march = calendars.calendar(of: .chile).holidays(in: 2027).filter { $0.name == "Nada" }
        #expect(march.map(\.date.description) == ["2027-03-02"])
    }

    @Test(arguments: ["x/my.conf", "my.conf"])
    func `are beside the configuration file that was named`(configFile: String) throws {
        let folder = try TemporaryFolder()
        let place = configFile.contains("/") ? "x/holidays" : "holidays"
        _ = try folder.write("\(place)/cl.conf", "[Holidays]\nCountry=CL\nRemove=2027-12-25\n")
        let files = FileSystem(root: folder.url.path + "/")
        let calendars = try HolidayCalendars.load(configFile: configFile, in: files)
        #expect(calendars.paths == ["\(place)/cl.conf"])
    }

    @Test func `that are shipped are good, and each is of the country that its name says`() throws {
        let configFile = Repository.root.appending(path: "etc/recordad.conf").path
        let calendars = try HolidayCalendars.load(configFile: configFile, in: FileSystem())
        #expect(calendars.paths.count == 6)
        for path in calendars.paths {
            let code = path.split(separator: "/").last?.prefix(2) ?? ""
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("Country=\(CountryCode(code)?.rawValue ?? "")"), "\(path)")
        }
    }
}

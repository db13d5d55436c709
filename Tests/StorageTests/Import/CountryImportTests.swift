import Dunning
import Foundation
import Storage
import TestSupport
import Testing

/// What a file of clients may call a country.
struct CountryImportTests {
    var fixture: ImportFixture

    init() throws { fixture = try ImportFixture() }

    @Test(
        arguments: [
            ("PE", "PE"), ("pe", "PE"), ("fr", "FR"), ("PER", "PE"), ("per", "PE"), ("Perú", "PE"), ("PERU", "PE"),
            ("Peru\u{301}", "PE"), ("Brasil", "BR"), ("brazil", "BR"), ("España", "ES"), ("Espanha", "ES"),
            ("Spain", "ES"),
            ("Estados Unidos", "US"), ("United States", "US"), ("USA", "US"), ("EE.UU.", "US"),
            ("República Dominicana", "DO"), ("Dominican Republic", "DO"), ("Equador", "EC"), ("COSTA  RICA", "CR"),
            ("", nil),
        ] as [(String, String?)])
    func `a country is understood by code and by name`(text: String, code: String?) throws {
        try fixture.clients("id,country\nA,\(text)\n")
        #expect(try fixture.client("A")?.country == code)
    }

    @Test(arguments: ["Atlántida", "XX", "UK", "FRA", "P", "51", "Francia"])
    func `a country that nobody knows is a bad row`(text: String) throws {
        let error = #expect(throws: ImportError.self) { try fixture.clients("id,country\nA,\(text)\n") }
        #expect(
            error?.description.contains(
                "c.csv:2: country is '\(text)', expected a code of ISO 3166 such as CL, or the name of a country whose "
                    + "holidays are known") == true)
    }

    /// tzdata is the oracle.
    @Test func `of two letters those are a country that ISO 3166 lists`() throws {
        var fixture = fixture
        fixture.options.badRowsFile = fixture.folder.path("bad.csv")
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let pairs = letters.flatMap { first in letters.map { "\(first)\($0)" } }
        try fixture.clients("id,country\n" + pairs.map { "\($0),\($0.lowercased())\n" }.joined())
        let table = try String(contentsOfFile: "/usr/share/zoneinfo/iso3166.tab", encoding: .utf8)
        let expected = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { String($0.prefix(2)) }
        #expect(try fixture.column("SELECT country FROM client ORDER BY id") == expected.sorted())
        #expect(expected.count > 240)
    }

    /// ICU is the oracle.
    @Test(arguments: ["es", "en", "pt"]) func `known countries are understood by name`(language: String) throws {
        let locale = Locale(identifier: language)
        let names = try CountryCode.allCases.map { try #require(locale.localizedString(forRegionCode: $0.rawValue)) }
        try fixture.clients("id,country\n" + names.indices.map { "\($0 + 10),\(names[$0].uppercased())\n" }.joined())
        #expect(try fixture.column("SELECT country FROM client ORDER BY id") == CountryCode.allCases.map(\.rawValue))
    }
}

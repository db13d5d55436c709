import Dunning
import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `Files of the company` {
    private let folder: TemporaryFolder
    private var here: Surroundings { surroundings(root: folder.url.path) }

    init() throws { folder = try TemporaryFolder() }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: folder.url.appending(path: name))
    }

    @Test(arguments: [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], Company.Logo.Format.png),
        ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
    ])
    func `hold its logo, a PNG or JPEG by its content`(bytes: [UInt8], format: Company.Logo.Format) throws {
        try write("logo.gif", bytes)
        let company = try settings("[Company]\nLogo=/logo.gif\nLogoAlign=right", in: here).company
        #expect(company.logo == Company.Logo(bytes: bytes, format: format, alignment: .right))
    }

    @Test func `are no logo when they are something else or too long`() throws {
        try write("a.png", Array("GIF89a".utf8))
        try write("b.png", [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: 262_144))
        #expect(
            complaints("[Company]\nLogo=/a.png", in: here) == [
                "recordad.conf:8: Logo= is '/a.png', which is neither; expected a PNG or JPEG image"
            ])
        #expect(
            complaints("[Company]\nLogo=/b.png", in: here) == [
                "recordad.conf:8: Logo= is '/b.png', which is longer than 256 KiB"
            ])
    }

    @Test func `hold payment instructions of several lines`() throws {
        try write("pay.txt", Array("Banco Ejemplo\r\nCuenta 123-4\n\n".utf8))
        let company = try settings("[Company]\nPaymentInstructionsFile=/pay.txt", in: here).company
        #expect(company.paymentInstructions == "Banco Ejemplo\nCuenta 123-4")
    }

    @Test func `or a line of one language say how to pay in its letters alone`() throws {
        try write("pt.txt", Array("Banco Exemplo\nConta 1".utf8))
        let text = """
            [Company]
            PaymentInstructions=Cuenta 1
            PaymentInstructionsFile.pt_br=/pt.txt
            PaymentInstructions.EN=Account 0
            PaymentInstructions.en=Account 1
            """
        let company = try settings(text, in: here).company
        #expect(company.paymentInstructions == "Cuenta 1")
        #expect(company.paymentInstructionsByLanguage == ["pt-BR": "Banco Exemplo\nConta 1", "en": "Account 1"])
        let (configuration, _) = parse(required + text, in: here)
        let printed = try #require(configuration).printed
        #expect(printed.contains("Instructions=Cuenta 1\n# recordad.conf:11\nPaymentInstructions.en=Account 1\n"))
        #expect(parse(printed, in: here).0?.settings == configuration?.settings)
    }

    @Test(arguments: [
        (
            "PaymentInstructions.fr=x",
            "'PaymentInstructions.fr=' names no known language, expected one of es, es-CL, en, pt, pt-BR, or one with its country such as pt-BR"
        ),
        (
            "PaymentInstructions.=x",
            "'PaymentInstructions.=' names no known language, expected one of es, es-CL, en, pt, pt-BR, or one with its country such as pt-BR"
        ),
        ("Name.pt=x", "unknown key 'Name.pt=' in [Company], did you mean 'Name='?"),
        (
            "PaymentInstructions.pt=x\nPaymentInstructionsFile.pt=/pay.txt",
            "PaymentInstructionsFile.pt= and PaymentInstructions.pt= are both set, expected one of them"
        ),
    ])
    func `of a language that is none, or of a key that has none, are complained of`(line: String, complaint: String)
        throws
    {
        try write("pay.txt", Array("x".utf8))
        let said = complaints("[Company]\n\(line)", in: here)
        #expect(said.map { $0.drop { $0 != " " }.dropFirst() } == [complaint[...]])
    }

    @Test(arguments: [
        ([0xF1], "expected a plain text file in UTF-8"), ([0x41, 0], "expected a plain text file in UTF-8"),
        ([0x0A], "which is empty"),
    ])
    func `hold plain text`(bytes: [UInt8], complaint: String) throws {
        try write("pay.txt", bytes)
        let said = complaints("[Company]\nPaymentInstructionsFile=/pay.txt", in: here)
        #expect(said.count == 1)
        #expect(said.first?.hasSuffix(complaint) == true, "\(said)")
    }

    @Test func `and a line of the configuration do not both say how to pay`() throws {
        try write("pay.txt", Array("x".utf8))
        #expect(
            complaints("[Company]\nPaymentInstructions=y\nPaymentInstructionsFile=/pay.txt", in: here) == [
                "recordad.conf:9: PaymentInstructionsFile= and PaymentInstructions= are both set, expected one of them"
            ])
    }
}

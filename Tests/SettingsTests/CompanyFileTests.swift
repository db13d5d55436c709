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

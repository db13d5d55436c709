import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `The certificates of CaFile=` {
    private let folder: TemporaryFolder
    private var said: [String] { complaints("CaFile=/ca.pem", in: surroundings(root: folder.url.path)) }

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"])
    func `are PEM, with words before them`(label: String) throws {
        _ = try folder.write("ca.pem", "Example CA\r\n=====\r\n-----BEGIN \(label)-----\r\nMIIB\r\n")
        #expect(said == [])
    }

    @Test(arguments: ["", "0\u{82}\u{1}", "-----BEGIN PRIVATE KEY-----\nMIIB\n", "see -----BEGIN CERTIFICATE-----\n"])
    func `are missed in a file of something else`(text: String) throws {
        _ = try folder.write("ca.pem", text)
        #expect(
            said == [
                "recordad.conf:7: CaFile= is '/ca.pem', which holds no certificate, expected a file of PEM with a line "
                    + "'-----BEGIN CERTIFICATE-----'"
            ])
    }

    @Test func `are no folder`() throws {
        try FileManager.default.createDirectory(atPath: folder.path("ca.pem"), withIntermediateDirectories: true)
        #expect(said == ["recordad.conf:7: CaFile= is '/ca.pem', which is a folder, expected a file of certificates"])
    }
}

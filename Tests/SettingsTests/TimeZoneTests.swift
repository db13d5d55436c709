import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `The time zone` {
    private let folder: TemporaryFolder
    private var here: Surroundings { surroundings(root: folder.url.path) }

    init() throws {
        folder = try TemporaryFolder()
        for zone in ["America/Santiago", "Etc/GMT+3", "Europe/Madrid"] {
            _ = try folder.write("usr/share/zoneinfo/\(zone)", "TZif2")
        }
        _ = try folder.write("usr/share/zoneinfo/zone.tab", "# not a zone")
        _ = try folder.write("secret", "TZif2")
    }

    @Test(arguments: ["America/Santiago", "Etc/GMT+3", "UTC"]) func `is one of the machine's`(name: String) throws {
        #expect(try settings("[Company]\nTimeZone=\(name)", in: here).timeZoneName == name)
    }

    @Test(arguments: [
        "America/santiago", "America", "zone.tab", "../../../secret", "/usr/share/zoneinfo/America/Santiago",
        "America//Santiago", "./America/Santiago", "CLT+4",
    ])
    func `is nothing else`(name: String) {
        #expect(complaints("[Company]\nTimeZone=\(name)", in: here).count == 1)
    }

    @Test(arguments: [
        (nil, nil, "UTC"), ("Europe/Madrid", nil, "Europe/Madrid"), (":Europe/Madrid", nil, "Europe/Madrid"),
        (":/usr/share/zoneinfo/Europe/Madrid", nil, "Europe/Madrid"),
        (nil, "/usr/share/zoneinfo/America/Santiago", "America/Santiago"),
        (nil, "../usr/share/zoneinfo/America/Santiago", "America/Santiago"),
        ("Europe/Madrid", "/usr/share/zoneinfo/America/Santiago", "Europe/Madrid"),
        ("CLT+4", "/usr/share/zoneinfo/America/Santiago", "America/Santiago"),
        (nil, "/usr/share/zoneinfo/America/Nowhere", "UTC"),
    ])
    func `is the machine's when none is set`(variable: String?, link: String?, zone: String) throws {
        if let link {
            _ = try folder.write("etc/hosts", "")
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("etc/localtime"), withDestinationPath: link)
        }
        var here = here
        here.zoneVariable = variable
        #expect(try settings("", in: here).timeZoneName == zone)
    }
}

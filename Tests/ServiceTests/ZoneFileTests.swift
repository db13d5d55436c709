import Dunning
import Service
import TestSupport
import Testing

@Suite struct ZoneFileTests {
    @Test(arguments: ["America/Santiago", "America/Argentina/Buenos_Aires", "Etc/GMT+3", "UTC"])
    func `reads a zone of the system's database`(name: String) throws {
        #expect(try ZoneFile.read(name).name == name)
    }

    @Test(arguments: [
        "Mars/Base", "", "/etc/localtime", "../zoneinfo/UTC", "America/../UTC", "America//Lima", "America", "UTC/x",
        "a b",
        "UTC\u{0}", "Ámérica/Lima",
    ])
    func `refuses what is no zone, and says how one is written`(name: String) {
        let error = #expect(throws: ZoneFileError.self) { try ZoneFile.read(name) }
        #expect(error?.description.hasPrefix("no time zone '\(name)'; write it as in 'America/Santiago'") == true)
    }

    @Test func `names a file that is something else`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("Zone", "hello")
        let error = #expect(throws: ZoneFileError.self) { try ZoneFile.read("Zone", directory: folder.path("")) }
        #expect(
            error?.description
                == "cannot use time zone '\(path)': it does not begin with 'TZif', as a compiled time zone does")
    }
}

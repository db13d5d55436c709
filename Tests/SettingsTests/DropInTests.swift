import Foundation
import Settings
import TestSupport
import Testing

@Suite struct `The files of the configuration` {
    private let folder: TemporaryFolder
    private var root: String { folder.url.path }
    static let systemdIsThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")

    init() throws {
        folder = try TemporaryFolder()
        for (path, notes) in [
            ("usr/lib/recordad/recordad.conf", "hidden"),
            ("usr/local/lib/recordad/recordad.conf", "main"),
            ("usr/lib/recordad/recordad.conf.d/20-vendor.conf", "vendor"),
            ("usr/lib/recordad/recordad.conf.d/30-masked.conf", "masked by a file"),
            ("etc/recordad/recordad.conf.d/30-masked.conf", "local"),
            ("usr/lib/recordad/recordad.conf.d/40-null.conf", "masked by a link"),
            ("usr/lib/recordad/recordad.conf.d/50-empty.conf", "masked by an empty file"),
            ("run/recordad/recordad.conf.d/10-run.conf", "run"),
            ("usr/local/lib/recordad/recordad.conf.d/Z.conf", "capital"),
            ("etc/recordad/recordad.conf.d/a.conf", "small"),
            ("etc/recordad/recordad.conf.d/ñ.conf", "enye"),
            ("etc/recordad/recordad.conf.d/.hidden.conf", "dot"),
            ("etc/recordad/recordad.conf.d/a.conf~", "backup"),
            ("etc/recordad/recordad.conf.d/readme.txt", "text"),
        ] {
            _ = try folder.write(path, required + "[Notes]\nTitle=\(notes)\n")
        }
        _ = try folder.write("run/recordad/recordad.conf.d/50-empty.conf", "")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("etc/recordad/recordad.conf.d/40-null.conf"), withDestinationPath: "/dev/null")
    }

    @Test func `are the main file and then the drop-ins by their names`() throws {
        let configuration = try Configuration.load(configFile: nil, in: surroundings(root: root))
        #expect(
            configuration.paths == [
                "/usr/local/lib/recordad/recordad.conf",
                "/run/recordad/recordad.conf.d/10-run.conf",
                "/usr/lib/recordad/recordad.conf.d/20-vendor.conf",
                "/etc/recordad/recordad.conf.d/30-masked.conf",
                "/etc/recordad/recordad.conf.d/40-null.conf",
                "/run/recordad/recordad.conf.d/50-empty.conf",
                "/usr/local/lib/recordad/recordad.conf.d/Z.conf",
                "/etc/recordad/recordad.conf.d/a.conf",
                "/etc/recordad/recordad.conf.d/ñ.conf",
            ])
        #expect(configuration.settings.notes.title == "enye")
    }

    @Test(.enabled(if: systemdIsThere, "skipped: there is no systemd-analyze to compare with"))
    func `are those that systemd-analyze shows`() throws {
        let shown = try run("systemd-analyze", ["--root=\(root)", "cat-config", "recordad/recordad.conf"])
        let paths = shown.output.split(separator: "\n").filter { $0.hasPrefix("# /") }.map { line in
            String(line.dropFirst("# ".count + root.count))
        }
        #expect(!paths.isEmpty, "\(shown.errors)")
        #expect(try Configuration.load(configFile: nil, in: surroundings(root: root)).paths == paths)
    }

    @Test func `are one file and its own drop-ins when it is named`() throws {
        let main = try folder.write("my.conf", required)
        let dropIn = try folder.write("my.conf.d/1.conf", "[Notes]\nTitle=mine\n")
        let configuration = try Configuration.load(configFile: main, in: surroundings(root: ""))
        #expect(configuration.paths == [main, dropIn])
        #expect(configuration.settings.notes.title == "mine")
    }

    @Test(arguments: [
        (nil, "/etc/recordad/recordad.conf: does not exist"),
        ("/my.conf", "/my.conf: cannot be read: no such file or directory"),
        ("/etc", "/etc: cannot be read: is a directory"),
    ])
    func `are missed in words`(configFile: String?, complaint: String) throws {
        let empty = try TemporaryFolder()
        _ = try empty.write("etc/hosts", "")
        let error = #expect(throws: InvalidSettings.self) {
            try Configuration.load(configFile: configFile, in: surroundings(root: empty.url.path))
        }
        #expect(error?.description == complaint)
    }

    @Test func `complain together when one of them cannot be read`() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("etc/recordad/recordad.conf.d/60.conf"), withIntermediateDirectories: true)
        _ = try folder.write("etc/recordad/recordad.conf.d/70.conf", "[Mail]\nTimeout=soon\n")
        let error = #expect(throws: InvalidSettings.self) {
            try Configuration.load(configFile: nil, in: surroundings(root: root))
        }
        #expect(
            error?.complaints.map(\.path) == [
                "/etc/recordad/recordad.conf.d/60.conf", "/etc/recordad/recordad.conf.d/70.conf",
            ])
    }
}

/// Which files make up the configuration, as `systemd-analyze cat-config recordad/recordad.conf` lists them.
struct SettingsFiles {
    let files: FileSystem
    private(set) var texts: [SettingsText] = []
    private(set) var complaints: [Complaint] = []

    static let name = "recordad.conf"
    /// The folder of what decrees change, beside the configuration file.
    static let holidays = "holidays"
    /// Earlier ones win.
    static let directories = ["/etc/recordad", "/run/recordad", "/usr/local/lib/recordad", "/usr/lib/recordad"]
    static let sizeLimit = 1_048_576

    /// The main file, then the drop-ins; of `configFile`, or of the usual places.
    init(_ configFile: String?, files: FileSystem) {
        self.files = files
        if let configFile {
            read(configFile)
            readDropIns(of: [configFile + ".d"])
        } else {
            if let main = Self.directories.map({ $0 + "/" + Self.name }).first(where: exists) { read(main) }
            readDropIns(of: Self.directories.map { $0 + "/" + Self.name + ".d" })
            if texts.isEmpty && complaints.isEmpty {
                complaints.append(Complaint(path: Self.directories[0] + "/" + Self.name, message: "does not exist"))
            }
        }
    }

    /// The files of the folder `holidays`: beside `configFile`, or in the usual places.
    init(holidaysOf configFile: String?, files: FileSystem) {
        self.files = files
        if let configFile {
            // A file named without a folder is in the present one.
            let folder = configFile.lastIndex(of: "/").map { configFile[...$0] } ?? ""
            readDropIns(of: [folder + Self.holidays])
        } else {
            readDropIns(of: Self.directories.map { $0 + "/" + Self.holidays })
        }
    }

    private func exists(_ path: String) -> Bool {
        do {
            _ = try files.mode(of: path)
            return true
        } catch {
            // What is there and cannot be looked at must not be passed over for a file of less weight.
            return !error.isMissing
        }
    }

    private mutating func read(_ path: String) {
        do {
            texts.append(SettingsText(path: path, bytes: try files.read(path, limit: Self.sizeLimit)))
        } catch {
            complaints.append(Complaint(path: path, message: error.reason))
        }
    }

    /// In the order of their names; of two with one name, the one in the earlier folder, even when it is empty.
    private mutating func readDropIns(of directories: [String]) {
        var paths: [String: String] = [:]
        for directory in directories {
            do {
                for name in try files.names(in: directory) where name.hasSuffix(".conf") && !name.hasPrefix(".") {
                    if paths[name] == nil { paths[name] = directory + "/" + name }
                }
            } catch {
                if !error.isMissing { complaints.append(Complaint(path: directory, message: error.reason)) }
            }
        }
        let inOrder = paths.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (_, path) in inOrder { read(path) }
    }
}

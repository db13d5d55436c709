import Dunning

/// Which copies exist and were not named by any line yet; a day's folder is listed when its first copy is named.
struct CopyInventory {
    private let directory: String
    /// By the day's folder, relative to the directory.
    private var unnamed: [String: Set<String>] = [:]

    init(directory: String) { self.directory = directory }

    /// Whether it is `copies/…` and leads nowhere else.
    static func isCopyPath(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 5 && parts[0] == "copies"
            && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(0) }
    }

    /// The day of `copies/2026/11/21/…`; `nil` when it is none.
    static func day(of path: String) -> CivilDate? {
        CivilDate(path.split(separator: "/").dropFirst().prefix(3).joined(separator: "-"))
    }

    mutating func take(_ path: String) throws(RecordsError) {
        let folder = Folder.parent(of: path)
        if unnamed[folder] == nil { unnamed[folder] = Set(try Folder.names(in: "\(directory)/\(folder)") ?? []) }
        unnamed[folder]?.remove(Folder.name(of: path))
    }

    /// What stands under `copies` and no line named, in order.
    func leftovers() throws(RecordsError) -> [String] {
        try Folder.names(in: "\(directory)/copies") == nil ? [] : leftovers(in: "copies")
    }

    private func leftovers(in path: String) throws(RecordsError) -> [String] {
        if let names = unnamed[path] { return names.sorted().map { "\(path)/\($0)" } }
        guard let names = try Folder.names(in: "\(directory)/\(path)") else { return [path] }
        var found: [String] = []
        for name in names { found += try leftovers(in: "\(path)/\(name)") }
        return found
    }
}

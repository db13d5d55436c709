extension Surroundings {
    /// Whether the IANA database of this machine has a zone of that name; UTC needs no database.
    func hasZone(_ name: String) -> Bool {
        if name == "UTC" { return true }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty && !part.hasPrefix(".")
                && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-_".contains($0)) }
        }
        guard isName else { return false }
        do {
            // tzfile(5): the first four bytes tell a zone from the tables beside it.
            return try files.read(Self.zoneDirectory + name, limit: 65_536).starts(with: "TZif".utf8)
        } catch {
            return false
        }
    }

    /// The zone of the machine: `TZ`, else the target of `/etc/localtime` (localtime(5)), else UTC.
    var systemZone: String {
        if let zoneVariable {
            let name = zoneVariable.hasPrefix(":") ? String(zoneVariable.dropFirst()) : zoneVariable
            let zone = name.hasPrefix(Self.zoneDirectory) ? String(name.dropFirst(Self.zoneDirectory.count)) : name
            if hasZone(zone) { return zone }
        }
        if let target = files.target(ofLink: "/etc/localtime"), let range = target.firstRange(of: "zoneinfo/") {
            let zone = String(target[range.upperBound...])
            if hasZone(zone) { return zone }
        }
        return "UTC"
    }

    private static let zoneDirectory = "/usr/share/zoneinfo/"
}

import Correspondence
import Dunning
import Glibc
import Service
import Settings
import Storage

/// What a command finds around it.
struct Context {
    /// Of `--config`; `nil` means the usual files.
    let configFile: String?
    let output: Output

    /// The time of the system's clock.
    var now: Instant { WallClock.system.now }

    func configuration() throws(InvalidSettings) -> Configuration {
        try Configuration.load(configFile: configFile, in: surroundings)
    }

    var surroundings: Surroundings { .current(knownLanguages: Language.baseTags) }

    func settings() throws(InvalidSettings) -> Settings { try configuration().settings }

    /// The login name of whoever gave the command, as notes carry it; through sudo(8), who called that.
    var userName: String {
        if let name = unsafe getenv("SUDO_USER").map({ unsafe String(cString: $0) }), !name.isEmpty { return name }
        guard let entry = unsafe getpwuid(getuid()) else { return String(getuid()) }
        return unsafe String(cString: entry.pointee.pw_name)
    }
}

extension Settings {
    /// The zone of its days.
    func zone() throws(ZoneFileError) -> Zone { try ZoneFile.read(timeZoneName) }

    /// The ledger, for commands that have no business without one.
    func existingLedger(_ mode: Connection.Mode) throws -> Ledger {
        guard !Files.isMissing(store.ledgerPath) else {
            throw CommandError(
                .unavailable, "there is no ledger '\(store.ledgerPath)' yet",
                remedy: "it is made when the service first runs, or by 'recordad once'")
        }
        return try Ledger(path: store.ledgerPath, mode: mode)
    }
}

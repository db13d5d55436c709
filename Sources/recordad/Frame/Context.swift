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
    var now: Instant { Instant(secondsSince1970: Int64(time(nil))) }

    func configuration() throws(InvalidSettings) -> Configuration {
        try Configuration.load(configFile: configFile, in: .current(knownLanguages: Language.baseTags))
    }

    func settings() throws(InvalidSettings) -> Settings { try configuration().settings }
}

extension Settings {
    /// The zone of its days.
    func zone() throws(ZoneFileError) -> Zone {
        timeZoneName == Zone.utc.name ? Zone.utc : try ZoneFile.read(timeZoneName)
    }

    func ledger(_ mode: Connection.Mode) throws(StorageError) -> Ledger {
        try Ledger(path: store.ledgerPath, mode: mode)
    }
}

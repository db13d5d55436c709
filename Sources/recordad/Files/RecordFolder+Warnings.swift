import Glibc
import Settings

extension RecordFolder {
    /// Those of notes and of sent mail.
    static func all(_ settings: Settings) -> [RecordFolder] {
        [settings.notes.directory, settings.audit.directory].map { RecordFolder(path: $0) }
    }

    /// What keeps the service from writing to them, as far as can be seen without writing; the service runs as whom the
    /// ledger belongs to.
    static func obstacles(_ settings: Settings) -> [String] {
        let service = Owner(of: settings.store.ledgerPath)
        return all(settings).compactMap { folder in
            if let obstacle = folder.obstacle { return obstacle }
            guard let service else { return nil }
            let isWritable =
                service.user == geteuid()
                ? folder.isWritable : folder.isMissing || folder.isWritable(by: service) != false
            return isWritable ? nil : folder.refusal(of: service.name)
        }
    }

    /// The same before the service has run, and for the user who asks.
    static func warnings(_ settings: Settings) -> [String] {
        let service = Owner(of: settings.store.ledgerPath)
        let user = name(of: geteuid())
        var warnings = obstacles(settings)
        for folder in all(settings) where folder.obstacle == nil {
            if folder.isMissing {
                warnings.append(
                    folder.isWritable
                        ? "'\(folder.path)' does not exist yet; the service makes it"
                        : "'\(folder.path)' does not exist, and user '\(user)' cannot make it; create it for the user "
                            + "that recordad runs as")
            } else if !folder.isWritable, service?.user != geteuid() {
                warnings.append(folder.refusal(of: user))
            }
        }
        return warnings
    }

    /// As whom they were looked at, when that is not whom the service runs as.
    static func viewpoint(_ settings: Settings) -> String? {
        let looked = "The folders of notes and sent mail were looked at as user '\(name(of: geteuid()))'"
        guard let service = Owner(of: settings.store.ledgerPath) else {
            return geteuid() != 0
                ? nil
                : "\(looked), who may write anywhere; 'sudo -u recordad recordad check' looks as the service's user."
        }
        return service.user == geteuid()
            ? nil
            : "\(looked), and the ledger belongs to '\(service.name)': "
                + "'sudo -u \(service.name) recordad check' looks as that user."
    }

    private func refusal(of user: String) -> String {
        // Whose it is cannot be told of a folder that went away meanwhile.
        let owner = Owner(of: path).map { ", which belongs to '\($0.name)'" } ?? ""
        return "user '\(user)' cannot write to folder '\(path)'\(owner); the user that recordad runs as must own it"
    }
}

extension Configuration {
    /// Folders that are named and not there; those of the defaults are made by systemd (`StateDirectory=`).
    package func missingFolders(in files: FileSystem) -> [Complaint] {
        var folders = [
            (Keys.invoices.description, folder(of: settings.store.invoicesPath)),
            (Keys.ledger.description, folder(of: settings.store.ledgerPath)),
        ]
        if case .maildir(let path) = settings.mail.server {
            folders.append((Keys.server.description, folder(of: path)))
        }
        if let root = settings.mail.documentRoot { folders.append((Keys.documentRoot.description, root)) }
        return folders.compactMap { key, path in
            guard isMissing(path, in: files), let value = values.first(where: { $0.key.name == key.name }),
                case .written(let places) = value.origin, let place = places.last
            else { return nil }
            return Complaint(
                path: place, message: "\(key.name.name)= needs the folder '\(path)', which does not exist; create it")
        }
    }

    /// False also when that cannot be told.
    private func isMissing(_ path: String, in files: FileSystem) -> Bool {
        do throws(FileFault) {
            _ = try files.mode(of: path)
            return false
        } catch {
            return error.isMissing
        }
    }

    /// Everything up to the last slash of an absolute path.
    private func folder(of path: String) -> String {
        let parent = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
        return parent.isEmpty ? "/" : String(parent)
    }
}

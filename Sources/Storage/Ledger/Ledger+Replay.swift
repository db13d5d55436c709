extension Ledger {
    /// Copies a ledger to where there is no file yet, as of one moment; the service may be at work on it.
    package static func copy(_ path: String, to copy: String) throws(StorageError) {
        let source = try Connection(path: path, mode: .readOnly)
        try source.run("VACUUM INTO ?", [.text(copy)])
    }

    /// Spares what only makes a ledger survive a power cut or a full disk: of one that is thrown away.
    package func forgoDurability() throws(StorageError) {
        leastRoom = 0
        try connection.execute("PRAGMA synchronous = OFF")
    }

    /// Forgets what nobody will read of a ledger that is thrown away: the bytes of what was sent, and lines for files.
    package func forgetWords() throws(StorageError) {
        try connection.run("DELETE FROM letter WHERE (SELECT state FROM message WHERE id = letter.message) = 'sent'")
        try connection.run("DELETE FROM pending_line")
    }
}

extension Reader {
    /// The password has to be known, kept from others, and never sent where others can read it.
    mutating func checkLogin(of mail: Settings.Mail) {
        if let path = mail.passwordFile {
            checkPasswordFile(path)
            if mail.user == nil {
                complain(
                    Keys.passwordFile.description.name,
                    "PasswordFile= is set and nobody logs in, expected a line such as "
                        + "'User=\(Keys.user.description.example)' with it")
            }
        }
        guard mail.user != nil else { return }
        checkEncryption(of: mail)
        if mail.passwordFile == nil { checkCredential() }
    }

    private mutating func checkPasswordFile(_ path: String) {
        guard let fault = surroundings.files.passwordFileFault(path) else { return }
        complain(Keys.passwordFile.description.name, "PasswordFile= is '\(path.shortened)', which \(fault)")
    }

    /// Only STARTTLS that is required keeps a password from a network that takes the offer out of the greeting.
    private mutating func checkEncryption(of mail: Settings.Mail) {
        guard case .smtp(let host, _) = mail.server, !mail.server.isLocal, mail.startTLS != .required else { return }
        complain(
            Keys.startTLS.description.name,
            "StartTls= is '\(mail.startTLS.rawValue)' and User= is set, expected 'StartTls=required': "
                + "a password goes to '\(host.shortened)' only over TLS")
    }

    /// Only the service manager's own process has credentials: without a folder of them nothing can be said here.
    private mutating func checkCredential() {
        guard let directory = surroundings.credentialsDirectory else { return }
        do {
            _ = try surroundings.files.mode(of: directory + "/" + Settings.Mail.credentialName)
        } catch {
            complain(
                Keys.user.description.name,
                "User= is set and its password is not known, expected PasswordFile= or the systemd credential "
                    + "'\(Settings.Mail.credentialName)', which \(error.reason)")
        }
    }

    /// A file that is missing, or holds no certificate, would only be noticed at the first connection.
    mutating func checkCertificates(of mail: Settings.Mail) {
        guard let path = mail.caFile, let fault = surroundings.files.certificateFault(path) else { return }
        complain(Keys.caFile.description.name, "CaFile= is '\(path.shortened)', which \(fault)")
    }
}

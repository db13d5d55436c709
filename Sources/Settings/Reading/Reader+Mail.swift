import Dunning

extension Reader {
    /// `nil` when the sender is missing.
    mutating func mail() -> Settings.Mail? {
        let from = self(Keys.from)
        let server = self(Keys.server)
        let startTLS = startTLS(to: server)
        let returnPath = self(Keys.returnPath)
        let caFile = self(Keys.caFile)
        let user = self(Keys.user)
        let passwordFile = self(Keys.passwordFile)
        let replyTo = self(Keys.replyTo)
        let cc = self(Keys.cc)
        let bcc = self(Keys.bcc)
        let connections = self(Keys.connections)
        let maximumPerMinute = self(Keys.maximumPerMinute)
        let timeout = self(Keys.timeout)
        let retryFor = self(Keys.retryFor)
        let mode = mode()
        let uncertain = self(Keys.uncertain)
        let documentRoot = documentRoot()
        guard let from else { return nil }
        if returnPath == nil {
            settle(Keys.returnPath.description.name, as: from.address.value, because: "the address of From=")
        }
        let mail = Settings.Mail(
            from: from, server: server, startTLS: startTLS, caFile: caFile, user: user, passwordFile: passwordFile,
            replyTo: replyTo, cc: cc, bcc: bcc, returnPath: returnPath ?? from.address, connections: connections,
            maximumPerMinute: maximumPerMinute, timeout: timeout, retryFor: retryFor, mode: mode,
            uncertain: uncertain, documentRoot: documentRoot)
        checkLogin(of: mail)
        checkCertificates(of: mail)
        return mail
    }

    private mutating func startTLS(to server: MailServer) -> Settings.StartTLS {
        if let written = self(Keys.startTLS) { return written }
        let standard = server.isLocal ? Settings.StartTLS.opportunistic : .required
        settle(
            Keys.startTLS.description.name, as: standard.rawValue,
            because: server.isLocal ? "the server is this machine" : "the server is another machine")
        return standard
    }

    private mutating func mode() -> Settings.Mode {
        let isLive = self(Keys.isLive)
        let shadowTo = self(Keys.shadowTo)
        if isLive { return .live }
        if let shadowTo { return .shadow(shadowTo) }
        guard !isWritten(Keys.shadowTo.description.name) else { return .live }
        complain(
            Keys.isLive.description.name,
            "Mode= is 'shadow', expected a line such as 'ShadowTo=\(Keys.shadowTo.description.example)' with it")
        return .live
    }

    /// `nil` when no documents are attached.
    private mutating func documentRoot() -> String? {
        let attaches = self(Keys.attachDocuments)
        let root = self(Keys.documentRoot)
        guard attaches else { return nil }
        if !isWritten(Keys.documentRoot.description.name) {
            complain(
                Keys.attachDocuments.description.name,
                "AttachDocuments= is yes, expected a line such as "
                    + "'DocumentRoot=\(Keys.documentRoot.description.example)' with it")
        }
        return root
    }
}

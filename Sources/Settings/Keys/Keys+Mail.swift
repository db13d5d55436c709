import Dunning

extension Keys {
    static let from = Key(
        .mail, "From", ValueSyntax("a mailbox such as Cobranzas <pagos@example.com>") { Mailbox($0) },
        isRequired: true, example: "Cobranzas <pagos@example.com>",
        "Who the messages are from: a name and an address, or an address alone.")

    static let server = Key(
        .mail, "Server",
        ValueSyntax("smtp://HOST, smtp://HOST:PORT, smtps://HOST or maildir:/PATH") { MailServer($0) },
        default: "smtp://localhost:25",
        """
        Where messages are handed over: smtp://HOST:PORT (port 25 if not written; submission is smtp://HOST:587), \
        smtps://HOST:PORT (465), or maildir:/PATH, a folder on this machine. An IPv6 address stands in brackets.
        """)

    static let startTLS = Key(
        .mail, "StartTls",
        .word(["required": Settings.StartTLS.required, "opportunistic": .opportunistic, "no": .no]),
        example: "required",
        """
        Whether an smtp:// connection is encrypted: required, opportunistic (if the server offers it) or no. \
        When unset, required, and opportunistic when the server is this machine.
        """)

    static let caFile = Key(
        .mail, "CaFile", .path, example: "/etc/recordad/ca.pem",
        "Certificates (PEM) to trust in place of the system's, for a server with a private authority.")

    static let user = Key(
        .mail, "User", .line("a user name"), example: "pagos@example.com",
        "The user name to log in with. When unset, no login.")

    static let passwordFile = Key(
        .mail, "PasswordFile", .path, example: "/etc/recordad/smtp-password",
        """
        A file with the password alone, not readable by everyone. When unset, the systemd credential smtp-password. \
        The password is only sent over TLS, or to this machine.
        """)

    static let replyTo = Key(
        .mail, "ReplyTo", .addresses, default: "",
        "Where answers go, when not to From=. A list.")

    static let cc = Key(
        .mail, "Cc", .addresses, default: "",
        "Who gets a copy of every message, and is seen by the client. A list.")

    static let bcc = Key(
        .mail, "Bcc", .addresses, default: "",
        "Who gets a copy of every message unseen. A list.")

    static let returnPath = Key(
        .mail, "ReturnPath", .address, example: "rebotes@example.com",
        "Where the mail system reports what it could not deliver. When unset, the address of From=.")

    static let connections = Key(
        .mail, "Connections", .number(Settings.Mail.connectionsRange), default: "4",
        "How many connections to the server are used at once. 1 to 64.")

    static let maximumPerMinute = Key(
        .mail, "MaxPerMinute", .limit(1_000_000), default: "0",
        "How many messages are sent in a minute at most. 0 is no limit.")

    static let timeout = Key(
        .mail, "Timeout", .span(from: 1, such: "60s"), default: "60s",
        "How long to wait for each reply of the server, from 1s; ten times as long for the one to the final dot.")

    static let retryFor = Key(
        .mail, "RetryFor", .span(from: 0, such: "3d"), default: "3d",
        """
        How long a message that the server puts off is tried again, counted from the first attempt; time for which \
        contact is closed does not count.
        """)

    static let isLive = Key(
        .mail, "Mode", .word(["live": true, "shadow": false]), default: "live",
        """
        live, or shadow: everything is real but the recipient, who is ShadowTo=. Going live later starts as if \
        the shadow had not been.
        """)

    static let shadowTo = Key(
        .mail, "ShadowTo", .address, example: "ensayo@example.com",
        "Who gets every message in shadow mode.")

    static let uncertain = Key(
        .mail, "Uncertain", .word(["resend": Settings.Uncertain.resend, "hold": .hold]), default: "resend",
        """
        When a connection broke before the server confirmed a message: resend sends the same bytes again, as \
        every mail server does, while what is owed and whom it goes to are as they were; hold leaves it to a person.
        """)

    static let attachDocuments = Key(
        .mail, "AttachDocuments", .boolean, default: "no",
        "Whether the document of an invoice is attached, a file of DocumentRoot=.")

    static let documentRoot = Key(
        .mail, "DocumentRoot", .path, example: "/srv/invoices",
        "The folder that documents are in; nothing outside it is ever attached.")

    static let mail = [
        from.description, server.description, startTLS.description, caFile.description, user.description,
        passwordFile.description, replyTo.description, cc.description, bcc.description, returnPath.description,
        connections.description, maximumPerMinute.description, timeout.description, retryFor.description,
        isLive.description, shadowTo.description, uncertain.description, attachDocuments.description,
        documentRoot.description,
    ]
}

import Dunning
import Settings
import TestSupport
import Testing

@Suite struct `The values of keys` {
    @Test(arguments: [
        (
            "[Company]\nWebsite=www.example.com",
            "8: Website= is 'www.example.com', expected an address such as https://www.example.com"
        ),
        ("[Company]\nPrimaryColor=red", "8: PrimaryColor= is 'red', expected a colour such as #1f4e79"),
        ("[Company]\nLogo=logo.png", "8: Logo= is 'logo.png', expected an absolute path"),
        ("[Company]\nLogo=/no.png", "8: Logo= is '/no.png', which cannot be read: no such file or directory"),
        ("[Company]\nLogoAlign=top", "8: LogoAlign= is 'top', expected left, center or right"),
        ("[Company]\nLanguage=fr", "8: Language= is 'fr', expected one of es, es-CL, en, pt, pt-BR"),
        ("[Company]\nCurrency=PESO", "8: Currency= is 'PESO', expected a currency code of ISO 4217 such as CLP"),
        (
            "[Company]\nTimeZone=../../etc/passwd",
            "8: TimeZone= is '../../etc/passwd', expected a zone of the IANA database such as America/Santiago"
        ),
        ("[Store]\nInvoices=/var/lib/x.db", "8: Invoices= is '/var/lib/x.db', expected 'sqlite:' and an absolute path"),
        ("[Store]\nLedger=sqlite:x.db", "8: Ledger= is 'sqlite:x.db', expected 'sqlite:' and an absolute path"),
        (
            "[Store]\nLedger=sqlite:/a.db\nInvoices=sqlite:/a.db",
            "8: Ledger= is '/a.db' as Invoices= is, expected two different files"
        ),
        ("[Store]\nPollInterval=soon", "8: PollInterval= is 'soon', expected a time span of at least 1s such as 5min"),
        (
            "[Store]\nPollInterval=500ms",
            "8: PollInterval= is '500ms', expected a time span of at least 1s such as 5min"
        ),
        ("[Store]\nMaxDataAge=infinity", "8: MaxDataAge= is 'infinity', expected a time span such as 36h"),
        // A bare number is in seconds, and m is minutes.
        ("[Ledger]\nKeep=3", "8: Keep= is '3', expected 'forever' or a time span of at least 2y such as 3y"),
        ("[Ledger]\nKeep=36m", "8: Keep= is '36m', expected 'forever' or a time span of at least 2y such as 3y"),
        ("[Ledger]\nKeep=1y", "8: Keep= is '1y', expected 'forever' or a time span of at least 2y such as 3y"),
        (
            "[Reminders]\nNewInvoicesFrom=2026-02-30",
            "8: NewInvoicesFrom= is '2026-02-30', expected a day of the calendar such as 2026-01-31"
        ),
        (
            "[Reminders]\nPastInvoicesFrom=31/01/2026",
            "8: PastInvoicesFrom= is '31/01/2026', expected a day of the calendar such as 2026-01-31"
        ),
        ("[Reminders]\nTermDays=0", "8: TermDays= is '0', expected a whole number from 1 to 365"),
        ("[Reminders]\nTermDays=366", "8: TermDays= is '366', expected a whole number from 1 to 365"),
        (
            "[Reminders]\nTermDays=99999999999999999999",
            "8: TermDays= is '99999999999999999999', expected a whole number from 1 to 365"
        ),
        ("[Reminders]\nToleranceDays=-1", "8: ToleranceDays= is '-1', expected a whole number from 0 to 365"),
        ("[Reminders]\nDaysBefore=3,x", "8: DaysBefore= is '3,x', expected 'none' or days from 1 to 365 such as 10,3"),
        (
            "[Reminders]\nDaysBefore=3\nDaysBefore=none",
            "9: DaysBefore= is '3, none', expected 'none' or days from 1 to 365 such as 10,3"
        ),
        ("[Reminders]\nOnDueDate=maybe", "8: OnDueDate= is 'maybe', expected yes or no"),
        (
            "[Reminders]\nMaxResends=1001",
            "8: MaxResends= is '1001', expected 'unlimited' or a whole number from 0 to 1000"
        ),
        ("[Reminders]\nThankYou=yes", "8: ThankYou= is 'yes', expected reminded, all or no"),
        ("[Reminders]\nGroup=Client", "8: Group= is 'Client', expected client or invoice"),
        (
            "[Reminders]\nBurstLimit=0.5x",
            "8: BurstLimit= is '0.5x', expected a multiple such as 3x, a whole number of messages, or 0"
        ),
        (
            "[Reminders]\nBurstLimit=3.14x",
            "8: BurstLimit= is '3.14x', expected a multiple such as 3x, a whole number of messages, or 0"
        ),
        (
            "[Reminders]\nMaxBadRecords=101%",
            "8: MaxBadRecords= is '101%', expected a percentage such as 5% or a whole number of records"
        ),
        ("From=Cobranzas", "7: From= is 'Cobranzas', expected a mailbox such as Cobranzas <pagos@example.com>"),
        (
            "Server=smtp.example.com",
            "7: Server= is 'smtp.example.com', expected smtp://HOST, smtp://HOST:PORT, smtps://HOST or maildir:/PATH"
        ),
        ("StartTls=yes", "7: StartTls= is 'yes', expected required, opportunistic or no"),
        ("CaFile=/no.pem", "7: CaFile= is '/no.pem', which cannot be read: no such file or directory"),
        ("Cc=a@example.com, b, c@example.com", "7: Cc= is 'b', expected e-mail addresses such as pagos@example.com"),
        ("Connections=65", "7: Connections= is '65', expected a whole number from 1 to 64"),
        ("Timeout=0", "7: Timeout= is '0', expected a time span of at least 1s such as 60s"),
        ("Mode=shadow", "7: Mode= is 'shadow', expected a line such as 'ShadowTo=ensayo@example.com' with it"),
        ("Uncertain=ask", "7: Uncertain= is 'ask', expected resend or hold"),
        (
            "AttachDocuments=yes",
            "7: AttachDocuments= is yes, expected a line such as 'DocumentRoot=/srv/invoices' with it"
        ),
        ("[Notes]\nDirectory=notes", "8: Directory= is 'notes', expected an absolute path"),
    ])
    func `are refused with what was expected`(text: String, complaint: String) {
        #expect(complaints(text) == ["recordad.conf:" + complaint])
    }

    @Test(arguments: [
        ("smtp://localhost", MailServer.smtp(host: "localhost", port: 25), true),
        ("smtp://mail.example.com:587", .smtp(host: "mail.example.com", port: 587), false),
        ("smtp://127.0.0.1:2525", .smtp(host: "127.0.0.1", port: 2525), true),
        ("smtp://127.example.com", .smtp(host: "127.example.com", port: 25), false),
        ("smtp://[::1]:2525", .smtp(host: "::1", port: 2525), true),
        ("smtps://[2001:db8::7]", .smtps(host: "2001:db8::7", port: 465), false),
        ("smtps://Mail.Example.com", .smtps(host: "mail.example.com", port: 465), false),
        ("maildir:/var/mail/test", .maildir(path: "/var/mail/test"), true),
    ])
    func `tell servers apart, and this machine from others`(text: String, server: MailServer, isLocal: Bool) throws {
        let mail = try settings("Server=\(text)").mail
        #expect(mail.server == server)
        #expect(mail.server.isLocal == isLocal)
        #expect(mail.startTLS == (isLocal ? .opportunistic : .required))
        #expect(try settings("Server=\(mail.server)").mail.server == server)
    }

    @Test(arguments: [
        "smtp://", "smtp://:25", "smtp://a b", "smtp://a:0", "smtp://a:65536", "smtp://a:", "smtp://a/", "smtp://u@a",
        "smtp://::1", "smtp://[::1", "smtp://[::1]25", "smtp://[1::2::3]", "smtp://[1:2:3]", "smtp://[:::]",
        "smtp://[g::1]", "smtp://-a", "smtp://a..b", "http://a", "maildir:x", "maildir:", "SMTP://a",
    ])
    func `are no servers`(text: String) {
        #expect(complaints("Server=\(text)").count == 1)
    }

    @Test(arguments: [
        ("3x", BurstLimit.multipleOfMean(tenths: 30)), ("2.5x", .multipleOfMean(tenths: 25)), ("500", .messages(500)),
        ("0", .off),
    ])
    func `limit a burst`(text: String, limit: BurstLimit) throws {
        #expect(try settings("[Reminders]\nBurstLimit=\(text)").guards.burstLimit == limit)
    }

    /// Never fewer days than the calendar has in so many years.
    @Test(arguments: [
        ("2y", Retention.days(731)), ("3y", .days(1096)), ("36M", .days(1096)), ("8y", .days(2922)),
        ("1000d 1s", .days(1001)), ("forever", .forever), ("0", .forever),
    ])
    func `keep for whole days`(text: String, keep: Retention) throws {
        #expect(try settings("[Ledger]\nKeep=\(text)").store.keep == keep)
    }

    @Test(arguments: ["yes", "Y", "true", "t", "ON", "1"], ["no", "N", "false", "f", "OFF", "0"])
    func `are true or false in all the words of systemd`(yes: String, no: String) throws {
        #expect(try settings("[Audit]\nKeepCopies=\(yes)").audit.keepsCopies)
        #expect(try !settings("[Audit]\nKeepCopies=\(no)").audit.keepsCopies)
    }

    @Test func `of lists add up, and an empty one takes them back`() throws {
        let text = "Cc=a@example.com\nCc=b@example.com, c@example.com\nBcc=a@example.com\nBcc=\nBcc=d@example.com"
        let mail = try settings(text).mail
        #expect(mail.cc.map(\.value) == ["a@example.com", "b@example.com", "c@example.com"])
        #expect(mail.bcc.map(\.value) == ["d@example.com"])
    }

    @Test func `of languages are spelled as they are known`() throws {
        #expect(try settings("[Company]\nLanguage=PT-br").company.language == "pt-BR")
        #expect(try settings("[Company]\nLanguage=es-CO").company.language == "es-CO")
    }
}

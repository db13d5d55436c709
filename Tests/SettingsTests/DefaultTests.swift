import Dunning
import Settings
import TestSupport
import Testing

@Suite struct `Defaults` {
    @Test func `are those of the design`() throws {
        let settings = try settings("")
        #expect(settings.policy == Policy(pastInvoicesFrom: try #require(CivilDate("2026-01-01"))))
        #expect(settings.company == Company(name: "Ejemplo S.A."))
        #expect(settings.timeZoneName == "UTC")
        #expect(settings.store.invoicesPath == "/var/lib/recordad/invoices.db")
        #expect(settings.store.ledgerPath == "/var/lib/recordad/ledger.db")
        #expect(settings.store.pollInterval == 300)
        #expect(settings.store.maximumDataAge == 129_600)
        #expect(settings.guards.burstLimit == .multipleOfMean(tenths: 30))
        #expect(settings.guards.firstRunLimit == 200)
        #expect(settings.guards.badRecordLimit == .percent(5))
        #expect(settings.templatesDirectory == "/etc/recordad/templates")
        #expect(settings.notes.title == "Reclamo por Falta de Pago")
        #expect(settings.notes.directory == "/var/log/recordad/notes")
        #expect(settings.audit.directory == "/var/log/recordad/sent")
        #expect(settings.audit.keepsCopies)
    }

    @Test func `of the mail are those of the design`() throws {
        let mail = try settings("").mail
        #expect(mail.from == Mailbox("Cobranzas <pagos@example.com>"))
        #expect(mail.returnPath == EmailAddress("pagos@example.com"))
        #expect(mail.server == .smtp(host: "localhost", port: 25))
        #expect(mail.startTLS == .opportunistic)
        #expect(mail.connections == 4)
        #expect(mail.maximumPerMinute == nil)
        #expect(mail.timeout == 60)
        #expect(mail.retryFor == 259_200)
        #expect(mail.mode == .live)
        #expect(mail.uncertain == .resend)
        #expect(mail.replyTo + mail.cc + mail.bcc == [])
        #expect([mail.user, mail.passwordFile, mail.caFile, mail.documentRoot] == [nil, nil, nil, nil])
    }

    @Test func `do not exist for three keys, which are asked for in one pass`() {
        #expect(
            parse("").1.map(\.description) == [
                "recordad.conf: [Company] Name= is missing, expected a line such as 'Name=Ejemplo S.A.'",
                "recordad.conf: [Reminders] PastInvoicesFrom= is missing, "
                    + "expected a line such as 'PastInvoicesFrom=2026-01-01'",
                "recordad.conf: [Mail] From= is missing, expected a line such as 'From=Cobranzas <pagos@example.com>'",
            ])
    }
}

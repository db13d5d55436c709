import Digest
import Dunning
import Foundation
import Records
import TestSupport
import Testing

/// Values that the tests of records share.
enum Sample {
    static let time = LocalTime(Instant(secondsSince1970: 1_795_266_309), secondsFromUTC: -10_800)

    static func addresses(_ texts: String...) -> [EmailAddress] { texts.compactMap { EmailAddress($0) } }

    static func note(clientName: String = "Compañía \"Sur\"; Ltda.") throws -> Note {
        Note(
            id: 7, time: time, clientID: ClientID("C-1"), clientName: clientName, title: "Reclamo por Falta de Pago",
            rung: Rung(.claim, 2), invoices: ["F-1", "F-2"],
            balance: Money(minorUnits: 123_450, currency: try #require(Currency("USD"))), daysPastDue: 12,
            recipients: addresses("a@x.cl", "b@x.cl"), channel: .email, result: .failed,
            messageID: MessageID("1@x.cl"), author: "recordad", state: .open, detail: "550 no such user")
    }

    static func message(_ number: Int, at time: LocalTime = time, reply: String = "250 2.0.0 ok") throws
        -> AcceptedMessage
    {
        let dueOn = try #require(CivilDate("2026-11-09"))
        return AcceptedMessage(
            messageID: MessageID("\(number)@x.cl"), time: time, clientID: ClientID("C-1"), clientName: "Sur \"S\"",
            from: "Cobranzas <c@x.cl>", to: addresses("a@x.cl"), cc: [], bcc: addresses("archivo@x.cl"), refused: [],
            subject: "Factura F-\(number) vencida", stage: .overdue,
            reminders: [
                .init(
                    identity: ReminderIdentity(
                        invoiceID: InvoiceID("I\(number)"), dueOn: dueOn, rung: Rung(.overdue)),
                    number: "F-\(number)", dueOn: dueOn,
                    balance: Money(minorUnits: 5000, currency: try #require(Currency("CLP"))))
            ],
            attempts: 1, reply: reply, bytes: Array("Subject: \(number)\r\n\r\nhola\r\n".utf8))
    }

    /// A directory with a message at noon of each of these days, written as the service writes it.
    static func trail(_ days: [String]) throws -> (TemporaryFolder, AuditTrail.Head) {
        let folder = try TemporaryFolder()
        var cursors: [String: Int64] = [:]
        var head = AuditTrail.Head(sequence: 0, hash: .zero)
        for day in days {
            let date = try #require(CivilDate(day))
            let time = LocalTime(date: date, hour: 12, minute: 0, second: 0, secondsFromUTC: -10_800)
            let message = try message(head.sequence + 1, at: time)
            let copy = AuditLine.copyPath(message.messageID, time)
            let line = AuditLine(message, sequence: head.sequence + 1, previous: head.hash, copyPath: copy)
            try CopyStore.write([.init(path: copy, bytes: message.bytes)], in: folder.url.path)
            cursors[line.file] = try AppendFile.append(
                [line.bytes], to: folder.path(line.file), cursor: cursors[line.file] ?? 0
            ).size
            head = AuditTrail.Head(sequence: head.sequence + 1, hash: line.hash)
        }
        return (folder, head)
    }
}

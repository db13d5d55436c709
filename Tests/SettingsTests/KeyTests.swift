import Dunning
import Foundation
import Settings
import TestSupport
import Testing

/// A value for each key that is valid, and not its default.
private let otherValues: [String: [String: String]] = [
    "Company": [
        "Name": "Otra Ltda.", "TaxId": "1-9", "Address": "Calle 1", "Phone": "123", "Website": "https://example.com",
        "Logo": "/logo.png", "LogoAlign": "center", "PrimaryColor": "#000000", "AccentColor": "#ABCDEF",
        "PaymentInstructions": "Transferencia", "PaymentInstructionsFile": "/pay.txt", "Language": "pt-BR",
        "Currency": "clp", "TimeZone": "America/Santiago",
    ],
    "Store": [
        "Invoices": "sqlite:/i.db", "Ledger": "sqlite:/l.db", "PollInterval": "1h 30s", "MaxDataAge": "0",
    ],
    "Ledger": ["Keep": "5y"],
    "Reminders": [
        "PastInvoicesFrom": "2025-01-01", "NewInvoicesFrom": "2026-02-28", "TermDays": "60", "DaysBefore": "10,3",
        "OnDueDate": "no", "ToleranceDays": "0", "ResendDays": "14", "MaxResends": "unlimited", "ThankYou": "all",
        "Group": "invoice", "BurstLimit": "2.5x", "FirstRunLimit": "0", "MaxBadRecords": "10",
    ],
    "Contact": [
        "Profile": "chile", "BusinessProfile": "none", "Window": "Mon,Wed 09:00-12:00, Sat 22:00-02:00",
        "Holidays": "no", "MaxPerDay": "0", "MaxPerWeek": "3", "MinimumGap": "1w", "Country": "cl",
    ],
    "Mail": [
        "From": "\"Pagos, S.A.\" <otra@example.com>", "Server": "smtp://[::1]:2525", "StartTls": "required",
        "CaFile": "/ca.pem", "User": "me", "PasswordFile": "/password", "ReplyTo": "a@example.com",
        "Cc": "b@example.com, c@example.com", "Bcc": "d@example.com", "ReturnPath": "e@example.com",
        "Connections": "64", "MaxPerMinute": "30", "Timeout": "5min", "RetryFor": "1w", "Mode": "shadow",
        "ShadowTo": "f@example.com", "Uncertain": "hold", "AttachDocuments": "yes", "DocumentRoot": "/srv",
    ],
    "Templates": ["Directory": "/templates"],
    "Notes": ["Title": "Aviso", "Directory": "/notes"],
    "Audit": ["Directory": "/sent", "KeepCopies": "no"],
    "Service": ["SilenceDays": "0", "MetricsFile": "/recordad.prom"],
]

/// Keys that mean nothing without another.
private let companions = [
    "PasswordFile": "User=me", "Mode": "ShadowTo=f@example.com", "ShadowTo": "Mode=shadow\nShadowTo=g@example.com",
    "AttachDocuments": "DocumentRoot=/srv", "DocumentRoot": "AttachDocuments=yes\nDocumentRoot=/other",
    "LogoAlign": "Logo=/logo.png",
]

extension KeyDescription: CustomTestStringConvertible {
    package var testDescription: String { name.description }
}

@Suite struct `The table of keys` {
    private let folder: TemporaryFolder
    private var here: Surroundings { surroundings(root: folder.url.path) }

    init() throws {
        folder = try TemporaryFolder()
        for file in ["password", "pay.txt"] { _ = try folder.write(file, "x") }
        _ = try folder.write("ca.pem", "-----BEGIN CERTIFICATE-----\n")
        _ = try folder.write("usr/share/zoneinfo/America/Santiago", "TZif2")
        try Data([0xFF, 0xD8, 0xFF]).write(to: folder.url.appending(path: "logo.png"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("password"))
    }

    @Test func `has the keys of the design, each once`() {
        let names = Keys.all.map(\.name)
        #expect(Set(names).count == names.count)
        for section in Section.allCases {
            let ours = names.filter { $0.section == section }.map(\.name)
            #expect(Set(ours) == Set((otherValues[section.rawValue] ?? [:]).keys), "[\(section.rawValue)]")
        }
    }

    @Test(arguments: Keys.all) func `decides something with every key`(key: KeyDescription) throws {
        let value = try #require(otherValues[key.name.section.rawValue]?[key.name.name])
        let section = "[\(key.name.section.rawValue)]\n"
        let without = section + (companions[key.name.name] ?? "") + "\n"
        #expect(try settings(without + "\(key.name.name)=\(value)\n", in: here) != settings(without, in: here))
        if !key.isRequired {
            let atDefault = section + "\(key.name.name)=\(key.defaultText)\n"
            #expect(try settings(atDefault, in: here) == settings("", in: here))
        }
    }

    @Test func `prints what reads as the same again`() throws {
        for omitted in ["PaymentInstructions", "PaymentInstructionsFile"] {
            let text = otherValues.map { section, keys in
                "[\(section)]\n" + keys.filter { $0.key != omitted }.map { "\($0)=\($1)\n" }.joined()
            }.joined()
            let (configuration, complaints) = parse(text, in: here)
            #expect(complaints == [])
            let printed = try #require(configuration).printed
            let (again, fresh) = parse(printed, in: here)
            #expect(fresh == [])
            #expect(again?.settings == configuration?.settings)
            #expect(again?.values.map(\.text) == configuration?.values.map(\.text))
        }
    }
}

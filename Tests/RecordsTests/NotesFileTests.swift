import Correspondence
import Dunning
import Formats
import Records
import TestSupport
import Testing

@Suite struct NotesFileTests {
    @Test func `Python reads the file of a spreadsheet back, column by column`() throws {
        let spanish = try #require(Language(tag: "es-CL"))
        let file = NotesFile.header(spanish) + NotesFile.row(try Sample.note(), spanish)
        let program = """
            import csv, io, sys
            text = sys.stdin.buffer.read().decode('utf-8')
            assert text[0] == '\\ufeff' and text.count('\\r\\n') == 2 and text.count('\\n') == 2
            for row in zip(*csv.reader(io.StringIO(text[1:], newline=''), delimiter=';', strict=True)): print(*row, sep=' = ')
            """
        #expect(
            try run("python3", ["-c", program], input: file).output == """
                id = 7
                fecha = 2026-11-21
                hora = 10:05:09
                id de cliente = C-1
                cliente = Compañía "Sur"; Ltda.
                título = Reclamo por Falta de Pago: 550 no such user
                etapa = Reclamo 2
                ocurrencia = 2
                facturas = F-1, F-2
                moneda = USD
                saldo = 1234,50
                días de atraso = 12
                destinatarios = a@x.cl, b@x.cl
                canal = correo
                resultado = fallido
                id de mensaje = 1@x.cl
                autor = recordad
                estado = pendiente

                """)
    }

    @Test(arguments: Language.baseTags)
    func `has a heading for each of the eighteen cells`(tag: String) throws {
        let language = try #require(Language(tag: tag))
        #expect(language.noteHeadings.count == 18)
        #expect(NotesFile.cells(try Sample.note(), language).count == 18)
        #expect(NotesFile.keys.count == 18)
    }

    @Test func `keeps hostile names on one line and out of the formula bar`() throws {
        let language = try #require(Language(tag: "en"))
        let note = try Sample.note(clientName: "=HYPERLINK(\"http://x\")\r\nforged;row\u{202E}\u{0}")
        let row = String(decoding: NotesFile.row(note, language), as: UTF8.self)
        #expect(row.contains(#";"'=HYPERLINK(""http://x"") forged;row";"#))
        #expect(row.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    }

    /// A file that stands in the folder, and the number that counts.
    static let numbers: [(name: String, text: String, last: Int64)] = [
        ("2026-12.csv", row("8", ";"), 8), ("2026-12.csv", row("8", ","), 8), ("2026-12.csv", row("8", "\t"), 8),
        ("2026-12.csv", row("8", "|"), 7), ("2026-12.csv", row("9223372036854775806", ";"), 7),
        ("2026-12.csv", row("99999999999999999999", ";"), 7),
        ("2026-12.csv", row("9007199254740991", ";"), 1 << 53 - 1),
        ("2026-12.csv", "8;2026\r\n8\r\n", 7), ("2026-12.csv", "8" + row("", ";") + ";9;", 8),
        ("phones.csv", row("8", ";"), 7), ("2026-12.csv.old", row("8", ";"), 7),
    ]

    private static func row(_ id: String, _ delimiter: String) -> String {
        id + delimiter + "\"a\(delimiter)b\"" + String(repeating: delimiter, count: 16) + "\r\n"
    }

    @Test(arguments: numbers)
    func `the last number is that of a whole row in a file of a month`(name: String, text: String, last: Int64) throws {
        let (folder, language) = (try TemporaryFolder(), try #require(Language(tag: "es")))
        let rows = NotesFile.header(language) + NotesFile.row(try Sample.note(), language)
        _ = try folder.write("2026-11.csv", String(decoding: rows, as: UTF8.self))
        _ = try folder.write(name, text)
        #expect(try NotesFile.lastID(in: folder.path("")) == last)
    }

    @Test func `leaves a comment's cells about mail empty`() throws {
        let language = try #require(Language(tag: "en"))
        let comment = Note(
            id: 8, time: Sample.time, clientID: ClientID("C-1"), clientName: "Sur", title: "promised to pay on Friday",
            rung: nil, invoices: [], balance: nil, daysPastDue: nil, recipients: [], channel: .none, result: nil,
            messageID: nil, author: "maria", state: .open, detail: "")
        #expect(NotesFile.cells(comment, language)[6...12] == ["", "", "", "", "", "", ""])
        #expect(NotesFile.cells(comment, language)[14...15] == ["", ""])
        #expect(comment.json["balance"]?.stringValue == nil && comment.json["result"]?.stringValue == nil)
    }

    @Test func `is JSON with English words and the amount as a decimal string`() throws {
        #expect(
            try Sample.note().json.line == """
                {"id":7,"date":"2026-11-21","time":"10:05:09","client_id":"C-1",\
                "client":"Compañía \\"Sur\\"; Ltda.","title":"Reclamo por Falta de Pago: 550 no such user",\
                "stage":"claim","occurrence":2,"invoices":["F-1","F-2"],"currency":"USD","balance":"1234.50",\
                "days_overdue":12,"recipients":["a@x.cl","b@x.cl"],"channel":"email","result":"failed",\
                "message_id":"1@x.cl","author":"recordad","state":"open"}
                """)
    }

    @Test func `belongs to the file of its local month`() throws {
        #expect(NotesFile.name(for: try Sample.note()) == "2026-11.csv")
    }
}

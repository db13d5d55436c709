import Dunning
import Glibc

/// An invented company with a few clients, whose invoices fall due around a day.
struct DemoCompany {
    let folder: String
    /// The last Monday of which the third day is over or is today: none of the three is a weekend, or still to come.
    private let today: CivilDate

    /// A command of the demonstration.
    struct Step {
        let words: [String]
        /// The words as one would type them.
        let shown: String
        /// What the invoices' file holds from this step on.
        let invoices: String?
    }

    /// Makes its folder, its configuration and its clients.
    init(today: CivilDate) throws(CommandError) {
        self.today = today.adding(days: -((today.weekday + 4) % 7) - 2)
        folder = try Files.makeTemporaryFolder("recordad-demo")
        try write(configuration, to: "recordad.conf")
        try write(Self.clients, to: "clients.csv")
    }

    func write(_ text: String, to name: String) throws(CommandError) {
        try Files.write(text, to: "\(folder)/\(name)")
    }

    var steps: [Step] {
        let days = (0..<3).map { today.adding(days: $0).description }
        return [
            step("import clients \(folder)/clients.csv"),
            step("import invoices \(folder)/invoices.csv --as-of \(days[0])", invoices: invoices(isPaid: false)),
            step("once --now \(days[0])"),
            step("import invoices \(folder)/invoices.csv --as-of \(days[1])", invoices: invoices(isPaid: true)),
            step("once --now \(days[1])"),
            step("once --now \(days[2])"),
            step("explain F-1003"),
            step("notes"),
            step("calls"),
            step("audit verify"),
        ]
    }

    private func step(_ line: String, invoices: String? = nil) -> Step {
        let words = line.split(separator: " ").map(String.init)
        return Step(
            words: words + ["--config", "\(folder)/recordad.conf"],
            shown: line.split(separator: folder + "/", omittingEmptySubsequences: false).joined(), invoices: invoices)
    }

    private var configuration: String {
        """
        [Company]
        Name=Maderas del Sur SpA
        TaxId=RUT 76.543.210-3
        Address=Av. Los Carrera 1450, Concepción
        Phone=+56 41 234 5678
        Website=https://maderasdelsur.example
        Currency=CLP
        TimeZone=UTC
        Language=es-CL
        PaymentInstructions=Transferencia a Maderas del Sur SpA, Banco de Chile,\\
          cuenta corriente 123-45678-09, avisando a pagos@maderasdelsur.example

        [Store]
        Invoices=sqlite:\(folder)/invoices.db
        Ledger=sqlite:\(folder)/ledger.db

        [Reminders]
        PastInvoicesFrom=\(today.adding(days: -90))

        [Contact]
        Profile=business
        Holidays=no

        [Mail]
        From=Maderas del Sur <cobranzas@maderasdelsur.example>
        Server=maildir:\(folder)/mail

        [Notes]
        Directory=\(folder)/notes

        [Audit]
        Directory=\(folder)/sent

        """
    }

    private static let clients = """
        id,name,tax_id,email,phone
        C1,Constructora Arauco Ltda.,77.111.222-3,pagos@arauco.example,+56 41 222 1100
        C2,Mueblería Ñuble,76.333.444-5,"compras@nuble.example, gerencia@nuble.example",+56 42 221 3344
        C3,Ferretería El Roble,78.555.666-7,,+56 43 231 5566
        C4,Hotel Laguna Azul,79.777.888-9,admin@lagunaazul.example,+56 64 277 7788

        """

    private func invoices(isPaid: Bool) -> String {
        func row(_ number: String, _ client: String, due: Int, _ total: Int, _ terms: String, _ status: String)
            -> String
        {
            let dueOn = today.adding(days: due)
            let balance = status == "paid" ? 0 : total
            return "\(number),\(client),\(dueOn.adding(days: -30)),\(dueOn),\(total),\(balance),\(terms),\(status)"
        }
        return [
            "number,client_id,issued_on,due_on,total,balance,terms,status",
            row("F-1001", "C1", due: 3, 1_250_000, "credit", "open"),
            row("F-1002", "C1", due: 0, 480_500, "credit", "open"),
            row("F-1003", "C2", due: -3, 2_310_990, "credit", isPaid ? "paid" : "open"),
            row("F-1004", "C2", due: -40, 99_000, "credit", "disputed"),
            row("F-1005", "C3", due: -4, 760_000, "credit", "open"),
            row("F-1006", "C4", due: 4, 315_700, "credit", "open"),
            row("F-1007", "C4", due: -10, 45_000, "cash", "open"),
        ].joined(separator: "\n") + "\n"
    }
}

import Storage
import TestSupport
import Testing

/// Rows of 100 MB in the store.
struct MonstrousRowTests {
    @Test(arguments: ["invoice.number", "client.email"])
    func `a monstrous row is named and left out, in little memory, and the rest goes out`(field: String) throws {
        let recordad = try Recordad()
        try recordad.importing(
            invoices: """
                number,client_id,client_name,client_email,issued_on,due_on,total
                1,C1,Ana,ana@client.example,2026-10-22,2026-11-21,10
                2,C2,Eva,eva@client.example,2026-10-22,2026-11-21,10

                """)
        let names = field.split(separator: ".")
        try Connection(path: recordad.folder.path("invoices.db"), mode: .readWrite, maximumLength: 200_000_000).execute(
            """
            UPDATE \(names[0]) SET \(names[1]) = printf('%.*c', 100000000, 'x')
            WHERE id = '\(names[0] == "client" ? "C1" : "1")'
            """)
        for (command, status) in [
            (["once", "--now", "2026-11-21"], 0), (["plan", "--as-of", "2026-11-28"], 0), (["explain", "1"], 65),
            (["preview", "1", "--stage", "due"], 65), (["calls"], 0),
        ] {
            let done = try run(
                "python3", ["-c", Self.measured, Recordad.program] + command + ["--config", recordad.configFile])
            #expect(done.status == status, "\(command): \(done.errors)")
            let kilobytes = try #require(done.errors.split(separator: "\n").last.flatMap { Int($0) })
            #expect(kilobytes < 80_000, "\(command)")
            let said = done.output + done.errors
            #expect(command == ["calls"] || said.contains("xxx…"), "\(command): \(said.prefix(2_000))")
            #expect(said.utf8.count < 2_000, "\(command)")
            if command[0] == "once" {
                #expect(done.output == "1 sent, 0 failed, 0 deferred, 0 held, 1 broken records\n")
            }
        }
    }

    /// Ends with the most memory that the program had, in kilobytes.
    private static let measured = """
        import resource, subprocess, sys
        status = subprocess.call(sys.argv[1:])
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
        sys.exit(status)
        """
}

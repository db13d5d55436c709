import Dunning
import Storage
import TestSupport
import Testing

/// What a mistyped command line gets: sysexits(3) code 64, and one line with the remedy.
struct UsageTests {
    static let mistakes: [(words: [String], error: String)] = [
        (["qeue"], "unknown command 'qeue'; did you mean 'queue'?"),
        (["xyzzy"], "unknown command 'xyzzy'; try 'recordad --help'"),
        (["import"], "'import' needs to know what; write 'recordad import invoices' or 'recordad import clients'"),
        (["a\u{1B}[2Jb"], "unknown command 'a\\u001b[2Jb'; try 'recordad --help'"),
        (["--bogus"], "unknown option '--bogus'; try 'recordad --help'"),
        (["queue", "--sinse", "2026-01-01"], "unknown option '--sinse'; did you mean '--since'?"),
        (["queue", "-x"], "unknown option '-x'; try 'recordad queue --help'"),
        (["queue", "--since"], "option '--since' needs a value; write '--since DATE'"),
        (["queue", "--since", "--until"], "option '--since' needs a value; write '--since DATE'"),
        (["queue", "--since", "2026-02-30"], "--since is '2026-02-30'; expected an existing day as YYYY-MM-DD"),
        (["queue", "--since=1.1.2026"], "--since is '1.1.2026'; expected an existing day as YYYY-MM-DD"),
        (["queue", "--format", "xml"], "--format is 'xml'; expected table, csv or json"),
        (["status", "--format", "csv"], "--format is 'csv'; expected table or json"),
        (["queue", "--all=yes"], "option '--all' takes no value; try 'recordad queue --help'"),
        (
            ["queue", "--client", "A", "--client", "B"],
            "option '--client' is given twice; try 'recordad queue --help'"
        ),
        (["queue", "extra"], "unexpected argument 'extra'; try 'recordad queue --help'"),
        (["cancel"], "MESSAGE is missing; try 'recordad cancel --help'"),
        (["release", "a", "b"], "unexpected argument 'b'; try 'recordad release --help'"),
        (["notes", "add", "C1"], "TEXT is missing; try 'recordad notes add --help'"),
        (["notes", "add", "C1", " "], "TEXT is empty; try 'recordad notes add --help'"),
        (["notes", "done", "x"], "ID is 'x'; expected the number of a note"),
        (["notes", "--state", "closed"], "--state is 'closed'; expected open or done"),
        (["notes", "--result", "lost"], "--result is 'lost'; expected sent, failed, shadow or no-address"),
        (["--config", "a", "notes", "--config", "b"], "option '--config' is given twice; try 'recordad notes --help'"),
        (["import", "invoices", "f", "--decimal", ";"], "--decimal is ';'; expected '.' or ','"),
        (["import", "invoices", "f", "--currency", "ZZZ"], "--currency is 'ZZZ'; expected a code of ISO 4217, as USD"),
        (
            ["import", "clients", "f", "--encoding", "ebcdic"],
            "--encoding is 'ebcdic'; expected utf-8, iso-8859-1 or windows-1252"
        ),
        (["import", "clients", "f", "--round"], "unknown option '--round'; try 'recordad import clients --help'"),
        (["help", "queue", "all"], "unexpected argument 'all'; try 'recordad help --help'"),
        (["help", "quue"], "unknown command 'quue'; did you mean 'queue'?"),
    ]

    @Test(arguments: mistakes)
    func `a mistyped command line is answered with the remedy`(words: [String], error: String) throws {
        let finished = try run(Recordad.program, words)
        #expect(finished.status == 64)
        #expect(finished.errors == "recordad: \(error)\n")
        #expect(finished.output == "")
    }

    @Test func `no command at all shows the help where errors go`() throws {
        let finished = try run(Recordad.program)
        #expect(finished.status == 64)
        #expect(finished.errors == (try run(Recordad.program, ["--help"])).output)
    }

    @Test(arguments: [["--version"], ["-V"], ["queue", "--version"], ["-V", "nonsense"]])
    func `the version is told anywhere`(words: [String]) throws {
        let finished = try run(Recordad.program, words)
        #expect(finished.status == 0)
        #expect(finished.output.wholeMatch(of: /recordad [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }

    @Test(arguments: [["queue", "--help"], ["--help", "queue"], ["queue", "-h"], ["help", "queue"]])
    func `help of a command is one text, however it is asked for`(words: [String]) throws {
        let finished = try run(Recordad.program, words)
        #expect(finished.status == 0)
        #expect(finished.output.hasPrefix("Usage: recordad queue [options]\n"))
    }

    @Test func `two dashes end the options, so that a text may begin with one`() throws {
        let recordad = try Recordad()
        try recordad.importing(invoices: "", clients: "id,name\nC1,Ana\n")
        _ = try recordad.ledger()
        let finished = try run(
            Recordad.program, ["--config", recordad.configFile, "notes", "add", "--", "C1", "--promised", "Friday"])
        #expect(finished.errors == "")
        #expect(try recordad.ledger().notes(.init()).map(\.title) == ["--promised Friday"])
    }
}

import TestSupport
import Testing

/// A gigabyte that never ends a line, through a pipe, with less memory allowed than it is long.
struct MonstrousFileTests {
    @Test(arguments: [
        (
            "printf \"$H\"; head -c 1073741824 /dev/zero | tr '\\0' x",
            "2: a field longer than 65536 bytes; is it a CSV file?"
        ),
        ("head -c 1073741824 /dev/zero | tr '\\0' x", "1: a field longer than 65536 bytes; is it a CSV file?"),
        (
            "printf \"$H\"; printf 'F-9,\"'; head -c 1073741824 /dev/zero | tr '\\0' x",
            "2: a field longer than 65536 bytes; a quote may be missing"
        ),
        (
            "printf \"$H\"; head -c 1073741824 /dev/zero | tr '\\0' ,",
            "2: a record longer than 1048576 bytes; is it a CSV file?"
        ),
    ])
    func `is refused at its first impossible line`(input: String, words: String) throws {
        let recordad = try Recordad()
        try recordad.importingSomething()
        let before = try recordad.storeContents()
        let finished = try run(
            "/bin/sh",
            ["-c", "{ \(input); } 2>/dev/null | ( ulimit -v 400000; exec \"$R\" import invoices - --config \"$C\" )"],
            environment: ["R": Recordad.program, "C": recordad.configFile, "H": Recordad.heading])
        #expect(finished.status == 65)
        #expect(finished.errors == "recordad: standard input:\(words)\n")
        #expect(try recordad.storeContents() == before)
    }
}

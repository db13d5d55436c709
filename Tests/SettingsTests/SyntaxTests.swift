import Dunning
import Settings
import TestSupport
import Testing

@Suite struct `The syntax of systemd.syntax(7)` {
    @Test(arguments: [
        ("Title=Aviso", "Aviso"),
        ("  Title \t=\t Aviso de cobro \t", "Aviso de cobro"),
        ("Title=a=b;c #d", "a=b;c #d"),
        (#"Title="quoted" 'too'"#, #""quoted" 'too'"#),
        ("Title=first\nTitle=second", "second"),
        ("Title=first\nTitle=", "Reclamo por Falta de Pago"),
        ("Title=first\nTitle=\nTitle=third", "third"),
        ("# Title=no\n; Title=no\n\n   # Title=no\nTitle=yes", "yes"),
        ("Title=one \\\n  two", "one two"),
        ("Title=one\\\ntwo\\\nthree", "one two three"),
        ("Title=one\\\n# not part of it\n;nor this\ntwo", "one two"),
        ("Title=one\\\n\nKeepCopies", "one"),
        ("Title=one\\", "one"),
        (#"Title=C:\\"#, #"C:\\"#),
        ("Title=Aviso\r\n\r\n# Windows\r", "Aviso"),
        ("[Audit]\n[Notes]\nTitle=again", "again"),
        ("Title=año 中文 🙂", "año 中文 🙂"),
        // A combining mark makes one character with what stands before it.
        ("Title=\u{301}a", "\u{301}a"),
        ("Title= \u{301}a", "\u{301}a"),
    ])
    func `reads values`(text: String, title: String) throws {
        let (configuration, complaints) = parse(required + "[Notes]\n" + text)
        let unexpected = complaints.filter { !$0.message.contains("'KeepCopies' assigns nothing") }
        #expect(unexpected == [])
        if complaints.isEmpty { #expect(configuration?.settings.notes.title == title) }
    }

    @Test func `skips a byte order mark`() throws {
        let (configuration, complaints) = parse("\u{FEFF}" + required)
        #expect(complaints == [])
        #expect(configuration?.settings.company.name == "Ejemplo S.A.")
    }

    @Test(arguments: [
        ("Name", "7: 'Name' assigns nothing, expected 'Key=Value' or a line such as [Company]"),
        ("[Mail", "7: '[Mail' opens a section without closing it, expected ']' at its end"),
        ("[mail]\nFrom=x", "7: unknown section [mail], did you mean [Mail]?"),
        (
            "[Warehouse]\nA=1\nB=2",
            "7: unknown section [Warehouse], expected one of [Company], [Store], [Ledger], [Reminders], [Contact], [Mail], "
                + "[Templates], [Notes], [Audit], [Service]"
        ),
        ("Form=a@example.com", "7: unknown key 'Form=' in [Mail], did you mean 'From='?"),
        ("from=a@example.com", "7: unknown key 'from=' in [Mail], did you mean 'From='?"),
        ("Password=x", "7: unknown key 'Password=' in [Mail], did you mean 'PasswordFile='?"),
        ("PollInterval=1h", "7: unknown key 'PollInterval=' in [Mail], expected it in [Store]"),
        ("Quatsch=1", "7: unknown key 'Quatsch=' in [Mail]; recordad.conf(5) lists them all"),
        ("=1", "7: unknown key '=' in [Mail]; recordad.conf(5) lists them all"),
        ("User=a\u{7}b", "7: holds the control character U+0007, expected plain text"),
        ("User=a\u{85}b", "7: holds the control character U+0085, expected plain text"),
        ("User=a\rb", "7: holds the control character U+000D, expected plain text"),
        (
            "User=a \\ ",
            "7: has blanks after its last backslash, expected none: only at the very end it continues the line"
        ),
        (
            "User=a \\ \\\n",
            "7: has blanks after its last backslash, expected none: only at the very end it continues the line"
        ),
        (
            "Cc=a@example.com,\\\n# here\n b@@example.com",
            "7: Cc= is 'b@@example.com', expected e-mail addresses such as pagos@example.com"
        ),
    ])
    func `names what is wrong with a line`(text: String, complaint: String) {
        #expect(complaints(text) == ["recordad.conf:" + complaint])
    }

    @Test func `gives up on a file with a NUL byte`() {
        #expect(
            complaints("User=a\0b\nQuatsch=1") == ["recordad.conf:7: holds a NUL byte, expected a text file"])
    }

    @Test func `wants a section first`() {
        #expect(
            parse("Name=x\n" + required).1.map(\.description) == [
                "recordad.conf:1: 'Name=' stands before the first section, expected a line such as [Company]"
            ])
    }

    @Test func `wants UTF-8 outside comments and says on which line it is not`() {
        let latin1 = Array((required + "# a").utf8) + [0xF1, 0x0A] + Array("ReplyTo=".utf8) + [0xF1, 0x0A]
        let (_, complaints) = Configuration.parse(
            [SettingsText(path: "recordad.conf", bytes: latin1)], in: surroundings())
        #expect(
            complaints.map(\.description) == ["recordad.conf:8: is not UTF-8, expected a file saved as UTF-8"])
    }

    @Test func `counts the lines of a continued value`() {
        #expect(
            complaints("User=a\\\n\u{1}\\\nb\nTimeout=soon").map { $0.prefix(16) } == [
                "recordad.conf:8:", "recordad.conf:10",
            ])
    }
}

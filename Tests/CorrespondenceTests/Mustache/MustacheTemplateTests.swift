import Correspondence
import Testing

/// What recordad relies on, also where the specification's files are not at hand.
@Suite struct MustacheTemplateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let template: String
        let expected: String
        var partials: [String: String] = [:]
        var testDescription: String { template }
    }

    static let data = MustacheValue.record([
        "name": .text("Ana & \"Co\""), "zero": .number(0), "three": .number(3), "yes": .flag(true), "no": .flag(false),
        "empty": .text(""), "none": .list([]), "words": .list([.text("a"), .text("<b>")]),
        "client": .record(["name": .text("ACME"), "tax": .record(["id": .text("76.1")])]),
        "rows": .list([.record(["n": .number(1)]), .record(["n": .number(2), "name": .text("own")])]),
        "tricky": .text("{{client.name}} {{#yes}}"),
    ])

    static let cases: [Case] = [
        Case(template: "plain { text }", expected: "plain { text }"),
        Case(template: "{{name}}|{{{name}}}|{{&name}}", expected: "Ana &amp; &quot;Co&quot;|Ana & \"Co\"|Ana & \"Co\""),
        Case(template: "{{ client.tax.id }}{{client.none}}{{none.at.all}}", expected: "76.1"),
        Case(template: "{{#client}}{{name}}{{#tax}}{{id}}{{/tax}}{{/client}}", expected: "ACME76.1"),
        Case(template: "{{#rows}}{{n}}={{{name}}};{{/rows}}", expected: "1=Ana & \"Co\";2=own;"),
        Case(template: "{{#words}}({{.}}){{/words}}", expected: "(a)(&lt;b&gt;)"),
        Case(template: "{{#zero}}x{{/zero}}{{^zero}}0{{/zero}}{{#empty}}x{{/empty}}{{#none}}x{{/none}}", expected: "0"),
        Case(template: "{{#no}}x{{/no}}{{^no}}y{{/no}}{{#missing}}x{{/missing}}{{three}}{{yes}}", expected: "y3true"),
        Case(template: "a\n  {{#yes}}\n  b\n  {{/yes}}\nc", expected: "a\n  b\nc"),
        Case(template: "a\r\n{{! gone }}\r\nb {{! here }} c\n", expected: "a\r\nb  c\n"),
        Case(template: "{{=<% %>=}}<%three%>{{three}}<%={{ }}=%>{{three}}", expected: "3{{three}}3"),
        Case(template: "[{{>p}}]", expected: "[<ACME>]", partials: ["p": "<{{client.name}}>"]),
        Case(template: "[{{>missing}}]", expected: "[]"),
        Case(template: " {{>p}}\n.", expected: " 1\n 2\n.", partials: ["p": "1\n2\n"]),
        Case(template: " {{>p}}\n", expected: " a\n  b\n  c\n", partials: ["p": "a\n {{>q}}\n", "q": "b\nc\n"]),
        Case(template: " {{>p}}\n", expected: " x 1\n2\n", partials: ["p": "x {{>q}}\n", "q": "1\n2"]),
        Case(
            template: " {{>p}}", expected: " ACME\n true\n",
            partials: ["p": "{{client.name}}\n{{#yes}}{{yes}}{{/yes}}\n"]),
        Case(template: "{{tricky}}", expected: "{{client.name}} {{#yes}}"),
    ]

    @Test(arguments: cases)
    func `renders`(_ test: Case) throws {
        #expect(try render(test.template, Self.data, partials: test.partials) == test.expected)
    }

    @Test func `leaves signs alone in plain text`() throws {
        #expect(try render("{{name}} <'>", Self.data, escaping: .none) == "Ana & \"Co\" <'>")
    }

    @Test func `escapes both quotes, so that a value can stand in any attribute`() throws {
        #expect(try render("{{v}}", .record(["v": .text("<'\"&ñ>")])) == "&lt;&#39;&quot;&amp;ñ&gt;")
    }

    @Test(arguments: [
        ("a\n{{#x}}\nb", ["t:2: section 'x' is not closed, expected '{{/x}}'"]),
        ("{{/x}}", ["t:1: '{{/x}}' closes a section that is not open, no section is open"]),
        ("{{#a}}\n{{/b}}\n{{/a}}", ["t:2: '{{/b}}' closes a section that is not open, expected '{{/a}}' of line 1"]),
        ("{{#a}}{{#b}}\n{{/a}}", ["t:1: section 'b' is not closed before '{{/a}}' on line 2"]),
        ("{{=<%=}}", ["t:1: delimiters are '<%', expected two words without '=', as in '{{=<% %>=}}'"]),
        ("\n{{name", ["t:2: a tag begins with '{{' and has no '}}'"]),
        ("{{}}", ["t:1: name is '', expected one without blanks, as in '{{client.name}}'"]),
        (
            "{{#a b}}{{/a b}}\n{{> }}",
            [
                "t:1: name is 'a b', expected one without blanks, as in '{{client.name}}'",
                "t:1: name is 'a b', expected one without blanks, as in '{{client.name}}'",
                "t:2: partial is '', expected a name without blanks",
            ]
        ),
        (
            "{{#a}}\n{{b..c}}\n{{/d}}",
            [
                "t:1: section 'a' is not closed, expected '{{/a}}'",
                "t:2: name is 'b..c', expected one without blanks, as in '{{client.name}}'",
                "t:3: '{{/d}}' closes a section that is not open, expected '{{/a}}' of line 1",
            ]
        ),
    ])
    func `names every mistake with its line`(source: String, expected: [String]) {
        #expect(MustacheTemplate.compile(source, file: "t").complaints.map(\.description) == expected)
    }

    @Test func `lists every name with its line and the sections that it sees`() {
        let source = "{{a.b}}\n{{#list}}\n{{^no}}{{{c}}}{{/no}}\n{{> p }}{{/list}}"
        let uses = MustacheTemplate.compile(source, file: "t").template.uses
        let told = uses.map { "\($0.line) \($0.name) \($0.sections)" }
        #expect(
            told == [
                "1 value(a.b) []", "2 section(list) []", "3 section(no) [list]", "3 value(c) [list]",
                "4 partial(\"p\") [list]",
            ])
    }

    @Test func `stops a partial that includes itself`() throws {
        #expect {
            try render("{{>p}}", .absent, partials: ["p": "\n{{>p}}"])
        } throws: { error in
            "\(error)" == "p:2: partial 'p' is more than 32 partials deep"
        }
    }

    /// Four items, sixteen sections deep, are four thousand million.
    @Test func `stops a list that is inside itself`() throws {
        let source = String(repeating: "{{#l}}\n", count: 16) + "x" + String(repeating: "{{/l}}", count: 16)
        #expect {
            try render(source, .record(["l": .list([.flag(true), .flag(true), .flag(true), .flag(true)])]))
        } throws: { error in
            "\(error)".hasSuffix(
                "filled, it is longer than any message; expected no section of a list inside itself, or fewer items")
        }
    }

    /// Twenty tags a row, as the letters' own rows have.
    @Test func `fills a row for each item, however many there are`() throws {
        let source = "{{#l}}" + String(repeating: "{{t}}", count: 20) + "{{/l}}"
        let list = MustacheValue.list(Array(repeating: .record(["t": .text("x")]), count: 25_000))
        #expect(try render(source, .record(["l": list])).utf8.count == 500_000)
    }

    @Test func `stops a list inside itself before it has grown with the square of its items`() {
        let list = MustacheValue.list(Array(repeating: .text("x"), count: 5_000))
        #expect(throws: TemplateError.self) { try render("{{#l}}{{#l}}{{/l}}{{/l}}", .record(["l": list])) }
    }

    @Test func `stops before the text takes the memory`() throws {
        let paragraph = MustacheValue.text(String(repeating: "x", count: 1 << 20))
        let list = MustacheValue.list(Array(repeating: .record(["t": paragraph]), count: 100))
        #expect(throws: TemplateError.self) { try render("{{#l}}{{t}}{{/l}}", .record(["l": list])) }
    }

    @Test func `refuses sections nested without end`() {
        func complaints(_ depth: Int) -> [String] {
            let source = String(repeating: "{{#a}}\n", count: depth) + String(repeating: "{{/a}}", count: depth)
            return MustacheTemplate.compile(source, file: "t").complaints.map(\.description)
        }
        #expect(complaints(32) == [])
        #expect(complaints(33) == ["t:33: section 'a' is more than 32 sections deep"])
        #expect(complaints(100_000) == ["t:33: section 'a' is more than 32 sections deep"])
    }
}

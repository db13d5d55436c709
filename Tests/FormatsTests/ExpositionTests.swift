import Formats
import Testing

@Suite struct `The format of Prometheus` {
    @Test func `names each family once, with what it means and its kind before its samples`() {
        var page = Exposition()
        page.add("a_total", .counter, "Things.", [.init(3, ["kind": "x"]), .init(0, ["kind": "y"])])
        page.add("b", .gauge, "Whether.", [.init(true)])
        #expect(
            page.text == """
                # HELP a_total Things.
                # TYPE a_total counter
                a_total{kind="x"} 3
                a_total{kind="y"} 0
                # HELP b Whether.
                # TYPE b gauge
                b 1

                """)
    }

    @Test func `leaves out what is not known`() {
        var page = Exposition()
        page.add("a", .gauge, "Things.", [])
        #expect(page.text == "")
    }

    @Test func `escapes what would end a value or a line`() {
        var page = Exposition()
        page.add("a", .gauge, "A \"b\" \\ c\nd", [.init(1, ["x": "A \"b\" \\ c\nd"])])
        #expect(page.text.hasPrefix("# HELP a A \"b\" \\\\ c\\nd\n"))
        #expect(page.text.hasSuffix("a{x=\"A \\\"b\\\" \\\\ c\\nd\"} 1\n"))
    }
}

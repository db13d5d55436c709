import Foundation
import TestSupport

/// What Python's `html.parser` finds in a page besides its text: elements, attributes, and where they point to.
enum HTMLSkeleton {
    static func read(_ pages: [String]) throws -> [String] {
        let finished = try run("python3", ["-c", program], input: [UInt8](try JSONEncoder().encode(pages)))
        return try JSONDecoder().decode([String].self, from: Data(finished.output.utf8))
    }

    /// The addresses that the page's links point to.
    static func links(_ page: String) throws -> [String] {
        try read([page])[0].split(separator: "\n").filter { $0.hasPrefix("href ") }.map { String($0.dropFirst(5)) }
    }

    private static let program = """
        import html.parser, json, sys
        class Reader(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(); self.found = []
            def handle_starttag(self, tag, attributes):
                self.found.append("<" + tag + " " + " ".join(name for name, _ in attributes))
                self.found += [f"{n} {v}" for n, v in attributes if n in ("href", "src", "style", "background", "action")]
            def handle_endtag(self, tag): self.found.append("</" + tag)
            def handle_comment(self, text): self.found.append("<!--" + text)
            def handle_decl(self, text): self.found.append("<!" + text)
            def handle_pi(self, text): self.found.append("<?" + text)
        def skeleton(page):
            reader = Reader(); reader.feed(page); reader.close()
            return "\\n".join(reader.found)
        print(json.dumps([skeleton(page) for page in json.load(sys.stdin)]))
        """
}

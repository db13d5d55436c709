/// One rendering of a template.
struct MustacheRenderer {
    private(set) var output: [UInt8] = []
    private let escaping: MustacheTemplate.Escaping
    private let partials: [String: MustacheTemplate]
    /// The values around the present place, innermost last.
    private var context: [MustacheValue]
    /// What each source line of the present partial begins with.
    private var indentation: [UInt8] = []
    private var partialDepth = 0
    /// How many pieces sections and partials have brought.
    private var pieces = 0
    private var allowedPieces = MustacheTemplate.maximumPieces

    init(_ value: MustacheValue, escaping: MustacheTemplate.Escaping, partials: [String: MustacheTemplate]) {
        self.context = [value]
        self.escaping = escaping
        self.partials = partials
        output.reserveCapacity(8192)
    }

    mutating func render(_ template: MustacheTemplate) throws(TemplateError) {
        try render(template.nodes, of: template)
    }

    private mutating func render(_ nodes: [MustacheNode], of template: MustacheTemplate) throws(TemplateError) {
        for node in nodes {
            switch node {
            case .text(let bytes, let startsLine): append(bytes, startsLine: startsLine)
            case .variable(let path, let isEscaped, _): append(value(at: path), isEscaped: isEscaped)
            case .section(let path, let isInverted, let line, let body):
                try renderSection(value(at: path), isInverted: isInverted, body, line: line, of: template)
            case .partial(let name, let indentation, let line):
                guard let partial = partials[name] else { continue }
                guard partialDepth < MustacheTemplate.maximumPartialDepth else {
                    throw TemplateError(
                        file: template.file, line: line,
                        message: "partial '\(name)' is more than \(MustacheTemplate.maximumPartialDepth) partials deep")
                }
                try count(partial.nodes, line: line, of: template)
                try render(partial, indentation: indentation)
            }
        }
    }

    private mutating func renderSection(
        _ value: MustacheValue, isInverted: Bool, _ body: [MustacheNode], line: Int, of template: MustacheTemplate
    ) throws(TemplateError) {
        if isInverted {
            if !value.isTrue { try render(body, of: template) }
            return
        }
        guard value.isTrue else { return }
        let items = if case .list(let items) = value { items } else { [value] }
        for item in items {
            try count(body, line: line, of: template)
            context.append(item)
            try render(body, of: template)
            context.removeLast()
        }
    }

    private mutating func render(_ partial: MustacheTemplate, indentation own: [UInt8]?) throws(TemplateError) {
        let outer = indentation
        indentation = own.map { outer + $0 } ?? []
        partialDepth += 1
        try render(partial)
        partialDepth -= 1
        indentation = outer
    }

    /// A list inside itself, a few sections deep, would be filled for longer than anybody waits.
    private mutating func count(
        _ nodes: [MustacheNode], line: Int, of template: MustacheTemplate
    ) throws(TemplateError) {
        pieces += 1 + nodes.count
        if pieces > allowedPieces {
            allowedPieces = max(allowedPieces, context[0].longestList * MustacheTemplate.maximumPiecesPerItem)
        }
        guard pieces <= allowedPieces, output.count <= MustacheTemplate.maximumLength else {
            throw TemplateError(
                file: template.file, line: line,
                message:
                    "filled, it is longer than any message; expected no section of a list inside itself, or fewer items"
            )
        }
    }

    /// The first segment is looked for outwards; the rest must be inside what was found.
    private func value(at path: MustachePath) -> MustacheValue {
        guard let first = path.segments.first else { return context[context.count - 1] }
        var depth = context.count - 1
        while depth >= 0 {
            if var found = context[depth].member(first) {
                for segment in path.segments.dropFirst() {
                    guard let inner = found.member(segment) else { return .absent }
                    found = inner
                }
                return found
            }
            depth -= 1
        }
        return .absent
    }

    private mutating func append(_ bytes: [UInt8], startsLine: Bool) {
        guard !indentation.isEmpty else {
            output += bytes
            return
        }
        if startsLine { output += indentation }
        for (index, byte) in bytes.enumerated() {
            output.append(byte)
            if byte == UInt8(ascii: "\n"), index + 1 < bytes.count { output += indentation }
        }
    }

    private mutating func append(_ value: MustacheValue, isEscaped: Bool) {
        switch value {
        case .absent, .list, .record: break
        case .flag(let flag): output += String(flag).utf8
        case .number(let number): output += String(number).utf8
        case .text(let text):
            if isEscaped, escaping == .html, text.utf8.contains(where: Self.isMarkup) {
                for byte in text.utf8 { appendEscaped(byte) }
            } else {
                output += text.utf8
            }
        }
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): output += "&amp;".utf8
        case UInt8(ascii: "<"): output += "&lt;".utf8
        case UInt8(ascii: ">"): output += "&gt;".utf8
        case UInt8(ascii: "\""): output += "&quot;".utf8
        case UInt8(ascii: "'"): output += "&#39;".utf8
        default: output.append(byte)
        }
    }
}

/// Reads the source of a template once, from its beginning to its end.
struct MustacheCompiler {
    private let source: [UInt8]
    private let file: String
    private var position = 0
    private var line = 1
    private var delimiters = MustacheDelimiters()
    /// What is being filled: the template itself, then the sections that are open.
    private var bodies: [[MustacheNode]] = [[]]
    private var open: [OpenSection] = []
    private(set) var complaints: [TemplateError] = []

    private struct OpenSection {
        let path: MustachePath
        let isInverted: Bool
        let line: Int
    }

    init(_ source: String, file: String) {
        self.source = Array(source.utf8)
        self.file = file
    }

    mutating func compile() -> [MustacheNode] {
        while open.count <= MustacheTemplate.maximumNesting,
            let start = source.firstRange(of: delimiters.open, from: position)
        {
            let tagLine = line + newlines(in: position..<start)
            do {
                take(try MustacheTag(source, at: start, delimiters), from: start, line: tagLine)
            } catch {
                complain(tagLine, "a tag begins with '\(error.opening)' and has no '\(error.closing)'")
                break
            }
        }
        appendText(upTo: source.count)
        // Reading stops at what is too deep, so that nothing else recurses without end; the ends were not seen.
        let isTooDeep = open.count > MustacheTemplate.maximumNesting
        if isTooDeep, let last = open.last {
            complain(last.line, "section '\(last.path)' is more than \(MustacheTemplate.maximumNesting) sections deep")
        }
        while let section = open.last, !isTooDeep {
            complain(section.line, "section '\(section.path)' is not closed, expected '{{/\(section.path)}}'")
            closeInnermost()
        }
        complaints.sort { $0.line < $1.line }
        return bodies[0]
    }

    /// A tag that may stand alone takes its whole line with it when nothing else is there.
    private mutating func take(_ tag: MustacheTag, from start: Int, line tagLine: Int) {
        let lineStart = tag.kind.mayStandAlone ? blankLineStart(before: start) : nil
        let lineEnd = lineStart == nil ? nil : blankLineEnd(after: tag.end)
        var indentation: [UInt8]?
        if let lineStart, lineEnd != nil {
            appendText(upTo: lineStart)
            indentation = Array(source[lineStart..<start])
        } else {
            appendText(upTo: start)
            if isLineStart(start) { bodies[bodies.count - 1].append(.text([], startsLine: true)) }
        }
        let end = lineEnd ?? tag.end
        line = tagLine + newlines(in: start..<end)
        position = end
        perform(tag, indentation: indentation, line: tagLine)
    }

    private mutating func perform(_ tag: MustacheTag, indentation: [UInt8]?, line: Int) {
        switch tag.kind {
        case .comment: break
        case .delimiters:
            if let changed = MustacheDelimiters(tag.content) {
                delimiters = changed
            } else {
                complain(line, "delimiters are '\(tag.content)', expected two words without '=', as in '{{=<% %>=}}'")
            }
        case .partial:
            guard !tag.content.isEmpty, !tag.content.contains(where: \.isWhitespace) else {
                complain(line, "partial is '\(tag.content)', expected a name without blanks")
                return
            }
            bodies[bodies.count - 1].append(.partial(tag.content, indentation: indentation, line: line))
        case .section, .inverted: beginSection(tag, path(tag, line), line)
        case .close: endSection(path(tag, line), line)
        case .variable, .unescaped:
            bodies[bodies.count - 1].append(.variable(path(tag, line), isEscaped: tag.kind == .variable, line: line))
        }
    }

    /// A name that is none is reported, and stands as it is, so that its section still has an end.
    private mutating func path(_ tag: MustacheTag, _ line: Int) -> MustachePath {
        if let path = MustachePath(tag.content) { return path }
        complain(line, "name is '\(tag.content)', expected one without blanks, as in '{{client.name}}'")
        return MustachePath(segments: [tag.content])
    }

    private mutating func beginSection(_ tag: MustacheTag, _ path: MustachePath, _ line: Int) {
        open.append(OpenSection(path: path, isInverted: tag.kind == .inverted, line: line))
        bodies.append([])
    }

    /// Closes the section of that name; those left open inside it are named and closed with it.
    private mutating func endSection(_ path: MustachePath, _ line: Int) {
        guard open.contains(where: { $0.path == path }) else {
            let expected = open.last.map { "expected '{{/\($0.path)}}' of line \($0.line)" } ?? "no section is open"
            complain(line, "'{{/\(path)}}' closes a section that is not open, \(expected)")
            return
        }
        while let section = open.last, section.path != path {
            complain(section.line, "section '\(section.path)' is not closed before '{{/\(path)}}' on line \(line)")
            closeInnermost()
        }
        closeInnermost()
    }

    private mutating func closeInnermost() {
        let section = open.removeLast()
        let body = bodies.removeLast()
        bodies[bodies.count - 1].append(
            .section(section.path, isInverted: section.isInverted, line: section.line, body: body))
    }

    private mutating func appendText(upTo end: Int) {
        guard position < end else { return }
        bodies[bodies.count - 1].append(.text(Array(source[position..<end]), startsLine: isLineStart(position)))
    }

    private mutating func complain(_ line: Int, _ message: String) {
        complaints.append(TemplateError(file: file, line: line, message: message))
    }
}

extension MustacheCompiler {
    private func isLineStart(_ index: Int) -> Bool { index == 0 || source[index - 1] == UInt8(ascii: "\n") }

    /// Where the line begins, if only blanks are between it and `index`.
    private func blankLineStart(before index: Int) -> Int? {
        var start = index
        while start > position, isBlank(source[start - 1]) { start -= 1 }
        return isLineStart(start) ? start : nil
    }

    /// Where the next line begins, if only blanks are between `index` and it.
    private func blankLineEnd(after index: Int) -> Int? {
        var end = index
        while end < source.count, isBlank(source[end]) { end += 1 }
        if end + 1 < source.count, source[end] == UInt8(ascii: "\r"), source[end + 1] == UInt8(ascii: "\n") {
            return end + 2
        }
        guard end < source.count else { return end }
        return source[end] == UInt8(ascii: "\n") ? end + 1 : nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private func newlines(in range: Range<Int>) -> Int {
        source[range].reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    }
}

/// A template of Mustache, compiled once and rendered often.
///
/// All mandatory parts of the specification at mustache/spec: interpolation, sections, inverted sections,
/// comments, partials and delimiters, with its rules for white space. Not its optional parts (lambdas, inheritance).
package struct MustacheTemplate: Sendable {
    /// How errors name it.
    package let file: String
    let nodes: [MustacheNode]

    /// Sections within sections; more are refused when compiling.
    package static let maximumNesting = 32
    /// Partials within partials; more stop the rendering.
    package static let maximumPartialDepth = 32
    /// Texts and tags that sections and partials bring, each time that they do; more stop the rendering.
    package static let maximumPieces = 400_000
    /// The same for each item of the longest list, where that allows more: ten times what a row of a letter has.
    package static let maximumPiecesPerItem = 400
    /// Bytes of a filled template, beyond what mail servers take.
    package static let maximumLength = 32 << 20

    /// What becomes of `& < > " '` in `{{name}}`.
    package enum Escaping: Sendable { case html, none }

    /// The template, and every mistake in it; with mistakes it is not fit for use.
    package static func compile(
        _ source: String, file: String
    ) -> (template: MustacheTemplate, complaints: [TemplateError]) {
        var compiler = MustacheCompiler(source, file: file)
        let nodes = compiler.compile()
        return (MustacheTemplate(file: file, nodes: nodes), compiler.complaints)
    }

    /// The template filled with `value`; partials that are not in `partials` are empty, as absent values are.
    package func render(
        _ value: MustacheValue, escaping: Escaping, partials: [String: MustacheTemplate] = [:]
    ) throws(TemplateError) -> [UInt8] {
        var renderer = MustacheRenderer(value, escaping: escaping, partials: partials)
        try renderer.render(self)
        return renderer.output
    }

    /// Nothing but blanks, whatever it is filled with.
    package var isBlank: Bool {
        nodes.allSatisfy { node in
            guard case .text(let bytes, _) = node else { return false }
            return bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
        }
    }

    /// Every name in the template, in its order.
    package var uses: [MustacheUse] {
        var uses: [MustacheUse] = []
        MustacheUse.collect(nodes, within: [], into: &uses)
        return uses
    }
}

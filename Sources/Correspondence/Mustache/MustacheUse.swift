/// A name as a template uses it.
package struct MustacheUse: Hashable, Sendable {
    package let name: Name
    /// From 1.
    package let line: Int
    /// The sections around it whose value it can see, outermost first; inverted ones show nothing new.
    package let sections: [MustachePath]

    package enum Name: Hashable, Sendable {
        case value(MustachePath)
        case section(MustachePath)
        case partial(String)
    }

    static func collect(_ nodes: [MustacheNode], within sections: [MustachePath], into uses: inout [MustacheUse]) {
        for node in nodes {
            switch node {
            case .text: break
            case .variable(let path, _, let line):
                uses.append(MustacheUse(name: .value(path), line: line, sections: sections))
            case .section(let path, let isInverted, let line, let body):
                uses.append(MustacheUse(name: .section(path), line: line, sections: sections))
                collect(body, within: isInverted ? sections : sections + [path], into: &uses)
            case .partial(let name, _, let line):
                uses.append(MustacheUse(name: .partial(name), line: line, sections: sections))
            }
        }
    }
}

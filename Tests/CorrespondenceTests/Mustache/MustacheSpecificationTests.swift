import Correspondence
import Foundation
import TestSupport
import Testing

/// The published specification's own files, github.com/mustache/spec, as they are.
@Suite struct MustacheSpecificationTests {
    static let modules = ["comments", "delimiters", "interpolation", "inverted", "partials", "sections"]

    @Test(
        .enabled(
            if: Repository.sharedData("mustache/sections.json") != nil,
            "skipped: the specification's files are not in shared/data/mustache"),
        arguments: modules)
    func `renders every test of the specification as it says`(module: String) throws {
        let file = try #require(Repository.sharedData("mustache/\(module).json"))
        let specification = try JSONDecoder().decode(Specification.self, from: Data(contentsOf: file))
        #expect(specification.tests.count >= 10)
        for test in specification.tests {
            let rendered = try render(test.template, test.data.value, partials: test.partials ?? [:])
            #expect(rendered == test.expected, "\(test.name): \(test.desc)")
        }
    }

    private struct Specification: Decodable {
        let tests: [Test]

        struct Test: Decodable {
            let name: String
            let desc: String
            let data: JSON
            let template: String
            let expected: String
            let partials: [String: String]?
        }
    }

    private struct JSON: Decodable {
        let value: MustacheValue

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .absent
            } else if let flag = try? container.decode(Bool.self) {  // another kind of value comes next
                value = .flag(flag)
            } else if let number = try? container.decode(Int.self) {
                value = .number(number)
            } else if let number = try? container.decode(Decimal.self) {
                value = .text("\(number)")
            } else if let text = try? container.decode(String.self) {
                value = .text(text)
            } else if let list = try? container.decode([JSON].self) {
                value = .list(list.map(\.value))
            } else {
                value = .record(try container.decode([String: JSON].self).mapValues(\.value))
            }
        }
    }
}

/// Fails when a template or a partial does not compile.
func render(
    _ source: String, _ value: MustacheValue, partials: [String: String] = [:],
    escaping: MustacheTemplate.Escaping = .html
) throws -> String {
    func compiled(_ source: String, _ name: String) throws -> MustacheTemplate {
        let (template, complaints) = MustacheTemplate.compile(source, file: name)
        if let complaint = complaints.first { throw complaint }
        return template
    }
    let partials = try Dictionary(uniqueKeysWithValues: partials.map { ($0.key, try compiled($0.value, $0.key)) })
    let bytes = try compiled(source, "test").render(value, escaping: escaping, partials: partials)
    return String(decoding: bytes, as: UTF8.self)
}
